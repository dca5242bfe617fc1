"""The facts that every page tells of an article: title, outlet, day, parties, origins, credits, each with its words."""

from __future__ import annotations

from runut.model import Article, EventMention, Party, Quote, Reading
from runut.view.fact import Fact, Words, term, unknown, words_at, words_of


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


def written(article: Article, value: str, kinds: tuple[str, ...]) -> tuple[Words, ...]:
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
    words = written(article, article.title, ("title",)) or block_words(article, "title")[:1]
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
    words = written(article, article.outlet, ("byline", "date", "dateline", "title"))
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
    return written(reading.article, source, ("source",))


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
