"""Lengths, counts from a day, clock times, sets and vague words of time: the makers beside the calendar's."""

from __future__ import annotations

from datetime import date, timedelta

from runut.analysis.when.days import add_months, interval_of, real, season_days, week_value
from runut.analysis.when.numerals import plain
from runut.analysis.when.parts import (
    PARTS,
    Maker,
    Meaning,
    Parts,
    Setting,
    clock_value,
    grain,
    one_day,
    shifted,
    with_mod,
)

_LENGTH = {
    "S": "PT{}S", "MIN": "PT{}M", "H": "PT{}H", "D": "P{}D", "NIGHT": "P{}D", "W": "P{}W", "M": "P{}M",
    "Q": "P{}Q", "HALF": "P{}M", "Y": "P{}Y", "DEC": "P{}DE", "WINDU": "P{}Y", "C": "P{}CE",
}  # fmt: skip
_TIMES = {"HALF": 6, "WINDU": 8, "DEC": 10, "C": 100, "Q": 3}


SPOKEN = timedelta(days=3)
"""A speaker's "today" is the day of speaking: the day told before the quotation, when it is not older than this
on the day of the page. Newspapers quote a speech on the same day or soon after."""


def length(code: str, amount: float | None) -> str:
    """An ISO 8601 duration; an unknown amount is X ("PXD"), decades, centuries and quarters become years or months."""
    if amount is None:
        return _LENGTH[code].format("X")
    if code in _TIMES:
        return _LENGTH["M" if code in ("HALF", "Q") else "Y"].format(plain(amount * _TIMES[code]))
    if code in ("H", "MIN") and amount != int(amount):
        minutes = round(amount * (60 if code == "H" else 1))
        hours, minutes = divmod(minutes, 60)
        return "PT" + (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
    return _LENGTH[code].format(plain(amount))


def _amount(parts: Parts) -> float | None:
    """How many units: 1 for a unit in one word; None when it is not said."""
    if "oneunit" in parts or "one" in parts:
        return 1.0
    return parts.amount("n")


def _code(parts: Parts) -> str | None:
    return parts.word("unit") or parts.word("unit", "pluralunit") or parts.word("oneunit") or parts.word("manyunit")


def stepped(start: date, code: str, amount: float, sign: int) -> tuple[str, str] | None:
    """The value `amount` units before (-1) or after (1) a day, in the grain of the unit."""
    step = int(amount) * sign
    if amount != int(amount):
        if code != "Y" and code != "M":
            return None
        months = round(amount * (12 if code == "Y" else 1)) * sign
        year, month = add_months(start.year, start.month, months)
        return f"{year:04d}-{month:02d}", "month"
    if code == "NIGHT":
        code = "D"
    if code in ("DEC", "C", "WINDU", "HALF"):
        years = step * (_TIMES[code] if code != "HALF" else 0)
        if not years or not 1 <= start.year + years <= 9998:
            return None
        return f"{start.year + years:04d}", "year"
    if code in ("H", "MIN", "S"):
        seconds = step * {"H": 3600, "MIN": 60, "S": 1}[code]
        if abs(seconds) < 86400:
            return None
        return (start + timedelta(seconds=seconds)).isoformat(), "day"
    if (code == "Y" and not 1 <= start.year + step <= 9998) or abs(step) > 100_000:
        return None
    return shifted(code, start, step)


def make_ago(parts: Parts, setting: Setting, detail: str, sign: int = -1) -> Meaning | None:
    """ "dua bulan lalu", "two months ago": a month two months before the anchor; without a number only a past."""
    code, amount = _code(parts), _amount(parts)
    if code is None:
        return None
    if amount is None:
        return Meaning(value="PAST_REF" if sign < 0 else "FUTURE_REF", granularity=grain(code))
    if setting.anchor is None:
        return Meaning(value=length(code, amount), granularity=grain(code), type="DURATION")
    found = stepped(setting.anchor, code, amount, sign)
    if found is None:
        return Meaning(value="PAST_REF" if sign < 0 else "FUTURE_REF", granularity=grain(code))
    return Meaning(
        value=found[0], granularity=found[1], interval=interval_of(found[0]), modifier=parts.word("approx"),
        leaned_on=setting.anchor, basis=setting.basis,
    )  # fmt: skip


def make_ahead(parts: Parts, setting: Setting, detail: str) -> Meaning | None:
    """ "tiga hari lagi", "three days from now"."""
    return make_ago(parts, setting, detail, sign=1)


def make_from_last(parts: Parts, setting: Setting, detail: str) -> Meaning | None:
    """Units before or after the day told last: "dua hari kemudian"."""
    code, amount = _code(parts), _amount(parts)
    if code is None or amount is None:
        return None
    if setting.during and detail == "-1":
        return Meaning(value=length(code, amount), granularity=grain(code), type="DURATION")
    start = setting.told if code in ("M", "Y", "DEC", "C") else setting.last
    if start is None:
        return Meaning(value=length(code, amount), granularity=grain(code), type="DURATION")
    found = stepped(start, code, amount, int(detail))
    if found is None:
        return Meaning(value=length(code, amount), granularity=grain(code), type="DURATION")
    return Meaning(
        value=found[0], granularity=found[1], interval=interval_of(found[0]), modifier=parts.word("approx"),
        leaned_on=start, basis="day told before",
    )  # fmt: skip


def make_vague_count(parts: Parts, setting: Setting, detail: str) -> Meaning | None:
    """ "beberapa jam sebelumnya": some past or future, no day."""
    return Meaning(value=detail, granularity=grain(_code(parts) or "D"))


def make_duration(parts: Parts, setting: Setting, detail: str) -> Meaning | None:
    """A length of time; two lengths ("2-3 jam") give the longer as value."""
    if "vaguespan" in parts:
        return Meaning(value="PX", granularity="vague", type="DURATION")
    code = _code(parts)
    if code is None:
        return None
    amount = parts.amount("n2") if "n2" in parts else _amount(parts)
    if amount is None and ("n" in parts or "n2" in parts):
        return None
    modifier = parts.word("approx") or ("APPROX" if "n2" in parts else None)
    return Meaning(value=length(code, amount), granularity=grain(code), type="DURATION", modifier=modifier)


def make_clock(parts: Parts, setting: Setting, detail: str) -> Meaning | None:
    """A clock time on the day told last; inside a quotation only on a day of the same sentence."""
    clock = clock_value(parts)
    if clock is None:
        return None
    day = setting.in_sentence or (None if setting.quoted else setting.last or setting.anchor)
    if day is None:
        return Meaning(value=clock, granularity="minute", type="TIME")
    return Meaning(
        value=day.isoformat() + clock, granularity="minute", type="TIME", interval=(day, day),
        leaned_on=day, basis="sentence" if setting.in_sentence else "day told before",
    )  # fmt: skip


def make_clocks(parts: Parts, setting: Setting, detail: str) -> Meaning | None:
    """From one clock time to another: a time of every day unless the sentence names the day."""
    first = clock_value(parts)
    last = clock_value(parts, "hour2", "minute2", "part2")
    if first is None or last is None:
        return None
    day = setting.in_sentence
    if day is None:
        return Meaning(value=f"{first}/{last}", granularity="minute", type="TIME")
    end = day + timedelta(days=last[:6] <= first[:6])
    return Meaning(
        value=f"{day}{first}/{end}{last}", granularity="minute", type="TIME", interval=(day, end),
        leaned_on=day, basis="sentence",
    )  # fmt: skip


def make_relative(parts: Parts, setting: Setting, detail: str) -> Meaning | None:
    """Today, yesterday, tonight; a date in brackets behind it ("hari ini, Rabu (18/6)") decides."""
    step, _, part = (parts.word("relative") or "0").partition("/")
    doubt = None
    if setting.anchor is None and "day" not in parts:
        return Meaning(value=None, granularity="day", doubt="the page has no date to count from")
    start, basis = setting.anchor, setting.basis
    if setting.quoted and start and setting.narrated and timedelta(0) < start - setting.narrated <= SPOKEN:
        start, basis = setting.narrated, "day told before the quotation"
    counted = start + timedelta(days=int(step)) if start else None
    day, month = parts.whole("day"), parts.month()
    if day is not None and month is not None:
        year = parts.year() or (counted.year if counted else None)
        stated = real(year, month, day) if year else None
        if stated is None:
            return None
        if counted and abs((stated - counted).days) > 1:
            doubt = f"counted from the page's date it would be {counted.isoformat()}"
        counted = stated
    if counted is None:
        return None
    meaning = one_day(counted, parts, setting, doubt)
    meaning.leaned_on, meaning.basis = start, basis
    if part and meaning.type == "DATE":
        meaning.granularity, meaning.type = PARTS[part], "TIME"
    return meaning


def make_same(parts: Parts, setting: Setting, detail: str) -> Meaning | None:
    """The day told last, the one before or after it: "hari yang sama", "the next day"."""
    if setting.last is None:
        return Meaning(value=None, granularity="day", doubt="no day was told before")
    day = setting.last + timedelta(days=int(parts.word("same") or 0))
    meaning = one_day(day, parts, setting, leaned=False)
    meaning.leaned_on, meaning.basis = setting.last, "day told before"
    return meaning


def make_part_of_day(parts: Parts, setting: Setting, detail: str) -> Meaning | None:
    """A part of a day without its day: of the day told last in the sentence, else of the day told before."""
    part = parts.word("partday") or parts.word("part", "part")
    if part is None:
        return None
    day = setting.in_sentence or setting.last
    if day is None:
        return Meaning(value=None, granularity=PARTS[part], type="TIME", doubt="no day was told before")
    return Meaning(
        value=day.isoformat(), granularity=PARTS[part], type="TIME", interval=(day, day),
        leaned_on=day, basis="sentence" if setting.in_sentence else "day told before",
    )  # fmt: skip


def make_season(parts: Parts, setting: Setting, detail: str) -> Meaning | None:
    """A season of a year; "last fall" is the latest that ended before the anchor."""
    season, year = parts.word("season"), parts.year()
    if season is None:
        return None
    leaned = year is None
    if year is None:
        if setting.anchor is None:
            return None
        year = setting.anchor.year
        if "unit" in parts:
            year += parts.shift or 0
        elif parts.shift == -1 and season_days(year, season)[1] >= setting.anchor:
            year -= 1
        elif parts.shift == 1 and season_days(year, season)[0] <= setting.anchor:
            year += 1
        elif parts.shift is None and not setting.future and season_days(year, season)[0] > setting.anchor:
            year -= 1
    meaning = Meaning(value=f"{year:04d}-{season}", granularity="season", interval=season_days(year, season))
    if leaned:
        meaning.leaned_on, meaning.basis = setting.anchor, setting.basis
    return meaning


def make_feast(parts: Parts, setting: Setting, detail: str) -> Meaning | None:
    """A feast with a fixed day, in the stated or the nearest year."""
    word, year, anchor = parts.word("feast"), parts.year(), setting.anchor
    if word is None or (year is None and anchor is None):
        return None
    month, day = (int(number) for number in word.split("-"))
    if year is None and anchor is not None:
        near = [date(other, month, day) for other in (anchor.year - 1, anchor.year, anchor.year + 1)]
        return one_day(min(near, key=lambda found: abs((found - anchor).days)), parts, setting)
    found = real(year or 0, month, day)
    return one_day(found, parts, setting, leaned=False) if found else None


def make_every(parts: Parts, setting: Setting, detail: str) -> Meaning | None:
    """What comes back: every day is a SET of P1D, every Monday one of XXXX-WXX-1."""
    if weekday := parts.word("weekday"):
        return Meaning(value=f"XXXX-WXX-{weekday}", granularity="day", type="SET")
    code = _code(parts)
    if code is None:
        return None
    amount = None if "some" in parts else 1.0 if "n" not in parts else parts.amount("n")
    return Meaning(value=length(code, amount), granularity=grain(code), type="SET")


def make_set(parts: Parts, setting: Setting, detail: str) -> Meaning | None:
    """A set phrase such as "dari hari ke hari" or "daily"."""
    return Meaning(value=parts.word("dayset"), granularity="set", type="SET")


def make_vague(parts: Parts, setting: Setting, detail: str) -> Meaning | None:
    """Now, earlier, soon: kept as the reference it is."""
    return Meaning(value=parts.word("vague"), granularity="vague")


def make_week_of(parts: Parts, setting: Setting, detail: str) -> Meaning | None:
    """ "the week of March 6": the ISO week of that day."""
    month, day, anchor = parts.month(), parts.whole("day"), setting.anchor
    if month is None or day is None or anchor is None:
        return None
    near = [found for year in (anchor.year - 1, anchor.year, anchor.year + 1) if (found := real(year, month, day))]
    if not near:
        return None
    value = week_value(min(near, key=lambda found: abs((found - anchor).days)))
    return Meaning(value=value, granularity="week", interval=interval_of(value), leaned_on=anchor, basis=setting.basis)


def make_unit_told(parts: Parts, setting: Setting, detail: str) -> Meaning | None:
    """ "that year": the week, month or year of the day told last."""
    code, shift = parts.word("unit", "dateunit"), parts.shift
    start = setting.told or (setting.anchor if shift is not None else None)
    if code is None or start is None:
        return None
    if shift:
        start = date(start.year + shift, start.month, 1)
    found = shifted(code, start, 0)
    if found is None:
        return None
    meaning = with_mod(found[0], found[1], parts, setting, leaned=False)
    meaning.leaned_on, meaning.basis = start, "day told before"
    return meaning


def make_nothing(parts: Parts, setting: Setting, detail: str) -> Meaning | None:
    """What looks like a time and is none, such as an age."""
    return None


COUNT_MAKERS: dict[str, Maker] = {
    "ago": make_ago,
    "ahead": make_ahead,
    "from-last": make_from_last,
    "vague-count": make_vague_count,
    "duration": make_duration,
    "clock": make_clock,
    "clocks": make_clocks,
    "relative": make_relative,
    "same": make_same,
    "part-of-day": make_part_of_day,
    "season": make_season,
    "feast": make_feast,
    "every": make_every,
    "set": make_set,
    "vague": make_vague,
    "week-of": make_week_of,
    "unit-told": make_unit_told,
    "skip": make_nothing,
}
"""Makers of lengths and counts by the name that dates.tsv uses."""
