"""Questions to a large record that must be answered while someone waits: index scans instead of whole rows."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Sequence
from typing import TypeVar

import msgspec

from runut.model import Counts, Event, Utterance
from runut.view.chart import Spark, spark
from runut.view.doubt import SURE

T = TypeVar("T")

STALE_S = 30.0
"""How long figures over the whole record may be shown although the record has grown since."""

MANY = 2000
"""From so many mentions on an actor is found by going back in time: measured, both ways take 20 ms there."""
OF_ACTOR = "SELECT event FROM event_parties WHERE actor = ?"
OF_COUNTRY = "SELECT event FROM event_parties WHERE country = ?"


class Latest(msgspec.Struct, frozen=True, kw_only=True):
    """The latest events of a set in order of time, how many the set has, and the day of every one."""

    events: tuple[Event, ...]
    total: int
    days: tuple[str | None, ...]
    ids: frozenset[str]


def latest_events(connection: sqlite3.Connection, query: str, values: Sequence[object], *, most: int) -> Latest:
    """The latest `most` events among the ids that `query` gives. One pass over the index of days: the rows
    themselves, which are large, are read for the shown ones alone."""
    ids = frozenset(row[0] for row in connection.execute(query, tuple(values)))
    picked: list[str] = []
    days: list[str | None] = []
    if len(ids) <= most:
        picked = sorted(ids)
    else:
        for day, event in connection.execute("SELECT date, id FROM events INDEXED BY events_date ORDER BY date DESC"):
            if event in ids:
                days.append(day)
                if len(picked) < most:
                    picked.append(event)
    marks = ", ".join("?" * len(picked))
    rows = connection.execute(f"SELECT data FROM events WHERE id IN ({marks})", picked).fetchall()
    events = [msgspec.json.decode(row[0], type=Event) for row in rows]
    events.sort(key=lambda event: (event.date is None, event.date or "", event.id))
    shown_days = tuple(days) if days else tuple(event.date for event in events)
    return Latest(events=tuple(events), total=len(ids), days=shown_days, ids=ids)


def pair_query(a: str, b: str) -> tuple[str, tuple[str, str]]:
    """The ids of the events in which both take part; two capitals are a country, all else an actor."""
    one, two = (OF_COUNTRY if len(key) == 2 and key.isupper() else OF_ACTOR for key in (a, b))
    return f"{one} INTERSECT {two}", (a, b)


def counts_of(connection: sqlite3.Connection, ids: frozenset[str]) -> Counts:
    """The three counts over all articles that tell one of these events."""
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS counted (event TEXT PRIMARY KEY) WITHOUT ROWID")
    connection.execute("DELETE FROM counted")
    connection.executemany("INSERT INTO counted VALUES (?)", [(event,) for event in sorted(ids)])
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS telling (article TEXT PRIMARY KEY) WITHOUT ROWID")
    connection.execute("DELETE FROM telling")
    connection.execute(
        "INSERT OR IGNORE INTO telling SELECT m.article FROM counted c CROSS JOIN event_members m ON m.event = c.event"
    )
    articles = int(connection.execute("SELECT count(*) FROM telling").fetchone()[0])
    outlets = connection.execute(
        "SELECT count(DISTINCT a.outlet) FROM telling t CROSS JOIN articles a ON a.id = t.article"
    ).fetchone()[0]
    named, origins = connection.execute(
        "SELECT count(DISTINCT o.article), count(DISTINCT o.name)"
        " FROM telling t CROSS JOIN origins o ON o.article = t.article"
    ).fetchone()
    return Counts(articles=articles, outlets=outlets, origins=origins, unnamed=articles - named)


def latest_articles(connection: sqlite3.Connection, query: str, values: Sequence[object], *, most: int) -> list[str]:
    """The ids of the latest `most` articles among the arrival numbers that `query` gives, in order of time."""
    rows = connection.execute(
        f"SELECT id FROM articles INDEXED BY articles_day WHERE seq IN ({query}) ORDER BY day DESC LIMIT ?",
        (*values, most),
    )
    return [row[0] for row in rows][::-1]


def articles_naming(connection: sqlite3.Connection, actor: str, *, most: int) -> list[str]:
    """The ids of the latest `most` articles that name an actor, in order of time.

    An actor of many articles is found soonest by going back in time, one of few by going through its mentions.
    """
    many = "SELECT count(*) FROM (SELECT 1 FROM mentions WHERE actor = ? LIMIT ?)"
    if int(connection.execute(many, (actor, MANY)).fetchone()[0]) < MANY:
        query = "SELECT seq FROM articles WHERE id IN (SELECT article FROM mentions WHERE actor = ?)"
        return latest_articles(connection, query, (actor,), most=most)
    rows = connection.execute(
        "SELECT id FROM articles INDEXED BY articles_day"
        " WHERE EXISTS (SELECT 1 FROM mentions WHERE actor = ? AND article = articles.id) ORDER BY day DESC LIMIT ?",
        (actor, most),
    )
    return [row[0] for row in rows][::-1]


def newest_events(connection: sqlite3.Connection, *, most: int, placed: bool = False) -> list[Event]:
    """The latest events, the latest first; those without a day come last. With `placed`, those with a place."""
    where = "WHERE place IS NOT NULL" if placed else ""
    rows = connection.execute(f"SELECT data FROM events {where} ORDER BY date DESC LIMIT ?", (most,))
    return [msgspec.json.decode(row[0], type=Event) for row in rows]


def newest_utterances(connection: sqlite3.Connection, *, most: int) -> list[Utterance]:
    """What the latest articles quote, each thing said once."""
    rows = connection.execute(
        "SELECT m.utterance FROM articles a INDEXED BY articles_day CROSS JOIN utterance_members m ON m.article = a.id"
        " ORDER BY a.day DESC LIMIT ?",
        (most * 2,),
    )
    keys = list(dict.fromkeys(row[0] for row in rows))[:most]
    found = []
    for key in keys:
        row = connection.execute("SELECT data FROM utterances WHERE id = ?", (key,)).fetchone()
        if row:
            found.append(msgspec.json.decode(row[0], type=Utterance))
    return found


_DOUBTFUL = (
    "SELECT count(*) FROM conflicts WHERE kind <> 'same'",
    "SELECT count(*) FROM utterances WHERE relation <> 'single'",
    "SELECT count(*) FROM quotes WHERE speaker_name IS NULL",
    f"SELECT count(*) FROM event_mentions WHERE confidence < {SURE}",
)


class Totals(msgspec.Struct, frozen=True, kw_only=True):
    """Figures over the whole record, as the front page shows them."""

    counts: dict[str, int]
    three: Counts
    pairs: tuple[tuple[str, str, int], ...]
    sparks: tuple[Spark | None, ...]
    waiting: int


def totals(connection: sqlite3.Connection, *, pairs: int, bars: int) -> Totals:
    """Count everything; a second on a record of 100,000 articles, so the room keeps the answer for a while."""
    tables = ("articles", "stories", "events", "utterances", "actors", "conflicts", "arcs", "failures")
    counts = {table: int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]) for table in tables}
    outlets = int(connection.execute("SELECT count(DISTINCT outlet) FROM articles").fetchone()[0])
    named = int(connection.execute("SELECT count(DISTINCT article) FROM origins").fetchone()[0])
    origins = int(connection.execute("SELECT count(DISTINCT name) FROM origins").fetchone()[0])
    three = Counts(articles=counts["articles"], outlets=outlets, origins=origins, unnamed=counts["articles"] - named)
    found = connection.execute(
        "SELECT x.country, y.country, count(DISTINCT x.event) AS n FROM event_parties x"
        " JOIN event_parties y ON x.event = y.event AND x.country < y.country"
        " GROUP BY x.country, y.country ORDER BY n DESC, x.country, y.country LIMIT ?",
        (pairs,),
    ).fetchall()
    top = tuple((row[0], row[1], int(row[2])) for row in found)
    sparks = tuple(spark(latest_events(connection, *pair_query(a, b), most=0).days) for a, b, _ in top[:bars])
    waiting = sum(int(connection.execute(query).fetchone()[0]) for query in _DOUBTFUL)
    return Totals(waiting=waiting, counts=counts, three=three, pairs=top, sparks=sparks)


class Kept:
    """Remembers one costly answer until the record has changed, and even then for STALE_S seconds."""

    def __init__(self) -> None:
        self._held: dict[str, tuple[int, float, object]] = {}

    def get(self, key: str, version: int, make: Callable[[], T]) -> T:
        """The answer kept under `key`, made anew when it is both of an older version and stale."""
        held = self._held.get(key)
        if held and (held[0] == version or time.monotonic() - held[1] < STALE_S):
            return held[2]  # type: ignore[return-value]
        value = make()
        self._held[key] = (version, time.monotonic(), value)
        return value
