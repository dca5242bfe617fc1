"""Record: one SQLite file, many readers, one writer."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from runut.errors import NotFound, RecordError
from runut.record.linked import LinkedReader
from runut.record.lock import write_lock
from runut.record.migrations import create, migrate, version_of
from runut.record.read import ArticleReader
from runut.record.search import Searcher
from runut.record.write import Writer

Mode = Literal["read", "write"]


class Record(ArticleReader, LinkedReader, Searcher):
    """An open record; use `open_record`. Reading is safe beside a writer in another process.

    `with record.writing() as writer:` holds the write lock; each call of a writer's method commits by itself,
    so that what it reported is safe whatever happens next.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, *, mode: Mode, lock_wait_s: float) -> None:
        self.path = path
        self.connection = connection
        self.mode = mode
        self._lock_wait_s = lock_wait_s

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """The writer, while this process holds the lock; raises RecordLocked when another keeps it."""
        if self.mode == "read":
            raise RecordError(f"the record {self.path} was opened for reading only")
        with write_lock(self.path, wait_s=self._lock_wait_s):
            yield Writer(self.connection)

    def backup(self, target: Path) -> None:
        """Copy the record as it is at this moment to `target`, also while it is being written."""
        try:
            other = sqlite3.connect(target)
            try:
                self.connection.backup(other, pages=2000)
            finally:
                other.close()
        except sqlite3.Error as error:
            raise RecordError(
                f"{self.path} cannot be copied to {target}: {error}",
                remedy="name a file in a folder that is there",
            ) from error

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    def __enter__(self) -> Record:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_record(path: str | Path, mode: Mode = "read", *, lock_wait_s: float = 10.0) -> Record:
    """Open the record at `path`; "write" makes it when it is not there and brings an older one up to date.

    Raises NotFound when there is no file to read, RecordTooNew for a record of a newer Runut, RecordError when
    the file is no record or cannot be opened.
    """
    path = Path(path)
    if mode == "read" and not path.exists():
        raise NotFound(f"there is no record at {path}", remedy=f"make one with: runut add PAGES -r {path}")
    try:
        if mode == "write":
            path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        else:
            connection = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None, check_same_thread=False
            )
        connection.execute("PRAGMA busy_timeout = 10000")
        version = version_of(connection)
        if mode == "write":
            if version == 0 and _holds_tables(connection) and version_of(connection) == 0:
                raise RecordError(f"{path} is a database of another program", remedy="name a new file")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA cache_size = -65536")
            if version == 0:
                with write_lock(path, wait_s=lock_wait_s):
                    if version_of(connection) == 0:
                        create(connection)
            else:
                with write_lock(path, wait_s=lock_wait_s):
                    migrate(connection)
        elif version == 0:
            raise RecordError(f"{path} is not a record", remedy="name a file that runut add has made")
        else:
            migrate_check(connection)
    except sqlite3.Error as error:
        raise RecordError(
            f"{path} cannot be opened as a record: {error}", remedy="name a file that runut add has made, or a new one"
        ) from error
    except OSError as error:
        raise RecordError(f"{path} cannot be opened: {error.strerror or error}") from error
    return Record(path, connection, mode=mode, lock_wait_s=lock_wait_s)


def _holds_tables(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("SELECT EXISTS (SELECT 1 FROM sqlite_master)").fetchone()[0])


def migrate_check(connection: sqlite3.Connection) -> None:
    """Refuse a record that this version cannot read: a newer one, or an older one that must first be brought up."""
    from runut.errors import RecordTooNew
    from runut.record.migrations import SCHEMA_VERSION

    version = version_of(connection)
    if version > SCHEMA_VERSION:
        raise RecordTooNew(
            f"this record has schema version {version}, this Runut knows up to {SCHEMA_VERSION}",
            remedy="install a newer Runut",
        )
    if version < SCHEMA_VERSION:
        raise RecordError(
            f"this record has schema version {version}, this Runut reads {SCHEMA_VERSION}",
            remedy="bring it up to date with: runut link",
        )
