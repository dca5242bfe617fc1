"""Measures how many of the hand-marked spoken statements of PFSA-ID are found with exact boundaries.

usage: quotes_pfsa.py FILE [FILE ...]   (the corpus may be measured with, never trained on for what ships)

The corpus lists words one a line; marks are joined to their words again, an opening mark to the word behind it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from runut.analysis.quotes.direct import all_marks, direct_quotes
from runut.language import LANGUAGES
from runut.model import Article, Block

CLOSING = set(".,?!:;)%…")
EDGE = ' ”“",.'


def documents(path: Path) -> Iterator[list[tuple[str, str]]]:
    """The words and labels of each article; an article begins where its headline is labelled."""
    current: list[tuple[str, str]] = []
    seen = False
    for line in path.read_text(encoding="utf-8").splitlines():
        word, _, label = line.partition("\t")
        if not word.strip():
            continue
        if label.startswith(("B-ISSUE", "U-ISSUE")):
            if seen:
                yield current
                current = []
            seen = True
        current.append((word, label.strip()))
    yield current


def text_of(words: list[tuple[str, str]]) -> tuple[str, list[tuple[int, int]]]:
    """The text of one article and the places of its statements."""
    text, start, inside, glue = "", None, False, False
    gold: list[tuple[int, int]] = []
    for word, label in words:
        mark = word in ("”", "“", '"')
        opens = mark and not inside
        if text and not glue and not text.endswith("(") and (opens or not (mark or word in CLOSING)):
            text += " "
        glue = opens
        inside = inside != mark
        at = len(text)
        text += word
        if label in ("B-STATEMENT", "U-STATEMENT"):
            start = at
        if label in ("L-STATEMENT", "U-STATEMENT") and start is not None:
            gold.append((start, len(text)))
            start = None
    return text, gold


def main() -> None:
    for name in sys.argv[1:]:
        hit = total = found = 0
        for words in documents(Path(name)):
            text, gold = text_of(words)
            block = (Block("body", 0, len(text)),)
            article = Article(id="x", source="x", sha256="", text=text, blocks=block, language="id")
            quotes = direct_quotes(article, all_marks(article), LANGUAGES["id"])
            got = {text[q.marks.start : q.marks.end].strip(EDGE) for q in quotes}
            total += len(gold)
            found += len(quotes)
            hit += sum(text[a:b].strip(EDGE) in got for a, b in gold)
        print(
            f"{Path(name).name}: {hit} of {total} statements exact, recall {hit / total:.4f}; {found} quotations found"
        )


if __name__ == "__main__":
    main()
