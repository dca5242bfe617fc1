"""`runut.read`: what one page says, from a path, bytes, a text, or a page."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

import msgspec

from runut.errors import CollectingError, ReadingError
from runut.model import Article, Credit, EventMention, Failure, Mention, Origin, Quote, Reading, When
from runut.model import Page as RawPage
from runut.run.steps import page_to_outcome
from runut.view import contract

_LAYERS = ("credits", "quotes", "events", "times", "mentions")
_COLOURS = {"quotes": "#f6e3b4", "credits": "#cfe0f7", "times": "#f7d0cf", "mentions": "#d3edd3", "events": "#e6d9f2"}


class Page:
    """A page that was read: its article and everything found in it, each finding with its exact words."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    @property
    def article(self) -> Article:
        """The page's own text and what it states about itself."""
        return self.reading.article

    @property
    def text(self) -> str:
        """The whole page as kept; every span counts its code points."""
        return self.reading.article.text

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Proper names."""
        return self.reading.analysis.mentions

    @property
    def times(self) -> tuple[When, ...]:
        """Time expressions."""
        return self.reading.analysis.times

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """Quotations and reported statements."""
        return self.reading.analysis.quotes

    @property
    def credits(self) -> tuple[Credit, ...]:
        """Places where the page says where it has something from."""
        return self.reading.analysis.credits

    @property
    def events(self) -> tuple[EventMention, ...]:
        """PLOVER events, as this page tells them."""
        return self.reading.analysis.events

    @property
    def origins(self) -> tuple[Origin, ...]:
        """Independent origins of the page's main news."""
        return self.reading.analysis.origins

    def to_dict(self) -> dict[str, Any]:
        """The object of the reading contract."""
        return contract.reading(self.reading)

    def to_json(self) -> str:
        """The same as JSON."""
        return msgspec.json.encode(self.to_dict()).decode()

    def _repr_html_(self) -> str:
        """The text with its findings marked; where findings overlap, the larger one gives the colour."""
        marks: list[tuple[int, int, str, str]] = []
        for layer in _LAYERS:
            for finding in getattr(self.reading.analysis, layer):
                span = finding.evidence if layer == "events" else finding.span
                marks.append((span.start, span.end, layer, layer.rstrip("s")))
        out = [f"<h4>{escape(self.article.title or self.article.name)}</h4><div style='white-space:pre-wrap'>"]
        at = 0
        for start, end, layer, label in _outermost(marks):
            out.append(escape(self.text[at:start]))
            style = f"background:{_COLOURS[layer]};color:#111"
            out.append(f"<mark style='{style}' title='{label}'>{escape(self.text[start:end])}</mark>")
            at = end
        out.append(escape(self.text[at:]) + "</div>")
        return "".join(out)

    def __repr__(self) -> str:
        return f"<Page {self.article.name}: {len(self.quotes)} quotes, {len(self.events)} events>"


def _outermost(marks: list[tuple[int, int, str, str]]) -> Iterator[tuple[int, int, str, str]]:
    rank = {layer: n for n, layer in enumerate(("mentions", "times", "quotes", "credits", "events"))}
    at = 0
    # Names and times are marked first: they are what a reader looks for inside the long marks.
    chosen: list[tuple[int, int, str, str]] = []
    for mark in sorted(marks, key=lambda item: (rank[item[2]], item[0])):
        if all(mark[1] <= other[0] or mark[0] >= other[1] for other in chosen):
            chosen.append(mark)
    for mark in sorted(chosen):
        if mark[0] >= at:
            yield mark
            at = mark[1]


def read(
    source: str | bytes | Path,
    *,
    lang: str | None = None,
    date: str | None = None,
    url: str | None = None,
    body: bool = False,
    name: str = "page",
) -> Page:
    """What one page says.

    `source` is a path, the page's bytes, or its text: a str with a line break or markup is text, any other str a
    path. `lang` ("id", "en") and `date` (ISO day) say what the page does not; `body` takes the input as an
    article's body alone; `name` names bytes and text. Raises CollectingError when a file cannot be opened and
    ReadingError when there is no article in the page.
    """
    if isinstance(source, str) and ("\n" in source or "<" in source):
        data = source.encode()
    elif isinstance(source, bytes):
        data = source
    else:
        name = str(source)
        try:
            data = Path(source).read_bytes()
        except OSError as error:
            raise CollectingError(f"{source} cannot be opened: {error.strerror or error}") from error
    page = RawPage(
        source=name, data=data, url=url, stated_language=lang, stated_date=date, layout="body" if body else "page"
    )
    outcome = page_to_outcome(page)
    if isinstance(outcome, Failure):
        raise ReadingError(f"{outcome.source}: {outcome.stage}: {outcome.reason}")
    return Page(outcome)
