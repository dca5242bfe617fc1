"""Counts the words of news text for the tables that glued words are parted with.

Usage: python quality/pages_vocabulary.py SHARED OUT_ID OUT_EN, where SHARED holds data/raw and data/parallel.
Only single words and how common they are go into the tables; no text does. IndoSum is tokenised, so its words
are whole; the June 2025 pages hold glued words, so a form that only they have must stand on pages of three
outlets and not itself be a known name or word with a function word stuck to it.
"""

from __future__ import annotations

import collections
import csv
import json
import re
import sys
import zlib
from pathlib import Path

WORD = re.compile(r"[A-Za-zÀ-ɏ]+(?:['’][A-Za-z]+)?")
csv.field_size_limit(10**9)


def held_out(key: str) -> bool:
    """Whether a page is kept out of the counts, so that quality/pages_glue.py measures on pages never counted."""
    return zlib.crc32(key.encode()) % 10 == 0


def indosum(shared: Path) -> tuple[collections.Counter[str], collections.Counter[str]]:
    """Lower-case words, and forms with a capital in mid-sentence, of the tokenised Indonesian news."""
    low: collections.Counter[str] = collections.Counter()
    cap: collections.Counter[str] = collections.Counter()
    seen: set[str] = set()
    for path in sorted((shared / "data/raw/indosum").glob("*.jsonl")):
        for line in path.open(encoding="utf-8"):
            row = json.loads(line)
            if row["id"] in seen or held_out(row["id"]):
                continue
            seen.add(row["id"])
            for paragraph in row["paragraphs"]:
                for sentence in paragraph:
                    for number, token in enumerate(sentence):
                        if not WORD.fullmatch(token):
                            continue
                        if token.islower():
                            low[token] += 1
                        elif number:
                            cap[token] += 1
    return low, cap


def june(shared: Path) -> dict[str, tuple[int, int]]:
    """Form -> (pages, outlets) over the June 2025 pages."""
    pages: collections.Counter[str] = collections.Counter()
    outlets: dict[str, set[str]] = collections.defaultdict(set)
    for path in sorted((shared / "data/raw/june2025").glob("*.csv")):
        for row in csv.DictReader(path.open(encoding="utf-8", errors="replace")):
            if held_out(row.get("Link") or row.get("url") or ""):
                continue
            text = row.get("Isi") or row.get("content") or ""
            for form in set(WORD.findall(text)):
                pages[form] += 1
                outlets[form].add(row.get("Sumber") or path.stem)
    return {form: (count, len(outlets[form])) for form, count in pages.items()}


def agency(shared: Path, language: str) -> tuple[collections.Counter[str], collections.Counter[str]]:
    """Lower-case words, and forms with a capital in mid-sentence, of the agency sentences in one language."""
    low: collections.Counter[str] = collections.Counter()
    cap: collections.Counter[str] = collections.Counter()
    for path in sorted((shared / "data/parallel/bppt").glob(f"*-{language}-*.txt")):
        for line in path.open(encoding="utf-8", errors="replace"):
            for number, form in enumerate(WORD.findall(line)):
                if form.islower():
                    low[form] += 1
                elif number:
                    cap[form] += 1
    return low, cap


def main(shared: Path, out_id: Path, out_en: Path) -> None:
    low, cap = indosum(shared)
    for counts, more in zip((low, cap), agency(shared, "ID"), strict=True):
        counts.update(more)
    seen = june(shared)
    known: dict[str, int] = {form: n for form, n in low.items() if n >= 2 and len(form) > 1}
    known |= {form: n for form, n in cap.items() if n >= 2 and len(form) > 1}
    common = {form for form, n in low.items() if n >= 60}

    def stuck(form: str) -> bool:
        for cut in range(2, len(form) - 1):
            left, right = form[:cut], form[cut:]
            if right in common and (left in known or left.lower() in known) and (left[0].isupper() or left in common):
                return True
            if left.lower() in common and (right in known or right[0].isupper()):
                return True
        return False

    for form, (pages, outlets) in seen.items():
        if form not in known and len(form) > 2 and pages >= 3 and outlets >= 2 and not stuck(form):
            known[form] = pages
        elif form in known:
            known[form] += pages
    write(out_id, known)
    low, cap = agency(shared, "EN")
    write(out_en, {form: n for form, n in (low + cap).items() if n >= 2 and len(form) > 1})


def write(path: Path, known: dict[str, int]) -> None:
    with path.open("w", encoding="utf-8") as out:
        out.write("# Forms of words in news text and how common they are: counted, see quality/pages_vocabulary.py\n")
        out.write("form\tcount\n")
        for form in sorted(known, key=lambda form: (-known[form], form)):
            out.write(f"{form}\t{known[form]}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))
