"""Outlets: news agencies, newspapers, broadcasters and official channels under every spelling met in text."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

import ahocorasick
import msgspec


class Outlet(msgspec.Struct, frozen=True, kw_only=True):
    """A source that pages credit. `kind` is agency, outlet or official; `country` ISO 3166-1 alpha-2 or None;
    `state` whether a government owns, runs or mainly pays it; `ambiguous` the forms that also mean
    something else and count only beside a crediting phrase; `source` says where the row comes from."""

    name: str
    forms: tuple[str, ...]
    country: str | None
    kind: str
    state: bool
    ambiguous: frozenset[str]
    site: str
    source: str


class Found(msgspec.Struct, frozen=True):
    """The spelling of an outlet at `start:end` of a text; `sure` is False for an ambiguous form."""

    start: int
    end: int
    outlet: Outlet
    sure: bool


@cache
def outlets() -> tuple[Outlet, ...]:
    """Every row of outlets.tsv, in the order of the file."""
    text = files("runut.gazetteer").joinpath("outlets.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(
        Outlet(
            name=row["name"],
            forms=tuple(row["forms"].split("|")),
            country=row["country"] or None,
            kind=row["kind"],
            state=row["state"] == "yes",
            ambiguous=frozenset(row["ambiguous"].split("|")) - {""},
            site=row["site"],
            source=row["source"],
        )
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    )


@cache
def by_form() -> dict[str, Outlet]:
    """Spelling to outlet; spellings are exact, upper and lower case included."""
    return {form: outlet for outlet in outlets() for form in outlet.forms}


@cache
def by_site() -> dict[str, Outlet]:
    """Web domain without "www." to outlet."""
    return {outlet.site: outlet for outlet in outlets()}


def outlet_named(form: str) -> Outlet | None:
    """The outlet that `form` spells, also in another case when that is not ambiguous; None when unknown."""
    return by_form().get(form) or _by_folded_form().get(form.casefold())


def find_outlets(text: str, start: int = 0, end: int | None = None) -> list[Found]:
    """Every outlet spelled in `text[start:end]`, longest spelling first, none overlapping, in order.

    Spellings glued to a lower-case word before them ("dilansirAFP") and capitals glued to a lower-case word
    after them ("AFPmelaporkan") are found too: links leave such text behind when they are stripped.
    """
    end = len(text) if end is None else end
    found: list[Found] = []
    if start >= end:
        return found
    for last, (length, outlet, sure) in _automaton().iter_long(text, start, end):
        begin = last - length + 1
        if _stands_alone(text, begin, last + 1):
            found.append(Found(begin, last + 1, outlet, sure))
    return found


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` is a whole word, or glued to its neighbours only where the case changes."""
    if start and text[start - 1].isalnum() and not (text[start - 1].islower() and text[start].isupper()):
        return False
    if start and text[start - 1] in "-@/#." and text[start].islower():
        return False
    if end < len(text) and text[end].isalnum():
        return text[end - 1].isupper() and text[end].islower() and text[start:end].isupper() and end - start > 2
    return True


@cache
def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for form, outlet in by_form().items():
        automaton.add_word(form, (len(form), outlet, form not in outlet.ambiguous))
    automaton.make_automaton()
    return automaton


@cache
def _by_folded_form() -> dict[str, Outlet]:
    return {form.casefold(): outlet for form, outlet in by_form().items() if form not in outlet.ambiguous}
