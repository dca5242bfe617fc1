"""PLOVER JSON: one event a line, with text, place, sources and every party on each side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from runut.model import Event, Party
from runut.view.export.country_codes import alpha3
from runut.view.export.export import Chunks, Export, Selection, Shelf, events_of, json_lines, one_file
from runut.view.export.places import place_of
from runut.view.export.status import as_coded, first_day, last_day


def _party(party: Party) -> dict[str, Any]:
    sector = ["GOV"] if party.type == "GPE" or (party.office and party.country) else []
    return {
        "code": alpha3(party.country) or "",
        "sector": sector,
        "entity_text": party.span.text if party.span else party.name,
        "identifier_id": party.actor or "",
        "identifier_text": party.name or "",
        "office": party.office or "",
    }


def _place(event: Event) -> dict[str, Any]:
    place = place_of(event.place)
    raw = event.place.span.text if event.place and event.place.span else place.name
    return {
        "extracted_place": raw,
        "resolved_place": place.name,
        "lat": place.lat,
        "lon": place.lon,
        "city": place.city,
        "country": place.country,
        "country_code": alpha3(place.country),
        "resolution": {"city": 1, "country": 5}.get(place.kind or ""),
    }


def value(event: Event, coded: Event, shelf: Shelf) -> dict[str, Any]:
    """One event in PLOVER's fields; `comment` says which status the source gives it."""
    words = event.evidence[0] if event.evidence else None
    line = shelf.line(event.members[0][0]) if event.members else None
    found: dict[str, Any] = {
        "id": event.id,
        "date": first_day(coded.date) or "",
        "actor": [_party(party) for party in event.actors],
        "recipient": [_party(party) for party in event.recipients],
        "event": [coded.type],
        "mode": [coded.mode] if coded.mode else [],
        "context": [],
        "has_event": True,
        "quad_code": coded.quad,
        "event_scale": coded.intensity,
        "comment": f"status {event.status}; stated date {event.date or 'not known'}; "
        f"{event.counts.origins} independent origins",
    }
    end = last_day(coded.date)
    if end and end != found["date"]:
        found["enddate"] = end
    if event.place:
        found["event_loc"] = _place(event)
    if words:
        found["event_text"] = [words.text]
        found["text"] = words.text
        found["text_info"] = {"start": words.start, "end": words.end, "text_story": words.article}
    if line:
        found["cite_info"] = {
            "url": line.url,
            "title": line.title,
            "language": line.language,
            "publication": line.outlet,
            "citation": line.name,
            "coder": "Runut",
        }
    return found


def write(shelf: Shelf, selection: Selection) -> Chunks:
    """One JSON object a line."""

    def values() -> Iterator[dict[str, Any]]:
        for event in events_of(shelf, selection):
            coded = as_coded(event)
            if coded is not None:
                yield value(event, coded, shelf)

    return json_lines(values())


PLOVER = Export(
    name="plover",
    about="PLOVER JSON, one event a line",
    media_type="application/x-ndjson",
    loses="possible, denied and negated events; further mentions of an event",
    files=one_file("plover.jsonl", write),
)
