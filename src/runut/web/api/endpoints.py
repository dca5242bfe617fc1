"""Every endpoint of the API, in one list."""

from __future__ import annotations

from collections.abc import Iterator
from hmac import compare_digest
from typing import Any

import msgspec

import runut.view.export as exports
from runut.model import Choice, Span
from runut.view import contract
from runut.view.export import BY_NAME, EXPORTS, Selection
from runut.view.export.bundle import zipped
from runut.view.export.feeds import EPOCH, Entry, article_entry, atom, entries_of, json_feed
from runut.view.export.table_files import csv_chunks, jsonl_chunks, parquet_chunks
from runut.web.api.endpoint import Asked, Endpoint, Parameter, Refused, Stream, free, one_of, path_id, whole
from runut.web.api.paging import LISTS, MOST, PAGE, decode_cursor, encode_cursor, fields_of

FORMS = {
    "csv": (csv_chunks, "text/csv"),
    "jsonl": (jsonl_chunks, "application/x-ndjson"),
    "parquet": (parquet_chunks, "application/vnd.apache.parquet"),
}
FEEDS = {"atom": "application/atom+xml", "json": "application/feed+json"}
ZIP = "application/zip"
LINE = ("id", "source", "name", "outlet", "title", "published", "day", "language", "url")


def _home(asked: Asked) -> dict[str, Any]:
    links = {endpoint.name: f"/api/v1{endpoint.path}" for endpoint in ENDPOINTS if endpoint.method == "GET"}
    return {"name": "Runut", "version": "v1", "counts": asked.record.counts(), "links": links}


def _articles(asked: Asked) -> dict[str, Any]:
    cursor = asked.values.get("cursor")
    after = decode_cursor(cursor, 1)[0] if cursor is not None else 0
    if not isinstance(after, int):
        raise Refused(404, "no_such_page", "no page has this cursor", remedy="begin without a cursor")
    limit = asked.values["limit"]
    lines = list(asked.record.lines(after=after, limit=limit + 1))
    wanted = asked.values.get("fields") or LINE
    items = [{name: getattr(line, name) for name in wanted} for line in lines[:limit]]
    return {"items": items, "next": encode_cursor([lines[limit - 1].seq]) if len(lines) > limit else None}


def _search(asked: Asked) -> dict[str, Any]:
    cursor = asked.values.get("cursor")
    offset = decode_cursor(cursor, 1)[0] if cursor is not None else 0
    if not isinstance(offset, int) or offset < 0:
        raise Refused(404, "no_such_page", "no page has this cursor", remedy="begin without a cursor")
    limit = asked.values["limit"]
    hits = asked.record.search(asked.values["q"], limit=limit + 1, offset=offset)
    items = []
    for hit in hits[:limit]:
        line = asked.record.line(hit.article)
        items.append({**{name: getattr(line, name) for name in LINE}, "score": hit.score})
    return {"items": items, "next": encode_cursor([offset + limit]) if len(hits) > limit else None}


def _chain(asked: Asked) -> dict[str, Any]:
    article, quote = asked.answers.quote(asked.values["quote"])
    return {"article": article, **contract.quote(quote)}


def _pair(asked: Asked) -> list[Any]:
    ends = asked.ends(asked.values["a"], asked.values["b"])
    found: list[Any] = asked.answers.pair(*ends)
    return found


def _evidence(asked: Asked) -> dict[str, Any]:
    article = asked.record.article(asked.values["id"])
    start, end = asked.values["start"], asked.values["end"]
    try:
        span = Span.of(article.text, start, end)
    except ValueError as error:
        raise Refused(404, "not_found", str(error)) from error
    from runut.view.export.annotations import selectors

    return {
        "article": article.id,
        "source": article.name,
        "sha256": article.sha256,
        "start": start,
        "end": end,
        "text": span.text,
        "selector": selectors(article.text, start, end),
    }


def _counted(query: str, names: tuple[str, ...]) -> Any:
    def answer(asked: Asked) -> list[dict[str, Any]]:
        return [dict(zip(names, row, strict=True)) for row in asked.record.connection.execute(query)]

    return answer


def _selection(asked: Asked) -> Selection:
    pair = asked.values.get("pair")
    ends = None
    if pair is not None:
        a, _, b = pair.partition(",")
        if not a or not b:
            raise Refused(404, "not_found", f"{pair!r} names no pair", remedy="write two codes or ids: RUS,IRN")
        ends = asked.ends(a, b)
    story = asked.values.get("story")
    if story is not None:
        story = asked.record.story(story).id
    return Selection(pair=ends, story=story, base=asked.base)


def _export(asked: Asked) -> Stream:
    chosen = exports.export_named(asked.values["kind"])
    files = chosen.files(asked.record, _selection(asked))
    if chosen.folder:
        return Stream(chunks=zipped(files), media_type=ZIP, file=f"{chosen.name}.zip")
    name, chunks = next(files)
    return Stream(chunks=chunks, media_type=chosen.media_type, file=name)


def _table(asked: Asked) -> Stream:
    table, form = asked.values["table"], asked.values.get("form") or "csv"
    chunks, media_type = FORMS[form]
    return Stream(chunks=chunks(BY_NAME[table], asked.record, _selection(asked)), media_type=media_type,
                  file=f"{table}.{form}")  # fmt: skip


def _feed(asked: Asked, entries: list[Entry], title: str, link: str) -> Stream:
    form = asked.values.get("form") or "atom"
    if form == "json":
        return Stream(chunks=json_feed(entries, title=title, link=link), media_type=FEEDS[form], file="feed.json")
    latest = max((entry.moment for entry in entries), default=EPOCH)
    chunks = atom(entries, title=title, link=link, updated=latest)
    return Stream(chunks=chunks, media_type=FEEDS["atom"], file="runut.atom")


def _search_feed(asked: Asked) -> Stream:
    query, selection = asked.values["q"], Selection(base=asked.base)
    hits = asked.record.search(query, limit=MOST)
    entries = [article_entry(asked.record.line(hit.article), selection) for hit in hits]
    entries.sort(key=lambda entry: entry.moment, reverse=True)
    return _feed(asked, entries, f"Runut: {query}", f"{asked.base}/search")


def _story_feed(asked: Asked) -> Stream:
    story = asked.record.story(asked.values["id"])
    selection = Selection(story=story.id, base=asked.base)
    return _feed(asked, list(entries_of(asked.record, selection)), story.title, selection.link("s", story.id))


def _pair_feed(asked: Asked) -> Stream:
    ends = asked.ends(asked.values["a"], asked.values["b"])
    selection = Selection(pair=ends, base=asked.base)
    entries = list(entries_of(asked.record, selection))
    return _feed(asked, entries, f"Runut: {'–'.join(ends)}", selection.link("p", "-".join(ends)))


def _choose(asked: Asked) -> dict[str, Any]:
    if not asked.settings.token:
        raise Refused(403, "read_only", "this record is served for reading", remedy="set RUNUT_TOKEN to allow writing")
    if not compare_digest(asked.token.encode(), asked.settings.token.encode()):
        raise Refused(401, "token_needed", "writing needs the token", remedy="send Authorization: Bearer TOKEN")
    try:
        choice = msgspec.json.decode(asked.body, type=Choice)
    except (msgspec.DecodeError, msgspec.ValidationError, ValueError) as error:
        raise Refused(400, "wrong_body", f"this is no verdict: {error}") from error
    from runut.record import open_record

    with open_record(asked.record.path, "write") as record, record.writing() as writer:
        writer.choose(choice)
    built: dict[str, Any] = msgspec.to_builtins(choice)
    return built


def _kinds(asked: Asked) -> list[dict[str, Any]]:
    return [
        {
            "kind": export.name,
            "about": export.about,
            "media_type": export.media_type,
            "loses": export.loses,
            "folder": export.folder,
        }
        for export in EXPORTS
    ]


_ID = path_id("id", "The id.")
_PARTIES = (path_id("a", "A country (ISO code) or an actor id."), path_id("b", "The other one."))
_FEED_FORM = one_of("form", "Atom (default) or JSON Feed.", tuple(FEEDS))
_PART = (
    Parameter(name="pair", about="Only what two countries or actors share, as RUS,IRN.",
              schema={"type": "string", "pattern": r"^[^,]+,[^,]+$", "maxLength": 200}),
    free("story", "Only one story, by id."),
)  # fmt: skip
_KIND = Parameter(name="kind", about="The form.", place="path", required=True,
                  schema={"type": "string", "enum": [export.name for export in EXPORTS]})  # fmt: skip
_TABLE = Parameter(name="table", about="The table.", place="path", required=True,
                   schema={"type": "string", "enum": list(BY_NAME)})  # fmt: skip
_CURSOR = Parameter(name="cursor", about="Where the page begins: `next` of the page before.",
                    schema={"type": "string", "pattern": r"^[A-Za-z0-9_-]+$", "maxLength": 2000})  # fmt: skip
_LIMIT = whole("limit", "How many items on the page.", least=1, most=MOST, default=PAGE)


def _one(kind: str, schema: str, get: Any) -> Endpoint:
    return Endpoint(path=f"/{kind}/{{id}}", name=f"get_{kind}", about=f"One of {kind}, by its id.", schema=schema,
                    answer=get, parameters=(_ID,))  # fmt: skip


def _makers(asked: Asked) -> Iterator[Any]:
    query = "SELECT made_by, count(*) FROM articles GROUP BY made_by ORDER BY 2 DESC"
    for made_by, count in asked.record.connection.execute(query):
        yield {"made_by": msgspec.json.decode(made_by), "articles": count}


ENDPOINTS: tuple[Endpoint, ...] = (
    Endpoint(path="/", name="home", about="What this record holds, and every address.", schema="Home", answer=_home),
    Endpoint(path="/articles", name="list_articles", about="Articles in order of arrival, one line each.",
             schema="ArticleLinePage", answer=_articles, parameters=(_CURSOR, _LIMIT, fields_of(LINE))),
    _one("articles", "Reading", lambda asked: contract.reading(asked.record.reading(asked.values["id"]))),
    *LISTS,
    _one("stories", "Story", lambda asked: asked.answers.story(asked.record.story(asked.values["id"]))),
    _one("events", "Event", lambda asked: asked.answers.event(asked.record.event(asked.values["id"]))),
    _one("quotes", "Utterance", lambda asked: asked.answers.utterance(asked.record.utterance(asked.values["id"]))),
    _one("actors", "Actor", lambda asked: asked.answers.actors([asked.record.actor(asked.values["id"])])[0]),
    _one("claims", "Conflict", lambda asked: asked.answers.conflicts([asked.record.conflict(asked.values["id"])])[0]),
    _one("arcs", "Arc", lambda asked: asked.answers.arcs([asked.record.arc(asked.values["id"])])[0]),
    Endpoint(path="/chains/{quote}", name="get_chain", about="A quote with its attribution chain.", schema="Chain",
             answer=_chain, parameters=(path_id("quote", "The id of a quote."),)),
    Endpoint(path="/pairs", name="list_pairs", about="The pairs of countries with the most events.", schema="Pairs",
             answer=lambda asked: [{"a": a, "b": b, "events": n} for a, b, n in asked.record.pairs(limit=MOST)]),
    Endpoint(path="/pairs/{a}/{b}", name="get_pair", about="The chronology of two countries or actors.",
             schema="Chronology", answer=_pair, parameters=_PARTIES),
    Endpoint(path="/outlets", name="list_outlets", about="Outlets as the pages state them.", schema="Outlets",
             answer=lambda asked: [{"outlet": name, "articles": n} for name, n in asked.record.outlets()]),
    Endpoint(path="/places", name="list_places", about="Where events took place.", schema="Places",
             answer=_counted("SELECT place, count(*) FROM events WHERE place IS NOT NULL GROUP BY place"
                             " ORDER BY 2 DESC, 1", ("place", "events"))),
    Endpoint(path="/evidence/{id}", name="get_evidence", about="The exact words of an article between two offsets.",
             schema="Words", answer=_evidence, parameters=(
                 path_id("id", "The id of an article."), whole("start", "Where the words begin, in code points."),
                 whole("end", "Where they end, exclusive."))),
    Endpoint(path="/search", name="search", about="Articles by their words, the best first.", schema="HitPage",
             answer=_search, parameters=(free("q", "The words.", required=True), _CURSOR, _LIMIT)),
    Endpoint(path="/failures", name="list_failures", about="What could not be used, and why.", schema="Failures",
             answer=lambda asked: asked.answers.failures()),
    Endpoint(path="/runs", name="list_runs", about="Which versions of the extractors read the articles.", schema="Runs",
             answer=lambda asked: list(_makers(asked))),
    Endpoint(path="/export", name="list_exports", about="Every form of export.", schema="Exports", answer=_kinds),
    Endpoint(path="/export/{kind}", name="export", about="The record, or a part of it, in another form; every row.",
             answer=_export, parameters=(_KIND, *_PART),
             media_types=tuple(sorted({ZIP if export.folder else export.media_type for export in EXPORTS}))),
    Endpoint(path="/tables/{table}", name="table", about="A table as CSV (default), JSON Lines or Parquet; every row.",
             answer=_table, parameters=(_TABLE, one_of("form", "The form.", tuple(FORMS)), *_PART),
             media_types=tuple(media for _, media in FORMS.values())),
    Endpoint(path="/feeds/search", name="search_feed", about="What is new in a search.", answer=_search_feed,
             parameters=(free("q", "The words.", required=True), _FEED_FORM), media_types=tuple(FEEDS.values())),
    Endpoint(path="/feeds/stories/{id}", name="story_feed", about="What is new in a story.", answer=_story_feed,
             parameters=(_ID, _FEED_FORM), media_types=tuple(FEEDS.values())),
    Endpoint(path="/feeds/pairs/{a}/{b}", name="pair_feed", about="What is new between two parties.",
             answer=_pair_feed, parameters=(*_PARTIES, _FEED_FORM), media_types=tuple(FEEDS.values())),
    Endpoint(path="/choices", name="list_choices", about="What people decided, undone verdicts included.",
             schema="Choices",
             answer=lambda asked: [msgspec.to_builtins(choice) for choice in asked.record.choices(undone=True)]),
    Endpoint(path="/choices", name="choose", about="Store a person's verdict; needs the token.", schema="Choice",
             answer=_choose, method="POST", status=201, body="Choice", writes=True),
)  # fmt: skip
"""Address, question and answer; a new endpoint is one entry here."""
