"""Calendar arithmetic: the closed interval of days that an ISO 8601 value names, and steps between values."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

Interval = tuple[date, date]

SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month of each northern season, as ISO-TimeML names them; winter runs into the next year."""

_UNIT_VALUE = re.compile(r"(?P<year>\d{4})(?:-(?:W(?P<week>\d\d)|Q(?P<quarter>[1-4])|(?P<season>SP|SU|FA|WI)))?$")
_CALENDAR = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")


def real(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_days(year: int, month: int) -> Interval:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def year_days(first: int, last: int | None = None) -> Interval:
    """First day of year `first` and last day of year `last` (or of the same year)."""
    return date(first, 1, 1), date(first if last is None else last, 12, 31)


def add_months(year: int, month: int, step: int) -> tuple[int, int]:
    """Year and month `step` months later."""
    count = year * 12 + month - 1 + step
    return count // 12, count % 12 + 1


def week_value(day: date) -> str:
    """The ISO week of a day, such as 2025-W25."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def season_days(year: int, season: str) -> Interval:
    """The three months of a season; winter of a year is taken to end in the next."""
    first = SEASON_START[season]
    last = add_months(year, first, 2)
    return date(year, first, 1), month_days(*last)[1]


def interval_of(value: str | None) -> Interval | None:
    """The closed interval of days of an ISO value: day, date-time, month, week, quarter, season, year, `a/b`.

    Durations, references such as PRESENT_REF and clock times without a date have none.
    """
    if not value:
        return None
    if "/" in value:
        first, last = (interval_of(part) for part in value.split("/", 1))
        return (first[0], last[1]) if first and last and first[0] <= last[1] else None
    if match := _CALENDAR.match(value):
        year, month = int(match[1]), int(match[2])
        if not 1 <= year <= 9998 or not 1 <= month <= 12:
            return None
        if match[3] is None:
            return month_days(year, month)
        day = real(year, month, int(match[3]))
        return (day, day) if day else None
    unit = _UNIT_VALUE.match(value)
    if not unit or not 1 <= int(unit["year"]) <= 9998:
        return None
    year = int(unit["year"])
    if unit["week"]:
        try:
            monday = date.fromisocalendar(year, int(unit["week"]), 1)
        except ValueError:
            return None
        return monday, monday + timedelta(days=6)
    if unit["quarter"]:
        first_month = int(unit["quarter"]) * 3 - 2
        return date(year, first_month, 1), month_days(year, first_month + 2)[1]
    if unit["season"]:
        return season_days(year, unit["season"])
    return year_days(year)


def third(days: Interval, part: str) -> Interval:
    """The beginning, middle or end of an interval: its first, second or last third, in whole days.

    For a month these are the days 1-10, 11-20 and 21 to the last, as Indonesian papers use awal and akhir.
    """
    first, last = days
    length = (last - first).days + 1
    step = max(1, length // 3)
    if part == "START":
        return first, first + timedelta(days=step - 1)
    if part == "MID":
        return first + timedelta(days=step), first + timedelta(days=max(step, 2 * step - 1))
    return first + timedelta(days=min(2 * step, length - 1)), last
