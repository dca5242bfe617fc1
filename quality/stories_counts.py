"""Counts in how many news articles each word stands, for the tables that weigh words in linking.

    python quality/stories_counts.py SHARED_DATA

Reads the collections of raw news beside the checkout and writes language/<code>/frequencies.tsv: words and numbers
only, no sentence. A word must stand in at least five articles.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from runut.linking.words import words_of

ROOT = Path(__file__).resolve().parent.parent / "src" / "runut" / "language"


def indonesian(data: Path) -> Iterator[str]:
    csv.field_size_limit(10**9)
    seen: set[str] = set()
    for path in sorted((data / "raw" / "june2025").glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                lower = {(key or "").lower(): value or "" for key, value in row.items() if isinstance(value, str)}
                title = lower.get("title") or lower.get("judul") or ""
                body = lower.get("content") or lower.get("isi") or lower.get("isi_berita") or lower.get("body") or ""
                if title not in seen and len(body) > 300:
                    seen.add(title)
                    yield f"{title}\n{body}"
    for path in sorted((data / "raw" / "indosum").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row["id"] not in seen:
                seen.add(row["id"])
                yield " ".join(word for para in row["paragraphs"] for sent in para for word in sent)


def english(data: Path) -> Iterator[str]:
    """Agency sentences in runs of twelve, about the length of a short report, and two collections of news articles."""
    for path in sorted((data / "parallel").rglob("*")):
        if path.is_file() and re.search(r"\ben\b|\.en|-en|_en|eng", path.name.lower()):
            lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
            for at in range(0, len(lines), 12):
                yield " ".join(lines[at : at + 12])
    for path in sorted((data / "quotes" / "polnear").rglob("*.txt")):
        yield path.read_text(encoding="utf-8", errors="replace")
    for path in sorted((data / "timex" / "aquaint").glob("*.tml")):
        yield re.sub(r"<[^>]+>", " ", path.read_text(encoding="utf-8", errors="replace"))


def write(code: str, articles: Iterator[str], least: int) -> None:
    counts: Counter[str] = Counter()
    total = 0
    for text in articles:
        total += 1
        counts.update({word for word in words_of(text) if len(word) > 1 and not word[0].isdigit()})
    rows = sorted((word, count) for word, count in counts.items() if count >= least)
    lines = [
        "# In how many of the counted articles a word stands (quality/stories_counts.py).",
        "word\tarticles",
        f"(all)\t{total}",
    ]
    lines += [f"{word}\t{count}" for word, count in rows]
    (ROOT / code / "frequencies.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(code, total, "articles", len(rows), "words")


if __name__ == "__main__":
    shared = Path(sys.argv[1])
    write("id", indonesian(shared), 6)
    write("en", english(shared), 4)
