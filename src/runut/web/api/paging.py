"""Lists in pages: each page ends in a cursor that finds its place again, whatever was added meanwhile."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from runut.model import Actor, Arc, Conflict, Copy, Event, Story, Utterance
from runut.record.rows import decode
from runut.run.answers import Answers
from runut.web.api.endpoint import Asked, Endpoint, Parameter, Refused, free, one_of, whole

STATUSES = ("happened", "ongoing", "planned", "possible", "denied", "negated")
PAGE = 50
MOST = 500


class Listing(msgspec.Struct, frozen=True, kw_only=True):
    """A list of the record. `order` are expressions that end in a unique one; all ascend, or all descend."""

    name: str
    about: str
    schema: str
    table: str
    kind: type[Any]
    order: tuple[str, ...]
    form: Callable[[Answers, Iterable[Any]], list[dict[str, Any]]]
    fields: tuple[str, ...]
    descending: bool = False
    filters: tuple[tuple[Parameter, str], ...] = ()


def encode_cursor(values: Iterable[Any]) -> str:
    """A place in a list as a word for an address."""
    return base64.urlsafe_b64encode(msgspec.json.encode(list(values))).decode().rstrip("=")


def decode_cursor(cursor: str, length: int) -> list[Any]:
    """The place that a cursor names; raises Refused for a word that no page ended in."""
    try:
        raw = base64.urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4))
        values = msgspec.json.decode(raw, type=list[str | int | float | None])
    except (binascii.Error, ValueError, msgspec.MsgspecError) as error:
        raise Refused(404, "no_such_page", "no page has this cursor", remedy="begin without a cursor") from error
    if len(values) != length or any(isinstance(value, int) and abs(value) > 2**62 for value in values):
        raise Refused(404, "no_such_page", "no page has this cursor", remedy="begin without a cursor")
    return list(values)


def page(asked: Asked, listing: Listing) -> dict[str, Any]:
    """One page of a list: {"items": [...], "next": cursor or null}."""
    tests: list[str] = []
    values: list[Any] = []
    for parameter, test in listing.filters:
        given = asked.values.get(parameter.name)
        if given is not None:
            tests.append(test)
            values += [_like(given) if "LIKE" in test else given] * test.count("?")
    if (cursor := asked.values.get("cursor")) is not None:
        marks = ", ".join("?" * len(listing.order))
        tests.append(f"({', '.join(listing.order)}) {'<' if listing.descending else '>'} ({marks})")
        values += decode_cursor(cursor, len(listing.order))
    limit = asked.values["limit"]
    direction = " DESC" if listing.descending else ""
    query = (
        f"SELECT data, {', '.join(listing.order)} FROM {listing.table}"
        f"{' WHERE ' + ' AND '.join(tests) if tests else ''}"
        f" ORDER BY {', '.join(part + direction for part in listing.order)} LIMIT ?"
    )
    rows = asked.record.connection.execute(query, (*values, limit + 1)).fetchall()
    shown = rows[:limit]
    items = listing.form(asked.answers, [decode(row[0], listing.kind) for row in shown])
    if wanted := asked.values.get("fields"):
        items = [{name: item[name] for name in wanted} for item in items]
    following = encode_cursor(shown[-1][1:]) if len(rows) > limit else None
    return {"items": items, "next": following}


def _like(words: str) -> str:
    return "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"


def fields_of(names: tuple[str, ...]) -> Parameter:
    """`fields=a,b`: only these keys of each item."""
    schema = {"type": "array", "items": {"type": "string", "enum": list(names)}, "minItems": 1, "uniqueItems": True}
    return Parameter(name="fields", about="Only these keys of each item, divided by commas.", schema=schema)


def paged(fields: tuple[str, ...]) -> tuple[Parameter, ...]:
    """The parameters that every list has."""
    return (
        Parameter(
            name="cursor",
            about="Where the page begins: `next` of the page before.",
            schema={"type": "string", "pattern": r"^[A-Za-z0-9_-]+$", "maxLength": 2000},
        ),
        whole("limit", "How many items on the page.", least=1, most=MOST, default=PAGE),
        fields_of(fields),
    )


LISTINGS: tuple[Listing, ...] = (
    Listing(
        name="stories", about="Stories, the latest first.", schema="Story", table="stories", kind=Story,
        order=("coalesce(last, '')", "id"), descending=True,
        form=lambda answers, found: [answers.story(story) for story in found],
        fields=("id", "title", "first", "last", "articles", "counts", "origins", "unnamed", "related", "arcs", "why"),
    ),
    Listing(
        name="events", about="Events in order of time; those without a date come last.", schema="Event",
        table="events", kind=Event, order=("date IS NULL", "coalesce(date, '')", "id"),
        form=lambda answers, found: answers.events(found),
        fields=("id", "title", "type", "mode", "status", "actors", "recipients", "date", "date_basis", "place",
                "counts", "origins", "unnamed", "story", "background", "quad", "intensity", "mentions", "why"),
        filters=(
            (free("type", "A PLOVER type, such as CONSULT."), "type = ?"),
            (one_of("status", "What became of it.", STATUSES), "status = ?"),
            (free("story", "The id of a story."), "story = ?"),
            (free("since", "Only on or after this ISO date."), "date >= ?"),
            (free("until", "Only before this ISO date."), "date < ?"),
        ),
    ),
    Listing(
        name="quotes", about="What was said, by day, each with all its wordings.", schema="Utterance",
        table="utterances", kind=Utterance, order=("said IS NULL", "coalesce(said, '')", "id"),
        form=lambda answers, found: answers.quotes(found),
        fields=("id", "speaker", "relation", "said", "wordings", "counts", "origins", "why"),
        filters=((free("speaker", "Any part of a name."), "speaker_name LIKE ? ESCAPE '\\'"),),
    ),
    Listing(
        name="actors", about="People, organisations, countries and places, those in most articles first.",
        schema="Actor", table="actors", kind=Actor, order=("articles", "name", "id"), descending=True,
        form=lambda answers, found: answers.actors(found),
        fields=("id", "name", "names", "type", "country", "spellings", "offices", "articles"),
        filters=((free("name", "Any part of a name."), "name LIKE ? ESCAPE '\\'"),),
    ),
    Listing(
        name="claims", about="Values on which articles differ.", schema="Conflict", table="conflicts", kind=Conflict,
        order=("id",), form=lambda answers, found: answers.conflicts(found),
        fields=("id", "about", "ref", "field", "kind", "story", "values", "why"),
        filters=((free("story", "The id of a story."), "story = ?"),),
    ),
    Listing(
        name="copies", about="Pairs of articles that share wording.", schema="Copy", table="copies", kind=Copy,
        order=("id",), form=lambda answers, found: answers.copies(found),
        fields=("id", "pages", "articles", "kind", "jaccard", "containment", "spans", "first", "why"),
    ),
    Listing(
        name="arcs", about="Stories that run over years.", schema="Arc", table="arcs", kind=Arc, order=("title", "id"),
        form=lambda answers, found: answers.arcs(found), fields=("id", "title", "stories", "edges", "why"),
    ),
)  # fmt: skip
"""Every list that comes from one table; a new one is one entry here."""


def _endpoint(listing: Listing) -> Endpoint:
    return Endpoint(
        path=f"/{listing.name}", name=f"list_{listing.name}", about=listing.about, schema=f"{listing.schema}Page",
        answer=lambda asked: page(asked, listing),
        parameters=(*paged(listing.fields), *(parameter for parameter, _ in listing.filters)),
    )  # fmt: skip


LISTS: tuple[Endpoint, ...] = tuple(_endpoint(listing) for listing in LISTINGS)
