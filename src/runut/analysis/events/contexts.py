"""Contexts and sizes: why an event belongs to which field of affairs, and how many were killed, hurt or held."""

from __future__ import annotations

import re
from functools import cache

from runut.analysis.events.candidate import Candidate
from runut.analysis.events.words import Words
from runut.language import Language

MOST = 3
"""At most so many contexts for one event: more would say nothing."""


@cache
def _cues(language: Language) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in language.rows("context_words"):
        for word in row["words"].split(", "):
            found.setdefault(word, []).append(row["context"])
    return {word: tuple(names) for word, names in found.items()}


def contexts_of(candidate: Candidate, language: Language) -> tuple[str, ...]:
    """The PLOVER contexts that the words of the sentence point to, the strongest first."""
    cues = _cues(language)
    counts: dict[str, int] = {}
    words = candidate.sight.words
    for at, word in enumerate(words.base):
        pair = f"{words.low[at - 1]} {words.low[at]}" if at else ""
        for name in cues.get(pair, ()) + cues.get(word, ()):
            counts[name] = counts.get(name, 0) + 1
    return tuple(sorted(counts, key=lambda name: (-counts[name], name))[:MOST])


@cache
def _sizes(language: Language) -> tuple[dict[str, str], dict[str, str], re.Pattern[str]]:
    table = language.table("sizes")
    fates = {word: fate for fate in ("dead", "injured", "arrested") for word in table[fate]}
    return fates, {key: str(value) for key, value in table["numerals"].items()}, re.compile(r"\d+(?:[.,]\d{3})*$")


def sizes_of(words: Words, language: Language) -> dict[str, str]:
    """Numbers of dead, injured and arrested that a sentence states, as written digits; empty when it states none."""
    fates, numerals, digits = _sizes(language)
    found: dict[str, str] = {}
    numbers = {}
    for at, word in enumerate(words.low):
        if digits.match(word):
            numbers[at] = re.sub(r"[.,]", "", word)
        elif word in numerals:
            numbers[at] = numerals[word]
    for at, word in enumerate(words.base):
        fate = fates.get(word) or fates.get(words.low[at])
        if not fate or fate in found:
            continue
        near = [(abs(place - at), number) for place, number in numbers.items() if abs(place - at) <= 5]
        if near:
            found[fate] = min(near)[1]
    return found
