"""The record as plain tables: what each column is, and the rows, one after another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Literal

import msgspec

from runut.model import Event, Evidence, Party, Span
from runut.view.export.export import Selection, Shelf, articles_of, events_of, utterances_of

Kind = Literal["string", "integer", "number", "boolean"]
Row = tuple[Any, ...]


class Column(msgspec.Struct, frozen=True):
    """One column: its name, its kind, and what stands in it."""

    name: str
    kind: Kind
    about: str


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """One table; `rows` gives tuples in the order of `columns`. The first `key` columns together are unique."""

    name: str
    about: str
    columns: tuple[Column, ...]
    rows: Callable[[Shelf, Selection], Iterator[Row]]
    key: int = 1


def _columns(text: str) -> tuple[Column, ...]:
    """Columns from lines of "name kind what it is"; kinds are s i n b."""
    kinds: dict[str, Kind] = {"s": "string", "i": "integer", "n": "number", "b": "boolean"}
    parts = (line.split(maxsplit=2) for line in text.splitlines() if line)
    return tuple(Column(name, kinds[kind], about) for name, kind, about in parts)


def _several(values: Any) -> str | None:
    return "; ".join(str(value) for value in values if value) or None


def _place(span: Span | None) -> tuple[int | None, int | None, str | None]:
    return (span.start, span.end, span.text) if span else (None, None, None)


_COUNTS = """
articles i how many articles stand behind it
outlets i how many outlets they come from
origins i how many independent origins stand behind it
unnamed i how many of the articles name no origin (never counted as one)
"""


def _articles(shelf: Shelf, selection: Selection) -> Iterator[Row]:
    for key in articles_of(shelf, selection):
        a = shelf.article(key)
        yield (
            a.id, a.name, a.source, a.sha256, a.url, a.outlet, a.title, _several(a.authors), _several(a.editors),
            a.published, a.published_basis, a.modified, a.language,
            a.dateline.place if a.dateline else None, len(a.text),
        )  # fmt: skip


def _mentions(shelf: Shelf, selection: Selection) -> Iterator[Row]:
    for key in articles_of(shelf, selection):
        for n, m in enumerate(shelf.reading(key).analysis.mentions):
            yield (key, n, *_place(m.span), m.type, m.actor, m.name, m.country, m.office)


def _times(shelf: Shelf, selection: Selection) -> Iterator[Row]:
    for key in articles_of(shelf, selection):
        for n, t in enumerate(shelf.reading(key).analysis.times):
            yield (key, n, *_place(t.span), t.type, t.value, t.granularity, t.begin, t.end, t.anchor, t.role, t.rule)


def _quotes(shelf: Shelf, selection: Selection) -> Iterator[Row]:
    for key in articles_of(shelf, selection):
        for q in shelf.reading(key).analysis.quotes:
            s = q.speaker
            yield (
                key, q.id, *_place(q.span), q.kind, s.name if s else None, s.actor if s else None,
                s.office if s else None, q.cue.text if q.cue else None, q.force, q.polarity, q.said,
                _several(c.source for c in q.credited_to), _several(f"{h.kind}:{h.name or '?'}" for h in q.chain),
            )  # fmt: skip


def _credits(shelf: Shelf, selection: Selection) -> Iterator[Row]:
    for key in articles_of(shelf, selection):
        for n, c in enumerate(shelf.reading(key).analysis.credits):
            yield (key, n, *_place(c.span), _several(c.sources), c.kind, c.covers)


def _event_mentions(shelf: Shelf, selection: Selection) -> Iterator[Row]:
    for key in articles_of(shelf, selection):
        for e in shelf.reading(key).analysis.events:
            yield (
                key, e.id, *_place(e.evidence), e.trigger.text, e.type, e.mode, e.status, _names(e.actors),
                _names(e.recipients), e.date, e.date_basis, e.place.name if e.place else None, e.background,
                e.confidence,
            )  # fmt: skip


def _names(parties: tuple[Party, ...]) -> str | None:
    return _several(party.name or (party.span.text if party.span else None) for party in parties)


def _words(evidence: tuple[Evidence, ...]) -> tuple[str | None, int | None, int | None, str | None]:
    if not evidence:
        return None, None, None, None
    first = evidence[0]
    return first.source, first.start, first.end, first.text


def _events(shelf: Shelf, selection: Selection) -> Iterator[Row]:
    for e in events_of(shelf, selection):
        yield _event(e)


def _event(e: Event) -> Row:
    c = e.counts
    return (
        e.id, e.type, e.mode, e.status, e.date, e.date_basis, _names(e.actors),
        _several(party.country for party in e.actors), _names(e.recipients),
        _several(party.country for party in e.recipients), e.place.name if e.place else None, e.title, e.quad,
        e.intensity, e.background, e.story, c.articles, c.outlets, c.origins, c.unnamed, _several(e.origins),
        *_words(e.evidence),
    )  # fmt: skip


def _evidence(shelf: Shelf, selection: Selection) -> Iterator[Row]:
    for e in events_of(shelf, selection):
        for n, w in enumerate(e.evidence):
            yield ("event", e.id, n, w.article, w.source, w.start, w.end, w.text, w.value or e.status)
    for u in utterances_of(shelf, selection):
        for n, w in enumerate(u.evidence):
            yield ("utterance", u.id, n, w.article, w.source, w.start, w.end, w.text, w.value)


def _stories(shelf: Shelf, selection: Selection) -> Iterator[Row]:
    wanted = set(articles_of(shelf, selection)) if selection.pair or selection.story else None
    for s in shelf.stories():
        if wanted is None or wanted.intersection(s.articles):
            c = s.counts
            yield (s.id, s.title, s.first, s.last, c.articles, c.outlets, c.origins, c.unnamed, _several(s.origins),
                   _several(s.articles), _several(s.arcs))  # fmt: skip


def _utterances(shelf: Shelf, selection: Selection) -> Iterator[Row]:
    for u in utterances_of(shelf, selection):
        c = u.counts
        yield (u.id, u.speaker_name, u.speaker, u.relation, u.said, c.articles, c.outlets, c.origins, c.unnamed,
               _several(u.origins), *_words(u.evidence))  # fmt: skip


def _actors(shelf: Shelf, selection: Selection) -> Iterator[Row]:
    for a in shelf.actors():
        yield (
            a.id,
            a.name,
            a.type,
            a.country,
            _several(a.spellings),
            _several(o.office for o in a.offices),
            a.articles,
        )


def _conflicts(shelf: Shelf, selection: Selection) -> Iterator[Row]:
    for c in shelf.conflicts(story=selection.story):
        for n, v in enumerate(c.values):
            yield (
                c.id,
                n,
                c.about,
                c.ref,
                c.field,
                c.kind,
                c.story,
                v.value,
                v.article,
                v.source,
                v.start,
                v.end,
                v.text,
            )


def _copies(shelf: Shelf, selection: Selection) -> Iterator[Row]:
    wanted = set(articles_of(shelf, selection)) if selection.pair or selection.story else None
    for c in shelf.copies():
        if wanted is None or wanted.intersection(c.articles):
            yield (c.id, *c.articles, c.kind, c.jaccard, c.containment, c.first)


def _failures(shelf: Shelf, selection: Selection) -> Iterator[Row]:
    for f in shelf.failures():
        yield (f.source, f.stage, f.reason, f.sha256)


_FOUND = """
article s id of the article
n i position in the article's list
start i where the words begin, in code points of the article's text
end i where they end, exclusive
text s the exact words
"""
_FOUND_ID = _FOUND.replace("n i position in the article's list", "id s content hash")
_FIRST = """
source s the page of the first words behind it
start i where those words begin, in code points
end i where they end, exclusive
text s those words
"""

TABLES: tuple[Table, ...] = (
    Table(name="articles", about="one row for each page that was read", rows=_articles, columns=_columns("""
id s content hash, equal on every machine
name s base name of the source
source s path or address as given
sha256 s of the bytes read
url s the page's own address
outlet s as the page states it
title s headline
authors s divided by ";"
editors s divided by ";"
published s ISO 8601; empty when the page does not say
published_basis s stated, url or inferred
modified s ISO 8601
language s two letters
dateline_place s where it was filed
length i code points of its text
""")),
    Table(name="mentions", about="proper names in articles", rows=_mentions, key=2, columns=_columns(_FOUND + """
type s PER ORG GPE LOC EVENT
actor s Wikidata id or x- and a hash
name s canonical English name
country s ISO 3166-1 alpha-2
office s office at the article's date
""")),
    Table(name="times", about="time expressions in articles", rows=_times, key=2, columns=_columns(_FOUND + """
type s DATE TIME DURATION SET
value s ISO 8601 or EDTF
granularity s such as day or month
first s first day of the closed interval
last s last day of the closed interval
anchor s the date it was resolved against
role s published, event, said, quoted, caption, background or future
rule s how it was resolved
""")),
    Table(name="quotes", about="quotations and reported statements", rows=_quotes, key=2,
          columns=_columns(_FOUND_ID + """
kind s direct, indirect or mixed
speaker s canonical name
speaker_actor s actor id
speaker_office s office
cue s the verb of reporting
force s say, accuse, threaten, ask, promise, deny, praise or warn
polarity s affirmed or denied
said s ISO day of speaking, never of quoting
credited_to s sources, divided by ";"
chain s from the innermost source to the outlet
""")),
    Table(name="credits", about="where articles say where they have something from", rows=_credits, key=2,
          columns=_columns(_FOUND + """
sources s canonical names, divided by ";"
kind s wire, outlet, official, self or photo
covers s sentence, following, page or caption
""")),
    Table(name="event_mentions", about="PLOVER events as one article tells them", rows=_event_mentions, key=2,
          columns=_columns(_FOUND_ID + """
trigger s the word that tells the act
type s PLOVER type
mode s PLOVER mode
status s happened, ongoing, planned, possible, denied or negated
actors s names, divided by ";"
recipients s names, divided by ";"
date s ISO day, month, year or interval
date_basis s stated, anchored, published or unresolved
place s name
background b told as what went before
confidence n 0 to 1
""")),
    Table(name="events", about="events across articles", rows=_events, columns=_columns("""
id s content hash
type s PLOVER type
mode s PLOVER mode
status s happened, ongoing, planned, possible, denied or negated
date s ISO day, month, year or interval
date_basis s stated, anchored, published or unresolved
actors s names, divided by ";"
actor_countries s alpha-2, divided by ";"
recipients s names, divided by ";"
recipient_countries s alpha-2, divided by ";"
place s name
title s in one line
quad i quad class, 1 to 4
intensity n PLOVER intensity, -10 to 10
background b told only as what went before
story s id of the story
""" + _COUNTS + "origin_names s divided by \";\"\n" + _FIRST)),
    Table(name="evidence", about="the words behind every event and utterance", rows=_evidence, key=3,
          columns=_columns("""
kind s event or utterance
id s id of the event or utterance
n i position
article s id of the article
source s base name of the page
start i where the words begin, in code points
end i where they end, exclusive
text s the exact words
value s what this article says of it, such as its status
""")),
    Table(name="stories", about="one happening and the articles about it", rows=_stories, columns=_columns("""
id s content hash
title s in one line
first s first day
last s last day
""" + _COUNTS + """
origin_names s divided by ";"
article_ids s divided by ";"
arc_ids s divided by ";"
""")),
    Table(name="utterances", about="things said, across articles", rows=_utterances, columns=_columns("""
id s content hash
speaker s canonical name
speaker_actor s actor id
relation s single, same_utterance or paraphrase
said s ISO day of speaking
""" + _COUNTS + "origin_names s divided by \";\"\n" + _FIRST)),
    Table(name="actors", about="people, organisations, countries and places", rows=_actors, columns=_columns("""
id s Wikidata id or x- and a hash
name s canonical English name
type s PER ORG GPE LOC EVENT
country s alpha-2
spellings s as read, divided by ";"
offices s divided by ";"
articles i in how many articles
""")),
    Table(name="conflicts", about="values on which articles differ, one row a value", rows=_conflicts, key=2,
          columns=_columns("""
id s content hash
n i position of the value
about s event, quote or claim
ref s id of what it is about
field s date, number, place, actor, status, wording or headline
kind s same, narrower, other_day, contradictory or wording
story s id of the story
value s what this article says
article s id of the article
source s base name of the page
start i where the words begin
end i where they end, exclusive
text s the exact words
""")),
    Table(name="copies", about="pairs of articles that share wording", rows=_copies, columns=_columns("""
id s content hash
a s id of one article
b s id of the other
kind s identical, cut, extended, patchwork or shared_quote
jaccard n shared wording over all wording, 0 to 1
containment n shared wording over the shorter, 0 to 1
first s id of the article that the other copies; empty when it cannot be told
""")),
    Table(name="failures", about="what could not be used, and why", rows=_failures, key=2, columns=_columns("""
source s path or address
stage s collect, read or analyse
reason s in plain words
sha256 s of the bytes, where there were any
""")),
)  # fmt: skip
"""Every table; a new one is one entry here."""

BY_NAME = {table.name: table for table in TABLES}
