"""Searching the record, with operators and facets; a wrong operator is answered with what was understood."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from runut.plover import types
from runut.view import Fact, PageView, Table, Words
from runut.view.fact import Row, row, unknown
from runut.view.telling import origin_facts, outlet_fact, published_fact, title_fact
from runut.web.finding import RANKED, SHOWN, find, snippet
from runut.web.markup import words_path
from runut.web.pages.address import room_of
from runut.web.query import parse

FEED = ("json", "csv", "md", "atom")


async def search(request: Request) -> Response:
    """Results as sentences, each opening at its place."""
    room = room_of(request)
    suffix = request.path_params.get("suffix", "")
    suffix = suffix if suffix in FEED else ""
    text = request.query_params.get("q", "")
    number = request.query_params.get("page", "1")
    page_number = min(max(int(number) if number.isdigit() and len(number) < 6 else 1, 1), RANKED // SHOWN)
    query = parse("" if text.strip() == "*" else text, types=frozenset(types()))
    offset = (page_number - 1) * SHOWN
    found = find(room.archive.record.connection, query, offset=offset)
    readings = room.archive.readings(found.articles)
    results: list[tuple[object, Words | None, str]] = []
    rows: list[Row] = []
    for article_id, reading in readings.items():
        words = snippet(reading, query)
        link = words_path(words) if words else f"/d/{article_id}"
        results.append((reading.article, words, link))
        shown = Fact(value=words.exact, words=(words,), kind="quote") if words else unknown("no sentence was found")
        article = reading.article
        rows.append(
            row(title_fact(article), outlet_fact(article), published_fact(article), origin_facts(reading), shown)
        )
    columns = ("Title", "Outlet", "Published", "Origins", "Words")
    table = Table(key="results", title="Results", columns=columns, rows=tuple(rows))
    view = PageView(kind="search", id="", title="Search", tables=(table,))
    facets = [
        (facet, [(value, count, _link(text, facet.operator, value)) for value, count in facet.values])
        for facet in found.facets
    ]
    pages = {
        name: f"/search?{urlencode({'q': text, 'page': target})}"
        for name, target, there in (
            ("previous", page_number - 1, page_number > 1),
            ("next", page_number + 1, offset + SHOWN < min(found.total, RANKED)),
        )
        if there
    }
    asked = urlencode({"q": text})
    return room.answer(
        request,
        view,
        "search.html",
        suffix,
        understood=query,
        ranked=RANKED,
        found=found,
        results=results,
        facets=facets,
        text=text,
        pages=pages,
        asked=asked,
        cards=list(zip(results, rows, strict=True)),
    )


def _link(text: str, operator: str, value: str) -> str:
    return f"/search?{urlencode({'q': _with(text, operator, value)})}"


def _with(text: str, operator: str, value: str) -> str:
    """The line with one more operator; a value with spaces in quotes."""
    value = value.replace('"', "")
    part = f'{operator}:"{value}"' if " " in value else f"{operator}:{value}"
    return text if part in text else f"{text.strip()} {part}".strip()
