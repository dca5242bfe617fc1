"""One article: its page, its saved copy, its citation, and the exact words that a value stands on."""

from __future__ import annotations

import re
from urllib.parse import quote

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from runut.errors import NotFound, UsageError
from runut.view import Fact, Words, article_page, bibtex, csl, ris
from runut.view.fact import words_at
from runut.web.pages.address import CITATIONS, place_of, room_of, split_suffix
from runut.web.room import Room

WORDS_SHOWN = 12


async def article(request: Request) -> Response:
    """The page of one article, or its citation."""
    room = room_of(request)
    key, suffix = split_suffix(request.path_params["id"], more=CITATIONS)
    reading = room.archive.reading(key)
    if suffix == "ris":
        return Response(ris(reading.article), media_type="application/x-research-info-systems; charset=utf-8")
    if suffix == "bib":
        return Response(bibtex(reading.article), media_type="application/x-bibtex; charset=utf-8")
    if suffix == "csl":
        return Response(
            msgspec.json.encode([csl(reading.article)]), media_type="application/vnd.citationstyles.csl+json"
        )
    page = article_page(reading)
    place = place_of(request.query_params.get("t", ""), len(page.text)) if not suffix else None
    layers = msgspec.json.encode({layer.name: layer.spans for layer in page.layers}).decode()
    story = room.archive.record.story_of(key)
    return room.answer(request, page, "article.html", suffix, place=place, layers=layers, story=story)


async def copy(request: Request) -> Response:
    """The saved text ("text") or the saved bytes ("raw"), both as plain text that no browser runs."""
    room = room_of(request)
    form = request.path_params["form"]
    if form == "text":
        return Response(room.archive.article(request.path_params["id"]).text, media_type="text/plain; charset=utf-8")
    if form == "raw":
        data, _, _ = room.archive.record.raw(request.path_params["id"])
        name = f"{request.path_params['id']}.txt"
        return Response(
            data, media_type="text/plain; charset=utf-8", headers={"content-disposition": f'inline; filename="{name}"'}
        )
    raise NotFound(f"an article has no {form!r}")


def _words(room: Room, given: str) -> Words:
    found = re.fullmatch(r"([\w-]{1,64}):(\d{1,9})-(\d{1,9})", given)
    if not found:
        raise UsageError(f"{given!r} names no words")
    try:
        return words_at(room.archive.article(found[1]), int(found[2]), int(found[3]))
    except ValueError as error:
        raise UsageError(str(error)) from error


def live_link(url: str, words: Words) -> str:
    """The address of the live page, opened at the words (a text fragment)."""
    exact = words.exact.strip()
    if len(exact) > 120:
        parts = exact.split()
        text = f"{quote(' '.join(parts[:5]), safe='')},{quote(' '.join(parts[-5:]), safe='')}"
    else:
        text = quote(" ".join(exact.split()), safe="")
    return f"{url}#:~:text={text.replace('-', '%2D')}"


async def words(request: Request) -> Response:
    """The evidence drawer: the exact words behind a value, each in its context. A whole page without htmx."""
    room = room_of(request)
    given = request.query_params.getlist("w")[:WORDS_SHOWN]
    if not given:
        raise UsageError("the address names no words")
    found = []
    for value in given:
        proof = _words(room, value)
        article = room.archive.article(proof.article)
        made_by = room.archive.reading(proof.article).analysis.made_by
        fact = Fact(value=proof.exact, words=(proof,))
        live = live_link(article.url, proof) if article.url else None
        found.append({"words": proof, "article": article, "fact": fact, "live": live, "made_by": made_by})
    template = "drawer.html" if request.headers.get("hx-request") else "words.html"
    return room.render(request, template, proofs=found, why=request.query_params.get("why", ""))
