"""Reading articles, findings and failures back from a record."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator

import msgspec

from runut.errors import NotFound
from runut.model import Article, Choice, Failure, Page, Reading
from runut.record.rows import decode, unpack_analysis, unpack_article

_PAGE = 500  # rows fetched at a time by the generators: memory stays constant, queries stay few


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """An article in one line, for lists: no text, no findings."""

    id: str
    source: str
    name: str
    outlet: str | None
    title: str | None
    published: str | None
    day: str | None
    language: str | None
    url: str | None
    seq: int


_LINE = "id, source, name, outlet, title, published, day, language, url, seq"


class ArticleReader:
    """What a record says about single articles."""

    connection: sqlite3.Connection

    def count(self, table: str) -> int:
        """How many rows a table has; raises NotFound for a table that the record does not have."""
        known = self.connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        if (table,) not in known:
            raise NotFound(f"the record has no table {table!r}")
        return int(self.connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])

    def counts(self) -> dict[str, int]:
        """How many articles, outlets, stories, events, utterances, actors, conflicts and failures there are."""
        tables = ("articles", "stories", "events", "utterances", "actors", "conflicts", "copies", "arcs", "failures")
        found = {table: self.count(table) for table in tables}
        outlets = "SELECT count(DISTINCT outlet) FROM articles"
        found["outlets"] = int(self.connection.execute(outlets).fetchone()[0])
        return found

    def lines(self, *, after: int = 0, limit: int | None = None) -> Iterator[Line]:
        """Articles in order of arrival, one line each, from the one behind `after` (a `seq`)."""
        left = -1 if limit is None else limit
        while left:
            size = _PAGE if left < 0 else min(_PAGE, left)
            query = f"SELECT {_LINE} FROM articles WHERE seq > ? ORDER BY seq LIMIT ?"
            rows = self.connection.execute(query, (after, size)).fetchall()
            for row in rows:
                yield _line(row)
            if len(rows) < size:
                return
            after = rows[-1][-1]
            left -= size if left > 0 else 0

    def line(self, article_id: str) -> Line:
        """One article in one line; raises NotFound."""
        row = self.connection.execute(f"SELECT {_LINE} FROM articles WHERE id = ?", (article_id,)).fetchone()
        if row is None:
            raise NotFound(f"the record has no article {article_id!r}")
        return _line(row)

    def articles(self, *, after: int = 0) -> Iterator[Article]:
        """Every article with its text, in order of arrival."""
        for line in self.lines(after=after):
            yield self.article(line.id)

    def readings(self, *, after: int = 0) -> Iterator[Reading]:
        """Every article with everything found in it, in order of arrival."""
        for line in self.lines(after=after):
            yield self.reading(line.id)

    def has_article(self, article_id: str) -> bool:
        """Whether the record has this article."""
        query = "SELECT 1 FROM articles WHERE id = ?"
        return self.connection.execute(query, (article_id,)).fetchone() is not None

    def article(self, article_id: str) -> Article:
        """One article; raises NotFound."""
        query = "SELECT data, text, source FROM articles WHERE id = ?"
        row = self.connection.execute(query, (article_id,)).fetchone()
        if row is None:
            raise NotFound(f"the record has no article {article_id!r}")
        return unpack_article(*row)

    def reading(self, article_id: str) -> Reading:
        """One article with everything found in it; raises NotFound."""
        query = "SELECT data, text, source, analysis FROM articles WHERE id = ?"
        row = self.connection.execute(query, (article_id,)).fetchone()
        if row is None:
            raise NotFound(f"the record has no article {article_id!r}")
        return Reading(unpack_article(*row[:3]), unpack_analysis(row[3]))

    def raw(self, article_id: str) -> tuple[bytes, str | None, str | None]:
        """The bytes of an article's page as they came, with media type and time of fetching; raises NotFound."""
        query = "SELECT r.bytes, r.media_type, r.fetched FROM raw r JOIN articles a USING (sha256) WHERE a.id = ?"
        row = self.connection.execute(query, (article_id,)).fetchone()
        if row is None:
            raise NotFound(f"the record keeps no saved copy of {article_id!r}")
        return zlib.decompress(row[0]), row[1], row[2]

    def sources(self) -> dict[str, str]:
        """Every source that the record knows, with the SHA-256 of the bytes that it held."""
        return dict(self.connection.execute("SELECT source, sha256 FROM sources"))

    def source_hash(self, source: str) -> str | None:
        """The SHA-256 of the bytes that `source` held when it was added; None when it is new."""
        row = self.connection.execute("SELECT sha256 FROM sources WHERE source = ?", (source,)).fetchone()
        return str(row[0]) if row else None

    def page(self, article_id: str) -> Page:
        """The page of an article as it came, with what was said about it from outside; raises NotFound."""
        query = "SELECT stated FROM sources WHERE article = ? ORDER BY source LIMIT 1"
        row = self.connection.execute(query, (article_id,)).fetchone()
        data, media_type, fetched = self.raw(article_id)
        if row is None:
            raise NotFound(f"the record has no source of {article_id!r}")
        page = decode(row[0].encode(), Page)
        return msgspec.structs.replace(page, data=data, media_type=media_type, fetched=fetched)

    def failures(self) -> Iterator[Failure]:
        """Everything that could not be used, with stage and reason."""
        for row in self.connection.execute("SELECT source, stage, reason, sha256 FROM failures ORDER BY source, stage"):
            yield Failure(source=row[0], stage=row[1], reason=row[2], sha256=row[3])

    def failures_of(self, source: str) -> tuple[Failure, ...]:
        """Why one source could not be used; empty when it could."""
        query = "SELECT stage, reason, sha256 FROM failures WHERE source = ? ORDER BY stage"
        rows = self.connection.execute(query, (source,))
        return tuple(Failure(source=source, stage=row[0], reason=row[1], sha256=row[2]) for row in rows)

    def choices(self, *, undone: bool = False) -> tuple[Choice, ...]:
        """What people decided, oldest first; with `undone`, also what they took back."""
        query = "SELECT data FROM choices WHERE undone <= ? ORDER BY at, id"
        return tuple(decode(row[0], Choice) for row in self.connection.execute(query, (int(undone),)))

    def choice(self, choice_id: str) -> Choice:
        """One verdict; raises NotFound."""
        row = self.connection.execute("SELECT data FROM choices WHERE id = ?", (choice_id,)).fetchone()
        if row is None:
            raise NotFound(f"the record has no choice {choice_id!r}")
        return decode(row[0], Choice)

    def validators(self) -> dict[str, tuple[str, str]]:
        """ETag and Last-Modified of the addresses that were fetched."""
        rows = self.connection.execute("SELECT key, data FROM learned WHERE kind = 'validator'")
        return {url: decode(data, tuple[str, str]) for url, data in rows}

    def mark(self, key: str) -> str | None:
        """A small fact that was remembered with `Writer.mark`."""
        row = self.connection.execute("SELECT value FROM visits WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else None


def _line(row: tuple[object, ...]) -> Line:
    return Line(**dict(zip(Line.__struct_fields__, row, strict=True)))  # type: ignore[arg-type]
