"""Options that many commands share: which record, and in which form answers are printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from runut import settings as settings_of

F = TypeVar("F", bound=Callable[..., Any])


def record_option(command: F) -> F:
    """-r, --record FILE; the default comes from the settings."""
    return click.option(
        "-r", "--record", "record_path", metavar="FILE", type=click.Path(path_type=Path), callback=_record,
        help="The record to use (default: RUNUT_RECORD, runut.toml, or the user's own).",
    )(command)  # fmt: skip


def _record(_: click.Context, __: click.Parameter, value: Path | None) -> Path:
    if value is not None:
        return value
    named = settings_of.load()[0].record
    return Path(named) if named else settings_of.default_record()


def output_options(command: F) -> F:
    """--json --nl --csv --md --fields --limit --fail-empty, the same on every command that answers with a list."""
    for option in (
        click.option("--fail-empty", is_flag=True, help="Exit with status 3 when nothing is found."),
        click.option("--limit", type=click.IntRange(min=0), metavar="N", help="At most N rows."),
        click.option("--fields", metavar="A,B,...", help="Only these fields, in this order."),
        click.option("--md", "form", flag_value="md", help="Print a Markdown table."),
        click.option("--csv", "form", flag_value="csv", help="Print CSV with a header line."),
        click.option("--nl", "form", flag_value="nl", help="Print one JSON object a line."),
        click.option("--json", "form", flag_value="json", help="Print one JSON list, in the record contract's form."),
    ):
        command = option(command)
    return command
