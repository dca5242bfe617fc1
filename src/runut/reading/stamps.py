"""Publication dates as pages print them, Indonesian zones and month spellings included."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import cache
from typing import Any

import msgspec

from runut.language import LANGUAGES


class Stamp(msgspec.Struct, frozen=True):
    """A date found at `start:end` of a line; `value` is ISO 8601 as exact as printed (no zone, no offset).

    `label` says "published" or "modified" when a word before the date says so.
    """

    start: int
    end: int
    value: str
    label: str | None = None

    @property
    def day(self) -> str:
        """The calendar day, YYYY-MM-DD."""
        return self.value[:10]


class _Tables(msgspec.Struct, frozen=True):
    months: dict[str, int]
    zones: dict[str, str]
    pattern: re.Pattern[str]
    ago: re.Pattern[str]
    minutes: dict[str, int]
    days: dict[str, int]


def _either(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))


@cache
def _tables() -> _Tables:
    tables: list[dict[str, Any]] = [language.table("stamps") for language in LANGUAGES.values()]
    months = {name: int(number) for table in tables for number, names in table["months"].items() for name in names}
    zones = {name.lower(): offset for table in tables for name, offset in table["zones"].items()}
    words: dict[str, list[str]] = {}
    for table in tables:
        for key, values in table["words"].items():
            words.setdefault(key, []).extend(values)
    month = rf"(?:{_either(list(months))})\.?"
    zone = rf"(?P<zone>(?:GMT|UTC)?\s?[+-]\d\d?:?(?:\d\d)?\b|\(?\b(?:{_either(list(zones))})\b\)?|Z\b)"
    ordinal = r"(?:st|nd|rd|th)?"
    clock = (
        rf"(?P<hour>[01]?\d|2[0-4])[:.-](?P<minute>[0-5]\d)(?:[:.-](?P<second>[0-5]\d)(?:\.\d+)?)?"
        rf"(?:\s?(?P<half>[ap]\.?m\b\.?))?(?:\s*{zone})?"
    )
    between = rf"(?:\s*[,|/·•–-]\s*|\s+)(?:(?:{_either(words['clock'])})\.?\s+)?"
    pattern = (
        rf"(?:\b(?:(?P<modified>{_either(words['modified'])})|(?P<published>{_either(words['published'])}))\b"
        r"\s*(?:pada|on)?\s*:?\s*)?"
        rf"(?:\b(?:{_either(words['weekdays'])})\b\.?\s*[,|-]?\s*\(?)?"
        r"(?:"
        rf"(?P<year1>(?:19|20)\d\d)[-/.](?P<month1>[01]?\d)[-/.](?P<day1>[0-3]?\d)(?!\d)"
        rf"|(?<!\d)(?P<day2>[0-3]?\d)[-/.](?P<month2>[01]?\d)[-/.](?P<year2>(?:19|20)\d\d)(?!\d)"
        rf"|(?<![\d/])(?P<day5>[0-3]?\d)/(?P<month5>[01]?\d)(?=\))"
        rf"|(?<!\d)(?P<day3>[0-3]?\d){ordinal}(?:\s*[-–]\s*[0-3]?\d)?[\s-]*(?P<month3>{month})"
        rf"(?:[\s,-]*(?P<year3>(?:19|20)\d\d)(?!\d))?(?![a-z])"
        rf"|\b(?P<month4>{month})\s+(?P<day4>[0-3]?\d){ordinal}(?!\d),?\s+(?P<year4>(?:19|20)\d\d)(?!\d)"
        r")\)?"
        rf"(?:(?:{between}|(?<=\d)T){clock})?"
    )
    minutes = {
        word: int(length) for table in tables for word, length in table["ago"].items() if isinstance(length, int)
    }
    last = [word for table in tables for word in table["ago"]["words"]]
    return _Tables(
        months=months,
        zones=zones,
        pattern=re.compile(pattern, re.IGNORECASE),
        ago=re.compile(rf"\b(?P<number>\d{{1,3}})\s+(?P<unit>{_either(list(minutes))})\s+(?:{_either(last)})\b", re.I),
        minutes=minutes,
        days={word: shift for table in tables for word, shift in table["days"].items()},
    )


_DIGIT = re.compile(r"\d")


def find_stamps(line: str, *, reference: datetime | None = None) -> tuple[Stamp, ...]:
    """Every date in `line`, in order.

    Without `reference` (what "now" is to the writer) only dates with a year count: a date is never invented.
    """
    tables = _tables()
    found: list[Stamp] = []
    if _DIGIT.search(line):
        for match in tables.pattern.finditer(line):
            value = _value(match, tables, reference)
            if value:
                label = "modified" if match["modified"] else "published" if match["published"] else None
                found.append(Stamp(match.start(), match.start() + len(match[0].rstrip()), value, label))
    if reference and not found:
        found.extend(_relative(line, tables, reference))
    return tuple(found)


def read_stamp(text: str, *, reference: datetime | None = None) -> str | None:
    """The first date in `text` as ISO 8601, or None."""
    stamps = find_stamps(text, reference=reference)
    return stamps[0].value if stamps else None


def _value(match: re.Match[str], tables: _Tables, reference: datetime | None) -> str | None:
    part = match.groupdict()
    year = part["year1"] or part["year2"] or part["year3"] or part["year4"]
    number = part["month1"] or part["month2"] or part["month5"]
    name = part["month3"] or part["month4"]
    day = part["day1"] or part["day2"] or part["day3"] or part["day4"] or part["day5"]
    month = int(number) if number else tables.months.get((name or "").lower().rstrip("."), 0)
    if not year and reference is None:
        return None
    try:
        date = datetime(int(year) if year else reference.year, month, int(day))  # type: ignore[union-attr]
    except ValueError:
        return None
    if not part["hour"]:
        return date.date().isoformat()
    hour = int(part["hour"]) % 24
    if part["half"]:
        hour = hour % 12 + (12 if part["half"].lower().startswith("p") else 0)
    second = f":{part['second']}" if part["second"] else ""
    # 2023-11-02T20-59-53Z: a Z after a malformed clock is decoration, the time is the newsroom's.
    malformed = f"-{part['minute']}" in match[0][match.start("hour") - match.start() :]
    return f"{date.date().isoformat()}T{hour:02d}:{part['minute']}{second}" + (
        "" if malformed else _offset(part["zone"], tables)
    )


def _offset(zone: str | None, tables: _Tables) -> str:
    if not zone:
        return ""
    named = tables.zones.get(zone.strip("()").lower())
    if named:
        return named
    if zone in "Zz":
        return "+00:00"
    digits = re.search(r"([+-])(\d\d?):?(\d\d)?", zone)
    if not digits or int(digits[2]) > 14:
        return ""
    return f"{digits[1]}{int(digits[2]):02d}:{digits[3] or '00'}"


def _relative(line: str, tables: _Tables, reference: datetime) -> list[Stamp]:
    ago = tables.ago.search(line)
    if ago:
        minutes = tables.minutes[ago["unit"].lower()] * int(ago["number"])
        moment = reference - timedelta(minutes=minutes)
        value = moment.date().isoformat() if minutes % 1440 == 0 and minutes else moment.isoformat(timespec="minutes")
        return [Stamp(ago.start(), ago.end(), value)]
    bare = line.strip().lower()
    if bare in tables.days:
        day = (reference + timedelta(days=tables.days[bare])).date()
        return [Stamp(line.lower().index(bare), line.lower().index(bare) + len(bare), day.isoformat())]
    return []


def with_zone(value: str, zone: str | None) -> str:
    """`value` with `zone` added where it has a time and no offset; unchanged otherwise."""
    if zone and "T" in value and not re.search(r"(?:[+-]\d\d:\d\d|Z)$", value):
        return value + zone
    return value
