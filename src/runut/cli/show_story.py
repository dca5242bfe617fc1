"""A story as a person reads it in a terminal: its facts, outlet by outlet."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

NO_ORIGIN = "origin not named"
_MOST_COLUMNS = 5


def counts_line(story: dict[str, Any]) -> str:
    """The three named counts, the origins by name, and how many articles name none."""
    counts = story["counts"]
    line = f"{counts['articles']} articles, {counts['outlets']} outlets, {counts['origins']} independent origins"
    named = ", ".join(story["origins"])
    line += f": {named}" if named else ""
    return f"{line} (+ {counts['unnamed']} {NO_ORIGIN})" if counts["unnamed"] else line


def show_story(answers: Any, story: dict[str, Any], console: Console | None = None) -> None:
    """Print one story: a row for each event and utterance, a column for each article, its words in the cells."""
    console = console or Console()
    console.print(Text(story["title"], style="bold"))
    console.print(Text(counts_line(story)))
    articles = story["articles"][:_MOST_COLUMNS]
    table = Table("fact", show_lines=True)
    for article in articles:
        table.add_column(Text(article["outlet"] or article["source"]))
    origins = {line["id"]: answers.record.reading(line["id"]).analysis.origins for line in articles}
    named = [", ".join(origin.name for origin in origins[line["id"]]) or NO_ORIGIN for line in articles]
    table.add_row("origin", *(Text(name) for name in named))
    events = answers.events(answers.record.events(story=story["id"]))
    for event in events:
        if event["counts"]["articles"] > 1 or not event["background"]:
            label = " ".join(filter(None, (event["date"], event["type"], event["mode"], f"({event['status']})")))
            _row(table, label, articles, event["mentions"])
    seen: set[str] = set()
    for line in articles:
        for utterance in answers.record.utterances_in(line["id"]):
            if utterance.id not in seen and utterance.counts.articles > 1:
                seen.add(utterance.id)
                value = answers.utterance(utterance)
                _row(table, f"{utterance.speaker_name or '?'} ({utterance.relation})", articles, value["wordings"])
    console.print(table)
    left_out = len(story["articles"]) - len(articles)
    if left_out > 0:
        console.print(Text(f"{left_out} more articles are in the story", style="dim"))
    for conflict in answers.conflicts(answers.record.conflicts(story=story["id"])):
        says = "; ".join(f"{value['value']} ({value['source']})" for value in conflict["values"])
        console.print(Text(f"differs: {conflict['field']} ({conflict['kind']}): {says}"))


def _row(table: Table, label: str, articles: list[dict[str, Any]], words: list[dict[str, Any]]) -> None:
    cells = []
    for line in articles:
        own = [item["text"] for item in words if item["article"] == line["id"]]
        cells.append(Text("\n".join(own) or "–"))
    table.add_row(Text(label), *cells)
