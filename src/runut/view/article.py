"""The page of one article: its outline, its whole text with layers to lay over it, and what was found in it."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from runut.model import Analysis, Article, Counts, Reading, Span
from runut.view.fact import Fact, PageView, Row, Table, Words, plain, row, term, told, unknown, words_at, words_of
from runut.view.telling import (
    block_words,
    credited_facts,
    event_date_fact,
    origin_facts,
    outlet_fact,
    party_fact,
    published_fact,
    title_fact,
    written,
)

LAYERS = ("quotes", "speakers", "sources", "times", "places", "events")
"""The layers in the order of their keys 1 to 6."""
REMOVED = frozenset({"related", "furniture"})


class Layer(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of highlight: `spans` are (start, end) in code points and may overlap."""

    name: str
    spans: tuple[tuple[int, int], ...]


class Tile(msgspec.Struct, frozen=True):
    """A stretch of the text with the kind of its block, or "gap" between two blocks."""

    kind: str
    start: int
    end: int


class ArticlePage(PageView, frozen=True, kw_only=True):
    """An article's page; `blocks` tile the text in order, gaps between labelled blocks included as kind "gap"."""

    source: str
    sha256: str
    url: str | None
    language: str | None
    text: str
    blocks: tuple[Tile, ...]
    layers: tuple[Layer, ...]
    outline: tuple[tuple[str, tuple[Words, ...]], ...]


def _tiles(article: Article) -> tuple[Tile, ...]:
    """The blocks with the gaps between them, so that together they are the whole text."""
    tiles: list[Tile] = []
    place = 0
    for block in article.blocks:
        if block.start > place:
            tiles.append(Tile("gap", place, block.start))
        tiles.append(Tile(block.kind, block.start, block.end))
        place = block.end
    if place < len(article.text):
        tiles.append(Tile("gap", place, len(article.text)))
    return tuple(tiles)


def _spans(spans: Iterable[Span | None]) -> tuple[tuple[int, int], ...]:
    return tuple(sorted({(span.start, span.end) for span in spans if span is not None}))


def layers_of(analysis: Analysis) -> tuple[Layer, ...]:
    """What can be laid over the text, in the order of the keys."""
    found = {
        "quotes": _spans(quote.span for quote in analysis.quotes),
        "speakers": _spans(quote.speaker.span for quote in analysis.quotes if quote.speaker),
        "sources": _spans(credit.span for credit in analysis.credits),
        "times": _spans(when.span for when in analysis.times),
        "places": _spans(mention.span for mention in analysis.mentions if mention.type in ("GPE", "LOC")),
        "events": _spans(event.evidence for event in analysis.events),
    }
    return tuple(Layer(name=name, spans=found[name]) for name in LAYERS)


def _about(reading: Reading) -> Table:
    article = reading.article
    people = [("Author", article.authors), ("Editor", article.editors)]
    rows: list[Row] = [
        row(term("Title"), title_fact(article)),
        row(term("Outlet"), outlet_fact(article)),
        row(term("Published"), published_fact(article)),
    ]
    for label, names in people:
        facts = [Fact(value=name, words=written(article, name, ("byline", "source"))) for name in names]
        rows.append(row(term(label), facts or [unknown("not written")]))
    if article.dateline and article.dateline.place:
        line = words_at(article, article.dateline.start, article.dateline.end)
        rows.append(row(term("Dateline"), Fact(value=article.dateline.place, words=(line,))))
    rows.append(row(term("Origins"), origin_facts(reading)))
    return Table(key="about", title="About the article", columns=("What", "Value"), rows=tuple(rows))


def article_page(reading: Reading) -> ArticlePage:
    """What the page of one article shows."""
    article, analysis = reading.article, reading.analysis
    quotes = tuple(
        row(
            told(quote.span.text, article, quote.span, kind="quote"),
            party_fact(article, quote.speaker),
            term(quote.kind, words_of(article, quote.span)),
            credited_facts(article, quote),
            Fact(
                value=quote.said,
                words=words_of(article, quote.span),
                kind="date",
                inferred=True,
                why=quote.said_basis or "",
            )
            if quote.said
            else unknown("the day is not told"),
        )
        for quote in analysis.quotes
    )
    credits = tuple(
        row(
            told(credit.span.text, article, credit.span, kind="quote"),
            [Fact(value=source, words=words_of(article, credit.span)) for source in credit.sources],
            term(credit.kind, words_of(article, credit.span)),
            term(f"covers {credit.covers}", words_of(article, credit.span)),
        )
        for credit in analysis.credits
    )
    times = tuple(
        row(
            told(when.span.text, article, when.span, kind="quote"),
            Fact(value=when.value, words=words_of(article, when.span), kind="date", why=when.rule)
            if when.value
            else unknown("cannot be resolved"),
            Fact(value=when.doubt, words=words_of(article, when.span)) if when.doubt else plain(""),
        )
        for when in analysis.times
    )
    events = tuple(
        row(
            told(event.evidence.text, article, event.evidence, kind="quote"),
            term(f"{event.type}", words_of(article, event.trigger)),
            term(event.status, words_of(article, event.evidence)),
            [party_fact(article, party) for party in event.actors] or [unknown("no one is named")],
            [party_fact(article, party) for party in event.recipients],
            event_date_fact(article, event),
            party_fact(article, event.place) if event.place else unknown("the place is not told"),
        )
        for event in analysis.events
    )
    makers = tuple(row(term(layer), plain(maker)) for layer, maker in sorted(analysis.made_by.items()))
    tables = (
        _about(reading),
        Table(
            key="quotes", title="Quotes", columns=("Words", "Speaker", "Kind", "Credited to", "Said on"), rows=quotes
        ),
        Table(key="credits", title="Attribution", columns=("Words", "Source", "Kind", "Covers"), rows=credits),
        Table(
            key="events",
            title="Events",
            rows=events,
            columns=("Words", "Type", "Status", "Actors", "Recipients", "When", "Where"),
        ),
        Table(key="times", title="Times", columns=("Words", "Value", "Doubt"), rows=times),
        Table(
            key="names",
            title="Names",
            columns=("Name", "As written", "Type", "Country", "Office"),
            rows=_names(reading),
        ),
        Table(key="steps", title="Made by", columns=("Layer", "Step"), rows=makers),
    )
    outline = (
        ("Title", block_words(article, "title")),
        ("Photo", block_words(article, "caption", "credit")),
        ("Body", block_words(article, "lead", "body", "subhead")),
        ("Removed", block_words(article, *REMOVED)),
    )
    named = tuple(origin.name for origin in analysis.origins)
    return ArticlePage(
        kind="d",
        id=article.id,
        title=article.title or article.name,
        counts=Counts(articles=1, outlets=1 if article.outlet else 0, origins=len(named), unnamed=0 if named else 1),
        origins=named,
        tables=tables,
        source=article.name,
        sha256=article.sha256,
        url=article.url,
        language=article.language,
        text=article.text,
        blocks=_tiles(article),
        layers=layers_of(analysis),
        outline=outline,
    )


def _names(reading: Reading) -> tuple[Row, ...]:
    """One row per actor named in the article, its spellings at their first place."""
    article = reading.article
    rows: dict[str, tuple[list[Fact], list[Fact]]] = {}
    order: dict[str, tuple[Fact, ...]] = {}
    for mention in reading.analysis.mentions:
        key = mention.actor or mention.name or mention.span.text
        words = words_of(article, mention.span)
        if key not in rows:
            about = ("a", mention.actor) if mention.actor else None
            name = Fact(value=mention.name or mention.span.text, words=words, about=about, why=mention.why)
            rows[key] = ([name], [])
            order[key] = (
                term(mention.type, words),
                Fact(value=mention.country, words=words) if mention.country else plain(""),
                Fact(value=mention.office, words=words, inferred=True, why=mention.why)
                if mention.office
                else plain(""),
            )
        if all(fact.value != mention.span.text for fact in rows[key][1]):
            rows[key][1].append(told(mention.span.text, article, mention.span))
    return tuple(row(rows[key][0], rows[key][1], *order[key]) for key in rows)
