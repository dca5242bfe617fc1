"""Reading from the record what a page shows; the only file of the web room that asks the record."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import msgspec

from runut.errors import NotFound
from runut.model import Actor, Article, Conflict, Copy, Event, Reading, Story, Utterance
from runut.record import Record, open_record
from runut.view import PageView, Words, arc_page, article_page, conflict_page, quote_page, story_page
from runut.view.actor import actor_page
from runut.view.chart import spark
from runut.view.corrected import Verdicts, corrected, verdicts
from runut.view.event import event_page, pair_page
from runut.view.fact import words_at
from runut.view.graph import graph_page
from runut.view.outlet import outlet_page
from runut.view.places import map_page
from runut.web.countries import alpha2
from runut.web.lookups import (
    OF_ACTOR,
    OF_COUNTRY,
    Kept,
    Totals,
    articles_naming,
    counts_of,
    latest_articles,
    latest_events,
    newest_events,
    pair_query,
    totals,
)

READINGS_KEPT = 256
"""Readings kept at hand; one takes about 1 ms to unpack and some 100 kB."""
ARTICLES_READ = 50
"""Articles that an actor's or outlet's page reads in full, the latest first."""
ROWS = 150
GRAPH_EVENTS = 500
MAP_EVENTS = 500
STORY_COLUMNS = 40
"""Articles of one story that are laid side by side; a table with more columns is read by nobody."""


class Archive:
    """An open record as the pages need it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.record: Record = open_record(path)
        self.record.connection.execute("PRAGMA cache_size = -65536")
        self._kept = Kept()
        self._readings: OrderedDict[str, Reading] = OrderedDict()
        self._verdicts: Verdicts | None = None
        self._version = self._data_version()

    def _data_version(self) -> int:
        return int(self.record.connection.execute("PRAGMA data_version").fetchone()[0])

    def refresh(self) -> None:
        """Forget what is kept at hand when another process has written to the record."""
        if (version := self._data_version()) != self._version:
            self._version = version
            self._readings.clear()
            self._verdicts = None

    def reading(self, article_id: str) -> Reading:
        """One article with its findings; raises NotFound."""
        found = self._readings.get(article_id)
        if found is None:
            found = self._readings[article_id] = corrected(self.record.reading(article_id), self.verdicts())
            if len(self._readings) > READINGS_KEPT:
                self._readings.popitem(last=False)
        else:
            self._readings.move_to_end(article_id)
        return found

    def verdicts(self) -> Verdicts:
        """What people decided, as long as nobody decides more."""
        if self._verdicts is None:
            self._verdicts = verdicts(self.record.choices())
        return self._verdicts

    def article(self, article_id: str) -> Article:
        """One article; raises NotFound."""
        return self.reading(article_id).article

    def readings(self, ids: Iterable[str]) -> dict[str, Reading]:
        """Readings by id, in the order asked; ids that are gone are left out."""
        found: dict[str, Reading] = {}
        for article_id in dict.fromkeys(ids):
            try:
                found[article_id] = self.reading(article_id)
            except NotFound:
                continue
        return found

    # --- pages by kind and id

    def story_parts(
        self, story: Story
    ) -> tuple[list[Reading], list[Event], list[Utterance], list[Conflict], list[Copy]]:
        """Everything that stands on a story's page, articles in order of publication."""
        readings = list(self.readings(story.articles[:STORY_COLUMNS]).values())
        readings.sort(key=lambda reading: (reading.article.published or "~", reading.article.name))
        events: dict[str, Event] = {event.id: event for event in self.record.events(story=story.id)}
        utterances: dict[str, Utterance] = {}
        copies: dict[str, Copy] = {}
        for reading in readings:
            for event in self.record.events_in(reading.article.id):
                events.setdefault(event.id, event)
            for utterance in self.record.utterances_in(reading.article.id):
                utterances.setdefault(utterance.id, utterance)
            for copy in self.record.copies(article=reading.article.id):
                copies.setdefault(copy.id, copy)
        conflicts = list(self.record.conflicts(story=story.id))
        return readings, list(events.values()), list(utterances.values()), conflicts, list(copies.values())

    def page(self, kind: str, key: str) -> PageView:
        """The page of one thing by its kind (d s q e c p arc a o); raises NotFound."""
        makers = {
            "d": self._article, "s": self._story, "q": self._quote, "e": self._event, "c": self._conflict,
            "p": self._pair, "arc": self._arc, "a": self._actor, "o": self._outlet,
        }  # fmt: skip
        return makers[kind](key)

    def _article(self, key: str) -> PageView:
        return article_page(self.reading(key))

    def _story(self, key: str) -> PageView:
        story = self.record.story(key)
        readings, events, utterances, conflicts, copies = self.story_parts(story)
        arcs = [self.record.arc(arc) for arc in story.arcs]
        related: list[Story] = []
        for key_ in story.related[:STORY_COLUMNS]:
            try:
                related.append(self.record.story(key_))
            except NotFound:
                continue
        return story_page(
            story,
            readings,
            events=events,
            utterances=utterances,
            conflicts=conflicts,
            copies=copies,
            arcs=arcs,
            related=related,
        )

    def _quote(self, key: str) -> PageView:
        utterance = self.record.utterance(key)
        conflicts = tuple(self.record.conflicts(ref=utterance.id))
        return quote_page(utterance, self.readings(article for article, _ in utterance.members), conflicts=conflicts)

    def _event(self, key: str) -> PageView:
        event = self.record.event(key)
        conflicts = list(self.record.conflicts(ref=event.id))
        return event_page(event, self.readings(article for article, _ in event.members), conflicts=conflicts)

    def _conflict(self, key: str) -> PageView:
        conflict = self.record.conflict(key)
        about: Event | Utterance | None = None
        try:
            if conflict.about == "event":
                about = self.record.event(conflict.ref)
            elif conflict.about == "quote":
                about = self.record.utterance(conflict.ref)
        except NotFound:
            about = None
        return conflict_page(conflict, self.readings(value.article for value in conflict.values), about=about)

    def _pair(self, key: str) -> PageView:
        a, b = pair_codes(key)
        connection = self.record.connection
        found = latest_events(connection, *pair_query(a, b), most=ROWS)
        if not found.total:
            raise NotFound(f"the record has no event between {a} and {b}")
        articles = dict.fromkeys(article for event in reversed(found.events) for article, _ in event.members)
        utterances: dict[str, Utterance] = {}
        conflicts: dict[str, Conflict] = {}
        for article in list(articles)[:STORY_COLUMNS]:
            for utterance in self.record.utterances_in(article):
                utterances.setdefault(utterance.id, utterance)
        for (key_,) in connection.execute("SELECT ref FROM conflicts WHERE about = 'event' LIMIT 5000").fetchall():
            if key_ in found.ids and len(conflicts) < STORY_COLUMNS:
                conflicts.update((conflict.id, conflict) for conflict in self.record.conflicts(ref=key_))
        page = pair_page(a, b, found.events, utterances=list(utterances.values()), conflicts=list(conflicts.values()))
        if found.total > len(found.events):
            counts = self._kept.get(f"pair {a} {b}", self._version, lambda: counts_of(connection, found.ids))
            page = msgspec.structs.replace(page, counts=counts, bars=spark(found.days), total=found.total)
        return page

    def _arc(self, key: str) -> PageView:
        arc = self.record.arc(key)
        stories: dict[str, Story] = {}
        for story_id in arc.stories:
            try:
                story = self.record.story(story_id)
            except NotFound:
                continue
            stories[story_id] = story
        events = {story_id: list(self.record.events(story=story_id)) for story_id in stories}
        return arc_page(arc, stories, events=events)

    def _actor(self, key: str) -> PageView:
        actor = self.actor(key)
        ids = articles_naming(self.record.connection, actor.id, most=ARTICLES_READ)
        readings = list(self.readings(ids).values())
        found = latest_events(self.record.connection, OF_ACTOR, (actor.id,), most=ROWS)
        utterances = list(islice((u for u in self._said_by(actor.id, actor.name)), ROWS))
        return actor_page(actor, readings, events=found.events, utterances=utterances)

    def actor(self, key: str) -> Actor:
        """An actor as linked, or as the articles alone name it; raises NotFound."""
        try:
            return self.record.actor(key)
        except NotFound:
            query = (
                "SELECT name, type, country, count(DISTINCT article) FROM mentions WHERE actor = ?"
                " GROUP BY name, type, country ORDER BY 4 DESC LIMIT 1"
            )
            row = self.record.connection.execute(query, (key,)).fetchone()
            if row is None:
                raise
            return Actor(id=key, name=row[0] or key, type=row[1], country=row[2], articles=row[3])

    def _said_by(self, actor_id: str, name: str) -> Iterator[Utterance]:
        """What one speaker said, by day; by id or exact name, both indexed."""
        ids = [
            row[0]
            for row in self.record.connection.execute(
                "SELECT id FROM utterances WHERE speaker_name = ? ORDER BY said IS NULL, said, id LIMIT ?", (name, ROWS)
            )
        ]
        for utterance in (self.record.utterance(key) for key in ids):
            if utterance.speaker in (None, actor_id):
                yield utterance

    def _outlet(self, key: str) -> PageView:
        connection = self.record.connection
        own = "SELECT seq FROM articles WHERE outlet = ?"
        number = int(connection.execute(f"SELECT count(*) FROM ({own})", (key,)).fetchone()[0])
        if not number:
            raise NotFound(f"the record has no outlet {key!r}")
        readings = self.readings(reversed(latest_articles(connection, own, (key,), most=ARTICLES_READ)))
        called = Counter(
            target for choice in self.record.choices() if choice.kind == "wrong" for target in choice.targets
        )
        wrong = {
            article: sum(called[q.id] for q in reading.analysis.quotes)
            + sum(called[e.id] for e in reading.analysis.events)
            for article, reading in readings.items()
        }
        return outlet_page(key, list(readings.values()), articles=number, wrong=wrong)

    def graph(self, focus: str) -> PageView:
        """The network around a country (alpha-2 or alpha-3) or an actor."""
        code = alpha2(focus)
        query = OF_COUNTRY if len(code) == 2 and code.isupper() else OF_ACTOR
        return graph_page(code, latest_events(self.record.connection, query, (code,), most=GRAPH_EVENTS).events)

    @property
    def totals(self) -> Totals:
        """Figures over the whole record, at most half a minute old."""
        return self._kept.get("totals", self._version, lambda: totals(self.record.connection, pairs=50, bars=8))

    def map(self) -> PageView:
        """The map of the latest events that have a place, and of the captions and datelines of the latest articles."""
        events = newest_events(self.record.connection, most=MAP_EVENTS, placed=True)
        others: list[tuple[str, Words]] = []
        latest = "SELECT id FROM articles ORDER BY day DESC, id LIMIT 60"
        for reading in self.readings(row[0] for row in self.record.connection.execute(latest)).values():
            article = reading.article
            if article.dateline and article.dateline.place:
                others.append((article.dateline.place, words_at(article, article.dateline.start, article.dateline.end)))
            captions = article.blocks_of("caption")
            for mention in reading.analysis.mentions:
                if mention.type in ("GPE", "LOC") and any(
                    block.start <= mention.span.start and mention.span.end <= block.end for block in captions
                ):
                    words = words_at(article, mention.span.start, mention.span.end)
                    others.append((mention.name or mention.span.text, words))
        return map_page(events, others)


def pair_codes(key: str) -> tuple[str, str]:
    """The two parties of a pair's address: "RU-IR", "RUS-IRN" or two actor ids joined by "--"."""
    a, _, b = key.partition("--") if "--" in key else key.partition("-")
    if not a or not b:
        raise NotFound(f"{key!r} names no pair")
    return alpha2(a), alpha2(b)
