"""`runut add`: read pages into a record and link what is new."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import click

from runut.cli.options import intake_options, record_option, stated_of
from runut.cli.say import say, tell

EXIT_SOME_FAILED = 4


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="PATH...")
@record_option
@intake_options
@click.option("--fast", is_flag=True, help="Read HTML faster and a little less cleanly (extra: fast).")
@click.option("--jobs", type=click.IntRange(1, 256), help="How many processes read pages (default: settings).")
@click.option("--no-link", is_flag=True, help="Only store; link later with: runut link")
def add(sources: tuple[str, ...], record_path: Path, fast: bool, jobs: int | None, no_link: bool, **intake: Any) -> int:
    """Read pages into a record and link what is new.

    PATH is a file, a folder, an address, or - for standard input. Pages that the record knows are passed over.
    One line for each new page on stdout, once it is safely stored; progress and failures on stderr. The exit
    status is 4 when some inputs could not be used.

    \b
    Examples:
      runut add pages/ -r arsip.runut
      runut add https://example.org/berita.html -r arsip.runut
      runut add --feed https://example.org/rss -r arsip.runut
      runut add dump.csv --columns text=isi,title=judul,date=tanggal -r arsip.runut
    """
    from runut import settings
    from runut.cli.progress import progress
    from runut.record import open_record
    from runut.run.adding import add as add_pages
    from runut.run.intake import count_pages
    from runut.run.linking import link
    from runut.run.steps import Manner

    configured = settings.load()[0]
    stated = stated_of(intake)
    manner = Manner.of(configured, fast=fast)
    tally: Counter[str] = Counter()
    with open_record(record_path, "write", lock_wait_s=configured.lock_wait_s) as record:
        total = sum(known for source in sources if (known := count_pages(source)) is not None) or None
        with progress("reading", total) as tick:
            for item in add_pages(
                record, sources, stated, jobs=jobs or configured.jobs, manner=manner,
                max_page_bytes=configured.max_page_bytes,
            ):  # fmt: skip
                tally[item.outcome] += 1
                tick()
                if item.outcome == "new":
                    click.echo(f"{item.article}\t{item.source}")
                elif item.failure is not None:
                    click.echo(f"runut: {item.source}: {item.failure.stage}: {item.failure.reason}", err=True)
        if not no_link:
            with progress("linking") as tick:
                for _ in link(record):
                    tick()
    counts = {name: tally[name] for name in ("new", "known", "failed")}
    tell(say("{new} new, {known} known, {failed} failed in {record}", **counts, record=record_path))
    return EXIT_SOME_FAILED if tally["failed"] else 0
