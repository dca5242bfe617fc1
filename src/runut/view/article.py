"""The page of one article: its outline, its whole text with layers to lay over it, and what was found in it."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from runut.model import Analysis, Article, Counts, EventMention, Party, Quote, Reading, Span
from runut.view.fact import Fact, PageView, Row, Table, Words, plain, row, term, told, unknown, words_at, words_of

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


def block_words(article: Article, *kinds: str) -> tuple[Words, ...]:
    """The words of the blocks of these kinds, white space at their ends left out."""
    found = []
    for block in article.blocks_of(*kinds):
        text = article.text[block.start : block.end]
        start = block.start + len(text) - len(text.lstrip())
        end = block.start + len(text.rstrip())
        if start < end:
            found.append(words_at(article, start, end))
    return tuple(found)


def _written(article: Article, value: str, kinds: tuple[str, ...]) -> tuple[Words, ...]:
    """Where `value` itself is written, first in blocks of these kinds, then anywhere."""
    for block in article.blocks_of(*kinds):
        place = article.text.find(value, block.start, block.end)
        if place >= 0:
            return (words_at(article, place, place + len(value)),)
    place = article.text.find(value)
    return (words_at(article, place, place + len(value)),) if place >= 0 and value else ()


def title_fact(article: Article) -> Fact:
    """The title with its words."""
    if not article.title:
        return unknown("no title is written")
    words = _written(article, article.title, ("title",)) or block_words(article, "title")[:1]
    about = ("d", article.id)
    return Fact(value=article.title, words=words, why="" if words else "stated outside the text", about=about)


def published_fact(article: Article) -> Fact:
    """When the article came out, as stated; unknown when the page does not say."""
    if not article.published:
        return unknown("the time of publication is not written")
    words = block_words(article, "date") or block_words(article, "byline")
    basis = article.published_basis
    if basis == "stated":
        return Fact(value=article.published, words=words, kind="date", why="" if words else "stated outside the text")
    reason = "from the address" if basis == "url" else "inferred"
    return Fact(value=article.published, words=(), kind="date", inferred=True, why=reason)


def outlet_fact(article: Article) -> Fact:
    """The outlet with the words that name it, where the page's text does."""
    if not article.outlet:
        return unknown("the outlet is not named")
    words = _written(article, article.outlet, ("byline", "date", "dateline", "title"))
    if not words and article.dateline and article.dateline.outlet:
        words = (words_at(article, article.dateline.start, article.dateline.end),)
    why = "" if words else "from the address" if article.url else "stated outside the text"
    return Fact(value=article.outlet, words=words, why=why, inferred=not words, about=("o", article.outlet))


def party_fact(article: Article, party: Party | None) -> Fact:
    """Someone who speaks or acts, with the words; who is meant is inferred when no name stands there."""
    if party is None:
        return unknown("no one is named")
    value = party.name or (party.span.text if party.span else None)
    if value is None:
        return unknown("no one is named")
    about = ("a", party.actor) if party.actor else None
    inferred = party.how not in ("name", "role")
    return Fact(
        value=value,
        words=words_of(article, party.span),
        inferred=inferred,
        why=party.how if inferred else "",
        about=about,
    )


def origin_facts(reading: Reading) -> tuple[Fact, ...]:
    """The origins of an article's main news; one fact saying "origin not named" when the page tells none."""
    article, origins = reading.article, reading.analysis.origins
    if not origins:
        return (term("origin not named", block_words(article, "title", "lead")[:1], why="the page names no origin"),)
    facts = []
    for origin in origins:
        words = words_of(article, origin.span)
        if origin.name == "self" or origin.kind == "self":
            words = words or block_words(article, "byline", "dateline", "lead")[:1]
            facts.append(term("own reporting", words, why=origin.why))
        else:
            facts.append(Fact(value=origin.name, words=words or _credit_words(reading, origin.name), why=origin.why))
    return tuple(facts)


def _credit_words(reading: Reading, source: str) -> tuple[Words, ...]:
    for credit in reading.analysis.credits:
        if source in credit.sources:
            return words_of(reading.article, credit.span)
    return _written(reading.article, source, ("source",))


def credited_facts(article: Article, quote: Quote) -> tuple[Fact, ...]:
    """Whom a quotation is credited to, or that nobody is named."""
    if not quote.credited_to:
        return (term("source not named", words_of(article, quote.span)),)
    return tuple(
        Fact(
            value=credited.source,
            words=(words_at(article, credited.start, credited.end),),
            inferred=credited.scope != "inline",
            why="" if credited.scope == "inline" else f"scope {credited.scope}",
        )
        for credited in quote.credited_to
    )


def event_date_fact(article: Article, event: EventMention) -> Fact:
    """The day an article gives for an event."""
    if not event.date:
        return unknown("the day is not told")
    inferred = event.date_basis not in ("stated",)
    words = words_of(article, event.date_span or event.evidence)
    return Fact(value=event.date, words=words, kind="date", inferred=inferred, why=event.date_basis if inferred else "")


def _about(reading: Reading) -> Table:
    article = reading.article
    people = [("Author", article.authors), ("Editor", article.editors)]
    rows: list[Row] = [
        row(term("Title"), title_fact(article)),
        row(term("Outlet"), outlet_fact(article)),
        row(term("Published"), published_fact(article)),
    ]
    for label, names in people:
        facts = [Fact(value=name, words=_written(article, name, ("byline", "source"))) for name in names]
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
