"""What linking keeps in the record for itself: features, retrieval keys and pair decisions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

import msgspec


class Edge(msgspec.Struct, frozen=True, kw_only=True):
    """A decision about two articles as it is stored; `data` is the linking room's own value, as bytes."""

    a: str
    b: str
    kind: str
    score: float
    data: bytes


class Neighbourhood:
    """Features and edges of one record; all writing happens inside the caller's transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def without_features(self, maker: str, *, limit: int) -> list[str]:
        """Articles that have no features by this maker, in order of arrival."""
        query = (
            "SELECT a.id FROM articles a LEFT JOIN features f ON f.article = a.id AND f.maker = ?"
            " WHERE f.article IS NULL ORDER BY a.seq LIMIT ?"
        )
        return [row[0] for row in self._connection.execute(query, (maker, limit))]

    def put(self, article: str, maker: str, data: bytes, keys: Iterable[str]) -> None:
        """Store an article's features and keys (older ones and its edges go) and mark it as pending."""
        execute = self._connection.execute
        self.forget(article)
        execute("INSERT INTO features VALUES (?, ?, 1, ?)", (article, maker, data))
        rows = [(key, article) for key in keys]
        self._connection.executemany("INSERT OR IGNORE INTO link_keys VALUES (?, ?)", rows)

    def forget(self, article: str) -> None:
        """Remove an article's features, keys and edges; its old neighbours become pending."""
        execute = self._connection.execute
        execute(
            "UPDATE features SET pending = 1 WHERE article IN"
            " (SELECT b FROM link_edges WHERE a = ?1 UNION SELECT a FROM link_edges WHERE b = ?1)",
            (article,),
        )
        execute("DELETE FROM link_edges WHERE a = ?1 OR b = ?1", (article,))
        execute("DELETE FROM link_keys WHERE article = ?", (article,))
        execute("DELETE FROM features WHERE article = ?", (article,))

    def sight(self, article: str, sightings: Iterable[tuple[str, bytes]]) -> None:
        """Store the actors of one article, as (actor id, the linking room's own value)."""
        self._connection.execute("DELETE FROM sightings WHERE article = ?", (article,))
        rows = [(article, actor, data) for actor, data in sightings]
        self._connection.executemany("INSERT INTO sightings VALUES (?, ?, ?)", rows)

    def sighted(self) -> Iterator[bytes]:
        """Every actor of every article, in order of the articles."""
        for (data,) in self._connection.execute("SELECT data FROM sightings ORDER BY article, actor"):
            yield data

    def outline(self, story: str, pairs: Iterable[str], data: bytes) -> None:
        """Store what a story is about, under its pairs of countries."""
        self._connection.execute("INSERT OR REPLACE INTO outlines VALUES (?, ?)", (story, data))
        rows = [(pair, story) for pair in pairs]
        self._connection.executemany("INSERT OR REPLACE INTO outline_pairs VALUES (?, ?)", rows)

    def pairs_of(self, stories: Iterable[str]) -> set[str]:
        """The pairs of countries that these stories are about."""
        query = "SELECT pair FROM outline_pairs WHERE story = ?"
        return {row[0] for story in stories for row in self._connection.execute(query, (story,))}

    def outlines(self, pair: str) -> list[bytes]:
        """What the stories of one pair are about, in order of their ids."""
        query = "SELECT data FROM outline_pairs JOIN outlines USING (story) WHERE pair = ? ORDER BY story"
        return [row[0] for row in self._connection.execute(query, (pair,))]

    def sharing(self, article: str, *, most: int) -> dict[str, tuple[str, ...]]:
        """Articles that share keys with this one, and the keys they share; a key that stands in more than `most`
        articles is too common to count."""
        query = """
            WITH own AS (SELECT key FROM link_keys WHERE article = ?1),
                 rare AS (SELECT key FROM own WHERE (SELECT count(*) FROM (SELECT 1 FROM link_keys k
                          WHERE k.key = own.key LIMIT ?2 + 1)) <= ?2)
            SELECT k.article, k.key FROM rare JOIN link_keys k USING (key)
            WHERE k.article <> ?1 ORDER BY k.article, k.key"""
        found: dict[str, list[str]] = {}
        for other, key in self._connection.execute(query, (article, most)):
            found.setdefault(other, []).append(key)
        return {other: tuple(keys) for other, keys in found.items()}

    def features(self, article: str) -> bytes:
        """An article's features as they were put."""
        row = self._connection.execute("SELECT data FROM features WHERE article = ?", (article,)).fetchone()
        return bytes(row[0])

    def join(self, edges: Iterable[Edge]) -> None:
        """Store pair decisions."""
        rows = [(edge.a, edge.b, edge.kind, edge.score, edge.data) for edge in edges]
        self._connection.executemany("INSERT INTO link_edges VALUES (?, ?, ?, ?, ?)", rows)

    def pending(self) -> list[str]:
        """Articles whose neighbourhood is not resolved yet, in order of their ids."""
        query = "SELECT article FROM features WHERE pending = 1 ORDER BY article"
        return [row[0] for row in self._connection.execute(query)]

    def resolved(self, articles: Iterable[str]) -> None:
        """Mark articles as resolved."""
        rows = [(article,) for article in articles]
        self._connection.executemany("UPDATE features SET pending = 0 WHERE article = ?", rows)

    def unsettle(self, articles: Iterable[str]) -> None:
        """Mark articles as pending again, as after a person's choice."""
        rows = [(article,) for article in articles]
        self._connection.executemany("UPDATE features SET pending = 1 WHERE article = ?", rows)

    def component(self, article: str, *, kinds: frozenset[str] | None = None) -> list[str]:
        """Every article that can be reached from this one over edges of these kinds (all, when None), sorted."""
        seen = {article}
        stack = [article]
        while stack:
            here = stack.pop()
            rows = self._connection.execute(
                "SELECT b, kind FROM link_edges WHERE a = ?1 UNION SELECT a, kind FROM link_edges WHERE b = ?1", (here,)
            )
            for other, kind in rows:
                if other not in seen and (kinds is None or kind in kinds):
                    seen.add(other)
                    stack.append(other)
        return sorted(seen)

    def edges_within(self, articles: Iterable[str]) -> list[bytes]:
        """The stored decisions between these articles, in order of the pairs."""
        members = set(articles)
        found = []
        for article in sorted(members):
            query = "SELECT b, data FROM link_edges WHERE a = ? ORDER BY b, kind, rowid"
            found += [data for other, data in self._connection.execute(query, (article,)) if other in members]
        return found
