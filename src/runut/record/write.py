"""The only writer: model values become rows, each call in one transaction."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime

import msgspec

from runut.errors import RecordError
from runut.model import (
    ARTICLE_KINDS,
    Actor,
    Analysis,
    Arc,
    Article,
    Choice,
    Failure,
    Links,
    Page,
    Reading,
    bytes_hash,
)
from runut.record import write_links
from runut.record.rows import encode, pack_analysis, pack_article, unpack_article

Row = tuple[object, ...]

_FINDINGS = ("mentions", "times", "quotes", "credits", "event_mentions", "origins")


def searchable(article: Article) -> str:
    """The text with everything that is not the article blanked out; offsets stay those of `Article.text`."""
    parts: list[str] = []
    at = 0
    for block in article.blocks:
        if block.kind in ARTICLE_KINDS or block.kind == "caption":
            parts += [" " * (block.start - at), article.text[block.start : block.end]]
            at = block.end
    return "".join(parts)


def day_of(article: Article, analysis: Analysis) -> str | None:
    """The day an article belongs to: of publication, else the latest day that its news names."""
    if article.published:
        return article.published[:10]
    days = [event.date[:10] for event in analysis.events if event.date and not event.background]
    days = [day for day in days if len(day) == 10]
    return max(days, default=None)


class Writer:
    """Writes to one record; got from `Record.writing()`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """One transaction; nested use joins the outer one."""
        if self._connection.in_transaction:
            yield self._connection
            return
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            yield self._connection
            self._connection.execute("COMMIT")
        except BaseException as error:
            self._roll_back()
            if isinstance(error, sqlite3.OperationalError):
                raise RecordError(
                    f"the record cannot be written: {error}", remedy="what was reported before is safe; then go on"
                ) from error
            raise

    def _roll_back(self) -> None:
        if self._connection.in_transaction:  # when the disk is full, SQLite has rolled back by itself
            self._connection.execute("ROLLBACK")

    def add(self, page: Page, outcome: Reading | Failure) -> bool:
        """Store what became of a page; whether the record has a new article. The same page twice changes nothing."""
        sha = bytes_hash(page.data)
        article = None if isinstance(outcome, Failure) else outcome.article.id
        stated = encode(msgspec.structs.replace(page, data=b"", fetched=None)).decode()
        new = False
        with self.transaction() as connection:
            if isinstance(outcome, Failure):
                self.fail(outcome)
            else:
                connection.execute("DELETE FROM failures WHERE source = ?", (page.source,))
                connection.execute(
                    "INSERT OR IGNORE INTO raw VALUES (?, ?, ?, ?)",
                    (sha, page.media_type, page.fetched, zlib.compress(page.data, 6)),
                )
                new = self._add_reading(outcome)
            connection.execute(
                "INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?)", (page.source, sha, article, stated)
            )
        return new

    def fail(self, failure: Failure) -> None:
        """Store a failure; the latest reason for one source and stage is kept."""
        with self.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO failures VALUES (?, ?, ?, ?, ?)",
                (failure.source, failure.stage, failure.reason, failure.sha256, _now()),
            )

    def replace(self, reading: Reading) -> None:
        """Store a new analysis of an article that the record has already; its links become pending."""
        with self.transaction() as connection:
            self._forget_findings(connection, reading.article.id)
            self._insert_article(connection, reading, replace=True)
            connection.execute("DELETE FROM features WHERE article = ?", (reading.article.id,))

    def _add_reading(self, reading: Reading) -> bool:
        article = reading.article
        connection = self._connection
        row = connection.execute("SELECT source FROM articles WHERE id = ?", (article.id,)).fetchone()
        if row:
            # The same page from two places keeps the smaller name, so that the order of adding does not show.
            if article.source < row[0]:
                connection.execute(
                    "UPDATE articles SET source = ?, name = ? WHERE id = ?", (article.source, article.name, article.id)
                )
                connection.execute("DELETE FROM features WHERE article = ?", (article.id,))
            return False
        self._insert_article(connection, reading, replace=False)
        return True

    def _insert_article(self, connection: sqlite3.Connection, reading: Reading, *, replace: bool) -> None:
        article, analysis = reading.article, reading.analysis
        values: dict[str, object] = {
            "id": article.id,
            "source": article.source,
            "name": article.name,
            "sha256": article.sha256,
            "url": article.url,
            "outlet": article.outlet,
            "title": article.title,
            "published": article.published,
            "published_basis": article.published_basis,
            "day": day_of(article, analysis),
            "language": article.language,
            "media_type": article.media_type,
            "text": article.text,
            "data": pack_article(article),
            "analysis": pack_analysis(analysis),
            "made_by": encode(analysis.made_by).decode(),
        }
        if replace:
            seq = connection.execute("SELECT seq FROM articles WHERE id = ?", (article.id,)).fetchone()[0]
            assignments = ", ".join(f"{name} = ?" for name in values)
            connection.execute(f"UPDATE articles SET {assignments} WHERE seq = ?", (*values.values(), seq))
        else:
            columns, marks = ", ".join(values), ", ".join("?" * len(values))
            seq = connection.execute(
                f"INSERT INTO articles ({columns}) VALUES ({marks})", tuple(values.values())
            ).lastrowid
        connection.execute(
            "INSERT INTO article_words (rowid, title, body) VALUES (?, ?, ?)",
            (seq, article.title or "", searchable(article)),
        )
        _insert_findings(connection, article.id, analysis)

    def _forget_findings(self, connection: sqlite3.Connection, article_id: str) -> None:
        seq, data, text, source = connection.execute(
            "SELECT seq, data, text, source FROM articles WHERE id = ?", (article_id,)
        ).fetchone()
        old = unpack_article(data, text, source)
        connection.execute(
            "INSERT INTO article_words (article_words, rowid, title, body) VALUES ('delete', ?, ?, ?)",
            (seq, old.title or "", searchable(old)),
        )
        for table in _FINDINGS:
            connection.execute(f"DELETE FROM {table} WHERE article = ?", (article_id,))

    # --- what linking concludes

    def forget_links(self, articles: Iterable[str]) -> dict[str, dict[str, set[str]]]:
        """Remove every story, event, utterance, copy and conflict that rests on one of these articles.

        Returns, for each kind (story, event, utterance), the ids that stood there with the articles they held.
        """
        gone: dict[str, dict[str, set[str]]] = {"story": {}, "event": {}, "utterance": {}}
        tables = (
            ("story", "stories", "story_articles"),
            ("event", "events", "event_members"),
            ("utterance", "utterances", "utterance_members"),
        )
        ids = [(article,) for article in articles]
        with self.transaction() as connection:
            for kind, table, members in tables:
                for one in ids:
                    for (key,) in connection.execute(f"SELECT DISTINCT {kind} FROM {members} WHERE article = ?", one):
                        gone[kind].setdefault(key, set()).add(one[0])
                keys = [(key,) for key in sorted(gone[kind])]
                connection.executemany(f"DELETE FROM {table} WHERE id = ?", keys)
                connection.executemany(f"DELETE FROM {members} WHERE {kind} = ?", keys)
                if kind == "event":
                    connection.executemany("DELETE FROM event_parties WHERE event = ?", keys)
                if kind == "story":
                    connection.executemany("DELETE FROM outlines WHERE story = ?", keys)
                    connection.executemany("DELETE FROM outline_pairs WHERE story = ?", keys)
            connection.executemany("DELETE FROM copies WHERE a = ?1 OR b = ?1", ids)
            found = {
                row[0]
                for one in ids
                for row in connection.execute("SELECT conflict FROM conflict_articles WHERE article = ?", one)
            }
            for conflict in sorted(found):
                connection.execute("DELETE FROM conflicts WHERE id = ?", (conflict,))
                connection.execute("DELETE FROM conflict_articles WHERE conflict = ?", (conflict,))
        return gone

    def store_links(self, links: Links) -> None:
        """Store what was resolved for one neighbourhood of articles (after `forget_links` of the same articles)."""
        with self.transaction() as connection:
            write_links.insert_links(connection, links)

    def replace_arcs(self, pair: str, arcs: Iterable[Arc]) -> None:
        """Store the arcs of one pair of countries; those that stood there go."""
        with self.transaction() as connection:
            write_links.replace_arcs(connection, pair, arcs)

    def replace_actors(self, actors: Iterable[Actor]) -> None:
        """Store the actors of the whole record; those that stood there go."""
        with self.transaction() as connection:
            write_links.replace_actors(connection, actors)

    def redirect(self, kind: str, old: str, new: str) -> None:
        """Remember for ever that `old` is now `new`; older redirects to `old` follow."""
        with self.transaction() as connection:
            connection.execute("UPDATE redirects SET new = ? WHERE kind = ? AND new = ?", (new, kind, old))
            connection.execute("INSERT OR REPLACE INTO redirects VALUES (?, ?, ?)", (kind, old, new))
            connection.execute("DELETE FROM redirects WHERE kind = ? AND old = new", (kind,))

    # --- what people decide

    def choose(self, choice: Choice) -> None:
        """Store a person's verdict; one that is there already is replaced (so that undo is the same call)."""
        with self.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO choices VALUES (?, ?, ?, ?, ?, ?)",
                (choice.id, choice.kind, choice.about, encode(choice), choice.at or _now(), int(choice.undone)),
            )

    def remember_validators(self, validators: dict[str, tuple[str, str]]) -> None:
        """Remember ETag and Last-Modified of addresses, so that what has not changed is not fetched again."""
        with self.transaction() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO learned VALUES ('validator', ?, ?)",
                [(url, encode(value)) for url, value in validators.items()],
            )

    def mark(self, key: str, value: str) -> None:
        """Remember a small fact, such as until when a reader has seen what is new."""
        with self.transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO visits VALUES (?, ?)", (key, value))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _insert_findings(connection: sqlite3.Connection, article: str, analysis: Analysis) -> None:
    def insert(table: str, width: int, rows: Sequence[Row]) -> None:
        connection.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({', '.join('?' * width)})", rows)

    insert("mentions", 9, [
        (article, n, m.span.start, m.span.end, m.type, m.actor, m.name, m.country, m.office)
        for n, m in enumerate(analysis.mentions)
    ])  # fmt: skip
    insert("times", 9, [
        (article, n, t.span.start, t.span.end, t.type, t.value, t.begin, t.end, t.role)
        for n, t in enumerate(analysis.times)
    ])  # fmt: skip
    insert("quotes", 10, [
        (
            q.id, article, q.span.start, q.span.end, q.kind, q.speaker.actor if q.speaker else None,
            q.speaker.name if q.speaker else None, q.force, q.said, encode([c.source for c in q.credited_to]).decode(),
        )
        for q in analysis.quotes
    ])  # fmt: skip
    insert("credits", 7, [
        (article, n, source, c.span.start, c.span.end, c.kind, c.covers)
        for n, c in enumerate(analysis.credits)
        for source in c.sources
    ])  # fmt: skip
    insert("event_mentions", 11, [
        (
            e.id, article, e.type, e.mode, e.status, e.date, e.date_basis, e.evidence.start, e.evidence.end,
            int(e.background), e.confidence,
        )
        for e in analysis.events
    ])  # fmt: skip
    insert("origins", 3, [(article, origin.name, origin.kind) for origin in analysis.origins])
