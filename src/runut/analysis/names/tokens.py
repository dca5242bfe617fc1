"""Words of a sentence with their places, and what a capital letter at each of them tells."""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(r"[^\W\d_]\.(?=\s?[^\W\d_])|[^\W_]+(?:['’`][^\W_]+)*|[^\w\s]|_")


class Token(NamedTuple):
    """A word or a mark at `start:end`; `lower` its lower-case form; `big` whether it begins with a capital."""

    start: int
    end: int
    text: str
    lower: str
    big: bool


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The tokens of `text[start:end]`."""
    return [
        Token(match.start(), match.end(), match.group(), match.group().lower(), match.group()[0].isupper())
        for match in _TOKEN.finditer(text, start, end)
    ]


def headline_case(words: list[Token]) -> bool:
    """Whether most longer words are capitalised, so that a capital tells nothing."""
    longer = [word for word in words if len(word.text) > 3 and word.text[0].isalpha()]
    return len(longer) >= 4 and sum(word.big for word in longer) > 0.7 * len(longer)
