"""Days as numbers: of an article, of the times it names, and of dates written as ISO 8601."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from runut.model import Article, When

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?[~?%]?")
_WEEK = re.compile(r"(\d{4})-W(\d{2})")


@lru_cache(maxsize=50_000)
def interval(value: str | None) -> tuple[int | None, int | None]:
    """First and last day of an ISO day, month, year, week or closed interval "a/b"; None where it does not say."""
    if not value:
        return None, None
    if "/" in value:
        begin, _, end = value.partition("/")
        return interval(begin)[0], interval(end)[1]
    try:
        if week := _WEEK.fullmatch(value):
            monday = date.fromisocalendar(int(week[1]), int(week[2]), 1).toordinal()
            return monday, monday + 6
        if iso := _ISO.fullmatch(value):
            year, month, day = (int(part) if part else None for part in iso.groups())
            assert year is not None
            if month is None:
                return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
            if day is None:
                return date(year, month, 1).toordinal(), date(year, month, monthrange(year, month)[1]).toordinal()
            number = date(year, month, day).toordinal()
            return number, number
    except ValueError:  # a page may print a day that no calendar has: then the expression dates nothing
        return None, None
    return None, None


def day_of(article: Article, times: Iterable[When]) -> tuple[int | None, str | None]:
    """The day on which `article` came out, else the latest exact day that its text names outside a plan."""
    day, _ = interval(article.published)
    if day is not None:
        return day, "published"
    named = [
        first
        for when in times
        if when.granularity in (None, "day", "time", "hour", "minute") and when.role not in ("future", "caption")
        for first, last in [interval(when.value)]
        if first is not None and first == last
    ]
    return (max(named), "text") if named else (None, None)


def days_in(times: Iterable[When]) -> frozenset[int]:
    """The exact days that the text names, the days of captions left out."""
    found = set()
    for when in times:
        first, last = interval(when.value)
        if first is not None and first == last and when.role != "caption":
            found.add(first)
    return frozenset(found)


def iso(day: int | None) -> str | None:
    """The day number as an ISO date."""
    return date.fromordinal(day).isoformat() if day is not None else None
