"""Roots: words without their endings and prefixes, so that "menyerah" and "penyerahan" meet."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from runut.language import LANGUAGES


class _Rules(NamedTuple):
    least: int
    prefixes: tuple[tuple[str, str], ...]
    kept: frozenset[str]
    first: frozenset[str]
    last: frozenset[str]
    suffixes: tuple[str, ...]


@cache
def _rules(language: str) -> _Rules:
    table = LANGUAGES[language].table("roots")
    return _Rules(
        int(table["least"]),
        tuple((str(prefix), str(back)) for prefix, back in table["prefixes"]),
        frozenset(table["kept"]),
        frozenset(table["first"]),
        frozenset(table["last"]),
        tuple(table["suffixes"]),
    )


@lru_cache(maxsize=200_000)
def root(word: str, language: str | None) -> str:
    """`word` (lower case) without prefix and ending; short words and unknown languages stay as they are."""
    if language not in LANGUAGES or len(word) < 5 or word[0].isdigit():
        return word
    rules = _rules(language)
    for suffix in rules.suffixes:
        if word.endswith(suffix) and len(word) - len(suffix) >= rules.least:
            word = word[: -len(suffix)]
            break
    for prefix, back in rules.prefixes:
        if word.startswith(prefix) and len(word) - len(prefix) + len(back) >= rules.least:
            rest = word[len(prefix) :]
            word = rest if rest[0] in rules.kept else back + rest
            break
    if word[0] in rules.first and len(word) > rules.least:
        word = word[1:]
    return word[:-1] if word[-1] in rules.last and len(word) > rules.least else word
