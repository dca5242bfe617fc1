"""The map and the graph, drawn on the server: both work without JavaScript and have the same as a table."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from runut.errors import NotFound
from runut.view import PageView
from runut.web.pages.address import room_of

FORMS = ("", "json", "csv", "md")


def _suffix(request: Request) -> str:
    suffix = str(request.path_params.get("suffix", ""))
    if suffix not in FORMS:
        raise NotFound(f"this page has no form {suffix!r}")
    return suffix


async def world(request: Request) -> Response:
    """The map of events."""
    room = room_of(request)
    layer = request.query_params.get("layer", "")
    return room.answer(request, room.archive.map(), "map.html", _suffix(request), layer=layer)


async def graph(request: Request) -> Response:
    """The network around one party."""
    room = room_of(request)
    focus = request.query_params.get("focus", "").strip()[:80]
    pairs = room.archive.totals.pairs[:12]
    if not focus and pairs:
        focus = pairs[0][0]
    page: PageView | None = room.archive.graph(focus) if focus else None
    codes = sorted({code for a, b, _ in pairs for code in (a, b)})
    if suffix := _suffix(request):
        if page is None:
            raise NotFound("the record has no event with two parties")
        return room.answer(request, page, "graph.html", suffix)
    return room.render(request, "graph.html", page=page, codes=codes)
