"""The room that all pages share: the open record, the templates and the visitor's language and look."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from runut.errors import NotFound
from runut.settings import Settings
from runut.view import PageView
from runut.web.archive import Archive
from runut.web.formats import WRITERS, as_csv
from runut.web.i18n import LANGUAGES, NAMES, chosen, words
from runut.web.i18n import Words as Language
from runut.web.markup import cell_html, cut, drawer_of, fact_html, path_of, words_path
from runut.web.security import csrf_token, shown, web_address

THEMES = ("", "light", "dark")
ROWS = 60
"""Rows of a table that a page shows at first; `?all=1` shows the rest, and every other form has them all."""
LONG_TITLE = 110
"""Code points above which a title is set smaller."""


class Room:
    """What a handler needs: `archive`, `settings`, and `render`."""

    def __init__(self, archive: Archive, settings: Settings) -> None:
        self.archive = archive
        self.settings = settings
        self.env = Environment(
            loader=PackageLoader("runut.web"),
            autoescape=select_autoescape(default=True, default_for_string=True),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self.env.filters.update(
            shown=shown,
            web_address=web_address,
            cut=cut,
            here=here,
            words_path=words_path,
            drawer_of=drawer_of,
        )
        self.env.globals.update(
            path_of=path_of,
            LANGUAGE_NAMES=NAMES,
            LONG_TITLE=LONG_TITLE,
            ROWS=ROWS,
            fact_html=fact_html,
            cell_html=cell_html,
        )

    def language(self, request: Request) -> Language:
        """The language this visitor reads."""
        asked = request.query_params.get("lang")
        kept = request.cookies.get("runut_lang")
        return words(chosen(asked, kept, request.headers.get("accept-language"), self.settings.lang))

    def render(self, request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
        """A page of HTML."""
        language = self.language(request)
        theme = request.query_params.get("theme", request.cookies.get("runut_theme", ""))
        page = self.env.get_template(template).render(
            _=language,
            lang=language.lang,
            theme=theme if theme in THEMES else "",
            keys=request.cookies.get("runut_keys", "on"),
            path=request.url.path,
            query=request.url.query,
            params=request.query_params,
            csrf=csrf_token(request),
            switch=self._switch(request, language),
            **values,
        )
        response = HTMLResponse(page, status_code=status)
        asked = request.query_params.get("lang")
        if asked in LANGUAGES:
            response.set_cookie("runut_lang", asked, max_age=31_536_000, samesite="strict", httponly=True)
        return response

    def _switch(self, request: Request, language: Language) -> tuple[str, str]:
        """The address of this page in the other language, and that language's name."""
        other = next(code for code in LANGUAGES if code != language.lang)
        pairs = [(k, v) for k, v in request.query_params.multi_items() if k not in ("lang", "token")]
        return f"{quote(request.scope['path'])}?{urlencode([*pairs, ('lang', other)])}", NAMES[other]

    def answer(self, request: Request, page: PageView, template: str, suffix: str = "", /, **values: Any) -> Response:
        """A page in the form that its address asks for."""
        language = self.language(request)
        base = f"{request.url.scheme}://{request.headers.get('host', '127.0.0.1')}"
        if suffix == "csv":
            try:
                return as_csv(page, language, base, key=request.query_params.get("table", ""))
            except KeyError as error:
                raise NotFound(f"this page has no table {error}") from error
        if suffix:
            return WRITERS[suffix](page, language, base)
        return self.render(request, template, page=page, **values)

    def message(self, request: Request, key: str, *, status: int, **values: Any) -> HTMLResponse:
        """A short page that says what is wrong and what to do."""
        return self.render(request, "message.html", status=status, message=key, values=values)


def moved(kind: str, key: str, suffix: str) -> RedirectResponse:
    """To where an id that was merged away has gone, for ever."""
    return RedirectResponse(path_of(kind, key) + (f".{suffix}" if suffix else ""), status_code=301)


def here(text: str, start: int, end: int, place: Mapping[str, int] | None) -> Markup:
    """A stretch `start:end` of a text, escaped, with the asked words inside a mark."""
    if place and place["start"] < end and place["end"] > start:
        first, last = max(start, place["start"]), min(end, place["end"])
        # The id stands once, at the first piece; words that cross blocks are marked in each.
        ident = Markup(' id="t" tabindex="-1"') if first == place["start"] else Markup("")
        middle = Markup("<mark{}>{}</mark>").format(ident, shown(text[first:last]))
        return escape(shown(text[start:first])) + middle + escape(shown(text[last:end]))
    return escape(shown(text[start:end]))
