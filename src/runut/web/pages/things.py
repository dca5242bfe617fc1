"""The pages of stories, quotes, events, pairs, arcs and disagreements: one address form, one handler."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from runut.errors import NotFound
from runut.web.pages.address import room_of, split_suffix
from runut.web.room import moved

TEMPLATES = {
    "s": "story.html",
    "q": "quote.html",
    "e": "event.html",
    "c": "conflict.html",
    "p": "pair.html",
    "arc": "arc.html",
    "a": "actor.html",
    "o": "outlet.html",
}
"""The template for each kind of page."""


async def thing(request: Request) -> Response:
    """The page of one thing; an id that was merged away leads to the one it became."""
    room = room_of(request)
    kind = request.path_params["kind"]
    if kind not in TEMPLATES:
        raise NotFound("there is no such page")
    key, suffix = split_suffix(request.path_params["id"])
    page = room.archive.page(kind, key)
    if page.id != key:
        return moved(kind, page.id, suffix)
    return room.answer(request, page, TEMPLATES[kind], suffix)
