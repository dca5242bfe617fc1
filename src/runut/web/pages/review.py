"""Reviewing and correcting: one card for each doubt, four verdicts, undo; verdicts as a file that goes in and out."""

from __future__ import annotations

from itertools import islice

import msgspec
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from runut.errors import NotFound, RecordError, RecordLocked, UsageError
from runut.view import PageView, Table
from runut.view.provenance import CHOICE_COLUMNS, choice_row
from runut.web.pages.address import form_of, room_of
from runut.web.room import Room
from runut.web.security import may_write
from runut.web.verdicts import doubt_about, doubts, keep, make, read_lines, undo

LAST = "runut_last"
PERSON = "runut_person"
SHOWN = 50


def _group(room: Room, about: str, key: str) -> list[tuple[str, str, str]]:
    """The members of a story, event or utterance as (id, outlet or source, words)."""
    record = room.archive.record
    if about == "story":
        lines = [record.line(article) for article in record.story(key).articles]
        return [(line.id, line.outlet or line.name, line.title or "") for line in lines]
    members = record.event(key).members if about == "event" else record.utterance(key).members
    found = []
    for article, member in members:
        analysis = room.archive.reading(article).analysis
        words = next((e.evidence.text for e in analysis.events if e.id == member), "") or next(
            (q.span.text for q in analysis.quotes if q.id == member), ""
        )
        found.append((member, record.line(article).outlet or record.line(article).name, words))
    return found


async def review(request: Request) -> Response:
    """The next doubt, or the members of one thing that is to be merged or split."""
    room = room_of(request)
    about, key = request.query_params.get("about", ""), request.query_params.get("id", "")
    if about in ("story", "event", "quote") and key:
        try:
            members = _group(room, about, key)
        except NotFound:
            members = []
        if members:
            return room.render(request, "group.html", about=about, key=key, members=members)
        return room.render(
            request,
            "review.html",
            card=doubt_about(room.archive, about, key),
            left=1,
            skip=0,
            last="",
            person=_person(request),
        )
    if about == "actor" and key:
        actor = room.archive.page("a", key)
        return room.render(request, "group.html", about=about, key=key, members=[(actor.id, actor.title, "")])
    number = request.query_params.get("skip", "0")
    skip = int(number) if number.isdigit() and len(number) < 5 else 0
    cards = list(islice(doubts(room.archive), skip, skip + SHOWN))
    last = request.cookies.get(LAST, "")
    return room.render(
        request,
        "review.html",
        card=cards[0] if cards else None,
        left=len(cards),
        skip=skip,
        last=last,
        person=_person(request),
    )


def _person(request: Request) -> str:
    return request.cookies.get(PERSON, "")


async def judge(request: Request) -> Response:
    """Store a verdict, undo one, or take in a file of them."""
    room = room_of(request)
    form = await form_of(request)
    if reason := may_write(request, form.get("csrf", ""), room.settings):
        return room.message(request, reason, status=403)
    back = form.get("back", "/review")
    back = back if back.startswith("/") and not back.startswith("//") and "\\" not in back else "/review"
    response = RedirectResponse(back, status_code=303)
    try:
        if form.get("undo"):
            undo(room.archive, form["undo"], room.settings)
            response.delete_cookie(LAST)
        elif "lines" in form:
            keep(room.archive, read_lines(form["lines"]), room.settings)
        else:
            kind, targets = form.get("kind", ""), form.get("targets", "").split(",")
            fields = {name[6:]: value for name, value in form.items() if name.startswith("value_")}
            choice = make(
                kind=kind, about=form.get("about", ""), targets=targets, value=fields, reason=form.get("reason", ""),
                person=form.get("person", ""),
            )  # fmt: skip
            keep(room.archive, [choice], room.settings)
            response.set_cookie(LAST, choice.id, samesite="strict", httponly=True)
            response.set_cookie(
                PERSON,
                choice.person.encode("ascii", "ignore").decode(),
                max_age=31_536_000,
                samesite="strict",
                httponly=True,
            )
    except RecordLocked as error:
        return room.message(request, "{reason}", status=409, reason=str(error))
    except (RecordError, UsageError) as error:
        return room.message(request, "{reason}", status=400, reason=str(error))
    return response


async def choices(request: Request) -> Response:
    """All verdicts, as a page or as JSON lines that another record can take in."""
    room = room_of(request)
    found = room.archive.record.choices(undone=True)
    if request.url.path.endswith(".jsonl"):
        lines = b"".join(msgspec.json.encode(choice) + b"\n" for choice in found)
        return Response(lines, media_type="application/jsonl; charset=utf-8",
                        headers={"content-disposition": 'attachment; filename="choices.jsonl"'})  # fmt: skip
    rows = tuple(choice_row(choice) for choice in found)
    table = Table(
        key="choices", title="Verdicts of people", columns=CHOICE_COLUMNS, rows=rows, empty="No one has corrected this."
    )
    page = PageView(kind="choices", id="", title="Verdicts of people", tables=(table,))
    return room.render(request, "choices.html", page=page, found=found)
