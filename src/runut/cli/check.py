"""`runut check`: does every stored span still quote its words?"""

from __future__ import annotations

from pathlib import Path

import click

from runut.cli.options import record_option
from runut.cli.say import say

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
        counts = {"articles": result.articles, "spans": result.spans}
        if result.faults:
            click.echo(
                say("{articles} articles, {spans} spans checked: {faults} faults", **counts, faults=len(result.faults))
            )
        else:
            click.echo(say("{articles} articles, {spans} spans checked: every span quotes its words", **counts))
    return EXIT_EVIDENCE if result.faults else 0
