"""`runut check`: does every stored span still quote its words?"""

from __future__ import annotations

from pathlib import Path

import click

from runut.cli.options import record_option

EXIT_EVIDENCE = 5


@click.command()
@record_option
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def check(record_path: Path, as_json: bool) -> int:
    """Verify every span of the record against the stored text, and the file itself.

    The exit status is 5 when any value does not quote its words exactly.

    \b
    Example:
      runut check -r arsip.runut
    """
    import msgspec

    from runut.cli.progress import progress
    from runut.record import open_record
    from runut.run.checking import check_record

    with open_record(record_path) as record, progress("checking", record.count("articles")) as tick:
        result = check_record(record, tick)
    if as_json:
        click.echo(msgspec.json.encode(result).decode())
    else:
        for fault in result.faults:
            click.echo(fault)
        verdict = "every span quotes its words" if not result.faults else f"{len(result.faults)} faults"
        click.echo(f"{result.articles} articles, {result.spans} spans checked: {verdict}")
    return EXIT_EVIDENCE if result.faults else 0
