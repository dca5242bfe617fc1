"""Charts as plain geometry: where each dot, lane and label stands; whoever prints them draws the lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from runut.model import Event

WIDTH, LANE, LEFT, TOP = 900.0, 26.0, 190.0, 12.0


class Dot(msgspec.Struct, frozen=True, kw_only=True):
    """A dot for one event; `hollow` when it is not told as having happened."""

    x: float
    y: float
    event: str
    label: str
    hollow: bool


class Chart(msgspec.Struct, frozen=True, kw_only=True):
    """A timeline with one lane for each event type: `lanes` are (y, type), `ticks` (x, year)."""

    width: float
    height: float
    dots: tuple[Dot, ...] = ()
    lanes: tuple[tuple[float, str], ...] = ()
    ticks: tuple[tuple[float, str], ...] = ()


class Spark(msgspec.Struct, frozen=True, kw_only=True):
    """Small bars: (x, height, year, number), 0 to 24 high."""

    bars: tuple[tuple[float, float, str, int], ...]
    width: float


def first_day(value: str | None) -> date | None:
    """The first day of an ISO value (day, month, year or interval); None when it names none."""
    text = (value or "").split("/")[0].strip(".")
    for full in (text[:10], f"{text[:7]}-01", f"{text[:4]}-01-01"):
        try:
            return date.fromisoformat(full)
        except ValueError:
            continue
    return None


def timeline(events: Sequence[Event]) -> Chart | None:
    """A timeline of the events that have a day; None when fewer than two have one."""
    dated = [(day, event) for event in events if (day := first_day(event.date))]
    if len(dated) < 2:
        return None
    first, last = min(day for day, _ in dated), max(day for day, _ in dated)
    days = max((last - first).days, 1)
    types = sorted({event.type for _, event in dated})
    lanes = {name: TOP + LANE * (number + 0.5) for number, name in enumerate(types)}
    room = WIDTH - LEFT - 20

    def across(day: date) -> float:
        return round(LEFT + room * (day - first).days / days, 1)

    dots = tuple(
        Dot(x=across(day), y=lanes[event.type], event=event.id, label=f"{event.date} {event.title or event.type}",
            hollow=event.status not in ("happened", "ongoing"))
        for day, event in dated
    )  # fmt: skip
    ticks = tuple((across(max(date(year, 1, 1), first)), str(year)) for year in range(first.year, last.year + 1))
    # Labels closer than 40 units would run into each other.
    kept: list[tuple[float, str]] = []
    for x, label in ticks:
        if not kept or x - kept[-1][0] >= 40:
            kept.append((x, label))
    height = TOP + LANE * len(types) + 22
    return Chart(
        width=WIDTH, height=height, dots=dots, lanes=tuple((y, name) for name, y in lanes.items()), ticks=tuple(kept)
    )


def spark(values: Iterable[str | None]) -> Spark | None:
    """Bars for the number of dates in each year, empty years between them included."""
    years = Counter(day.year for value in values if (day := first_day(value)))
    if not years:
        return None
    top = max(years.values())
    span = range(min(years), max(years) + 1)
    bars = tuple(
        (number * 14.0, round(24.0 * years[year] / top, 1), str(year), years[year]) for number, year in enumerate(span)
    )
    return Spark(bars=bars, width=14.0 * len(span))
