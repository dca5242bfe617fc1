"""`runut import`: takes back corrections and annotations that left with `runut export`."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

import click

from runut.cli.options import record_option
from runut.cli.say import say, tell

EXIT_SOME_FAILED = 4


@click.command(name="import")
@click.argument("source", metavar="FILE", type=click.File("rb"))
@click.option("--dry-run", is_flag=True, help="Say what would be taken, and change nothing.")
@record_option
def import_(source: BinaryIO, dry_run: bool, record_path: Path) -> int:
    """Take verdicts into the record: corrections (JSON Lines), or W3C annotations that assess findings.

    FILE is what `runut export corrections` wrote, or an annotation page whose items have the motivation
    "assessing" and the value "right" or "wrong"; - reads standard input. A verdict that is already there changes
    nothing; an annotation whose words do not stand at their place in the record is refused and told (exit 4).

    \b
    Examples:
      runut export corrections -r kantor.runut | runut import - -r rumah.runut
      runut import checked.jsonld -r arsip.runut --dry-run
    """
    from runut.record import open_record
    from runut.run.taking_back import take_back

    with open_record(record_path, "write") as record:
        taken = take_back(record, source.read(), dry_run=dry_run)
    for reason in taken.refused:
        click.echo("runut: " + say("refused: {reason}", reason=reason), err=True)
    counts = {"new": taken.new, "known": taken.known}
    if dry_run:
        told = say("{new} verdicts would be taken, {known} known already", **counts)
    else:
        told = say("{new} verdicts taken, {known} known already", **counts)
    tell(told)
    return EXIT_SOME_FAILED if taken.refused else 0
