"""TimelineJS: dated events as slides, with the words and where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

from runut.model import Event
from runut.view.export.export import Chunks, Export, Selection, Shelf, events_of, json_list, one_file
from runut.view.export.status import HAPPENED


def _date(value: str) -> dict[str, int] | None:
    names = ("year", "month", "day")
    parts = value.split("T")[0].split("-")
    if not all(part.isdigit() for part in parts) or len(parts) > 3 or len(parts[0]) != 4:
        return None
    return {name: int(part) for name, part in zip(names, parts, strict=False)}


def slide(event: Event, selection: Selection) -> dict[str, Any] | None:
    """One event; None when it has no date, or is denied or negated. What is not past says so in its headline."""
    ends = (event.date or "").split("/")
    start = _date(ends[0])
    if start is None or event.status in ("denied", "negated"):
        return None
    title = event.title or f"{event.type} {event.mode or ''}".strip()
    headline = title if event.status in HAPPENED else f"[{event.status}] {title}"
    words = "".join(f"<p>“{escape(item.text)}” <cite>{escape(item.source)}</cite></p>" for item in event.evidence)
    counts = event.counts
    note = f"<p>{counts.articles} articles, {counts.outlets} outlets, {counts.origins} independent origins</p>"
    found: dict[str, Any] = {
        "unique_id": event.id,
        "start_date": start,
        "text": {"headline": escape(headline), "text": words + note},
        "group": event.type,
    }
    end = _date(ends[-1]) if len(ends) > 1 else None
    if end:
        found["end_date"] = end
    return found


def write(shelf: Shelf, selection: Selection) -> Chunks:
    """One timeline; meant for a pair or a story: TimelineJS shows tens of slides well, thousands badly."""
    name = "–".join(selection.pair) if selection.pair else selection.title
    head = b'{"title":{"text":{"headline":' + _quoted(name) + b'}},"events":['

    def slides() -> Iterator[dict[str, Any]]:
        for event in events_of(shelf, selection):
            found = slide(event, selection)
            if found:
                yield found

    return json_list(head, slides(), b"\n]}\n")


def _quoted(text: str) -> bytes:
    import msgspec

    return msgspec.json.encode(escape(text))


TIMELINE = Export(
    name="timelinejs",
    about="TimelineJS: dated events as slides with their words",
    media_type="application/json",
    loses="events without a date; denied and negated events; offsets of the words",
    files=one_file("timeline.json", write),
)
