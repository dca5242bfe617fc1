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
    from runut.run.linking import audited
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
        sure = audited(record)
    counts = {"renewed": renewed, "linked": linked}
    told = say(
        "{renewed} articles read again, {linked} neighbourhoods linked in {record}", **counts, record=record_path
    )
    tell(told)
    for code, row in sure.items():
        values = {"language": code, "sure": f"{row.precision:.0%}", "threshold": f"{row.threshold:g}"}
        told = say(
            "stories in {language}: about {sure} of the pairs alike from {threshold} are one story"
            " ({near} pairs of the same days, {by_subject:.0f} of them expected to share only a subject)",
            **values, near=row.near, by_subject=row.by_subject,
        )  # fmt: skip
        tell(told)
    return 0
