"""Parts of a match, what is known where it stands, and the steps that several makers of values share."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import msgspec

from runut.analysis.when.days import Interval, add_months, interval_of, real, third, week_value
from runut.analysis.when.numerals import number, roman
from runut.analysis.when.patterns import Grammar

PARTS = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night"}
GRAINS = {
    "S": "second", "MIN": "minute", "H": "hour", "D": "day", "NIGHT": "night", "W": "week", "M": "month",
    "Q": "quarter", "HALF": "half-year", "Y": "year", "DEC": "decade", "WINDU": "windu", "C": "century",
}  # fmt: skip
NEAR = 100
"""Days within which the nearest year is kept although its weekday disagrees: beyond it a year that agrees is
taken. On the development pages every day and month without a year lies within 40 days of its page."""


class Setting(msgspec.Struct):
    """What is known where an expression stands: the anchor and its basis; the day told `last`, in all, in the
    same sentence and in the same block; the first day of the date `told` last, of any grain; the day told last
    outside quotations (`narrated`); whether the sentence speaks of the future, whether a quotation is open,
    whether a word such as "selama" stands right before it (`during`), whether its clause looks `backward`
    ("setelah", "since"), and the words of the sentence."""

    anchor: date | None
    basis: str | None
    last: date | None = None
    told: date | None = None
    narrated: date | None = None
    in_sentence: date | None = None
    in_block: date | None = None
    future: bool = False
    quoted: bool = False
    during: bool = False
    backward: bool = False
    sentence: str = ""


class Meaning(msgspec.Struct, kw_only=True):
    """A resolved expression: ISO `value`, its closed `interval`, what it leaned on and what disagrees in it."""

    value: str | None
    granularity: str
    type: str = "DATE"
    interval: Interval | None = None
    modifier: str | None = None
    leaned_on: date | None = None
    basis: str | None = None
    doubt: str | None = None
    days: bool = False


class Parts:
    """The named parts of one match, looked up in the language's classes."""

    def __init__(self, match: re.Match[str], grammar: Grammar) -> None:
        self.given = {name: text for name, text in match.groupdict().items() if text is not None}
        self.grammar = grammar

    def __contains__(self, name: str) -> bool:
        return name in self.given

    def word(self, name: str, kind: str | None = None) -> str | None:
        """What the form stands for in its class, or None when the part is absent."""
        text = self.given.get(name)
        if text is None:
            return None
        form = re.sub(r"\s*([-–—])\s*", r"\1", re.sub(r"\s+", " ", text.lower())).strip()
        return self.grammar.classes.get(kind or name.rstrip("2"), {}).get(form)

    def whole(self, name: str) -> int | None:
        """The digits of a part as a number."""
        digits = re.sub(r"\D", "", self.given.get(name, ""))
        return int(digits) if digits else None

    def amount(self, name: str) -> float | None:
        """A number in digits or words."""
        text = self.given.get(name)
        return None if text is None else number(text, self.grammar.words, self.grammar.multipliers)

    def month(self, name: str = "month") -> int | None:
        """A month by name or, where the pattern has figures, by number."""
        word = self.word(name, "month")
        return int(word) if word else self.whole(name.replace("month", "mm"))

    def year(self, name: str = "year") -> int | None:
        """A year; two digits are read as 1930 to 2029."""
        if name == "year" and name not in self.given and "shortyear" in self.given:
            return century(self.whole("shortyear") or 0)
        year = self.whole(name)
        if year is not None and len(re.sub(r"\D", "", self.given[name])) == 2:
            return century(year)
        return year

    @property
    def shift(self) -> int | None:
        """-1 for the last, 0 for this, 1 for the next."""
        word = self.word("shift") or self.word("past")
        return int(word) if word else None


Maker = Callable[[Parts, Setting, str], Meaning | None]


def century(year: int) -> int:
    """The full year that two digits stand for in a paper of our day."""
    return year + (1900 if year >= 30 else 2000)


def grain(code: str) -> str:
    """The name of a unit code."""
    return GRAINS[code]


AHEAD = {"day": 3.0, "month": 1.75}
"""How much heavier a day or month ahead weighs than one behind, unless the sentence speaks of the future: news
tells the past. Set on AQUAINT and the development pages; exact days far ahead are announced with "akan" or "will",
months ("the summit in April") often are not."""


def distance(found: date, setting: Setting, grain: str) -> float:
    """How far a day lies from the anchor, in days, one ahead made heavier by AHEAD."""
    days = (found - (setting.anchor or found)).days
    return -days if days <= 0 else days if setting.future else AHEAD["day" if setting.backward else grain] * days


def known_year(month: int, day: int, setting: Setting, grammar: Grammar) -> int | None:
    """The year of a day that readers know by day and month, when the sentence is about it and it is not ahead."""
    for known in grammar.known:
        ahead = setting.anchor is not None and setting.anchor < date(known.year, known.month, known.day)
        if (known.month, known.day) == (month, day) and not ahead and known.words.search(setting.sentence):
            return known.year
    return None


def choose_year(
    month: int, day: int, weekday: int | None, setting: Setting, *, past: bool, grain: str = "day"
) -> tuple[date | None, str | None]:
    """The day of `month` nearest to the anchor (not after it when `past`), with a doubt when the weekday disagrees.

    A weekday moves the year only when the nearest such day lies more than NEAR days from the anchor: a slip of
    the pen is likelier than news a year old. So "Senin (17/6)" told on 18 June 2025 stays 17 June 2025, a Tuesday.
    """
    anchor = setting.anchor
    if anchor is None:
        return None, None
    years = [found for year in range(anchor.year - 5, anchor.year + 3) if (found := real(year, month, day))]
    if past and (earlier := [found for found in years if found <= anchor]):
        years = earlier
    years.sort(key=lambda found: distance(found, setting, grain))
    if not years:
        return None, None
    nearest = years[0]
    if weekday is None or nearest.isoweekday() == weekday:
        return nearest, None
    if abs((nearest - anchor).days) > NEAR:
        for found in years[:4]:
            if found.isoweekday() == weekday:
                return found, None
    return nearest, "weekday"


def clock_value(parts: Parts, hour: str = "hour", minute: str = "minute", part: str = "part") -> str | None:
    """Hours and minutes of a match as "T18:30" with the zone, or None when there is none or it is impossible.

    "pukul 6 sore" and "6 p.m." are 18:00; an hour above 12 is left as it is.
    """
    hours = parts.whole(hour)
    if hours is None:
        return None
    minutes = parts.whole(minute) or 0
    name = parts.word("clockpart", "part") if "clockpart" in parts else parts.word(part, "part")
    half = parts.word("half")
    if hours < 12 and (half == "PM" or (name in ("AF", "EV") and hours <= 7) or (name == "NI" and hours >= 6)):
        hours += 12
    elif hours == 12 and (half == "AM" or name == "NI"):
        hours = 0
    if hours > 24 or minutes > 59 or (hours == 24 and minutes):
        return None
    hours %= 24
    zone = parts.word("zone")
    return f"T{hours:02d}:{minutes:02d}" + ("" if zone in (None, "local") else zone)


def one_day(day: date, parts: Parts, setting: Setting, doubt: str | None = None, leaned: bool = True) -> Meaning:
    """A day, with its part or clock time where the match has one."""
    meaning = Meaning(value=day.isoformat(), granularity="day", interval=(day, day), doubt=doubt, days=True)
    if clock := clock_value(parts):
        meaning.value = day.isoformat() + clock
        meaning.type = "TIME"
        meaning.granularity = "minute"
    elif part := parts.word("part"):
        meaning.granularity = PARTS[part]
        meaning.type = "TIME"
    if leaned:
        meaning.leaned_on, meaning.basis = setting.anchor, setting.basis
    return meaning


def weekday_doubt(day: date, weekday: int | None) -> str | None:
    """What to say when a stated weekday is not the weekday of its date."""
    if weekday is None or day.isoweekday() == weekday:
        return None
    names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    return f"the page says {names[weekday - 1]}, but {day.isoformat()} was a {names[day.isoweekday() - 1]}"


def nth(parts: Parts) -> int | None:
    """An ordinal in words, figures or Roman numerals."""
    if word := parts.word("nth"):
        return int(word)
    text = re.sub(r"(?i)^ke-?\s?", "", parts.given.get("ordinal", ""))
    digits = re.sub(r"\D", "", text)
    if digits:
        return int(digits)
    if text:
        return roman(text)
    return parts.whole("figure") or None


def with_mod(value: str, granularity: str, parts: Parts, setting: Setting, leaned: bool) -> Meaning:
    """A month, week or year whose beginning, middle or end may be meant."""
    interval = interval_of(value)
    modifier = parts.word("mod")
    if modifier and interval:
        interval = third(interval, modifier)
    meaning = Meaning(value=value, granularity=granularity, interval=interval, modifier=modifier)
    if leaned:
        meaning.leaned_on, meaning.basis = setting.anchor, setting.basis
    return meaning


def shifted(code: str, anchor: date, step: int) -> tuple[str, str] | None:
    """The value and grain of the unit that holds the anchor, moved by `step` units."""
    if code == "D":
        return (anchor + timedelta(days=step)).isoformat(), "day"
    if code == "W":
        return week_value(anchor + timedelta(weeks=step)), "week"
    if code == "M":
        year, month = add_months(anchor.year, anchor.month, step)
        return f"{year:04d}-{month:02d}", "month"
    if code == "Q":
        count = anchor.year * 4 + (anchor.month - 1) // 3 + step
        return f"{count // 4:04d}-Q{count % 4 + 1}", "quarter"
    if code == "Y":
        return f"{anchor.year + step:04d}", "year"
    if code == "DEC":
        first = anchor.year // 10 * 10 + 10 * step
        return f"{first}/{first + 9}", "decade"
    if code == "C":
        first = (anchor.year - 1) // 100 * 100 + 1 + 100 * step
        return f"{first}/{first + 99}", "century"
    return None
