"""Where things come from and where they can go: provenance, watching, export."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from runut.errors import NotFound
from runut.model import Page
from runut.view.export import EXPORTS
from runut.view.provenance import provenance_page
from runut.web.pages.address import room_of, split_suffix
from runut.web.pages.lists import LISTS


async def provenance(request: Request) -> Response:
    """How one article came to be what is shown."""
    room = room_of(request)
    key, suffix = split_suffix(request.path_params["id"])
    reading = room.archive.reading(key)
    page: Page | None
    try:
        page = room.archive.record.page(key)
    except NotFound:
        page = None
    own = {key} | {q.id for q in reading.analysis.quotes} | {e.id for e in reading.analysis.events}
    choices = [choice for choice in room.archive.record.choices(undone=True) if own.intersection(choice.targets)]
    view = provenance_page(reading, page=page, choices=choices)
    return room.answer(request, view, "provenance.html", suffix)


async def watch(request: Request) -> Response:
    """What the record grows from, and every feed that tells what is new."""
    room = room_of(request)
    execute = room.archive.record.connection.execute
    latest = execute("SELECT name, outlet, title, id FROM articles ORDER BY seq DESC LIMIT 20").fetchall()
    return room.render(
        request, "watch.html", latest=latest, lists=list(LISTS), path_of_record=str(room.archive.path.name)
    )


async def export(request: Request) -> Response:
    """Every way out of the record."""
    room = room_of(request)
    counts = room.archive.totals.counts
    return room.render(request, "export.html", lists=list(LISTS), exports=EXPORTS, counts=counts)
