"""iCalendar: the chronology of a pair as all-day entries; what is planned is tentative."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from runut.model import Event
from runut.view.export.export import Chunks, Export, Selection, Shelf, events_of, one_file
from runut.view.export.status import HAPPENED, first_day, last_day

_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""})
WIDTH = 75
"""Octets in one line; RFC 5545 asks for longer lines to be folded."""


def folded(line: str) -> bytes:
    """One content line, folded at 75 octets and never inside a letter."""
    octets = line.encode()
    parts: list[bytes] = []
    start, room = 0, WIDTH
    while len(octets) - start > room:
        end = start + room
        while octets[end] & 0xC0 == 0x80:  # inside a letter of several octets
            end -= 1
        parts.append(octets[start:end])
        start, room = end, WIDTH - 1
    return b"\r\n ".join([*parts, octets[start:]]) + b"\r\n"


def _text(value: str) -> str:
    return "".join(letter for letter in value if letter >= " " or letter == "\n").translate(_ESCAPES)


def entry(event: Event, selection: Selection, stamp: str) -> Iterator[str]:
    """The lines of one event; none for an event without a day, or one that is denied or negated."""
    start, end = first_day(event.date), last_day(event.date)
    if start is None or end is None or event.status in ("denied", "negated"):
        return
    after = date.fromisoformat(end) + timedelta(days=1)
    place = event.place.name or (event.place.span.text if event.place.span else None) if event.place else None
    words = "\n".join(f"{item.source} {item.start}-{item.end}: {item.text}" for item in event.evidence)
    counts = event.counts
    title = event.title or f"{event.type} {event.mode or ''}".strip()
    yield "BEGIN:VEVENT"
    yield f"UID:{event.id}@runut"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{start.replace('-', '')}"
    yield f"DTEND;VALUE=DATE:{after.isoformat().replace('-', '')}"
    yield f"SUMMARY:{_text(title if event.status in HAPPENED else f'[{event.status}] {title}')}"
    yield f"STATUS:{'CONFIRMED' if event.status in HAPPENED else 'TENTATIVE'}"
    yield "TRANSP:TRANSPARENT"
    if place:
        yield f"LOCATION:{_text(place)}"
    head = f"{counts.articles} articles, {counts.outlets} outlets, {counts.origins} independent origins\n"
    yield f"DESCRIPTION:{_text(head + words)}"
    yield f"URL:{selection.link('e', event.id)}"
    yield f"CATEGORIES:{event.type}"
    yield f"X-RUNUT-PRECISION:{'day' if start == end else 'interval'}"
    yield f"X-RUNUT-STATUS:{event.status}"
    yield "END:VEVENT"


def write(shelf: Shelf, selection: Selection) -> Chunks:
    """One calendar. The stamp of an entry is its own day, so that the same record gives the same bytes."""
    name = "–".join(selection.pair) if selection.pair else selection.title
    for line in ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Runut//Runut//EN", f"X-WR-CALNAME:{_text(name)}"):
        yield folded(line)
    for event in events_of(shelf, selection):
        stamp = (first_day(event.date) or "").replace("-", "") + "T000000Z"
        lines = b"".join(folded(line) for line in entry(event, selection, stamp))
        if lines:
            yield lines
    yield folded("END:VCALENDAR")


ICAL = Export(
    name="ical",
    about="iCalendar: all-day entries with their words; planned and possible events are tentative",
    media_type="text/calendar",
    loses="events that state no day; denied and negated events; further mentions beyond their words",
    files=one_file("runut.ics", write),
)
