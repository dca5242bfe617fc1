"""The front page, the visitor's own settings, and the sheet of keys."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from runut.errors import UsageError
from runut.view.lists import home_page
from runut.web.i18n import LANGUAGES
from runut.web.pages.address import form_of, room_of
from runut.web.room import THEMES
from runut.web.security import may_write

STORIES = 40
PAIRS = 8
SEEN = "runut_seen"
KEPT_S = 31_536_000


async def home(request: Request) -> Response:
    """What is new since the last visit, stories, and the pairs with the most events."""
    room = room_of(request)
    record = room.archive.record
    suffix = request.path_params.get("suffix", "")
    if suffix not in ("", "json", "csv", "md", "atom"):
        raise UsageError(f"the front page has no form {suffix!r}")
    seen = request.cookies.get(SEEN, "")
    row = record.connection.execute("SELECT max(seq) FROM articles").fetchone()
    last = int(row[0] or 0)
    after, kept = news_after(seen, last)
    new = [line.id for line in record.lines(after=after, limit=500)]
    figures = room.archive.totals
    page = home_page(list(record.stories(limit=STORIES)), new=new, totals=figures.three)
    pairs = [(*pair, bars) for pair, bars in zip(figures.pairs, figures.sparks, strict=False)][:PAIRS]
    response = room.answer(
        request, page, "home.html", suffix, pairs=pairs, counts=figures.counts, waiting=figures.waiting
    )
    if not suffix and kept != seen:
        response.set_cookie(SEEN, kept, max_age=KEPT_S, samesite="strict", httponly=True)
    return response


def news_after(seen: str, last: int) -> tuple[int, str]:
    """From which arrival number articles are new to this visitor, and the cookie to keep.

    The cookie holds "a.b": b the last article at the latest visit, a the one before that visit. What was new
    stays new, through reloading, until something newer arrives. At a first visit nothing is called new.
    """
    parts = seen.split(".")
    if len(parts) != 2 or not all(part.isdigit() and len(part) < 12 for part in parts):
        return last, f"{last}.{last}"
    before, until = int(parts[0]), int(parts[1])
    if last > until:
        return until, f"{until}.{last}"
    return min(before, last), seen


async def help_sheet(request: Request) -> Response:
    """All keys and operators."""
    return room_of(request).render(request, "help.html")


async def settings(request: Request) -> Response:
    """Language, look and keys; kept in cookies of this browser."""
    room = room_of(request)
    if request.method == "GET":
        return room.render(request, "settings.html", themes=THEMES, languages=LANGUAGES)
    form = await form_of(request)
    if reason := may_write(request, form.get("csrf", ""), room.settings):
        return room.message(request, reason, status=403)
    response = RedirectResponse("/settings", status_code=303)
    if (lang := form.get("lang", "")) in LANGUAGES:
        response.set_cookie("runut_lang", lang, max_age=KEPT_S, samesite="strict", httponly=True)
    if (theme := form.get("theme", "")) in THEMES:
        response.set_cookie("runut_theme", theme, max_age=KEPT_S, samesite="strict", httponly=True)
    response.set_cookie(
        "runut_keys", "on" if form.get("keys") else "off", max_age=KEPT_S, samesite="strict", httponly=True
    )
    return response
