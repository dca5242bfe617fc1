"""How often a sentence that is about sport, show business, cars or markets is rightly told to hold no event.

usage: python quality/events_none.py SHARED [--show]

Reads every second page of those sections of June 2025 (the others may be used in training), 500 sentences spread
over them, each read alone.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from runut.analysis import EXTRACTORS
from runut.analysis.events import events_of
from runut.language import INDONESIAN
from runut.model import Analysis, Article, Block

SECTIONS = ("sport.detik.com", "hot.detik.com", "oto.detik.com", "finance.detik.com/bursa", "finance.detik.com/berita")
WANTED = 500


def sentences(shared: Path, *, half: int) -> Iterator[str]:
    """Sentences of non-political pages; `half` 0 for measuring, 1 for training."""
    csv.field_size_limit(10**9)
    path = shared / "data" / "raw" / "june2025" / "june2025_detik.csv"
    with path.open(encoding="utf-8", errors="replace") as opened:
        pages = [row for row in csv.DictReader(opened) if any(name in (row["url"] or "") for name in SECTIONS)]
    for number, row in enumerate(pages):
        if number % 2 == half:
            for line in (row["content"] or "").split("\n")[1:14:1]:
                text = line.strip()
                if 50 <= len(text) <= 400:
                    yield text


def spread(found: list[str], wanted: int) -> list[str]:
    step = max(1, len(found) // wanted)
    return found[::step][:wanted]


def analysed(text: str) -> tuple[Article, Analysis]:
    article = Article(
        id="n", source="n", sha256="", text=text, blocks=(Block("body", 0, len(text)),), language="id",
        published="2025-06-15",
    )  # fmt: skip
    analysis = Analysis(article="n")
    for extractor in EXTRACTORS:
        if extractor.gives != "events":
            layer = extractor.extract(article, analysis, INDONESIAN)
            analysis = msgspec.structs.replace(analysis, **{extractor.gives: layer})
    return article, analysis


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args()
    chosen = spread(list(sentences(given.shared, half=0)), WANTED)
    quiet = 0
    for text in chosen:
        article, analysis = analysed(text)
        events = events_of(article, analysis, INDONESIAN)
        quiet += not events
        if events and given.show:
            print([(e.type, e.trigger.text, e.confidence) for e in events], text[:150])
    print(f"{quiet} of {len(chosen)} sentences hold no event: {quiet / len(chosen):.3f}")


if __name__ == "__main__":
    sys.exit(main())
