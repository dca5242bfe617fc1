"""Lists of stories, events, quotes, actors, pairs, outlets, arcs, disagreements and failures."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

from starlette.requests import Request
from starlette.responses import Response

from runut.errors import NotFound
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
from runut.web.archive import Archive
from runut.web.lookups import newest_events, newest_utterances
from runut.web.pages.address import room_of, split_suffix

LINES = 120
"""Lines of a list on one page; exports of the whole record are in /export."""

LISTS: dict[str, Callable[[Archive], PageView]] = {
    "stories": lambda archive: stories_list(archive.record.stories(limit=LINES)),
    "events": lambda archive: events_list(newest_events(archive.record.connection, most=LINES)),
    "quotes": lambda archive: quotes_list(newest_utterances(archive.record.connection, most=LINES)),
    "actors": lambda archive: actors_list(archive.record.actors(limit=LINES)),
    "pairs": lambda archive: pairs_list(archive.totals.pairs),
    "outlets": lambda archive: outlets_list(archive.record.outlets()[:LINES]),
    "arcs": lambda archive: arcs_list(islice(archive.record.arcs(), LINES)),
    "conflicts": lambda archive: conflicts_list(islice(archive.record.conflicts(), LINES)),
    "failures": lambda archive: failures_list(islice(archive.record.failures(), LINES)),
}
"""Every list by its name in the address."""


async def listing(request: Request) -> Response:
    """One list."""
    room = room_of(request)
    name, suffix = split_suffix(request.path_params["name"])
    if name not in LISTS:
        raise NotFound("there is no such page")
    return room.answer(request, LISTS[name](room.archive), "list.html", suffix)
