"""Answers: what a record says, as the plain lists of the record contract."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from babel.core import get_global

from runut.errors import NotFound, UsageError
from runut.model import Actor, Arc, Conflict, Copy, Counts, Event, Evidence, Party, Quote, Story, Utterance
from runut.record import Line, Record

Answer = dict[str, Any]


class Answers:
    """Answers over one record; each method gives the record contract's list for one question."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._line = lru_cache(maxsize=20_000)(record.line)

    def name(self, article: str) -> Line:
        """An article in one line."""
        return self._line(article)

    def stories(self, *, limit: int = -1) -> list[Answer]:
        """Every story, the latest first."""
        return [self.story(story) for story in self.record.stories(limit=limit)]

    def story(self, story: Story) -> Answer:
        """One story with its articles and its three counts."""
        lines = [self._line(article) for article in story.articles]
        return {
            "id": story.id,
            "title": story.title,
            "first": story.first,
            "last": story.last,
            "articles": [{"source": line.name, "id": line.id, "outlet": line.outlet} for line in lines],
            "counts": _counts(story.counts),
            "origins": list(story.origins),
            "unnamed": [self._line(article).name for article in story.unnamed],
            "related": list(story.related),
            "arcs": list(story.arcs),
            "why": story.why,
        }

    def events(self, found: Iterable[Event] | None = None) -> list[Answer]:
        """Events in order of time: all, or those in `found`."""
        return [self.event(event) for event in (self.record.events() if found is None else found)]

    def event(self, event: Event) -> Answer:
        """One event with every mention."""
        return {
            "id": event.id,
            "title": event.title,
            "type": event.type,
            "mode": event.mode,
            "status": event.status,
            "actors": [_party(party) for party in event.actors],
            "recipients": [_party(party) for party in event.recipients],
            "date": event.date,
            "date_basis": event.date_basis,
            "place": _party(event.place) if event.place else None,
            "counts": _counts(event.counts),
            "origins": list(event.origins),
            "unnamed": [self._line(article).name for article in event.unnamed],
            "story": event.story,
            "background": event.background,
            "quad": event.quad,
            "intensity": event.intensity,
            "mentions": [{**_words(words), "status": words.value or event.status} for words in event.evidence],
            "why": event.why,
        }

    def quotes(self, found: Iterable[Utterance] | None = None) -> list[Answer]:
        """Utterances with all their wordings: all, or those in `found`."""
        return [self.utterance(item) for item in (self.record.utterances() if found is None else found)]

    def utterance(self, utterance: Utterance) -> Answer:
        """One utterance with every wording, who is credited for it, and how it is told."""
        wordings = []
        for article, quote_id in utterance.members:
            quote = self._quotes(article).get(quote_id)
            if quote is not None:
                wordings.append(
                    {
                        "source": self._line(article).name,
                        "article": article,
                        "quote": quote_id,
                        "start": quote.span.start,
                        "end": quote.span.end,
                        "text": quote.span.text,
                        "kind": quote.kind,
                        "credited_to": [credited.source for credited in quote.credited_to],
                    }
                )
        return {
            "id": utterance.id,
            "speaker": {"name": utterance.speaker_name, "actor": utterance.speaker},
            "relation": utterance.relation,
            "said": utterance.said,
            "wordings": wordings,
            "counts": _counts(utterance.counts),
            "origins": list(utterance.origins),
            "why": utterance.why,
        }

    @lru_cache(maxsize=2_000)  # noqa: B019 - an Answers lives as long as one command or request
    def _quotes(self, article: str) -> dict[str, Quote]:
        return {quote.id: quote for quote in self.record.reading(article).analysis.quotes}

    def quote(self, quote_id: str) -> tuple[str, Quote]:
        """The article and the quote of an id; raises NotFound."""
        row = self.record.connection.execute("SELECT article FROM quotes WHERE id = ?", (quote_id,)).fetchone()
        if row is None:
            raise NotFound(f"the record has no quote {quote_id!r}", remedy="ids are listed by: runut quotes")
        return row[0], self._quotes(row[0])[quote_id]

    def conflicts(self, found: Iterable[Conflict] | None = None) -> list[Answer]:
        """Values that differ between articles."""
        return [
            {
                "id": conflict.id,
                "about": conflict.about,
                "ref": conflict.ref,
                "field": conflict.field,
                "kind": conflict.kind,
                "story": conflict.story,
                "values": [{"value": value.value, **_words(value)} for value in conflict.values],
                "why": conflict.why,
            }
            for conflict in (self.record.conflicts() if found is None else found)
        ]

    def copies(self, found: Iterable[Copy] | None = None) -> list[Answer]:
        """Pairs of articles that share wording."""
        return [
            {
                "id": copy.id,
                "pages": [self._line(article).name for article in copy.articles],
                "articles": list(copy.articles),
                "kind": copy.kind,
                "jaccard": copy.jaccard,
                "containment": copy.containment,
                "spans": [list(span) for span in copy.spans],
                "first": self._line(copy.first).name if copy.first else None,
                "why": copy.why,
            }
            for copy in (self.record.copies() if found is None else found)
        ]

    def arcs(self, found: Iterable[Arc] | None = None) -> list[Answer]:
        """Stories that run over years, with the words behind each step."""
        return [
            {
                "id": arc.id,
                "title": arc.title,
                "stories": list(arc.stories),
                "edges": [
                    {
                        "from": edge.start,
                        "to": edge.end,
                        "kind": edge.kind,
                        "evidence": [_words(words) for words in edge.evidence],
                        "why": edge.why,
                    }
                    for edge in arc.edges
                ],
                "why": arc.why,
            }
            for arc in (self.record.arcs() if found is None else found)
        ]

    def pair(self, a: str, b: str) -> list[Answer]:
        """The chronology of two countries or actors (ISO codes of two or three letters, or actor ids)."""
        events = self.record.pair(party_key(a), party_key(b))
        return [{"event": event.id, **self.event(event), "by": self._by(event)} for event in events]

    def _by(self, event: Event) -> str | None:
        """The day by which an event that no page dates had happened: the last day of its story."""
        return self.record.story(event.story).last if event.date is None and event.story else None

    def actors(self, found: Iterable[Actor] | None = None) -> list[Answer]:
        """People, organisations, countries and places, those in most articles first."""
        return [
            {
                "id": actor.id,
                "name": actor.name,
                "names": actor.names,
                "type": actor.type,
                "country": actor.country,
                "spellings": list(actor.spellings),
                "offices": [
                    {"office": held.office, "country": held.country, "first": held.first, "last": held.last}
                    for held in actor.offices
                ],
                "articles": actor.articles,
            }
            for actor in (self.record.actors() if found is None else found)
        ]

    def failures(self) -> list[Answer]:
        """What could not be used, and why."""
        return [
            {"source": item.source, "stage": item.stage, "reason": item.reason, "sha256": item.sha256}
            for item in self.record.failures()
        ]


def party_key(code: str) -> str:
    """An ISO 3166-1 code of two or three letters as its two-letter code; anything else is an actor id as it is.

    The three-letter codes come from the Unicode CLDR territory aliases. Raises UsageError for a code that no
    country has.
    """
    if not (code.isalpha() and len(code) in (2, 3) and code.isascii()):
        return code
    if len(code) == 2:
        return code.upper()
    aliases = get_global("territory_aliases").get(code.upper())
    if not aliases:
        raise UsageError(f"no country has the code {code!r}", remedy="use ISO 3166-1 codes such as RUS and IRN")
    return str(aliases[0])


def _counts(counts: Counts) -> dict[str, int]:
    return {
        "articles": counts.articles,
        "outlets": counts.outlets,
        "origins": counts.origins,
        "unnamed": counts.unnamed,
    }


def _party(party: Party) -> Answer:
    return {
        "name": party.name or (party.span.text if party.span else None),
        "country": party.country,
        "type": party.type,
        "actor": party.actor,
        "office": party.office,
    }


def _words(words: Evidence) -> Answer:
    return {
        "source": words.source,
        "article": words.article,
        "start": words.start,
        "end": words.end,
        "text": words.text,
    }
