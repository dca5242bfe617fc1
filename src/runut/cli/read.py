"""`runut read`: print what a page says, without a record."""

from __future__ import annotations

import sys

import click
import msgspec

EXIT_SOME_FAILED = 4


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="FILE...")
@click.option("--jsonl", is_flag=True, help="One JSON object a line, in the reading contract's form.")
@click.option("--body", is_flag=True, help="Each input is an article's body: look for no page furniture.")
@click.option("--lines", is_flag=True, help="Every line is a document of its own.")
@click.option("--lang", type=click.Choice(["id", "en"]), help="The language, where the page does not say it.")
@click.option("--date", metavar="YYYY-MM-DD", help="The day of publication, where the page does not say it.")
def read(sources: tuple[str, ...], jsonl: bool, body: bool, lines: bool, lang: str | None, date: str | None) -> int:
    """Print what a page says, without a record.

    FILE is a path, a folder, or - for standard input. An input that cannot be read is told and passed over;
    the exit status is then 4.

    \b
    Examples:
      runut read page.txt
      runut read --jsonl pages/*.html > readings.jsonl
      echo "Rusia mengecam serangan itu." | runut read --lines --body --lang id --jsonl -
    """
    from runut.model import Failure
    from runut.run.intake import Stated, pages
    from runut.run.steps import page_to_outcome
    from runut.view import contract

    failed = 0
    stated = Stated(language=lang, date=date, body=body, lines=lines)
    encoder = msgspec.json.Encoder()
    for page in pages(sources, stated):
        outcome = page if isinstance(page, Failure) else page_to_outcome(page)
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
