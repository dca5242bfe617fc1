"""`runut search`: find articles by their words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from runut.cli.options import output_options, record_option
from runut.cli.output import Form, show


@click.command()
@click.argument("query", nargs=-1, required=True)
@record_option
@output_options
def search(query: tuple[str, ...], record_path: Path, **form: Any) -> int:
    """Find articles by their words: phrases in quotes, OR (ATAU), a minus for what must not occur.

    \b
    Example:
      runut search '"perjanjian kemitraan" Rusia -Ukraina' -r arsip.runut
    """
    from runut.record import open_record

    with open_record(record_path) as record:
        rows = []
        for hit in record.search(" ".join(query), limit=form["limit"] or 50):
            line = record.line(hit.article)
            rows.append(
                {
                    "id": line.id,
                    "title": line.title,
                    "outlet": line.outlet,
                    "published": line.published,
                    "source": line.name,
                    "score": hit.score,
                }
            )
        return show(rows, Form(**form), ("id", "published", "outlet", "title"))
