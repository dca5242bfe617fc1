"""`runut chain`: who said it, through whom it came, and in which words each step stands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from runut.cli.options import output_options, record_option
from runut.cli.output import Form, show


@click.command()
@click.argument("quote", metavar="QUOTE")
@record_option
@output_options
def chain(quote: str, record_path: Path, **form: Any) -> int:
    """Print the attribution chain of a quote, from the innermost source to the outlet; QUOTE is its id.

    For an utterance with several wordings, the chain of each is printed.

    \b
    Example:
      runut chain 0h4k2m8x0z -r arsip.runut
    """
    from runut.errors import NotFound
    from runut.record import open_record
    from runut.run.answers import Answers

    with open_record(record_path) as record:
        answers = Answers(record)
        try:
            members = record.utterance(quote).members
        except NotFound:
            members = ((answers.quote(quote)[0], quote),)
        rows = []
        for _, quote_id in members:
            article, value = answers.quote(quote_id)
            source = answers.name(article).name
            for step, hop in enumerate(value.chain, 1):
                rows.append(
                    {
                        "quote": quote_id,
                        "source": source,
                        "step": step,
                        "kind": hop.kind,
                        "name": hop.name,
                        "how": hop.how,
                        "start": hop.span.start if hop.span else None,
                        "end": hop.span.end if hop.span else None,
                        "text": hop.span.text if hop.span else None,
                        "said": value.span.text,
                    }
                )
        return show(rows, Form(**form), ("source", "step", "kind", "name", "how", "text"))
