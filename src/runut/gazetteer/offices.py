"""Offices by date: who was president, prime minister, foreign minister of which country on which day."""

from __future__ import annotations

from functools import cache

import msgspec

from runut.gazetteer.known import fold, spellings
from runut.gazetteer.tables import rows


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """One person's time in one office. `first` and `last` are ISO days, months or years, `last` None where the
    source names no end; `until` is the day up to which the source vouches for it, so that an open end is never
    read as "still". `role` is head-of-state, head-of-government, leader, foreign-minister, defence-minister,
    spokesman, chief or other; `country` ISO 3166-1 alpha-2, or UN, EU, NATO, ASEAN."""

    country: str
    role: str
    office: str
    person: str
    first: str | None
    last: str | None
    until: str
    source: str

    def covers(self, day: str) -> bool:
        """Whether the term holds on `day` (ISO); a day after "until" of an open term is not vouched for,
        yet accepted for one year, since most terms go on."""
        if self.first and day < self.first[: len(day)]:
            return False
        if self.last:
            return day <= self.last
        return not self.until or day[:4] <= str(int(self.until[:4]) + 1)


TABLES = ("offices_by_hand", "offices")
"""The tables, the stronger first: for one office and day a row of the first hides those of the second."""


@cache
def terms() -> tuple[Term, ...]:
    """Every term of the tables, in order of country, role and first day."""
    found: list[Term] = []
    for table in TABLES:
        found += [
            Term(
                country=row["country"], role=row["role"], office=row["office"], person=row["person"],
                first=row["first"] or None, last=row["last"] or None, until=row["until"], source=row["source"],
            )
            for row in rows(table)
        ]  # fmt: skip
    return tuple(found)


@cache
def _by_office() -> dict[tuple[str, str], tuple[Term, ...]]:
    found: dict[tuple[str, str], list[Term]] = {}
    for term in terms():
        found.setdefault((term.country, term.role), []).append(term)
    return {key: tuple(value) for key, value in found.items()}


@cache
def _by_person() -> dict[str, tuple[Term, ...]]:
    found: dict[str, list[Term]] = {}
    for term in terms():
        known = spellings().get(term.person)
        found.setdefault(fold(known.name if known else term.person), []).append(term)
    return {key: tuple(value) for key, value in found.items()}


def holder(country: str, role: str, day: str) -> Term | None:
    """Who held `role` of `country` on `day` (ISO day, month or year); None where no table says.

    Offices that several people fill at a time (roles "other" and "spokesman") have no single holder.
    """
    if role in ("other", "spokesman"):
        return None
    for term in _by_office().get((country, role), ()):
        if term.covers(day):
            return term
    return None


def offices_of(person: str, day: str | None = None) -> tuple[Term, ...]:
    """The terms of `person` (any known spelling); with `day` only those that hold on it."""
    known = spellings().get(person)
    found = _by_person().get(fold(known.name if known else person), ())
    return tuple(term for term in found if day is None or term.covers(day))


def term_of(person: str, office: str) -> tuple[Term, ...]:
    """The terms in which `person` held an office whose English name or role is `office`."""
    return tuple(term for term in offices_of(person) if office in (term.office, term.role))
