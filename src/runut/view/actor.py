"""The page of one actor: spellings, offices by date, what it said, what it did, and where headlines drift."""

from __future__ import annotations

from collections.abc import Sequence

from runut.model import Actor, Article, Counts, Event, Quote, Reading, Utterance
from runut.view.event import EVENT_COLUMNS, UTTERANCE_COLUMNS, event_row, utterance_row
from runut.view.fact import Fact, PageView, Row, Table, Words, plain, proof_of, row, term, told, words_at, words_of
from runut.view.telling import outlet_fact, party_fact, published_fact


class ActorPage(PageView, frozen=True, kw_only=True):
    """An actor's page."""

    type: str
    country: str | None
    names: dict[str, str]


def _spellings(actor: Actor, readings: Sequence[Reading]) -> tuple[Row, ...]:
    """Every spelling at its first places, with how many articles write it so."""
    found: dict[str, list[Words]] = {}
    for reading in readings:
        seen: set[str] = set()
        for mention in reading.analysis.mentions:
            if mention.actor == actor.id and mention.span.text not in seen:
                seen.add(mention.span.text)
                found.setdefault(mention.span.text, []).extend(words_of(reading.article, mention.span))
    ranked = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(
        row(
            Fact(value=spelling, words=tuple(words[:8])),
            Fact(value=str(len(words)), kind="number", words=tuple(words[:8])),
        )
        for spelling, words in ranked
    )


def _offices(actor: Actor, readings: Sequence[Reading]) -> tuple[Row, ...]:
    """Titles as the articles write them, by date, then offices that the tables assert."""
    rows: list[tuple[str, Row]] = []
    seen: set[tuple[str, str]] = set()
    for reading in readings:
        article = reading.article
        day = (article.published or "")[:10]
        for mention in reading.analysis.mentions:
            if mention.actor != actor.id or not (mention.title or mention.office):
                continue
            label = mention.title.text if mention.title else mention.office or ""
            if (label, day[:4]) in seen:
                continue
            seen.add((label, day[:4]))
            fact = (
                told(label, article, mention.title)
                if mention.title
                else Fact(value=label, words=words_of(article, mention.span), inferred=True, why=mention.why)
            )
            rows.append((day or "~", row(fact, published_fact(article), outlet_fact(article))))
    return tuple(line for _, line in sorted(rows, key=lambda item: item[0]))


def _speaks_in_title(article: Article, quotes: Sequence[Quote]) -> list[Quote]:
    titles = article.blocks_of("title")
    return [q for q in quotes if any(b.start <= q.span.start and q.span.end <= b.end for b in titles)]


def headline_drift(actor: Actor, readings: Sequence[Reading]) -> tuple[Row, ...]:
    """Headlines that give a statement to another speaker than the body does, where this actor is one of the two."""
    rows: list[Row] = []
    for reading in readings:
        article, quotes = reading.article, reading.analysis.quotes
        for headline in _speaks_in_title(article, quotes):
            if headline.speaker is None:
                continue
            said = {word.casefold() for word in headline.span.text.split() if len(word) > 3}
            for quote in quotes:
                body = {word.casefold().strip(".,\"“”'") for word in quote.span.text.split() if len(word) > 3}
                shared = said & body
                if (
                    quote is headline
                    or quote.speaker is None
                    or quote.speaker.name == headline.speaker.name
                    or len(shared) < max(2, len(said) // 2)
                    or actor.id not in (quote.speaker.actor, headline.speaker.actor)
                ):
                    continue
                rows.append(
                    row(
                        told(headline.span.text, article, headline.span, kind="quote"),
                        party_fact(article, headline.speaker),
                        told(quote.span.text, article, quote.span, kind="quote"),
                        party_fact(article, quote.speaker),
                        outlet_fact(article),
                    )
                )
    return tuple(rows)


def actor_page(
    actor: Actor, readings: Sequence[Reading], *, events: Sequence[Event] = (), utterances: Sequence[Utterance] = ()
) -> ActorPage:
    """What the page of one actor shows; `readings` are articles that name it, in order of publication."""
    first = next(
        (
            words_at(r.article, m.span.start, m.span.end)
            for r in readings
            for m in r.analysis.mentions
            if m.actor == actor.id
        ),
        None,
    )
    words = (first,) if first else ()
    about = [
        row(term("Name"), Fact(value=actor.name, words=words)),
        row(term("Type"), term(actor.type, words)),
    ]
    if actor.country:
        about.append(
            row(term("Country"), Fact(value=actor.country, kind="country", words=words, inferred=True, why=actor.why))
        )
    if actor.id.startswith("Q"):
        about.append(row(term("Wikidata"), plain(actor.id)))
    asserted = tuple(
        row(plain(held.office), plain(held.first or "", kind="date"), plain(held.last or "", kind="date"))
        for held in actor.offices
    )
    outlets = {r.article.outlet for r in readings if r.article.outlet}
    origins = sorted({o.name for r in readings for o in r.analysis.origins})
    tables = [
        Table(key="about", title="In short", columns=("What", "Value"), rows=tuple(about)),
        Table(key="spellings", title="Spellings", columns=("Spelling", "articles"), rows=_spellings(actor, readings)),
        Table(key="offices", title="Titles by date", columns=("Title", "Published", "Outlet"),
              rows=_offices(actor, readings)),
        Table(key="quotes", title="Quotes", columns=UTTERANCE_COLUMNS,
              rows=tuple(utterance_row(utterance) for utterance in utterances)),
        Table(key="events", title="Events", columns=EVENT_COLUMNS, rows=tuple(event_row(event) for event in events)),
        Table(key="drift", title="Headline and body name different speakers", rows=headline_drift(actor, readings),
              columns=("Headline", "Speaker", "Body", "Speaker", "Outlet"), empty="No headline drift was found."),
    ]  # fmt: skip
    if asserted:
        tables.insert(
            3, Table(key="held", title="Offices in the tables", columns=("Office", "From", "To"), rows=asserted)
        )
    return ActorPage(
        kind="a",
        id=actor.id,
        title=actor.name,
        counts=Counts(
            articles=actor.articles or len(readings),
            outlets=len(outlets),
            origins=len(origins),
            unnamed=sum(1 for r in readings if not r.analysis.origins),
        ),
        origins=tuple(origins),
        tables=tuple(tables),
        why=actor.why,
        proof=proof_of(words for line in _spellings(actor, readings) for words in line.cells[0][0].words),
        type=actor.type,
        country=actor.country,
        names=actor.names,
    )
