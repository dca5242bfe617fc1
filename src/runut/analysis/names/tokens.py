"""Words of a sentence with their places, and what a capital letter at each of them tells."""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(r"[^\W\d_]\.(?=\s?[^\W\d_])|[^\W_]+(?:['’`](?!s\b)[^\W_]+)*|[^\w\s]|_")


class Token(NamedTuple):
    """A word or a mark at `start:end`; `lower` its lower-case form; `big` whether it begins with a capital."""

    start: int
    end: int
    text: str
    lower: str
    big: bool


def tokens(text: str, start: int, end: int, cuts: frozenset[int] = frozenset()) -> list[Token]:
    """The tokens of `text[start:end]`; a token is cut where a known name begins or ends inside it, since pages
    glue a name to its neighbours where a link was removed."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        first, last = match.span()
        for cut in (*(cut for cut in range(first + 1, last) if cut in cuts), last) if cuts else (last,):
            word = text[first:cut]
            found.append(Token(first, cut, word, word.lower(), word[0].isupper()))
            first = cut
    return found


def headline_case(words: list[Token]) -> bool:
    """Whether most longer words are capitalised, so that a capital tells nothing."""
    longer = [word for word in words if len(word.text) > 3 and word.text[0].isalpha()]
    return len(longer) >= 4 and sum(word.big for word in longer) > 0.7 * len(longer)
