"""Measures reported statements and their speakers on the labelled sentence pairs, both languages.

usage: quotes_clauses.py SHARED [BATCH ...]

Each sentence is read alone, as a body without furniture. A statement counts when its words overlap with the
labelled content by six tenths (4-grams of characters), one to one.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import msgspec
from quotes_seeds import overlap, same

from runut.analysis import EXTRACTORS
from runut.language import LANGUAGES
from runut.model import Analysis, Article, Block, Quote


def quotes_of(text: str, code: str) -> tuple[Quote, ...]:
    blocks = (Block("body", 0, len(text)),)
    article = Article(id="x", source="x", sha256="", text=text, blocks=blocks, language=code, published="2007-03-14")
    analysis = Analysis(article="x")
    for extractor in EXTRACTORS:
        layer = extractor.extract(article, analysis, LANGUAGES[code])
        analysis = msgspec.structs.replace(analysis, **{extractor.gives: layer})
        if extractor.name == "quotes":
            break
    return analysis.quotes


def main() -> None:
    folder = Path(sys.argv[1]) / "data/clauses"
    batches = sys.argv[2:] or ["0", "1", "2", "3", "4", "5"]
    for code in ("id", "en"):
        hit = found = gold = right = asked = 0
        for batch in batches:
            sentences = {}
            for line in (folder / f"train{batch}.txt").read_text(encoding="utf-8").splitlines():
                number, _, rest = line.partition("\t")
                language, _, text = rest.partition("\t")
                if language.lower() == code:
                    sentences[int(number)] = text
            for line in (folder / f"train{batch}.jsonl").read_text(encoding="utf-8").splitlines():
                row = json.loads(line)
                want = [r for r in row["reports"] if r.get(f"content_{code}")]
                got = quotes_of(sentences[row["n"]], code)
                pairs = sorted(
                    (
                        (overlap(w[f"content_{code}"], q.span.text), i, j)
                        for i, w in enumerate(want)
                        for j, q in enumerate(got)
                    ),
                    reverse=True,
                )
                seen_i: set[int] = set()
                seen_j: set[int] = set()
                for share, i, j in pairs:
                    if share < 0.6 or i in seen_i or j in seen_j:
                        continue
                    seen_i.add(i)
                    seen_j.add(j)
                    if speaker := want[i].get(f"speaker_{code}"):
                        asked += 1
                        party = got[j].speaker
                        words = party.span.text if party and party.span else ""
                        right += same(speaker, words) or overlap(speaker, words) >= 0.5
                hit += len(seen_i)
                found += len(got)
                gold += len(want)
        p, r = hit / max(1, found), hit / max(1, gold)
        print(f"{code}: statements P {p:.3f} R {r:.3f} F1 {2 * p * r / (p + r):.3f} of {gold}; "
              f"speaker {right / max(1, asked):.3f} of {asked}")  # fmt: skip


if __name__ == "__main__":
    main()
