"""Atom and JSON Feed: what is new in a search, a story or a pair, for any feed reader."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import msgspec

from runut.model import Event
from runut.view.export.export import Chunks, Export, Line, Selection, Shelf, articles_of, events_of, json_list, one_file
from runut.view.export.status import HAPPENED, first_day

EPOCH = "1970-01-01T00:00:00Z"
"""What a feed says of an entry whose page states no time: feeds must give one, and this one is nobody's news."""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of a feed: an address that is also its id, a title, a moment (RFC 3339), text, and who wrote it."""

    link: str
    title: str
    moment: str = EPOCH
    text: str = ""
    author: str | None = None
    tags: tuple[str, ...] = ()


def moment(value: str | None) -> str:
    """An ISO 8601 date or date-time as RFC 3339; EPOCH for unknown, months and years."""
    match = re.match(r"(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(:\d\d)?(?:\.\d+)?(Z|[+-]\d\d:\d\d)?)?$", value or "")
    if not match:
        return EPOCH
    day, clock, seconds, zone = match.groups()
    return f"{day}T{clock}{seconds or ':00'}{zone or 'Z'}" if clock else f"{day}T00:00:00Z"


def article_entry(line: Line, selection: Selection) -> Entry:
    """An article as an entry."""
    return Entry(
        link=selection.link("d", line.id),
        title=line.title or line.name,
        moment=moment(line.published),
        text=" · ".join(part for part in (line.outlet, line.published, line.url) if part),
        author=line.outlet,
    )


def event_entry(event: Event, selection: Selection) -> Entry:
    """An event as an entry; what did not happen (or not yet) says so before its title."""
    counts = event.counts
    title = event.title or f"{event.type} {event.mode or ''}".strip()
    words = "\n".join(f"“{item.text}” ({item.source})" for item in event.evidence)
    return Entry(
        link=selection.link("e", event.id),
        title=title if event.status in HAPPENED else f"[{event.status}] {title}",
        moment=moment(first_day(event.date)),
        text=f"{counts.articles} articles, {counts.outlets} outlets, {counts.origins} independent origins\n{words}",
        tags=(event.type, event.status),
    )


def entries_of(shelf: Shelf, selection: Selection) -> Iterator[Entry]:
    """Events of a pair; the articles of a story or of the whole record."""
    if selection.pair:
        for event in events_of(shelf, selection):
            yield event_entry(event, selection)
    else:
        for key in articles_of(shelf, selection):
            yield article_entry(shelf.line(key), selection)


def _xml(text: str) -> str:
    return escape("".join(letter for letter in text if letter in "\t\n" or (letter >= " " and letter < "\ufffe")))


def atom(entries: Iterable[Entry], *, title: str, link: str, updated: str = EPOCH) -> Chunks:
    """An Atom feed (RFC 4287). `updated` is the feed's own moment: the latest entry's, when the caller knows it."""
    address = link or "urn:runut:feed"
    yield (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        f"<id>{_xml(address)}</id><title>{_xml(title)}</title><updated>{updated}</updated>"
        f'<link rel="self" href={quoteattr(_xml(address))}/><author><name>Runut</name></author>\n'
    ).encode()
    for entry in entries:
        tags = "".join(f"<category term={quoteattr(_xml(tag))}/>" for tag in entry.tags)
        author = f"<author><name>{_xml(entry.author)}</name></author>" if entry.author else ""
        yield (
            f"<entry><id>{_xml(entry.link)}</id><title>{_xml(entry.title)}</title><updated>{entry.moment}</updated>"
            f"<link href={quoteattr(_xml(entry.link))}/>{author}{tags}<summary>{_xml(entry.text)}</summary></entry>\n"
        ).encode()
    yield b"</feed>\n"


def json_feed(entries: Iterable[Entry], *, title: str, link: str) -> Chunks:
    """A JSON Feed 1.1."""
    head: dict[str, Any] = {"version": "https://jsonfeed.org/version/1.1", "title": title}
    if link.startswith("http"):
        head |= {"home_page_url": link}
    start = msgspec.json.encode(head)[:-1] + b',"items":['

    def items() -> Iterator[dict[str, Any]]:
        for entry in entries:
            item: dict[str, Any] = {"id": entry.link, "title": entry.title, "content_text": entry.text}
            if entry.link.startswith("http"):
                item["url"] = entry.link
            if entry.moment != EPOCH:
                item["date_published"] = entry.moment
            if entry.author:
                item["authors"] = [{"name": entry.author}]
            if entry.tags:
                item["tags"] = list(entry.tags)
            yield item

    return json_list(start, items(), b"\n]}\n")


def _title(selection: Selection) -> str:
    return f"Runut: {'–'.join(selection.pair)}" if selection.pair else selection.title


def _atom(shelf: Shelf, selection: Selection) -> Chunks:
    latest = max((entry.moment for entry in entries_of(shelf, selection)), default=EPOCH)
    return atom(entries_of(shelf, selection), title=_title(selection), link=selection.base, updated=latest)


def _json(shelf: Shelf, selection: Selection) -> Chunks:
    return json_feed(entries_of(shelf, selection), title=_title(selection), link=selection.base)


ATOM = Export(
    name="atom",
    about="Atom feed: events of a pair, or the articles of a story or record",
    media_type="application/atom+xml",
    loses="everything but title, time, counts and words",
    files=one_file("runut.atom", _atom),
)
JSON_FEED = Export(
    name="jsonfeed",
    about="JSON Feed 1.1 with the same entries",
    media_type="application/feed+json",
    loses="everything but title, time, counts and words",
    files=one_file("feed.json", _json),
)
