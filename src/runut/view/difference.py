"""Two wordings of one utterance laid side by side, word by word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Literal

import msgspec

_TOKEN = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")


class Piece(msgspec.Struct, frozen=True):
    """A stretch of a wording: `same` as the other, `moved` within it, or found `only` here."""

    kind: Literal["same", "moved", "only"]
    text: str


def tokens(text: str) -> list[str]:
    """The words of `text`, without marks."""
    return [match.group() for match in _TOKEN.finditer(text) if match.group()[0].isalnum()]


def similarity(first: str, second: str) -> float:
    """Share of words that stand in the same order in both wordings, 0 to 1 (difflib's ratio over words)."""
    one, two = [word.casefold() for word in tokens(first)], [word.casefold() for word in tokens(second)]
    return round(SequenceMatcher(None, one, two, autojunk=False).ratio(), 2)


def _pieces(text: str, same: Sequence[bool], other: set[str]) -> tuple[Piece, ...]:
    """`text` cut where its words change from shared to moved to own."""
    pieces: list[tuple[Literal["same", "moved", "only"], str]] = []
    place, number = 0, 0
    kind: Literal["same", "moved", "only"] = "same"
    for match in _TOKEN.finditer(text):
        word = match.group()
        if word[0].isalnum():
            kind = "same" if same[number] else "moved" if word.casefold() in other else "only"
            number += 1
        if pieces and pieces[-1][0] == kind:
            pieces[-1] = (kind, pieces[-1][1] + text[place : match.end()])
        else:
            lead = text[place : match.start()]
            if lead and pieces:
                pieces[-1] = (pieces[-1][0], pieces[-1][1] + lead)
                lead = ""
            pieces.append((kind, lead + word))
        place = match.end()
    if place < len(text):
        tail = text[place:]
        last = pieces.pop() if pieces else ("same", "")
        pieces.append((last[0], last[1] + tail))
    return tuple(Piece(kind, words) for kind, words in pieces)


def aligned(first: str, second: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both wordings as pieces; joined, the pieces give back each wording exactly."""
    one, two = [word.casefold() for word in tokens(first)], [word.casefold() for word in tokens(second)]
    same_one, same_two = [False] * len(one), [False] * len(two)
    for block in SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks():
        for step in range(block.size):
            same_one[block.a + step] = same_two[block.b + step] = True
    loose_one = {word for word, kept in zip(one, same_one, strict=True) if not kept}
    loose_two = {word for word, kept in zip(two, same_two, strict=True) if not kept}
    return _pieces(first, same_one, loose_two), _pieces(second, same_two, loose_one)
