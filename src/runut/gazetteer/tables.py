"""The gazetteer's tables: how a TSV file that a journalist can mend is read."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `<name>.tsv`: header line first, tab-separated; lines that begin with # are remarks."""
    text = files("runut.gazetteer").joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return tuple(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def parts(cell: str | None) -> tuple[str, ...]:
    """The values of a cell that holds several, separated by |."""
    return tuple(part.strip() for part in (cell or "").split("|") if part.strip())
