"""`runut doctor`: what works here, what is missing, and how the record is."""

from __future__ import annotations

import importlib.util
import sqlite3
import sys
from pathlib import Path

import click

from runut.cli.options import record_option
from runut.cli.say import say

EXTRAS: dict[str, tuple[str, str]] = {
    "fetch": ("feedparser", "fetching pages and feeds"),
    "warc": ("fastwarc", "reading web archives"),
    "fast": ("resiliparse", "the fast HTML reader"),
    "parquet": ("pyarrow", "reading and writing Parquet"),
    "frames": ("polars", "data frames"),
    "mcp": ("mcp", "the server for assistants"),
    "alerts": ("apprise", "sending alerts"),
    "scale": ("daft", "many machines"),
}
"""Extra, the package by which it is recognised, and what it is for."""


@click.command()
@record_option
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
def doctor(record_path: Path, as_json: bool) -> int:
    """Say what works here, what is missing and how to get it, and how the record is.

    \b
    Example:
      runut doctor -r arsip.runut
    """
    import msgspec

    from runut import settings
    from runut.errors import RunutError
    from runut.record import open_record
    from runut.run.watching import visits

    rows: list[tuple[str, bool, str]] = [
        ("Python", sys.version_info >= (3, 11), ".".join(map(str, sys.version_info[:3]))),
        ("SQLite full text", _has_fts5(), sqlite3.sqlite_version),
    ]
    for extra, (package, purpose) in EXTRAS.items():
        there = importlib.util.find_spec(package) is not None
        rows.append((f"extra {extra}", there, purpose if there else f'{purpose}: pip install "runut[{extra}]"'))
    try:
        settings.load()
        rows.append(("settings", True, str(settings.user_file())))
    except RunutError as error:
        rows.append(("settings", False, str(error)))
    try:
        with open_record(record_path) as record:
            said = ", ".join(f"{count} {name}" for name, count in record.counts().items())
            rows.append(("record", True, f"{record_path}: {said}"))
            rows += [
                (f"watch {visit.source}", visit.misses == 0, visit.trouble or f"last {visit.at}, next {visit.due}")
                for visit in visits(record)
            ]
    except RunutError as error:
        rows.append(("record", False, str(error)))
    if as_json:
        found = [{"what": what, "fine": fine, "note": note} for what, fine, note in rows]
        click.echo(msgspec.json.encode(found).decode())
    else:
        for what, fine, note in rows:
            click.echo(f"{say('fine') if fine else say('missing'):<7}  {what:<18} {note}")
    return 0


def _has_fts5() -> bool:
    with sqlite3.connect(":memory:") as connection:
        return ("ENABLE_FTS5",) in connection.execute("PRAGMA compile_options").fetchall()
