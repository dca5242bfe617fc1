"""Options that many commands share: which record, and in which form answers are printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from runut import settings as settings_of

if TYPE_CHECKING:
    from runut.run.intake import Stated

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


def intake_options(command: F) -> F:
    """What a person says about the sources: --lang --date --body --feed --sitemap --opml --private --columns."""
    for option in (
        click.option("--columns", metavar="FIELD=COLUMN,...", help="Columns of a dump, such as text=isi,title=judul."),
        click.option("--private", is_flag=True, help="Allow addresses of the own network."),
        click.option("--opml", "way", flag_value="opml", help="Each source is a list of feeds: fetch their pages."),
        click.option("--sitemap", "way", flag_value="sitemap", help="Each source is a sitemap: fetch its pages."),
        click.option("--feed", "way", flag_value="feed", help="Each source is a feed: fetch the pages it names."),
        click.option("--body", is_flag=True, help="Each input is an article's body: look for no page furniture."),
        click.option("--date", metavar="YYYY-MM-DD", help="The day of publication, where the page does not say it."),
        click.option("--lang", type=click.Choice(["id", "en"]), help="The language, where the page does not say it."),
    ):
        command = option(command)
    return command


def stated_of(intake: dict[str, Any], *, lines: bool = False) -> Stated:
    """The values of `intake_options` as the run room takes them; raises UsageError for columns that map nothing."""
    from runut.run.intake import Columns, Stated, columns_of

    return Stated(
        language=intake["lang"],
        date=intake["date"],
        body=intake["body"],
        lines=lines,
        way=intake["way"] or "",
        private=intake["private"],
        columns=columns_of(intake["columns"]) if intake["columns"] else Columns(),
    )
