"""`runut read`: print what a page says, without a record."""

from __future__ import annotations

import sys
from typing import Any

import click
import msgspec

from runut.cli.options import intake_options, stated_of

EXIT_SOME_FAILED = 4


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="FILE...")
@click.option("--jsonl", is_flag=True, help="One JSON object a line, in the reading contract's form.")
@click.option("--lines", is_flag=True, help="Every line is a document of its own.")
@click.option("--fast", is_flag=True, help="Read HTML faster and a little less cleanly (extra: fast).")
@intake_options
def read(sources: tuple[str, ...], jsonl: bool, lines: bool, fast: bool, **intake: Any) -> int:
    """Print what a page says, without a record.

    FILE is a path, a folder, or - for standard input. An input that cannot be read is told and passed over;
    the exit status is then 4.

    \b
    Examples:
      runut read page.txt
      runut read --jsonl pages/*.html > readings.jsonl
      echo "Rusia mengecam serangan itu." | runut read --lines --body --lang id --jsonl -
    """
    from runut import settings
    from runut.model import Failure
    from runut.run.intake import pages
    from runut.run.steps import Manner, page_to_outcome
    from runut.view import contract

    failed = 0
    stated = stated_of(intake, lines=lines)
    configured = settings.load()[0]
    manner = Manner.of(configured, fast=fast)
    encoder = msgspec.json.Encoder()
    for page in pages(sources, stated, max_page_bytes=configured.max_page_bytes):
        outcome = page if isinstance(page, Failure) else page_to_outcome(page, manner)
        if isinstance(outcome, Failure):
            failed += 1
            click.echo(f"runut: {outcome.source}: {outcome.stage}: {outcome.reason}", err=True)
        if jsonl:
            sys.stdout.buffer.write(encoder.encode(contract.outcome(outcome)) + b"\n")
        elif not isinstance(outcome, Failure):
            from runut.cli.show_reading import show_reading

            show_reading(contract.reading(outcome))
    sys.stdout.flush()
    return EXIT_SOME_FAILED if failed else 0
