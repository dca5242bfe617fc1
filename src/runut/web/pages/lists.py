"""Lists of stories, events, quotes, actors, pairs, outlets, arcs, disagreements and failures."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

from starlette.requests import Request
from starlette.responses import Response

from runut.errors import NotFound
from runut.record import Record
from runut.view import PageView
from runut.view.lists import (
    actors_list,
    arcs_list,
    conflicts_list,
    events_list,
    failures_list,
    outlets_list,
    pairs_list,
    quotes_list,
    stories_list,
)
from runut.web.pages.address import room_of, split_suffix

LINES = 200
"""Lines of a list on one page; exports of the whole record are in /export."""

LISTS: dict[str, Callable[[Record], PageView]] = {
    "stories": lambda record: stories_list(record.stories(limit=LINES)),
    "events": lambda record: events_list(record.events(limit=LINES)),
    "quotes": lambda record: quotes_list(record.utterances(limit=LINES)),
    "actors": lambda record: actors_list(record.actors(limit=LINES)),
    "pairs": lambda record: pairs_list(record.pairs(limit=LINES)),
    "outlets": lambda record: outlets_list(record.outlets()[:LINES]),
    "arcs": lambda record: arcs_list(islice(record.arcs(), LINES)),
    "conflicts": lambda record: conflicts_list(islice(record.conflicts(), LINES)),
    "failures": lambda record: failures_list(islice(record.failures(), LINES)),
}
"""Every list by its name in the address."""


async def listing(request: Request) -> Response:
    """One list."""
    room = room_of(request)
    name, suffix = split_suffix(request.path_params["name"])
    if name not in LISTS:
        raise NotFound("there is no such page")
    return room.answer(request, LISTS[name](room.archive.record), "list.html", suffix)
