"""Sentences: where each begins and ends, inside the blocks that are the article and its captions."""

from __future__ import annotations

import re
from functools import cache

from runut.analysis.extractor import Extractor
from runut.language import Language
from runut.model import ARTICLE_KINDS, Analysis, Article, Sentence

READ_KINDS = ARTICLE_KINDS | {"caption"}

# An end mark, closing quotes or brackets after it, then white space and something that can begin a sentence.
_END = re.compile(r"""[.!?…]+["”’'»)\]]*(?=\s+["“‘'«(\[]?[A-Z0-9À-Þ])|\n\s*\n""")
_LAST_WORD = re.compile(r"([\w.]+)\.$")


@cache
def _abbreviations(language: Language) -> frozenset[str]:
    return frozenset(row["form"] for row in language.rows("abbreviations"))


def split(text: str, start: int, end: int, language: Language) -> list[tuple[int, int]]:
    """The sentences of `text[start:end]` as (start, end) without the white space around them."""
    abbreviations = _abbreviations(language)
    out: list[tuple[int, int]] = []
    left = start
    for match in _END.finditer(text, start, end):
        if match.group().startswith("."):
            word = _LAST_WORD.search(text, max(left, match.start() - 12), match.start() + 1)
            token = word.group(1) if word else ""
            if token in abbreviations or (len(token) == 1 and token.isupper()):
                continue
        out.append((left, match.end()))
        left = match.end()
    out.append((left, end))
    trimmed = []
    for a, b in out:
        piece = text[a:b]
        a += len(piece) - len(piece.lstrip())
        b -= len(piece) - len(piece.rstrip())
        if a < b:
            trimmed.append((a, b))
    return trimmed


def extract(article: Article, analysis: Analysis, language: Language) -> tuple[Sentence, ...]:
    """The sentences of title, lead, body, sub-headings and captions; the dateline belongs to no sentence."""
    found = []
    for number, block in enumerate(article.blocks):
        if block.kind in READ_KINDS:
            found += [Sentence(a, b, number) for a, b in split(article.text, block.start, block.end, language)]
    return tuple(found)


SENTENCES = Extractor("sentences", "1", needs=(), gives="sentences", extract=extract)
