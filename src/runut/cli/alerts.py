"""`runut alerts`: saved searches that tell what is new."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from runut.cli.options import output_options, record_option
from runut.cli.output import Form, show

if TYPE_CHECKING:
    from runut.record import Line
    from runut.run.alerts import Alert


@click.group()
def alerts() -> None:
    """Save searches and be told what is new.

    Every saved search is a feed of the reading room too: /api/v1/feeds/search?q=WORDS (Atom, or form=json).

    \b
    Examples:
      runut alerts add iran 'Iran nuklir' -r arsip.runut
      runut alerts run -r arsip.runut
    """


@alerts.command()
@click.argument("name")
@click.argument("query")
@click.option("--to", default="", metavar="URL", help="Where to send (an apprise address); needs the extra alerts.")
@record_option
def add(name: str, query: str, to: str, record_path: Path) -> int:
    """Save a search under NAME; it tells of articles that come from now on.

    \b
    Example:
      runut alerts add iran 'Iran "perjanjian kemitraan"' --to mailto://user:pass@example.org -r arsip.runut
    """
    from runut.record import open_record
    from runut.run.alerts import Alert, save

    with open_record(record_path, "write") as record:
        save(record, Alert(name=name, query=query, to=to))
    return 0


@alerts.command(name="list")
@record_option
@output_options
def list_(record_path: Path, **form: Any) -> int:
    """List the saved searches and how many new articles each has; addresses are shown by their kind alone.

    \b
    Example:
      runut alerts list -r arsip.runut
    """
    from runut.record import open_record
    from runut.run import alerts as saved

    with open_record(record_path) as record:
        rows = [
            {"name": one.name, "query": one.query, "to": one.to.split("://")[0], "new": len(saved.news(record, one))}
            for one in saved.alerts(record)
        ]
    return show(rows, Form(**form), ("name", "query", "to", "new"))


@alerts.command()
@click.argument("name")
@record_option
def remove(name: str, record_path: Path) -> int:
    """Forget the saved search NAME.

    \b
    Example:
      runut alerts remove iran -r arsip.runut
    """
    from runut.record import open_record
    from runut.run.alerts import remove as forget

    with open_record(record_path, "write") as record:
        forget(record, name)
    return 0


@alerts.command()
@record_option
@output_options
def run(record_path: Path, **form: Any) -> int:
    """Tell what is new: print it, and send it where a search has an address.

    \b
    Example:
      runut add pages/ -r arsip.runut && runut alerts run -r arsip.runut
    """
    from runut.record import open_record
    from runut.run.alerts import notify, tell

    rows: list[dict[str, Any]] = []

    def send(alert: Alert, lines: list[Line]) -> None:
        if alert.to:
            notify(alert, lines)
        rows.extend(
            {"alert": alert.name, "id": line.id, "title": line.title, "outlet": line.outlet,
             "published": line.published, "source": line.name}
            for line in lines
        )  # fmt: skip

    with open_record(record_path, "write") as record:
        tell(record, send)
    return show(rows, Form(**form), ("alert", "published", "outlet", "title", "id"))
