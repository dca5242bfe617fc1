"""`runut run` and `runut load`: dumps that outgrow one record, and records of any slice of them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from runut.cli.options import record_option
from runut.cli.say import tell


@click.command()
@click.argument("dumps", nargs=-1, required=True, metavar="DUMP...")
@click.option("-o", "--out", required=True, type=click.Path(path_type=Path), help="The folder for the tables.")
@click.option("--engine", type=click.Choice(["loop", "daft", "ray"]), default="daft", show_default=True,
              help="A plain loop, Daft on this machine, or Daft over a Ray cluster.")  # fmt: skip
def run(dumps: tuple[str, ...], out: Path, engine: str) -> int:
    """Read a dump into Parquet tables, on one machine or many, and link what it holds.

    DUMP is a folder or a file that `runut add` reads. Shards that an earlier run finished are passed over, a bad
    page is a row of the table failures. RAY_ADDRESS names the cluster for --engine ray.

    \b
    Example:
      runut run --engine daft dump/ -o tables/
    """
    from runut.cli.progress import progress
    from runut.run.distributed import run as run_dumps

    tally: Counter[str] = Counter()
    with progress("shards") as tick:
        for stage, count in run_dumps(dumps, out, engine=engine):
            tally[stage] += count
            tick()
    tell(f"{tally['shards']} articles, {tally['neighbourhoods']} neighbourhoods in {out}")
    return 0


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--since", metavar="YYYY-MM-DD", help="Only articles of this day or later.")
@click.option("--until", metavar="YYYY-MM-DD", help="Only articles of this day or earlier.")
@record_option
def load(folder: Path, since: str | None, until: str | None, record_path: Path) -> int:
    """Make a record of what `runut run` has written, or of a slice of it.

    \b
    Example:
      runut load tables/ --since 2025-06-01 --until 2025-06-30 -r juni.runut
    """
    from runut import settings
    from runut.cli.progress import progress
    from runut.record import open_record
    from runut.run.intake import check_day
    from runut.run.linking import link
    from runut.run.loading import load as load_tables

    for day in (since, until):
        if day is not None:
            check_day(day)

    with open_record(record_path, "write", lock_wait_s=settings.load()[0].lock_wait_s) as record:
        loaded = 0
        with progress("loading") as tick:
            for _ in load_tables(record, folder, since=since, until=until):
                loaded += 1
                tick()
        with progress("linking") as tick:
            for _ in link(record):
                tick()
    tell(f"{loaded} articles in {record_path}")
    return 0
