"""Figures: the numbers of a sentence with what they count and whether they are bounds."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from runut.language import LANGUAGES
from runut.linking.roots import root
from runut.linking.words import plain, rarity

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:-[^\W\d_]+)*")
_REACH = 4
"""Words after a number among which the thing counted is looked for."""


class Figure(NamedTuple):
    """A number in a text: `value`, the root of the word for what is counted, whether it is a bound or rough figure
    ("around"), whether it is an ordinal, and the offsets of its words."""

    value: float
    of: str
    around: bool
    ordinal: bool
    start: int
    end: int


@cache
def _table(language: str) -> dict[str, Any]:
    return LANGUAGES[language].table("hedges")


def figures_of(text: str, language: str | None) -> list[Figure]:
    """The figures of `text`; a number with nothing counted after it is left out, and so are parts of dates."""
    if language not in LANGUAGES:
        return []
    table, words = _table(language), rarity(language)
    tokens = list(_TOKEN.finditer(text))
    found: list[Figure] = []
    for at, token in enumerate(tokens):
        word = token.group().lower()
        ordinal = word in table["ordinals"]
        value = _value(word, table, language)
        if value is None or _in_date(text, token.start(), token.end()):
            continue
        end, after = token.end(), at + 1
        while after < len(tokens) and tokens[after].group().lower() in table["numbers"]:
            value *= table["numbers"][tokens[after].group().lower()]
            end = tokens[after].end()
            after += 1
        counted = _counted(tokens, after, words.stopwords, table)
        if ordinal:
            # "pertemuan ketiga" counts what stands before it, "third meeting" what follows.
            before = tokens[at - 1].group() if at else ""
            counted = before if language == "id" and before and not before[0].isdigit() else counted
        if counted:
            head = text[max(token.start() - 24, 0) : token.start()].lower().rstrip()
            around = any(head.endswith(phrase) for phrase in table["around"])
            found.append(Figure(value, root(plain(counted), language), around, ordinal, token.start(), end))
    return found


def _value(word: str, table: dict[str, Any], language: str) -> float | None:
    if word in table["ordinals"]:
        return float(table["ordinals"][word])
    if word in table["words"]:
        return float(table["words"][word])
    if not word[0].isdigit():
        return None
    point, group = (",", ".") if language == "id" else (".", ",")
    parts = word.split(point)
    whole = parts[0].replace(group, "")
    try:
        return float(f"{whole}.{parts[1]}") if len(parts) == 2 else float(whole)
    except ValueError:  # "1.2,3.4" is a version or a list, not a number
        return None


def _in_date(text: str, start: int, end: int) -> bool:
    """Whether the number is part of "13/6/2025", of a clock time or of a year in brackets."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return (before in "/(:" and bool(before)) or (bool(after) and after in "/:")


def _counted(tokens: list[re.Match[str]], at: int, stopwords: frozenset[str], table: dict[str, Any]) -> str:
    for token in tokens[at : at + _REACH]:
        word = token.group().lower()
        if word[0].isdigit() or word in table["words"]:
            return ""
        if word not in stopwords and len(word) > 2:
            return token.group()
    return ""
