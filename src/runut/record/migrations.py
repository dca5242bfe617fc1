"""Migrations: numbered steps that bring a record of an older version up to this one."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from importlib.resources import files

from runut.errors import RecordTooNew

MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = ()
"""Step n (from 1) brings schema version n to n + 1; a released schema is never changed without a step here."""

SCHEMA_VERSION = 1 + len(MIGRATIONS)


def create(connection: sqlite3.Connection) -> None:
    """Make all tables in an empty file, in one transaction."""
    script = files("runut.record").joinpath("schema.sql").read_text(encoding="utf-8")
    connection.executescript(f"BEGIN IMMEDIATE;\n{script}\nPRAGMA user_version = {SCHEMA_VERSION};\nCOMMIT;")


def version_of(connection: sqlite3.Connection) -> int:
    """The schema version of the file; 0 for an empty one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection) -> None:
    """Run the steps that are missing, each in its own transaction; raises RecordTooNew for a newer file."""
    version = version_of(connection)
    if version > SCHEMA_VERSION:
        raise RecordTooNew(
            f"this record has schema version {version}, this Runut knows up to {SCHEMA_VERSION}",
            remedy="install a newer Runut",
        )
    for number in range(version, SCHEMA_VERSION):
        with connection:
            connection.execute("BEGIN IMMEDIATE")
            MIGRATIONS[number - 1](connection)
            connection.execute(f"PRAGMA user_version = {number + 1}")
