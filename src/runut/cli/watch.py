"""`runut watch`: visit feeds, sitemaps, pages and folders again and again, and add what is new."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import click

from runut.cli.options import intake_options, record_option, stated_of
from runut.errors import UsageError

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}


def seconds(text: str) -> float:
    """A pause such as 90s, 15m, 2h or 1d, in seconds; raises UsageError."""
    match = re.fullmatch(r"(\d+(?:\.\d+)?)([smhd])", text.strip())
    if not match or float(match[1]) == 0:
        raise UsageError(f"{text!r} is no pause", remedy="write it as 90s, 15m, 2h or 1d")
    return float(match[1]) * _UNITS[match[2]]


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--every", default="15m", show_default=True, metavar="PAUSE", help="Pause between visits: 90s, 15m, 2h.")
@click.option("--rounds", type=click.IntRange(1), metavar="N", help="Stop after N visits to each source.")
@record_option
@intake_options
def watch(sources: tuple[str, ...], every: str, rounds: int | None, record_path: Path, **intake: Any) -> int:
    """Visit sources again and again, add and link what is new; runs beside `runut serve` on the same record.

    SOURCE is anything that `runut add` takes. A source that fails is left alone twice as long each time, up to a
    day. Ctrl-C stops at once; nothing that was reported is lost.

    \b
    Example:
      runut watch unduhan/ --every 10m -r arsip.runut
      runut watch --feed https://example.org/rss --every 15m -r arsip.runut
    """
    from runut import settings
    from runut.record import open_record
    from runut.run.watching import watch as watch_sources

    pause, stated = seconds(every), stated_of(intake)
    with open_record(record_path, "write", lock_wait_s=settings.load()[0].lock_wait_s) as record:
        for visit in watch_sources(record, sources, every_s=pause, rounds=rounds, stated=stated):
            said = f"{visit.new} new, {visit.known} known, {visit.failed} failed"
            trouble = f"; trouble: {visit.trouble}" if visit.trouble else ""
            click.echo(f"{visit.at} {visit.source}: {said}{trouble}; next {visit.due}")
    return 0
