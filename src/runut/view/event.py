"""The pages of one event and of a pair of parties: who, what, when and where, with every telling of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from runut.model import Conflict, Counts, Event, EventMention, Party, Reading, Utterance
from runut.view.chart import Chart, Spark, spark, timeline
from runut.view.conflict import CONFLICT_WORDS, FIELD_WORDS
from runut.view.fact import (
    Fact,
    PageView,
    Row,
    Table,
    Words,
    plain,
    proof_of,
    row,
    term,
    told,
    unknown,
    words_at,
    words_from,
)
from runut.view.telling import event_date_fact, outlet_fact, party_fact, published_fact

SHOWN = 3
"""How many tellings a line of a list shows; the event's own page shows all."""


class EventPage(PageView, frozen=True, kw_only=True):
    """An event's page."""

    type: str
    mode: str | None
    status: str
    date: str | None
    story: str | None


class PairPage(PageView, frozen=True, kw_only=True):
    """The page of two parties: `chart` by type, `bars` by year; `total` events where not all are listed, else 0."""

    a: str
    b: str
    chart: Chart | None
    bars: Spark | None
    total: int = 0


def _words(event: Event) -> tuple[Words, ...]:
    return tuple(words_from(value) for value in event.evidence)


def parties_facts(parties: Sequence[Party], words: tuple[Words, ...]) -> list[Fact]:
    """The parties of an event, each opening at the event's own words."""
    return [
        Fact(value=party.name or (party.span.text if party.span else None), words=words[:SHOWN],
             about=("a", party.actor) if party.actor else None, why="" if party.name else "no name is given")
        for party in parties
    ]  # fmt: skip


def event_row(event: Event) -> Row:
    """An event in one line of a list; every value opens at the words of its tellings."""
    words = _words(event)[:SHOWN]
    inferred = event.date_basis not in ("stated",)
    day = (
        Fact(value=event.date, words=words, kind="date", inferred=inferred, why=event.date_basis if inferred else "")
        if event.date
        else unknown("the day is not told")
    )
    kind = [term(event.type, words)] + ([term(event.mode, words)] if event.mode else [])
    origins = [
        Fact(value=name, words=words) if name != "self" else term("own reporting", words) for name in event.origins
    ]
    if event.unnamed or not origins:
        origins.append(term("origin not named", words))
    return row(
        day,
        kind,
        term(event.status, words),
        Fact(value=event.title or event.type, kind="event", about=("e", event.id)),
        origins,
        [Fact(value=found.exact, kind="quote", words=(found,)) for found in words],
        mark="background" if event.background else "",
    )


EVENT_COLUMNS = ("When", "Type", "Status", "Event", "Origins", "Words")


def pair_page(
    a: str, b: str, events: Sequence[Event], *, utterances: Sequence[Utterance] = (), conflicts: Sequence[Conflict] = ()
) -> PairPage:
    """What the page of two parties shows; `events` in order of time."""
    articles = {article for event in events for article, _ in event.members}
    origins = sorted({name for event in events for name in event.origins})
    unnamed = {article for event in events for article in event.unnamed}
    said = tuple(utterance_row(utterance) for utterance in utterances)
    claims = tuple(conflict_row(conflict) for conflict in conflicts)
    return PairPage(
        kind="p",
        id=f"{a}-{b}",
        title=f"{a}-{b}",
        counts=Counts(
            articles=len(articles),
            outlets=max((event.counts.outlets for event in events), default=0),
            origins=len(origins),
            unnamed=len(unnamed),
        ),
        origins=tuple(origins),
        tables=(
            Table(
                key="events", title="Events", columns=EVENT_COLUMNS, rows=tuple(event_row(event) for event in events)
            ),
            Table(key="quotes", title="Quotes", columns=UTTERANCE_COLUMNS, rows=said),
            Table(key="claims", title="Differences", columns=CONFLICT_COLUMNS, rows=claims),
        ),
        a=a,
        b=b,
        proof=proof_of(words for event in events for words in _words(event)[:1]),
        chart=timeline(events),
        bars=spark(event.date for event in events),
    )


UTTERANCE_COLUMNS = ("Speaker", "Words", "Said on", "Origins", "Page")
CONFLICT_COLUMNS = ("Difference", "Kind", "Words", "Page")


def utterance_row(utterance: Utterance) -> Row:
    """One thing said, in one line of a list."""
    words = tuple(words_from(value) for value in utterance.evidence)
    origins = [Fact(value=name, words=words[:SHOWN]) if name != "self" else term("own reporting", words[:SHOWN])
               for name in utterance.origins]  # fmt: skip
    speaker = Fact(value=utterance.speaker_name, words=words[:SHOWN],
                   about=("a", utterance.speaker) if utterance.speaker else None) \
        if utterance.speaker_name else unknown("no speaker is named")  # fmt: skip
    return row(
        speaker,
        [Fact(value=found.exact, kind="quote", words=(found,)) for found in words[:SHOWN]],
        Fact(value=utterance.said, kind="date", words=words[:SHOWN], inferred=True, why="said")
        if utterance.said
        else unknown("the day is not told"),
        origins or [term("origin not named", words[:SHOWN])],
        Fact(value="all wordings", kind="term", about=("q", utterance.id)),
    )


def conflict_row(conflict: Conflict) -> Row:
    """One disagreement, in one line of a list."""
    words = tuple(words_from(value) for value in conflict.values)
    return row(
        term(FIELD_WORDS[conflict.field], words),
        term(CONFLICT_WORDS[conflict.kind], words),
        [Fact(value=value.text, kind="quote", words=(words_from(value),), why=value.value or "")
         for value in conflict.values],
        Fact(value="side by side", kind="term", about=("c", conflict.id)),
    )  # fmt: skip


def _mention(reading: Reading, event: Event) -> EventMention | None:
    wanted = {mention for article, mention in event.members if article == reading.article.id}
    return next((mention for mention in reading.analysis.events if mention.id in wanted), None)


def event_page(event: Event, readings: Mapping[str, Reading], *, conflicts: Sequence[Conflict] = ()) -> EventPage:
    """What the page of one event shows; `readings` are those of its members, by article id."""
    words = _words(event)[:SHOWN]
    told_by = [(readings[a], mention) for a in dict.fromkeys(a for a, _ in event.members) if a in readings
               and (mention := _mention(readings[a], event))]  # fmt: skip
    place_facts = [party_fact(reading.article, mention.place) for reading, mention in told_by if mention.place]
    contexts = sorted({context for _, mention in told_by for context in mention.contexts})
    card = [
        row(term("Type"), [term(event.type, words)] + ([term(event.mode, words)] if event.mode else [])),
        row(term("Status"), term(event.status, words)),
        row(term("When"), event_row(event).cells[0]),
        row(term("Where"), place_facts or [unknown("the place is not told")]),
        row(term("Actors"), parties_facts(event.actors, words) or [unknown("no one is named")]),
    ]
    if event.recipients:
        card.append(row(term("Recipients"), parties_facts(event.recipients, words)))
    if contexts:
        card.append(row(term("Contexts"), [term(context, words) for context in contexts]))
    tellings = []
    for reading, mention in told_by:
        article = reading.article
        asserted = [
            Fact(value=hop.name, words=(words_at(article, hop.span.start, hop.span.end),))
            for hop in mention.asserted_by
            if hop.span and hop.name
        ]
        numbers = [
            Fact(value=f"{name}: {value}", words=(words_at(article, mention.evidence.start, mention.evidence.end),))
            for name, value in sorted(mention.numbers.items())
        ]
        tellings.append(
            row(
                outlet_fact(article),
                told(mention.evidence.text, article, mention.evidence, kind="quote"),
                term(mention.status, (words_at(article, mention.evidence.start, mention.evidence.end),)),
                event_date_fact(article, mention),
                asserted
                or [term("source not named", (words_at(article, mention.evidence.start, mention.evidence.end),))],
                numbers,
                published_fact(article),
            )
        )
    history = tuple(row(plain(when, kind="date"), term(status, words)) for when, status in event.history)
    tables = [
        Table(key="card", title="In short", columns=("What", "Value"), rows=tuple(card)),
        Table(key="mentions", title="Tellings", rows=tuple(tellings),
              columns=("Outlet", "Words", "Status", "When", "According to", "Numbers", "Published")),
        Table(key="conflicts", title="Differences", columns=CONFLICT_COLUMNS,
              rows=tuple(conflict_row(conflict) for conflict in conflicts), empty="No difference was found."),
    ]  # fmt: skip
    if len(history) > 1:
        tables.append(Table(key="history", title="Status over time", columns=("When", "Status"), rows=history))
    return EventPage(
        kind="e",
        id=event.id,
        title=event.title or event.type,
        counts=event.counts,
        origins=event.origins,
        tables=tuple(tables),
        why=event.why,
        proof=proof_of(_words(event)),
        type=event.type,
        mode=event.mode,
        status=event.status,
        date=event.date,
        story=event.story,
    )
