"""GeoJSON: events where they took place, with status, words and counts; unknown places have no position."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from runut.model import Event
from runut.view.export.export import Chunks, Export, Selection, Shelf, events_of, json_list, one_file
from runut.view.export.places import place_of

RADIUS_M = 15_000
"""How far from its point a city's event may lie: the radius of a large city, as the table knows centres only."""


def feature(event: Event, selection: Selection) -> dict[str, Any]:
    """One event; the geometry is null when the place is not named or has no known position."""
    place = place_of(event.place)
    known = place.lat is not None and place.lon is not None
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]} if known else None,
        "properties": {
            "title": event.title,
            "type": event.type,
            "mode": event.mode,
            "status": event.status,
            "date": event.date,
            "place": place.name,
            "country": place.country,
            "role": "event",
            "uncertainty_m": RADIUS_M if known else None,
            "actors": [party.name for party in event.actors],
            "recipients": [party.name for party in event.recipients],
            "articles": event.counts.articles,
            "outlets": event.counts.outlets,
            "independent_origins": event.counts.origins,
            "words": [item.text for item in event.evidence],
            "link": selection.link("e", event.id),
        },
    }


def write(shelf: Shelf, selection: Selection) -> Chunks:
    """One collection with every event of the selection, located or not."""

    def features() -> Iterator[dict[str, Any]]:
        for event in events_of(shelf, selection):
            yield feature(event, selection)

    return json_list(b'{"type":"FeatureCollection","features":[', features(), b"\n]}\n")


GEOJSON = Export(
    name="geojson",
    about="GeoJSON: every event with status and words; a point where the place is known",
    media_type="application/geo+json",
    loses="places of captions and datelines; offsets of the words",
    files=one_file("events.geojson", write),
)
