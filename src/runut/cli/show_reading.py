"""A reading as a person reads it in a terminal: what the page is, who said what, what happened."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

NOT_STATED = "not stated"


def _who(parties: list[dict[str, Any]]) -> str:
    return ", ".join(party["name"] or party["text"] or "?" for party in parties)


def _speaker(quote: dict[str, Any]) -> str:
    speaker = quote["speaker"]
    return (speaker["name"] or speaker["text"]) if speaker else NOT_STATED


def show_reading(reading: dict[str, Any], console: Console | None = None) -> None:
    """Print one reading (the contract's object) as tables; every row quotes the page's own words."""
    console = console or Console()
    article = reading["article"]
    console.print(Text(article["title"] or NOT_STATED, style="bold"))
    facts = [
        ("outlet", article["outlet"]),
        ("published", article["published"]),
        ("written by", ", ".join(article["authors"])),
        ("edited by", ", ".join(article["editors"])),
        ("origins", ", ".join(reading["origins"])),
    ]
    for label, value in facts:
        console.print(Text.assemble((f"{label:>11}  ", "dim"), value or NOT_STATED))
    if reading["events"]:
        table = Table("date", "event", "status", "who", "to whom", "words", title="Events", title_justify="left")
        for event in reading["events"]:
            cells = (
                event["date"] or NOT_STATED,
                " ".join(filter(None, (event["type"], event["mode"]))),
                event["status"],
                _who(event["actors"]),
                _who(event["recipients"]),
                event["evidence"]["text"],
            )
            table.add_row(*(Text(cell) for cell in cells))
        console.print(table)
    if reading["quotes"]:
        table = Table("speaker", "kind", "credited to", "words", title="Statements", title_justify="left")
        for quote in reading["quotes"]:
            credited = ", ".join(credit["source"] for credit in quote["credited_to"])
            row = (_speaker(quote), quote["kind"], credited or NOT_STATED, quote["text"])
            table.add_row(*(Text(cell) for cell in row))
        console.print(table)
    console.print()
