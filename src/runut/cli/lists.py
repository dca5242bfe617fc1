"""The commands that answer with a list: stories, events, quotes, conflicts, copies, arcs, failures, pair."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from runut.cli.options import output_options, record_option
from runut.cli.output import Form, Row, show


def answer(record_path: Path, form: dict[str, Any], columns: tuple[str, ...], ask: Callable[[Any], list[Row]]) -> int:
    """Ask a record and print the rows in the form that the caller chose; the exit status."""
    from runut.record import open_record
    from runut.run.answers import Answers

    with open_record(record_path) as record:
        return show(ask(Answers(record)), Form(**form), columns)


@click.command()
@record_option
@output_options
def stories(record_path: Path, **form: Any) -> int:
    """List the stories: title, articles, outlets and independent origins.

    \b
    Example:
      runut stories -r arsip.runut --json
    """
    return answer(record_path, form, ("id", "first", "title", "counts", "origins"), lambda a: a.stories())


@click.command()
@click.option("--type", "type_", metavar="TYPE", help="Only this PLOVER type, such as CONSULT.")
@click.option("--status", metavar="STATUS", help="Only this status, such as happened or planned.")
@record_option
@output_options
def events(record_path: Path, type_: str | None, status: str | None, **form: Any) -> int:
    """List the events in order of time: who did what to whom, with every article that tells it.

    \b
    Example:
      runut events --type CONSULT -r arsip.runut
    """
    columns = ("date", "type", "mode", "status", "actors", "recipients", "place", "counts", "id")
    return answer(record_path, form, columns, lambda a: a.events(a.record.events(type=type_, status=status)))


@click.command()
@click.option("--speaker", metavar="NAME", help="Only this speaker: an actor id or any part of a name.")
@record_option
@output_options
def quotes(record_path: Path, speaker: str | None, **form: Any) -> int:
    """List what was said, each utterance with all its wordings and who is credited for them.

    \b
    Example:
      runut quotes --speaker putin -r arsip.runut
    """

    def ask(answers: Any) -> list[Row]:
        rows: list[Row] = answers.quotes(answers.record.utterances(speaker=speaker))
        return [{**row, "words": row["wordings"][0]["text"] if row["wordings"] else None} for row in rows]

    return answer(record_path, form, ("said", "speaker", "relation", "words", "counts", "origins", "id"), ask)


@click.command()
@record_option
@output_options
def conflicts(record_path: Path, **form: Any) -> int:
    """List the values on which articles differ: date, number, place, who, whether, wording.

    \b
    Example:
      runut conflicts -r arsip.runut --json
    """

    def ask(answers: Any) -> list[Row]:
        rows: list[Row] = answers.conflicts()
        return [{**row, "says": [f"{v['value']} ({v['source']})" for v in row["values"]]} for row in rows]

    return answer(record_path, form, ("about", "field", "kind", "says", "ref", "id"), ask)


@click.command()
@record_option
@output_options
def copies(record_path: Path, **form: Any) -> int:
    """List the pairs of articles that share wording, and how much.

    \b
    Example:
      runut copies -r arsip.runut --csv
    """
    return answer(record_path, form, ("kind", "pages", "jaccard", "containment", "first"), lambda a: a.copies())


@click.command()
@record_option
@output_options
def arcs(record_path: Path, **form: Any) -> int:
    """List the stories that run over years, with the words behind each step.

    \b
    Example:
      runut arcs -r arsip.runut --json
    """
    return answer(record_path, form, ("id", "title", "stories", "why"), lambda a: a.arcs())


@click.command()
@record_option
@output_options
def failures(record_path: Path, **form: Any) -> int:
    """List the sources that could not be used, with stage and reason.

    \b
    Example:
      runut failures -r arsip.runut
    """
    return answer(record_path, form, ("source", "stage", "reason"), lambda a: a.failures())


@click.command()
@click.argument("a")
@click.argument("b")
@record_option
@output_options
def pair(record_path: Path, a: str, b: str, **form: Any) -> int:
    """Print the chronology of two countries (ISO codes) or actors (ids), with the words for each row.

    \b
    Example:
      runut pair RUS IRN -r arsip.runut
    """

    def ask(answers: Any) -> list[Row]:
        rows: list[Row] = answers.pair(a, b)
        return [
            {**row, "words": row["mentions"][0]["text"], "sources": [m["source"] for m in row["mentions"]]}
            for row in rows
        ]

    return answer(record_path, form, ("date", "type", "mode", "status", "words", "sources", "origins"), ask)
