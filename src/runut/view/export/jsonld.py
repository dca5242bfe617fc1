"""schema.org JSON-LD: articles, what was said in them, and events, linked to each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from runut.model import Event, Party, Reading
from runut.view.export.export import Chunks, Export, Selection, Shelf, articles_of, events_of, json_list, one_file
from runut.view.export.places import place_of
from runut.view.export.status import HAPPENED

Node = dict[str, Any]


def _present(node: Node) -> Node:
    return {name: value for name, value in node.items() if value not in (None, "", [], {})}


def _agent(party: Party) -> Node:
    kind = {"PER": "Person", "ORG": "Organization", "GPE": "Country"}.get(party.type or "", "Thing")
    same = f"https://www.wikidata.org/wiki/{party.actor}" if (party.actor or "").startswith("Q") else None
    name = party.name or (party.span.text if party.span else None)
    title = party.office if kind == "Person" else None
    return _present({"@type": kind, "name": name, "jobTitle": title, "sameAs": same})


def article(reading: Reading, selection: Selection) -> Node:
    """One article as NewsArticle; what it says is hung on it as Quotation parts with their offsets."""
    value = reading.article
    quotes = [
        _present(
            {
                "@type": "Quotation",
                "@id": f"{selection.link('d', value.id)}#t={quote.span.start},{quote.span.end}",
                "text": quote.span.text,
                "spokenByCharacter": _agent(quote.speaker) if quote.speaker else None,
                "dateCreated": quote.said,
                "isBasedOn": [{"@type": "Organization", "name": item.source} for item in quote.credited_to],
            }
        )
        for quote in reading.analysis.quotes
    ]
    return _present(
        {
            "@type": "NewsArticle",
            "@id": selection.link("d", value.id),
            "headline": value.title,
            "url": value.url,
            "datePublished": value.published,
            "dateModified": value.modified,
            "dateline": value.dateline.place if value.dateline else None,
            "inLanguage": value.language,
            "articleSection": value.section,
            "author": [{"@type": "Person", "name": name} for name in value.authors],
            "editor": [{"@type": "Person", "name": name} for name in value.editors],
            "publisher": {"@type": "Organization", "name": value.outlet} if value.outlet else None,
            "sourceOrganization": [
                {"@type": "Organization", "name": origin.name}
                for origin in reading.analysis.origins
                if origin.name != "self"
            ],
            "hasPart": quotes,
            "identifier": {"@type": "PropertyValue", "propertyID": "sha256", "value": value.sha256},
        }
    )


def event(value: Event, selection: Selection) -> Node | None:
    """One event; None for one that is denied or negated. A planned or possible one is scheduled and says so."""
    if value.status in ("denied", "negated"):
        return None
    place = place_of(value.place)
    where: Node | None = {"@type": "Place", "name": place.name} if place.name else None
    if where and place.lat is not None:
        where["geo"] = {"@type": "GeoCoordinates", "latitude": place.lat, "longitude": place.lon}
    ends = (value.date or "").split("/")
    return _present(
        {
            "@type": "Event",
            "@id": selection.link("e", value.id),
            "name": value.title or f"{value.type} {value.mode or ''}".strip(),
            "startDate": ends[0],
            "endDate": ends[-1] if len(ends) > 1 else None,
            "location": where,
            "eventStatus": None if value.status in HAPPENED else "https://schema.org/EventScheduled",
            "organizer": [_agent(party) for party in value.actors],
            "attendee": [_agent(party) for party in value.recipients],
            "subjectOf": [
                {"@id": selection.link("d", key)} for key in dict.fromkeys(member for member, _ in value.members)
            ],
            "additionalProperty": [
                {"@type": "PropertyValue", "name": "status", "value": value.status},
                {"@type": "PropertyValue", "name": "PLOVER type", "value": value.type},
                {"@type": "PropertyValue", "name": "independent origins", "value": value.counts.origins},
            ],
        }
    )


def write(shelf: Shelf, selection: Selection) -> Chunks:
    """One graph: articles, then events."""

    def nodes() -> Iterator[Node]:
        for key in articles_of(shelf, selection):
            yield article(shelf.reading(key), selection)
        for value in events_of(shelf, selection):
            node = event(value, selection)
            if node:
                yield node

    return json_list(b'{"@context":"https://schema.org","@graph":[', nodes(), b"\n]}\n")


JSONLD = Export(
    name="jsonld",
    about="schema.org JSON-LD: NewsArticle with Quotation parts, Event",
    media_type="application/ld+json",
    loses="denied and negated events; how a credit was found; mentions that nobody speaks or acts in",
    files=one_file("schema-org.jsonld", write),
)
