"""`runut actors`: who is in the record; `runut actors import`: office holders from a table, as rows to mend."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from runut.cli.lists import answer
from runut.cli.options import output_options, record_option

EXIT_SOME_FAILED = 4


@click.group(invoke_without_command=True)
@click.option("--name", metavar="NAME", help="Only actors whose name holds this.")
@record_option
@output_options
@click.pass_context
def actors(context: click.Context, /, record_path: Path, name: str | None, **form: Any) -> int:
    """List people, organisations, countries and places, with spellings and offices.

    \b
    Examples:
      runut actors --name lavrov -r arsip.runut
      runut actors import pemegang-jabatan.csv --country ID --until 2026-05-01
    """
    if context.invoked_subcommand:
        return 0
    columns = ("id", "name", "type", "country", "spellings", "articles")
    return answer(record_path, form, columns, lambda a: a.actors(a.record.actors(name=name)))


@actors.command(name="import")
@click.argument("table", type=click.Path(path_type=Path))
@click.option("--country", metavar="CC", help="The country (ISO 3166-1 alpha-2) of rows that name none.")
@click.option("--until", default="", metavar="YYYY-MM-DD", help="The day of the export: open terms hold up to it.")
def import_(table: Path, country: str | None, until: str) -> int:
    """Read office holders from a Wikidata-style CSV and print them as rows of offices_by_hand.tsv.

    TABLE has the columns person (or name), personID, position, country, start, end. Rows that cannot be used are told
    with their line and reason; the exit status is then 4.

    \b
    Example:
      runut actors import pemegang-jabatan.csv --country ID --until 2026-05-01 >> offices_by_hand.tsv
    """
    from runut.gazetteer.importing import import_actors, rows_of

    found = import_actors(table, country=country, until=until)
    for row in rows_of(found):
        click.echo(row)
    for line, reason in found.left_out:
        click.echo(f"runut: {table}:{line}: {reason}", err=True)
    said = f"{len(found.terms)} terms, {len(found.people)} people not known before, {len(found.left_out)} rows left out"
    click.echo(f"runut: {said}", err=True)
    return EXIT_SOME_FAILED if found.left_out else 0
