"""What an address says: the id, the form asked for after a dot, and the words to show."""

from __future__ import annotations

import re
from urllib.parse import parse_qs

from starlette.requests import Request

from runut.errors import NotFound, UsageError
from runut.web.formats import SUFFIXES
from runut.web.room import Room

_SLUG = re.compile(r"([0-9a-hjkmnp-tv-z]{10})-[\w-]+")
FORM_BYTES = 100_000
CITATIONS = ("ris", "bib", "csl")


def room_of(request: Request) -> Room:
    """The room that answers, with what it keeps at hand no older than the record."""
    room: Room = request.app.state.room
    room.archive.refresh()
    return room


async def form_of(request: Request) -> dict[str, str]:
    """The fields of a plain form, each once; UsageError when it is larger than any form of ours."""
    body = await request.body()
    if len(body) > FORM_BYTES:
        raise UsageError("the form is too large")
    return {name: values[-1] for name, values in parse_qs(body.decode("utf-8", "replace")).items()}


def split_suffix(value: str, *, more: tuple[str, ...] = ()) -> tuple[str, str]:
    """An id and the form asked for: "4kq2...json" is ("4kq2...", "json"); a slug after ten characters is dropped."""
    head, dot, tail = value.rpartition(".")
    key, suffix = (head, tail) if dot and tail in (*SUFFIXES, *more) else (value, "")
    if found := _SLUG.fullmatch(key):
        key = found[1]
    if not key:
        raise NotFound("the address names nothing")
    return key, suffix


def place_of(value: str, length: int) -> dict[str, int] | None:
    """The words asked for as "start,end" in code points; None when none are; UsageError when outside the text."""
    if not value:
        return None
    found = re.fullmatch(r"(\d{1,9}),(\d{1,9})", value)
    if not found or not int(found[1]) < int(found[2]) <= length:
        raise UsageError(f"{value!r} is no place in this text")
    return {"start": int(found[1]), "end": int(found[2])}
