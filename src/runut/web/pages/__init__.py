"""Every page of the reading room, in one list."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response

from runut.web.pages.about import export, provenance, watch
from runut.web.pages.article import article, copy, words
from runut.web.pages.charts import graph, world
from runut.web.pages.home import help_sheet, home, settings
from runut.web.pages.lists import listing
from runut.web.pages.review import choices, judge, review
from runut.web.pages.search import search
from runut.web.pages.things import thing

Handler = Callable[[Request], Awaitable[Response]]

PAGES: tuple[tuple[str, Handler, list[str]], ...] = (
    ("/", home, ["GET"]),
    ("/home.{suffix}", home, ["GET"]),
    ("/words", words, ["GET"]),
    ("/help", help_sheet, ["GET"]),
    ("/settings", settings, ["GET", "POST"]),
    ("/search", search, ["GET"]),
    ("/search.{suffix}", search, ["GET"]),
    ("/map", world, ["GET"]),
    ("/map.{suffix}", world, ["GET"]),
    ("/graph", graph, ["GET"]),
    ("/graph.{suffix}", graph, ["GET"]),
    ("/review", review, ["GET"]),
    ("/review", judge, ["POST"]),
    ("/choices", choices, ["GET"]),
    ("/choices.jsonl", choices, ["GET"]),
    ("/watch", watch, ["GET"]),
    ("/export", export, ["GET"]),
    ("/prov/{id}", provenance, ["GET"]),
    ("/d/{id}/{form:str}", copy, ["GET"]),
    ("/d/{id}", article, ["GET"]),
    ("/{kind}/{id:path}", thing, ["GET"]),
    ("/{name}", listing, ["GET"]),
)
"""Address, handler, methods; the first that fits answers."""
