"""Printing answers: JSON, lines, CSV, Markdown, or a table on a terminal."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Sequence
from typing import Any

import click
import msgspec

from runut.errors import UsageError

EXIT_EMPTY = 3

Row = dict[str, Any]


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """How a list is to be printed: the values of `options.output_options`."""

    form: str | None = None
    fields: str | None = None
    limit: int | None = None
    fail_empty: bool = False


def show(rows: Sequence[Row], form: Form, columns: Sequence[str]) -> int:
    """Print `rows` and return the exit status; `columns` are those of the table for people.

    Without a form, a terminal gets a table and a pipe gets one JSON object a line.
    """
    rows = rows if form.limit is None else rows[: form.limit]
    if form.fields:
        wanted = [field.strip() for field in form.fields.split(",") if field.strip()]
        if rows and (unknown := [field for field in wanted if field not in rows[0]]):
            raise UsageError(f"no field {unknown[0]!r}", remedy=f"fields: {', '.join(rows[0])}")
        rows = [{field: row[field] for field in wanted} for row in rows]
        columns = wanted
    kind = form.form or ("table" if sys.stdout.isatty() else "nl")
    if kind == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(rows), indent=2).decode())
    elif kind == "nl":
        for row in rows:
            click.echo(msgspec.json.encode(row).decode())
    elif kind == "csv":
        click.echo(_csv(rows), nl=False)
    elif kind == "md":
        click.echo(_markdown(rows, columns), nl=False)
    else:
        _table(rows, columns)
    return EXIT_EMPTY if form.fail_empty and not rows else 0


def cell(value: Any) -> str:
    """A value in one table cell: names of parties, counts by name, lists with commas, nothing for unknown."""
    if value is None:
        return ""
    if isinstance(value, dict):
        if "name" in value:
            return str(value["name"] or value.get("text") or "?")
        return ", ".join(f"{key} {item}" for key, item in value.items())
    if isinstance(value, list):
        return ", ".join(cell(item.get("source", item) if isinstance(item, dict) else item) for item in value)
    return str(value)


def _csv(rows: Sequence[Row]) -> str:
    out = io.StringIO()
    if rows:
        writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        for row in rows:
            flat = {key: value if isinstance(value, str | int | float) else cell(value) for key, value in row.items()}
            writer.writerow(flat)
    return out.getvalue()


def _markdown(rows: Sequence[Row], columns: Sequence[str]) -> str:
    lines = ["| " + " | ".join(columns) + " |", "|" + "---|" * len(columns)]
    for row in rows:
        cells = (cell(row.get(column)).replace("|", "\\|").replace("\n", " ") for column in columns)
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def _table(rows: Sequence[Row], columns: Sequence[str]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*columns)
    for row in rows:
        table.add_row(*(Text(cell(row.get(column))) for column in columns))
    Console().print(table)
