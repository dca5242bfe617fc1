"""The words of a language that stand for somebody named elsewhere, found in one pass."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from runut.language import Language


class Word(NamedTuple):
    """A referring expression at `start:end`; `kind` is the list of reference_words.toml that it stands in."""

    start: int
    end: int
    kind: str
    lower: str


LISTS = (
    "singular", "plural", "first_person", "clitic_speech", "clitic_body", "own_country", "both_countries",
    "both_persons", "that_country", "that_city", "that_body",
)  # fmt: skip


@cache
def table(language: Language) -> dict[str, list[str]]:
    """The lists by name."""
    return dict(language.table("reference_words"))


@cache
def _pattern(language: Language) -> tuple[re.Pattern[str], dict[str, str]]:
    kinds: dict[str, str] = {}
    for kind in LISTS:
        for form in table(language)[kind]:
            kinds.setdefault(form, kind)
    forms = sorted(kinds, key=lambda form: -len(form))
    body = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in forms)
    return re.compile(rf"(?<![\w-])(?:{body})(?![\w-])", re.IGNORECASE), kinds


@cache
def closing(language: Language) -> re.Pattern[str]:
    """ "itu" or "tersebut" behind a description."""
    words = "|".join(map(re.escape, table(language)["closing"]))
    return re.compile(rf"\s+(?:{words})\b" if words else r"(?!)")


@cache
def nouns(language: Language) -> re.Pattern[str]:
    """ "presiden itu": a noun for a person with a closing word."""
    words = "|".join(sorted(map(re.escape, table(language)["person_nouns"]), key=len, reverse=True))
    close = "|".join(map(re.escape, table(language)["closing"]))
    return re.compile(rf"(?<![\w-])(?:{words})\s+(?:{close})\b" if words else r"(?!)", re.IGNORECASE)


def words_in(text: str, start: int, end: int, language: Language) -> list[Word]:
    """Pronouns, clitics and joint descriptions in `text[start:end]`, in order."""
    pattern, kinds = _pattern(language)
    found = []
    for match in pattern.finditer(text, start, end):
        lower = " ".join(match.group().lower().split())
        kind = kinds[lower]
        first, last = match.span()
        if kind in ("both_countries", "both_persons") and (close := closing(language).match(text, last, end)):
            last = close.end()
        found.append(Word(first, last, kind, lower))
    found += [
        Word(*match.span(), "person_noun", match.group().lower())
        for match in nouns(language).finditer(text, start, end)
    ]
    found.sort()
    kept: list[Word] = []
    for word in found:
        if not kept or word.start >= kept[-1].end:
            kept.append(word)
    return kept
