"""Finding the year of a page that states none: weekdays, days of months and terms of office together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

import msgspec

from runut.analysis.when.anchor import Anchor
from runut.analysis.when.days import real
from runut.gazetteer.offices import Term, term_of
from runut.language import Language
from runut.model import Mention

FIRST_YEAR, LAST_YEAR = 1945, 2100
DATED_ROLES = frozenset({"head-of-state", "head-of-government", "leader", "foreign-minister", "defence-minister"})
"""Offices that one person holds at a time, whose terms the tables know by the day."""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class DayOfMonth(msgspec.Struct, frozen=True):
    """A day and month without a year, the weekday written beside it, and whether a source is quoted on it."""

    month: int
    day: int
    weekday: int | None
    quoting: bool


@cache
def _title_roles(language: Language) -> dict[str, str]:
    return {row["form"].lower(): row["role"] for row in language.rows("titles")}


def stated_terms(mentions: Sequence[Mention], language: Language) -> dict[tuple[str, str], tuple[Term, ...]]:
    """The terms of the persons whom the page calls by a dated office ("Presiden Raisi"), by person and office.

    An honorific or a former office ("mantan presiden") says nothing about the day and is left out.
    """
    roles = _title_roles(language)
    found: dict[tuple[str, str], tuple[Term, ...]] = {}
    for mention in mentions:
        if mention.title is None or mention.name is None or mention.office is None:
            continue
        key = (mention.name, mention.office)
        if key in found or _role(mention.title.text, roles) not in DATED_ROLES:
            continue
        terms = tuple(term for term in term_of(*key) if term.role in DATED_ROLES and term.first)
        if terms:
            found[key] = terms
    return found


def _role(title: str, roles: dict[str, str]) -> str | None:
    """The role of the longest known form that a title begins with."""
    words = title.lower().split()
    for count in range(len(words), 0, -1):
        if role := roles.get(" ".join(words[:count])):
            return role
    return None


def solve(
    days: Sequence[DayOfMonth], weekdays: Sequence[int], mentions: Sequence[Mention], language: Language
) -> Anchor | None:
    """The one day that agrees with everything the page says, or None when no day or several agree.

    The day sought is that of quoting a source, else the first day and month on the page. A year is kept when
    every person called by an office held it on that day; among those the weekday written beside the day, or
    a weekday told elsewhere on the page, decides. Without a term of office there is no bound, and no answer.
    """
    if not days:
        return None
    sought = next((found for found in days if found.quoting), days[0])
    terms = stated_terms(mentions, language)
    if not terms:
        return None
    held = [
        found
        for year in range(FIRST_YEAR, LAST_YEAR + 1)
        if (found := real(year, sought.month, sought.day))
        and all(any(term.covers(found.isoformat()) for term in known) for known in terms.values())
    ]
    wanted = [sought.weekday] if sought.weekday else list(weekdays)
    fitting = [found for found in held if found.isoweekday() in wanted]
    if len(fitting) == 1:
        return Anchor(fitting[0], f"solved: {reasons(fitting[0], terms, weekday=True)}")
    if len(held) == 1 and not sought.weekday:
        return Anchor(held[0], f"solved: {reasons(held[0], terms, weekday=False)}")
    return None


def reasons(day: date, terms: dict[tuple[str, str], tuple[Term, ...]], *, weekday: bool) -> str:
    """Why a day is the only one, in words: its weekday and the two offices that bound it most closely."""
    holding = [
        (term.first or "", term.last or "today's tables", person, office)
        for (person, office), known in terms.items()
        for term in [next(term for term in known if term.covers(day.isoformat()))]
    ]
    latest = max(holding, key=lambda row: row[0])
    soonest = min(holding, key=lambda row: row[1])
    said = [f"{person} {office} {first} to {last}" for first, last, person, office in dict.fromkeys((latest, soonest))]
    lead = f"only in {day.year} is {day:%d-%m} "
    return lead + (f"a {WEEKDAYS[day.weekday()]} with " if weekday else "within the terms of ") + "; ".join(said)
