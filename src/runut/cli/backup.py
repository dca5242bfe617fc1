"""`runut backup`: copy a record safely, also while it is being written."""

from __future__ import annotations

from pathlib import Path

import click

from runut.cli.options import record_option
from runut.cli.say import say, tell


@click.command()
@click.argument("target", type=click.Path(path_type=Path))
@record_option
def backup(target: Path, record_path: Path) -> int:
    """Copy the record to TARGET as it is at this moment, also while it is being written.

    \b
    Example:
      runut backup arsip-2026-11.runut -r arsip.runut
    """
    from runut.errors import UsageError
    from runut.record import open_record

    if target.exists():
        raise UsageError(f"{target} is there already", remedy="name a new file")
    with open_record(record_path) as record:
        record.backup(target)
    tell(say("{record} copied to {target}", record=record_path, target=target))
    return 0
