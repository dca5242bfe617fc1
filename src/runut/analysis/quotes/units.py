"""Units: the sentences that statements are looked for in, with every spoken passage masked out."""

from __future__ import annotations

from typing import NamedTuple

from runut.analysis.quotes.marks import Marks
from runut.model import ARTICLE_KINDS, Analysis, Article

MASK = "\x01"
"""Stands for one character of a direct quotation; no word, space or comma, so no frame reaches into it."""


class Unit(NamedTuple):
    """A sentence `start:end` in a block of `kind`; sentences that share a pair of marks are one unit."""

    start: int
    end: int
    kind: str


def units_of(article: Article, analysis: Analysis, marks: list[Marks]) -> list[Unit]:
    """The units of title, lead, body and sub-headings, in order."""
    units: list[Unit] = []
    block = -1
    open_spans = [(m.open, m.close) for m in marks]
    at = 0
    for sentence in analysis.sentences:
        kind = article.blocks[sentence.block].kind
        if kind not in ARTICLE_KINDS:
            continue
        while at < len(open_spans) and open_spans[at][1] <= sentence.start:
            at += 1
        inside = at < len(open_spans) and open_spans[at][0] < sentence.start < open_spans[at][1]
        if units and block == sentence.block and inside:
            units[-1] = units[-1]._replace(end=sentence.end)
        else:
            units.append(Unit(sentence.start, sentence.end, kind))
        block = sentence.block
    return units


def masked(text: str, spans: list[tuple[int, int]]) -> str:
    """`text` with every character of the spans replaced by MASK; offsets stay as they are."""
    parts: list[str] = []
    at = 0
    for start, end in spans:
        parts += (text[at:start], MASK * (end - start))
        at = end
    parts.append(text[at:])
    return "".join(parts)
