"""`runut show`: one article, story, event, quote, actor or conflict, by its id."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from runut.cli.options import record_option


@click.command()
@click.argument("key", metavar="ID")
@record_option
@click.option("--json", "as_json", is_flag=True, help="Print the whole value as JSON.")
def show(key: str, record_path: Path, as_json: bool) -> int:
    """Show one article, story, event, quote, actor, arc or conflict, with the words behind every value.

    ID is an id as the lists print it; an id that was merged away still works.

    \b
    Example:
      runut show 4kq2m8x0za -r arsip.runut
    """
    import msgspec

    from runut.cli.show_reading import show_reading
    from runut.record import open_record
    from runut.run.answers import Answers
    from runut.run.lookup import find
    from runut.view import contract

    with open_record(record_path) as record:
        answers = Answers(record)
        kind, value = find(answers, key)
        if as_json:
            click.echo(msgspec.json.format(msgspec.json.encode({"kind": kind, **value}), indent=2).decode())
        elif kind == "article":
            show_reading(contract.reading(record.reading(value["article"]["id"])))
        elif kind == "story":
            from runut.cli.show_story import show_story

            show_story(answers, value)
        else:
            _show_fields(kind, value)
    return 0


def _show_fields(kind: str, value: dict[str, Any]) -> None:
    from rich.console import Console
    from rich.text import Text

    from runut.cli.output import cell

    console = Console()
    console.print(Text(f"{kind} {value['id']}", style="bold"))
    for name, item in value.items():
        if isinstance(item, list) and item and isinstance(item[0], dict) and "start" in item[0]:
            console.print(Text(f"{name}:", style="dim"))
            for words in item:
                label = words.get("value") or words.get("status") or words.get("kind") or ""
                place = f"{words['source']} {words['start']}–{words['end']}"
                console.print(Text.assemble(f"  {place}  ", (f"{label}  ", "italic"), f"“{words['text']}”"))
        elif name != "id":
            console.print(Text.assemble((f"{name}: ", "dim"), cell(item) or "not known"))
