"""`runut link`: bring the record up to date, finding again what newer extractors find better."""

from __future__ import annotations

from pathlib import Path

import click

from runut.cli.options import record_option
from runut.cli.say import say, tell


@click.command()
@record_option
@click.option("--again", is_flag=True, help="Link every article again, not only what is new.")
def link(record_path: Path, again: bool) -> int:
    """Bring the record up to date: read stale articles again from their saved copies and link what is pending.

    \b
    Example:
      runut link -r arsip.runut
    """
    from runut import settings
    from runut.cli.progress import progress
    from runut.record import open_record
    from runut.run.linking import link as link_pending
    from runut.run.plan import refresh

    with open_record(record_path, "write", lock_wait_s=settings.load()[0].lock_wait_s) as record:
        with progress("reading again") as tick:
            renewed = 0
            for _ in refresh(record):
                renewed += 1
                tick()
        with progress("linking") as tick:
            linked = 0
            for _ in link_pending(record, again=again):
                linked += 1
                tick()
    counts = {"renewed": renewed, "linked": linked}
    told = say(
        "{renewed} articles read again, {linked} neighbourhoods linked in {record}", **counts, record=record_path
    )
    tell(told)
    return 0
