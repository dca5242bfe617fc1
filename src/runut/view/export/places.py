"""Where events take place, for forms that want positions; a place that is not in the table has none."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

import msgspec

from runut.model import Party


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A place: `city` where it is one, `country` alpha-2, degrees, and `kind` city, country or None for unknown."""

    name: str | None = None
    city: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    kind: str | None = None


@cache
def _cities() -> dict[str, tuple[str, float, float]]:
    text = files("runut.view.export").joinpath("coordinates.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return {
        row["name"].lower(): (row["country"], float(row["lat"]), float(row["lon"]))
        for row in csv.DictReader(lines, delimiter="\t")
    }


def place_of(party: Party | None) -> Place:
    """What is known of an event's place; every field None when the event names none."""
    if party is None:
        return Place()
    name = party.name or (party.span.text if party.span else None)
    known = _cities().get((name or "").lower())
    if known is None or (party.country and party.country != known[0]):
        kind = "country" if party.type == "GPE" and party.country and party.name and not known else None
        return Place(name=name, country=party.country, kind=kind)
    return Place(name=name, city=name, country=known[0], lat=known[1], lon=known[2], kind="city")
