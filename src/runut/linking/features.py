"""Features: what linking keeps of one article, small enough to hold millions and to send between machines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import msgspec

from runut.language import LANGUAGES
from runut.linking.days import day_of, days_in, interval
from runut.linking.fields import fields_of
from runut.linking.roots import root
from runut.linking.sketch import grams, sketch
from runut.linking.words import rarity, weighted, words_of
from runut.model import Article, EventMention, Origin, Party, Quote, Reading, When

_MARKED = re.compile(r"[\"“”‘](.+?)[\"“”’]", re.DOTALL)
PLACE_LETTERS = 6
"""Letters from which a place name spelled in two ways is worth showing; shorter ones differ by language."""
SPELLINGS = 6
"""Ways of writing one person that are kept for one article."""
REPEAT_REACH = 80
"""Characters before a quote that are searched for a word such as "repeated"."""


class EventFact(msgspec.Struct, frozen=True):
    """An event mention with what its comparison needs: who (actor keys), between which days, and in which words."""

    mention: EventMention
    who: frozenset[str]
    countries: frozenset[str]
    first: int | None
    last: int | None
    words: dict[str, float]
    language: str | None = None
    repeated: bool = False


class QuoteFact(msgspec.Struct, frozen=True):
    """A quote with what its comparison needs: the key of the speaker, the day of speaking, its roots and their
    weights, its numbers, whether it stands in the headline, whether it is told as a repetition, and
    the roots between quotation marks."""

    quote: Quote
    speaker: str | None
    speaker_type: str | None
    country: str | None
    language: str | None
    day: int | None
    words: dict[str, float]
    numbers: frozenset[str]
    title: bool = False
    repeated: bool = False
    marked: frozenset[str] = frozenset()


class Named(msgspec.Struct, frozen=True):
    """How an article writes an actor: the words, the title before it, the office at its date."""

    text: str
    start: int
    end: int
    title: str | None = None
    office: str | None = None
    place: bool = False


class Dated(msgspec.Struct, frozen=True):
    """A day that an article names, with its words and the role they play."""

    day: int
    text: str
    start: int
    end: int
    role: str | None = None


class Features(msgspec.Struct, frozen=True, kw_only=True):
    """One article for linking. `day` is a proleptic day number (None: undated) with `day_basis` "published" or
    "text"; `sketch`, `grams`, `starts`, `ends` are packed arrays (8, 8, 4 and 4 bytes an item); the four fields of
    words are unit vectors; `actors` maps actor keys to how often each is named."""

    article: str
    source: str
    outlet: str | None = None
    language: str | None = None
    title: str = ""
    title_span: tuple[int, int] | None = None
    published: str | None = None
    day: int | None = None
    day_basis: str | None = None
    length: int = 0
    sketch: bytes = b""
    grams: bytes = b""
    starts: bytes = b""
    ends: bytes = b""
    headline: dict[str, float] = {}
    lead: dict[str, float] = {}
    body: dict[str, float] = {}
    names: dict[str, float] = {}
    numbers: frozenset[str] = frozenset()
    days: frozenset[int] = frozenset()
    actors: dict[str, int] = {}
    actor_names: dict[str, str] = {}
    countries: dict[str, int] = {}
    named: dict[str, tuple[Named, ...]] = {}
    dated: tuple[Dated, ...] = ()
    events: tuple[EventFact, ...] = ()
    quotes: tuple[QuoteFact, ...] = ()
    origins: tuple[Origin, ...] = ()


def actor_key(name: str | None, actor: str | None) -> str | None:
    """What stands for one actor in comparisons: its Wikidata id, else its name in plain letters."""
    if actor and not actor.startswith("x-"):
        return actor
    return " ".join(name.casefold().split()) if name else actor


def features(reading: Reading) -> Features:
    """The features of `reading`; blocks that are not the article (furniture, captions, related links) are left out."""
    article, analysis = reading.article, reading.analysis
    fields = fields_of(article)
    hashes = grams(fields.words)
    day, basis = day_of(article, analysis.times)
    actors: dict[str, int] = {}
    actor_names: dict[str, str] = {}
    countries: dict[str, int] = {}
    named: dict[str, dict[tuple[str, str | None], Named]] = {}
    for mention in analysis.mentions:
        key = actor_key(mention.name or mention.span.text, mention.actor)
        if key is None or mention.type == "LOC":
            continue
        actors[key] = actors.get(key, 0) + 1
        actor_names.setdefault(key, mention.name or mention.span.text)
        if mention.type == "PER" or (mention.type in ("GPE", "LOC") and len(mention.span.text) >= PLACE_LETTERS):
            seen = named.setdefault(key, {})
            if len(seen) < SPELLINGS:
                prefix = mention.title.text if mention.title else None
                way = Named(
                    mention.span.text,
                    mention.span.start,
                    mention.span.end,
                    prefix,
                    mention.office,
                    mention.type != "PER",
                )
                seen.setdefault((way.text, prefix), way)
        if mention.country:
            countries[mention.country] = countries.get(mention.country, 0) + 1
    title = next(iter(article.blocks_of("title")), None)
    return Features(
        article=article.id,
        source=article.name,
        outlet=article.outlet,
        language=article.language,
        title=article.title or "",
        title_span=(title.start, title.end) if title else None,
        published=article.published,
        day=day,
        day_basis=basis,
        length=len(fields.words),
        sketch=sketch(hashes).tobytes(),
        grams=hashes.tobytes(),
        starts=fields.packed(fields.starts),
        ends=fields.packed(fields.ends),
        headline=weighted(fields.headline, article.language, 24),
        lead=weighted(fields.lead, article.language, 60),
        body=weighted(fields.words, article.language, 120),
        names=weighted(fields.names, article.language, 40),
        numbers=frozenset(word for word in fields.words if word[0].isdigit() and len(word) < 12),
        days=days_in(analysis.times),
        actors=actors,
        actor_names=actor_names,
        countries=countries,
        named={key: tuple(ways.values()) for key, ways in named.items()},
        dated=dated_of(analysis.times),
        events=tuple(_event(event, article) for event in analysis.events),
        quotes=tuple(_quote(quote, article) for quote in analysis.quotes),
        origins=analysis.origins,
    )


def dated_of(times: Iterable[When]) -> tuple[Dated, ...]:
    """The exact days that the times name, in the order of the text."""
    found = []
    for when in times:
        first, last = interval(when.value)
        if first is not None and first == last and when.granularity != "year":
            found.append(Dated(first, when.span.text, when.span.start, when.span.end, when.role))
    return tuple(found)


def _who(parties: tuple[Party, ...]) -> set[str]:
    return {key for party in parties if (key := actor_key(party.name, party.actor))}


def _event(event: EventMention, article: Article) -> EventFact:
    parties = (*event.actors, *event.recipients)
    first, last = interval(event.date)
    reach = max(event.evidence.start, event.trigger.start - REPEAT_REACH)
    before = article.text[reach : event.trigger.start]
    return EventFact(
        event,
        frozenset(_who(parties)),
        frozenset(party.country for party in parties if party.country),
        first,
        last,
        _beside_names(event, article.language),
        article.language,
        told_again(before + event.trigger.text, article.language),
    )


def _beside_names(event: EventMention, language: str | None) -> dict[str, float]:
    """The roots of the evidence without those of the names of parties and place, which are compared by themselves."""
    named = (*event.actors, *event.recipients, *((event.place,) if event.place else ()))
    names = " ".join(f"{party.name or ''} {party.span.text if party.span else ''}" for party in named)
    own = roots_of(words_of(names), language)
    return {
        root: weight for root, weight in roots_of(words_of(event.evidence.text), language).items() if root not in own
    }


def _quote(quote: Quote, article: Article) -> QuoteFact:
    speaker = quote.speaker
    words = words_of(quote.span.text)
    day, last = interval(quote.said)
    return QuoteFact(
        quote,
        actor_key(speaker.name, speaker.actor) if speaker else None,
        speaker.type if speaker else None,
        speaker.country if speaker else None,
        article.language,
        day if day == last else None,
        roots_of(words, article.language),
        figures(words),
        any(block.start <= quote.span.start < block.end for block in article.blocks_of("title")),
        says_again(article, quote),
        marked_roots(quote, article.language),
    )


def marked_roots(quote: Quote, language: str | None) -> frozenset[str]:
    """The roots that stand between quotation marks in a mixed quote; all of them in a direct one."""
    text = quote.span.text
    if quote.kind != "direct":
        text = " ".join(_MARKED.findall(text))
    return frozenset(roots_of(words_of(text), language))


def says_again(article: Article, quote: Quote) -> bool:
    """Whether the words just before the quote say that the speaker repeats something: then it is a new utterance."""
    before = article.text[max(quote.span.start - REPEAT_REACH, 0) : quote.span.start]
    return told_again(before[max(before.rfind(mark) for mark in ".!?\n") + 1 :], article.language)


def told_again(text: str, language: str | None) -> bool:
    """Whether `text` holds words such as "repeated" or "mengulangi"."""
    known = LANGUAGES.get(language or "")
    return known is not None and _repeats(known.code).search(text.lower()) is not None


@cache
def _repeats(language: str) -> re.Pattern[str]:
    rows = LANGUAGES[language].rows("repeats")
    return re.compile("|".join(rf"\b{re.escape(row['word']).replace(re.escape('*'), '[a-z]+')}\b" for row in rows))


def figures(words: list[str]) -> frozenset[str]:
    """The numbers among `words`, without the points between thousands."""
    return frozenset(word.replace(".", "").replace(",", "") for word in words if word[0].isdigit())


def roots_of(words: list[str], language: str | None) -> dict[str, float]:
    """The roots of the content words with their rarity; a root counts once however often it stands."""
    table = rarity(language)
    found: dict[str, float] = {}
    for word in words:
        if len(word) > 1 and (weight := table.weight(word)) > 0:
            key = root(word, language)
            found[key] = max(found.get(key, 0.0), weight)
    return found


__all__ = ["Dated", "EventFact", "Features", "Named", "QuoteFact", "actor_key", "features"]
