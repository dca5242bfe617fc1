"""What a date means: each maker turns the parts of a match into an ISO value and its interval of days."""

from __future__ import annotations

from datetime import date, timedelta

from runut.analysis.when.days import add_months, month_days, real, third, year_days
from runut.analysis.when.parts import (
    Maker,
    Meaning,
    Parts,
    Setting,
    choose_year,
    distance,
    grain,
    known_year,
    nth,
    one_day,
    shifted,
    weekday_doubt,
    with_mod,
)


def make_date(parts: Parts, setting: Setting, detail: str) -> Meaning | None:
    """A day of a month, with or without weekday, year, part of the day and clock."""
    number_of_weekday = parts.word("weekday")
    weekday = int(number_of_weekday) if number_of_weekday else None
    day, month, year = parts.whole("day"), parts.month(), parts.year()
    if day is None:
        return make_weekday(parts, setting, detail) if weekday else None
    if month is None:
        return None
    odd = None
    if year is not None and not 1000 <= year <= 2199:
        odd, year = f"{parts.given['year']} is not a year", None
    if year is None and weekday is None:
        year = known_year(month, day, setting, parts.grammar)
    if year is None:
        found, disagrees = choose_year(month, day, weekday, setting, past=parts.shift == -1)
        if found is None:
            if setting.anchor is not None or real(2000, month, day) is None:
                return None
            return Meaning(value=f"XXXX-{month:02d}-{day:02d}", granularity="day", doubt="the page states no year")
        doubt = odd or (weekday_doubt(found, weekday) if disagrees else None)
        return one_day(found, parts, setting, doubt)
    stated = real(year, month, day)
    if stated is None:
        return None
    return one_day(stated, parts, setting, weekday_doubt(stated, weekday), leaned=False)


def make_brackets(parts: Parts, setting: Setting, detail: str) -> Meaning | None:
    """A bare day and month in figures: a time only in brackets, as "(10/6)"."""
    return make_date(parts, setting, detail)


def make_day_of_unit(parts: Parts, setting: Setting, detail: str) -> Meaning | None:
    """ "tanggal 15 bulan ini", "the 15th of this month"."""
    day = parts.whole("day")
    if parts.word("unit", "dateunit") != "M" or day is None or setting.anchor is None:
        return None
    year, month = add_months(setting.anchor.year, setting.anchor.month, parts.shift or 0)
    found = real(year, month, day)
    return one_day(found, parts, setting) if found else None


def make_day_of_month(parts: Parts, setting: Setting, detail: str) -> Meaning | None:
    """ "tanggal 28" without a month: the nearest such day."""
    day, anchor = parts.whole("day"), setting.anchor
    if day is None or anchor is None:
        return None
    months = [add_months(anchor.year, anchor.month, step) for step in (-1, 0, 1)]
    near = [found for year, month in months if (found := real(year, month, day))]
    return one_day(min(near, key=lambda found: distance(found, setting, "month")), parts, setting) if near else None


def make_weekday(parts: Parts, setting: Setting, detail: str) -> Meaning | None:
    """A weekday alone: the latest on or before the anchor, the next one where the sentence speaks of the future."""
    weekday, anchor = int(parts.word("weekday") or 0), setting.anchor
    if anchor is None:
        return Meaning(value=None, granularity="day", doubt="the page has no date to count from")
    back = (anchor.isoweekday() - weekday) % 7
    shift = parts.shift
    if shift == -1:
        found = anchor - timedelta(days=back or 7)
    elif shift == 1 or (shift is None and setting.future and back):
        found = anchor + timedelta(days=7 - back)
    elif shift == 0:
        found = anchor + timedelta(days=weekday - anchor.isoweekday())
    else:
        found = anchor - timedelta(days=back)
    return one_day(found, parts, setting)


def make_weekday_of(parts: Parts, setting: Setting, detail: str) -> Meaning | None:
    """ "Rabu pekan ini", "Wednesday of last week"."""
    weekday, anchor = int(parts.word("weekday") or 0), setting.anchor
    if parts.word("unit", "dateunit") != "W" or anchor is None:
        return None
    monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=parts.shift or 0)
    return one_day(monday + timedelta(days=weekday - 1), parts, setting)


def make_days(parts: Parts, setting: Setting, detail: str) -> Meaning | None:
    """A run of days: "22-24 Oktober", "Senin-Selasa (16-17/6)"; days apart ("24 dan 27 Juni") are an EDTF set."""
    day, day2 = parts.whole("day"), parts.whole("day2")
    month2 = parts.month("month2") or parts.month()
    month = parts.month() or month2
    year2 = parts.year("year2") or parts.year()
    if day is None or day2 is None or month is None or month2 is None:
        return None
    leaned = year2 is None
    if year2 is None:
        last, _ = choose_year(month2, day2, None, setting, past=parts.shift == -1, grain="month")
        if last is None:
            return None
        year2 = last.year
    year = (parts.year() if "year2" in parts else None) or (year2 - 1 if month > month2 else year2)
    first, last = real(year, month, day), real(year2, month2, day2)
    if first is None or last is None or first >= last:
        return None
    apart = parts.given.get("dash", "").lower() in ("dan", "and") and (last - first).days > 1
    value = f"{{{first},{last}}}" if apart else f"{first}/{last}"
    meaning = Meaning(value=value, granularity="day", interval=(first, last))
    if leaned:
        meaning.leaned_on, meaning.basis = setting.anchor, setting.basis
    return meaning


def make_months(parts: Parts, setting: Setting, detail: str) -> Meaning | None:
    """A run of months: "Januari-Maret 2025"."""
    month, month2 = parts.month(), parts.month("month2")
    year2 = parts.year("year2") or parts.year()
    if month is None or month2 is None:
        return None
    leaned = year2 is None
    if year2 is None:
        last, _ = choose_year(month2, 1, None, setting, past=False)
        if last is None:
            return None
        year2 = last.year
    year = (parts.year() if "year2" in parts else None) or (year2 - 1 if month > month2 else year2)
    if (year, month) >= (year2, month2):
        return None
    days = month_days(year, month)[0], month_days(year2, month2)[1]
    meaning = Meaning(value=f"{year:04d}-{month:02d}/{year2:04d}-{month2:02d}", granularity="month", interval=days)
    if leaned:
        meaning.leaned_on, meaning.basis = setting.anchor, setting.basis
    return meaning


def make_years(parts: Parts, setting: Setting, detail: str) -> Meaning | None:
    """A run of years: "2011-2014"."""
    first, last = parts.year(), parts.year("year2")
    if first is None or last is None or not first < last < first + 1000:
        return None
    return Meaning(value=f"{first}/{last}", granularity="year", interval=year_days(first, last))


def make_month(parts: Parts, setting: Setting, detail: str) -> Meaning | None:
    """A month, with its year stated, shifted or the nearest."""
    month, year = parts.month(), parts.year()
    if month is None:
        return None
    leaned = year is None
    if year is None:
        anchor = setting.anchor
        if anchor is None:
            return None
        if parts.word("unit", "dateunit") not in (None, "Y"):
            return None
        if "unit" in parts:
            year = anchor.year + (parts.shift or 0)
        elif parts.shift == -1:
            year = anchor.year - (month >= anchor.month)
        elif parts.shift == 1:
            year = anchor.year + (month <= anchor.month)
        elif parts.shift == 0:
            year = anchor.year
        else:
            years = range(anchor.year - 1, anchor.year + 2)
            year = min(years, key=lambda y: distance(date(y, month, min(anchor.day, 28)), setting, "month"))
    value = f"{year:04d}-{month:02d}"
    return with_mod(value, "month", parts, setting, leaned)


def make_unit(parts: Parts, setting: Setting, detail: str) -> Meaning | None:
    """This, last or next unit: "akhir bulan ini", "last week"."""
    code = parts.word("unit", "dateunit")
    if code is None or setting.anchor is None:
        return None if code is None else Meaning(value=None, granularity=grain(code), doubt="no date to count from")
    found = shifted(code, setting.anchor, parts.shift or 0)
    if found is None:
        return None
    return with_mod(found[0], found[1], parts, setting, leaned=True)


def make_weekend(parts: Parts, setting: Setting, detail: str) -> Meaning | None:
    """A weekend: the last one, or the coming one where the sentence speaks of the future or, from a Wednesday on,
    says "this"."""
    anchor = setting.anchor
    if anchor is None:
        return None
    shift = parts.shift
    if shift is None:
        shift = 0 if setting.future or anchor.isoweekday() >= 6 else -1
    elif shift == 0 and not setting.future and anchor.isoweekday() <= 2:
        shift = -1
    saturday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=shift, days=5)
    sunday = saturday + timedelta(days=1)
    return Meaning(
        value=f"{saturday}/{sunday}", granularity="weekend", interval=(saturday, sunday),
        leaned_on=anchor, basis=setting.basis,
    )  # fmt: skip


def make_year(parts: Parts, setting: Setting, detail: str) -> Meaning | None:
    """A year, alone or as its beginning, middle or end."""
    year = parts.year()
    if year is None:
        return None
    return with_mod(f"{year:04d}", "year", parts, setting, leaned=False)


def make_decade(parts: Parts, setting: Setting, detail: str) -> Meaning | None:
    """A decade as an interval: "1960-an" is 1960/1969."""
    first = parts.whole("decade")
    if first is None and (short := parts.whole("shortdecade")) is not None:
        first = short + (1900 if short >= 30 else 2000)
    if first is None:
        return None
    if first % 100 == 0 and first < 2000:
        return make_hundred(first, parts)
    interval = year_days(first, first + 9)
    modifier = parts.word("mod")
    return Meaning(
        value=f"{first}/{first + 9}", granularity="decade", modifier=modifier,
        interval=third(interval, modifier) if modifier else interval,
    )  # fmt: skip


def make_hundred(first: int, parts: Parts) -> Meaning:
    """The hundred years that "1600-an" or "the 1800s" names; "2000-an" is read as ten years."""
    interval = year_days(first, first + 99)
    modifier = parts.word("mod")
    return Meaning(
        value=f"{first:04d}/{first + 99:04d}", granularity="century", modifier=modifier,
        interval=third(interval, modifier) if modifier else interval,
    )  # fmt: skip


def make_century(parts: Parts, setting: Setting, detail: str) -> Meaning | None:
    """A century as an interval of years."""
    count = nth(parts)
    if not count or count > 30:
        return None
    first, last = count * 100 - 99, count * 100
    interval = year_days(first, last)
    modifier = parts.word("mod")
    return Meaning(
        value=f"{first:04d}/{last:04d}", granularity="century", modifier=modifier,
        interval=third(interval, modifier) if modifier else interval,
    )  # fmt: skip


def make_quarter(parts: Parts, setting: Setting, detail: str) -> Meaning | None:
    """A quarter of a stated year, of the year that a unit names, or of the anchor's."""
    count, year = nth(parts), parts.year()
    if not count or count > 4:
        return None
    leaned = year is None
    if year is None:
        if setting.anchor is None:
            return None
        year = setting.anchor.year + (parts.shift or 0)
    return with_mod(f"{year:04d}-Q{count}", "quarter", parts, setting, leaned)


def make_half(parts: Parts, setting: Setting, detail: str) -> Meaning | None:
    """A half of a year as an interval of months."""
    count, year = nth(parts), parts.year()
    if count not in (1, 2):
        return None
    leaned = year is None
    if year is None:
        if setting.anchor is None:
            return None
        year = setting.anchor.year + (parts.shift or 0)
    first = 6 * count - 5
    value = f"{year:04d}-{first:02d}/{year:04d}-{first + 5:02d}"
    return with_mod(value, "half-year", parts, setting, leaned)


def make_day_count(parts: Parts, setting: Setting, detail: str) -> Meaning | None:
    """The n-th day of something ("hari ke-1.000"): the day that the sentence or the page tells of."""
    near = setting.in_sentence or setting.in_block
    day = near or setting.anchor
    if not nth(parts) or day is None:
        return None
    basis = "day told beside it" if near else setting.basis
    return Meaning(value=day.isoformat(), granularity="day", interval=(day, day), leaned_on=day, basis=basis, days=True)


MAKERS: dict[str, Maker] = {
    "date": make_date,
    "brackets": make_brackets,
    "day-of-unit": make_day_of_unit,
    "day-of-month": make_day_of_month,
    "weekday": make_weekday,
    "weekday-of": make_weekday_of,
    "days": make_days,
    "months": make_months,
    "years": make_years,
    "month": make_month,
    "unit": make_unit,
    "weekend": make_weekend,
    "year": make_year,
    "decade": make_decade,
    "century": make_century,
    "quarter": make_quarter,
    "half": make_half,
    "day-count": make_day_count,
}
"""Makers of calendar values by the name that dates.tsv uses; lengths and counts stand in counts.py."""
