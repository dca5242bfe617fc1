"""POLECAT: one row an event in the forty columns of that data set, and five more that show the words."""

from __future__ import annotations

from functools import lru_cache

from runut.model import Event, Party, Reading
from runut.view.export.country_codes import alpha3, cow
from runut.view.export.export import Chunks, Export, Selection, Shelf, events_of, one_file
from runut.view.export.places import Place, place_of
from runut.view.export.status import as_coded, first_day

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations",
    "Language", "Version",
)  # fmt: skip
"""The forty names in the order of the published files."""
EXTRA = ("Evidence Text", "Evidence Span", "Origin Count", "Status", "Stated Date")
NONE = "None"
VERSION = "Runut POLECAT 1"
READINGS_KEPT = 256


def cell(value: object) -> str:
    """A value without tabs and line breaks; "None" for what is not known, as the data set writes it."""
    text = " ".join(str(value).split()) if value is not None else ""
    return text or NONE


def joined(values: list[str | None]) -> str:
    """Several values with ";"; an unknown one stays as "None", so that positions agree between columns."""
    return ";".join(cell(value).replace(";", ",") for value in values) if any(values) else NONE


def _side(parties: tuple[Party, ...]) -> list[str]:
    sectors = ["GOV" if party.type == "GPE" or (party.office and party.country) else None for party in parties]
    return [
        joined([party.name or (party.span.text if party.span else None) for party in parties]),
        joined([alpha3(party.country) for party in parties]),
        joined([cow(party.country) for party in parties]),
        cell(next((sector for sector in sectors if sector), None)),
        joined(list(sectors)),
        joined([party.office for party in parties]),
        joined([party.span.text if party.span else None for party in parties]),
        joined([party.actor if (party.actor or "").startswith("Q") else None for party in parties]),
    ]


def _place(event: Event) -> list[str]:
    found: Place = place_of(event.place)
    raw = event.place.span.text if event.place and event.place.span else None
    where = [found.name, found.city, None, None, alpha3(found.country), found.lat, found.lon, None, raw, found.kind]
    return [cell(value) for value in where]


def row(event: Event, coded: Event, shelf: Shelf, reading: Reading) -> list[str]:
    """One event in 45 cells; `coded` is the event as the data set may hold it."""
    words = event.evidence[0] if event.evidence else None
    line = shelf.line(reading.article.id)
    mention = next(
        (found for found in reading.analysis.events if (reading.article.id, found.id) in event.members), None
    )
    names = {kind: dict.fromkeys(m.name or m.span.text for m in reading.analysis.mentions if m.type in kind)
             for kind in (("PER",), ("ORG",), ("GPE", "LOC"))}  # fmt: skip
    return [
        event.id, cell(first_day(coded.date)), coded.type, cell(coded.mode), str(coded.intensity), str(coded.quad),
        joined(list(mention.contexts) if mention else []),
        *_side(event.actors), *_side(event.recipients), *_place(event),
        cell(line.outlet), cell((line.published or "")[:10]),
        *(joined(list(found)) for found in names.values()),
        cell(line.language), VERSION,
        cell(words.text if words else None), f"{words.article}:{words.start}-{words.end}" if words else NONE,
        str(event.counts.origins), event.status, cell(event.date),
    ]  # fmt: skip


def write(shelf: Shelf, selection: Selection) -> Chunks:
    """The table as strict UTF-8 with tabs, one event a line."""
    reading = lru_cache(maxsize=READINGS_KEPT)(shelf.reading)
    yield ("\t".join((*COLUMNS, *EXTRA)) + "\n").encode()
    for event in events_of(shelf, selection):
        coded = as_coded(event)
        if coded is not None and event.members:
            yield ("\t".join(row(event, coded, shelf, reading(event.members[0][0]))) + "\n").encode()


POLECAT = Export(
    name="polecat",
    about="POLECAT's 40 columns, one row an event, with the words, their span, origins, status and stated date",
    media_type="text/tab-separated-values",
    loses="possible, denied and negated events; further mentions of an event (see gdelt-mentions)",
    files=one_file("polecat.tsv", write),
)
