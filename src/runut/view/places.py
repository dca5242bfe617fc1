"""Where events took place, on an outline of the world; places of captions and datelines stay apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import msgspec

from runut.model import Event
from runut.view.fact import Fact, PageView, Row, Table, Words, row, term, words_from

WIDTH, HEIGHT = 960.0, 480.0


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A place on the map in units of its drawing; `events` how many took place there."""

    name: str
    x: float
    y: float
    events: int
    link: tuple[str, str]


class MapPage(PageView, frozen=True, kw_only=True):
    """The map: `spots` of events, `others` of captions and datelines (a layer that is off at first)."""

    spots: tuple[Spot, ...]
    others: tuple[Spot, ...]
    unplaced: int


@cache
def _cities() -> dict[str, tuple[float, float]]:
    """Latitude and longitude in degrees by lower-case name."""
    found: dict[str, tuple[float, float]] = {}
    for line in files("runut.view").joinpath("cities.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            names, latitude, longitude = line.split("\t")
            for name in names.split("|"):
                found[name.casefold()] = (float(latitude), float(longitude))
    return found


def coordinates(name: str | None) -> tuple[float, float] | None:
    """Latitude and longitude of a place by name; None when the table does not have it."""
    return _cities().get((name or "").casefold().strip())


def project(latitude: float, longitude: float) -> tuple[float, float]:
    """Plate carrée on a drawing of WIDTH by HEIGHT."""
    return round((longitude + 180) / 360 * WIDTH, 1), round((90 - latitude) / 180 * HEIGHT, 1)


def map_page(events: Sequence[Event], others: Sequence[tuple[str, Words]] = ()) -> MapPage:
    """The map of events; `others` are (place, words) of captions and datelines."""
    at: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.place and (name := event.place.name or (event.place.span.text if event.place.span else None)):
            at[name].append(event)
    spots, rows, unplaced = [], [], 0
    for name, here in sorted(at.items(), key=lambda item: (-len(item[1]), item[0])):
        words = tuple(words_from(value) for event in here[:4] for value in event.evidence[:2])
        spot = coordinates(name)
        if spot:
            x, y = project(*spot)
            spots.append(Spot(name=name, x=x, y=y, events=len(here), link=("e", here[0].id)))
        else:
            unplaced += 1
        rows.append(
            row(
                Fact(value=name, words=words),
                Fact(value=str(len(here)), kind="number", words=words),
                term("on the map" if spot else "coordinates are not known", words),
                [Fact(value=event.title or event.type, kind="event", about=("e", event.id)) for event in here[:5]],
            )
        )
    apart: dict[str, list[Words]] = defaultdict(list)
    for name, found in others:
        apart[name].append(found)
    other_spots, other_rows = [], list[Row]()
    for name, words_found in sorted(apart.items()):
        spot = coordinates(name)
        if spot:
            x, y = project(*spot)
            other_spots.append(Spot(name=name, x=x, y=y, events=len(words_found), link=("d", words_found[0].article)))
        other_rows.append(
            row(
                Fact(value=name, words=tuple(words_found[:6])),
                Fact(value=str(len(words_found)), kind="number", words=tuple(words_found[:6])),
            )
        )
    return MapPage(
        kind="map",
        id="",
        title="Map",
        tables=(
            Table(
                key="places", title="Places of events", columns=("Place", "Events", "Map", "Event"), rows=tuple(rows)
            ),
            Table(
                key="others",
                title="Places of captions and datelines",
                columns=("Place", "articles"),
                rows=tuple(other_rows),
            ),
        ),
        spots=tuple(spots),
        others=tuple(other_spots),
        unplaced=unplaced,
    )
