"""`runut tour`: a first look at a record: its stories, one compared outlet by outlet, one pair through time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from runut.cli.options import record_option


@click.command()
@record_option
@click.option(
    "--pair", "codes", nargs=2, metavar="A B", help="The pair whose chronology is shown (default: the busiest)."
)
def tour(record_path: Path, codes: tuple[str, str] | None) -> int:
    """Take a first look at a record: its stories, one of them outlet by outlet, and one pair through time.

    \b
    Example:
      runut tour -r arsip.runut --pair RUS IRN
    """
    from rich.console import Console
    from rich.text import Text

    from runut.cli.show_story import counts_line, show_story
    from runut.record import open_record
    from runut.run.answers import Answers

    console = Console(soft_wrap=False)
    with open_record(record_path) as record:
        answers = Answers(record)
        stories = answers.stories()
        console.rule(f"{len(stories)} stories")
        for story in stories:
            console.print(Text.assemble(f"{story['first'] or 'no day':<12}", (story["title"], "bold")))
            console.print(Text(f"{'':<12}{counts_line(story)}", style="dim"))
        if stories:
            console.rule("one story, outlet by outlet")
            show_story(answers, max(stories, key=lambda story: (story["counts"]["outlets"], story["id"])), console)
        pair = codes or next(((a, b) for a, b, _ in record.pairs(limit=1)), None)
        if pair:
            console.rule(f"{pair[0]} and {pair[1]} through time")
            _chronology(answers.pair(*pair), console)
    return 0


def _chronology(rows: list[dict[str, Any]], console: Any) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table("date", "what", "status", "words", "source", "origins", show_lines=True)
    for row in rows:
        if row["background"]:
            continue
        words = row["mentions"][0]
        more = len(row["mentions"]) - 1
        source = f"{words['source']} {words['start']}–{words['end']}" + (f" (+{more} more)" if more else "")
        what = " ".join(filter(None, (row["type"], row["mode"])))
        cells = (
            row["date"] or (f"by {row['by']}" if row["by"] else "not dated"),
            what,
            row["status"],
            words["text"],
            source,
        )
        table.add_row(*(Text(cell) for cell in cells), Text(", ".join(row["origins"]) or "origin not named"))
    console.print(table)
