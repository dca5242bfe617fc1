"""FollowTheMoney: people, bodies, articles, mentions and events as entities for investigation tools."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from runut.model import Actor, Article, Event
from runut.view.export.export import Chunks, Export, Selection, Shelf, articles_of, events_of, json_lines, one_file
from runut.view.export.status import HAPPENED, first_day, last_day

_SCHEMA = {"PER": "Person", "ORG": "Organization", "GPE": "PublicBody"}
_GONE = {"SU": "suhh", "YU": "yucs", "CS": "csxx"}
"""States that are no more: the ontology takes their four letters of ISO 3166-3, not the two they once had."""
Entity = dict[str, Any]


def _id(kind: str, key: str) -> str:
    return f"runut-{kind}-{key.lower()}"


def _country(code: str | None) -> str | None:
    return _GONE.get(code, code.lower()) if code else None


def _entity(key: str, schema: str, properties: dict[str, list[str | None]]) -> Entity:
    kept = {name: [value for value in values if value] for name, values in properties.items()}
    return {"id": key, "schema": schema, "properties": {name: values for name, values in kept.items() if values}}


def actor(value: Actor) -> Entity | None:
    """A person, organisation or country; None for places and occasions, which the ontology keeps elsewhere."""
    schema = _SCHEMA.get(value.type)
    if schema is None:
        return None
    wikidata = value.id if re.fullmatch(r"Q\d+", value.id) else None
    aliases = sorted({*value.names.values(), *value.spellings} - {value.name})
    properties: dict[str, list[str | None]] = {
        "name": [value.name],
        "alias": list(aliases),
        "wikidataId": [wikidata],
        "country": [_country(value.country)],
    }
    if value.type == "PER":
        properties["position"] = list(dict.fromkeys(held.office for held in value.offices))
    return _entity(_id("actor", value.id), schema, properties)


def article(value: Article) -> Entity:
    """An article with its text and hash."""
    return _entity(
        _id("article", value.id),
        "Article",
        {
            "title": [value.title],
            "fileName": [value.name],
            "author": list(value.authors),
            "publishedAt": [(value.published or "")[:10]],
            "publisher": [value.outlet],
            "language": [{"id": "ind", "en": "eng"}.get(value.language or "", value.language)],
            "bodyText": [value.text],
            "sourceUrl": [value.url],
            "notes": [f"sha256 {value.sha256}"],
        },
    )


def event(value: Event, known: frozenset[str]) -> Entity | None:
    """An event that happened or is planned; None for what is possible, denied or negated."""
    if value.status not in HAPPENED and value.status != "planned":
        return None
    title = value.title or f"{value.type} {value.mode or ''}".strip()
    involved = [party.actor for party in (*value.actors, *value.recipients) if party.actor in known]
    place = value.place
    return _entity(
        _id("event", value.id),
        "Event",
        {
            "name": [title if value.status in HAPPENED else f"Planned: {title}"],
            "startDate": [first_day(value.date) or (value.date or "").split("/")[0]],
            "endDate": [last_day(value.date) or (value.date or "").split("/")[-1]],
            "location": [(place.name or (place.span.text if place.span else None)) if place else None],
            "country": [_country(place.country) if place else None],
            "involved": [_id("actor", party) for party in dict.fromkeys(involved) if party],
            "proof": [_id("article", key) for key in dict.fromkeys(member for member, _ in value.members)],
            "summary": [f"PLOVER {value.type}{f'-{value.mode}' if value.mode else ''}, status {value.status}, "
                        f"{value.counts.origins} independent origins"],
            "description": [words.text for words in value.evidence],
        },
    )  # fmt: skip


def write(shelf: Shelf, selection: Selection) -> Chunks:
    """Actors, then articles with their mentions, then events: each entity one line."""

    def values() -> Iterator[Entity]:
        known: set[str] = set()
        for value in shelf.actors():
            found = actor(value)
            if found:
                known.add(value.id)
                yield found
        for key in articles_of(shelf, selection):
            reading = shelf.reading(key)
            yield article(reading.article)
            resolved = {m.actor: m for m in reading.analysis.mentions if m.actor in known}
            for actor_id, mention in resolved.items():
                yield _entity(
                    _id("mention", f"{key}-{actor_id}"),
                    "Mention",
                    {
                        "document": [_id("article", key)],
                        "resolved": [_id("actor", actor_id or "")],
                        "name": [mention.span.text],
                    },
                )
        frozen = frozenset(known)
        for one in events_of(shelf, selection):
            entity = event(one, frozen)
            if entity:
                yield entity

    return json_lines(values())


FTM = Export(
    name="ftm",
    about="FollowTheMoney entities: Person, Organization, PublicBody, Article, Mention, Event",
    media_type="application/x-ndjson",
    loses="offsets, statements and their chains, possible, denied and negated events; the SHA-256 stands in the notes, "
    "as the ontology's checksum is a SHA-1",
    files=one_file("followthemoney.ftm.json", write),
)
