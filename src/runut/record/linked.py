"""Reading what was concluded across articles: stories, events, utterances, actors, pairs, conflicts, arcs."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import TypeVar

import msgspec

from runut.errors import NotFound
from runut.model import Actor, Arc, Conflict, Copy, Event, Story, Utterance
from runut.record.rows import decode

T = TypeVar("T")

_ALL = -1  # SQLite reads LIMIT -1 as "no limit"


class LinkedReader:
    """What a record says across articles."""

    connection: sqlite3.Connection

    def _one(self, kind: type[T], table: str, key: str, *, redirected: str = "") -> T:
        """One value by id, following a redirect; raises NotFound."""
        row = self.connection.execute(f"SELECT data FROM {table} WHERE id = ?", (key,)).fetchone()
        if row is None and redirected:
            new = self.redirect(redirected, key)
            if new is not None:
                row = self.connection.execute(f"SELECT data FROM {table} WHERE id = ?", (new,)).fetchone()
        if row is None:
            raise NotFound(f"the record has no {kind.__name__.lower()} {key!r}")
        return decode(row[0], kind)

    def _many(self, kind: type[T], query: str, values: Sequence[object] = ()) -> Iterator[T]:
        for (data,) in self.connection.execute(query, tuple(values)):
            yield decode(data, kind)

    def redirect(self, kind: str, old: str) -> str | None:
        """Where the id `old` went, for kind story, event, utterance, actor or arc; None when it went nowhere."""
        row = self.connection.execute("SELECT new FROM redirects WHERE kind = ? AND old = ?", (kind, old)).fetchone()
        return str(row[0]) if row else None

    # --- stories and arcs

    def stories(self, *, limit: int = _ALL, offset: int = 0) -> Iterator[Story]:
        """Stories, the latest first; those without a day come last."""
        query = "SELECT data FROM stories ORDER BY last IS NULL, last DESC, articles DESC, id LIMIT ? OFFSET ?"
        return map(self._with_arcs, self._many(Story, query, (limit, offset)))

    def _with_arcs(self, story: Story) -> Story:
        rows = self.connection.execute("SELECT arc FROM arc_stories WHERE story = ? ORDER BY arc", (story.id,))
        return msgspec.structs.replace(story, arcs=tuple(row[0] for row in rows))

    def story(self, story_id: str) -> Story:
        """One story, also by an id that was merged away; raises NotFound."""
        return self._with_arcs(self._one(Story, "stories", story_id, redirected="story"))

    def story_of(self, article_id: str) -> Story | None:
        """The story that an article belongs to; None before it is linked."""
        row = self.connection.execute("SELECT story FROM story_articles WHERE article = ?", (article_id,)).fetchone()
        return self.story(row[0]) if row else None

    def arcs(self) -> Iterator[Arc]:
        """Stories that run over years."""
        # The same stories may hang together for several pairs of countries: the first pair names the arc.
        seen: set[frozenset[str]] = set()
        for arc in self._many(Arc, "SELECT data FROM arcs ORDER BY pair, id"):
            if frozenset(arc.stories) not in seen:
                seen.add(frozenset(arc.stories))
                yield arc

    def arc(self, arc_id: str) -> Arc:
        """One arc; raises NotFound."""
        return self._one(Arc, "arcs", arc_id, redirected="arc")

    # --- events

    def events(
        self, *, story: str | None = None, type: str | None = None, status: str | None = None, limit: int = _ALL
    ) -> Iterator[Event]:
        """Events in order of time; those without a date come last."""
        tests = [(name, value) for name, value in (("story", story), ("type", type), ("status", status)) if value]
        where = " AND ".join(f"{name} = ?" for name, _ in tests)
        query = f"SELECT data FROM events {'WHERE ' + where if where else ''} ORDER BY date IS NULL, date, id LIMIT ?"
        return self._many(Event, query, (*(value for _, value in tests), limit))

    def event(self, event_id: str) -> Event:
        """One event, also by an id that was merged away; raises NotFound."""
        return self._one(Event, "events", event_id, redirected="event")

    def event_of(self, mention_id: str) -> Event | None:
        """The event that an article's event mention belongs to."""
        row = self.connection.execute("SELECT event FROM event_members WHERE mention = ?", (mention_id,)).fetchone()
        return self.event(row[0]) if row else None

    def articles_saying(self, quote_id: str) -> tuple[str, ...]:
        """The article that holds a quote, as a tuple; empty when the id is none of a quote."""
        rows = self.connection.execute("SELECT article FROM quotes WHERE id = ?", (quote_id,))
        return tuple(row[0] for row in rows)

    def articles_telling(self, mention_id: str) -> tuple[str, ...]:
        """The article that tells an event mention, as a tuple; empty when the id is none of a mention."""
        rows = self.connection.execute("SELECT article FROM event_mentions WHERE id = ?", (mention_id,))
        return tuple(row[0] for row in rows)

    def events_in(self, article_id: str) -> Iterator[Event]:
        """The events that an article tells, in order of time."""
        query = (
            "SELECT data FROM events WHERE id IN (SELECT event FROM event_members WHERE article = ?)"
            " ORDER BY date IS NULL, date, id"
        )
        return self._many(Event, query, (article_id,))

    def pair(self, a: str, b: str) -> Iterator[Event]:
        """The events between two parties in order of time.

        `a` and `b` are ISO 3166-1 alpha-2 country codes or actor ids; both must take part, in any role. An event
        that no page dates stands at the last day of its story, by which it had happened.
        """
        query = f"""
            SELECT e.data FROM events e LEFT JOIN stories s ON s.id = e.story
            WHERE e.id IN (SELECT event FROM event_parties WHERE {_party(a)} = ?)
              AND e.id IN (SELECT event FROM event_parties WHERE {_party(b)} = ?)
            ORDER BY coalesce(e.date, s.last) IS NULL, coalesce(e.date, s.last), e.date IS NULL, e.id"""
        return self._many(Event, query, (a, b))

    def pairs(self, *, limit: int = 50) -> list[tuple[str, str, int]]:
        """The pairs of countries with the most events: (code, code, events), codes in order of the alphabet."""
        query = """
            SELECT x.country, y.country, count(DISTINCT x.event) AS n
            FROM event_parties x JOIN event_parties y ON x.event = y.event AND x.country < y.country
            GROUP BY x.country, y.country ORDER BY n DESC, x.country, y.country LIMIT ?"""
        return [(row[0], row[1], int(row[2])) for row in self.connection.execute(query, (limit,))]

    def events_of(self, actor_id: str, *, limit: int = _ALL) -> Iterator[Event]:
        """The events in which an actor takes part, in order of time."""
        query = (
            "SELECT data FROM events WHERE id IN (SELECT event FROM event_parties WHERE actor = ?)"
            " ORDER BY date IS NULL, date, id LIMIT ?"
        )
        return self._many(Event, query, (actor_id, limit))

    # --- what was said

    def utterances(self, *, speaker: str | None = None, limit: int = _ALL) -> Iterator[Utterance]:
        """Things said, by day; `speaker` is an actor id or any part of a name."""
        where, values = "", []
        if speaker:
            where = "WHERE speaker = ? OR speaker_name LIKE ? ESCAPE '\\'"
            escaped = speaker.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
            values = [speaker, f"%{escaped}%"]
        query = f"SELECT data FROM utterances {where} ORDER BY said IS NULL, said, id LIMIT ?"
        return self._many(Utterance, query, (*values, limit))

    def utterance(self, utterance_id: str) -> Utterance:
        """One utterance by its id, by one that was merged away, or by the id of one of its quotes."""
        row = self.connection.execute(
            "SELECT utterance FROM utterance_members WHERE quote = ?", (utterance_id,)
        ).fetchone()
        return self._one(Utterance, "utterances", row[0] if row else utterance_id, redirected="utterance")

    def utterances_in(self, article_id: str) -> Iterator[Utterance]:
        """What is said in an article."""
        query = (
            "SELECT data FROM utterances WHERE id IN (SELECT utterance FROM utterance_members WHERE article = ?)"
            " ORDER BY id"
        )
        return self._many(Utterance, query, (article_id,))

    # --- actors, copies, conflicts, outlets

    def actors(self, *, name: str | None = None, limit: int = _ALL) -> Iterator[Actor]:
        """Actors, those in most articles first; `name` is any part of a name."""
        where, values = "", []
        if name:
            where = "WHERE name LIKE ? ESCAPE '\\'"
            values = ["%" + name.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"]
        query = f"SELECT data FROM actors {where} ORDER BY articles DESC, name, id LIMIT ?"
        return self._many(Actor, query, (*values, limit))

    def actor(self, actor_id: str) -> Actor:
        """One actor, also by an id that was merged away; raises NotFound."""
        return self._one(Actor, "actors", actor_id, redirected="actor")

    def copies(self, *, article: str | None = None) -> Iterator[Copy]:
        """Pairs of articles that share wording."""
        where = "WHERE a = ?1 OR b = ?1" if article else ""
        query = f"SELECT data FROM copies {where} ORDER BY containment DESC, id"
        return self._many(Copy, query, (article,) if article else ())

    def conflicts(self, *, story: str | None = None, ref: str | None = None) -> Iterator[Conflict]:
        """Values that differ between articles."""
        tests = [(name, value) for name, value in (("story", story), ("ref", ref)) if value]
        where = " AND ".join(f"{name} = ?" for name, _ in tests)
        query = f"SELECT data FROM conflicts {'WHERE ' + where if where else ''} ORDER BY id"
        return self._many(Conflict, query, [value for _, value in tests])

    def conflict(self, conflict_id: str) -> Conflict:
        """One conflict; raises NotFound."""
        return self._one(Conflict, "conflicts", conflict_id)

    def outlets(self) -> list[tuple[str, int]]:
        """Outlets as the pages state them, with their number of articles; the largest first."""
        query = (
            "SELECT outlet, count(*) AS n FROM articles WHERE outlet IS NOT NULL"
            " GROUP BY outlet ORDER BY n DESC, outlet"
        )
        return [(row[0], int(row[1])) for row in self.connection.execute(query)]

    def articles_of(self, outlet: str) -> list[str]:
        """The ids of an outlet's articles, the latest first."""
        query = "SELECT id FROM articles WHERE outlet = ? ORDER BY day IS NULL, day DESC, id"
        return [row[0] for row in self.connection.execute(query, (outlet,))]


def _party(key: str) -> str:
    """Which column of event_parties a key is looked up in: two capitals are a country, all else an actor."""
    return "country" if len(key) == 2 and key.isalpha() and key.isupper() else "actor"
