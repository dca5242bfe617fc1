"""The readings in full and the verdicts of people: the two exports that Runut itself reads back."""

from __future__ import annotations

from runut.view import contract
from runut.view.export.export import Chunks, Export, Selection, Shelf, articles_of, json_lines, one_file


def _readings(shelf: Shelf, selection: Selection) -> Chunks:
    return json_lines(contract.reading(shelf.reading(key)) for key in articles_of(shelf, selection))


def _choices(shelf: Shelf, selection: Selection) -> Chunks:
    return json_lines(shelf.choices(undone=True))


READINGS = Export(
    name="readings",
    about="every article with everything found in it, one JSON object a line, in the reading contract's form",
    media_type="application/x-ndjson",
    loses="what was concluded across articles",
    files=one_file("readings.jsonl", _readings),
)
CORRECTIONS = Export(
    name="corrections",
    about="what people decided (merge, split, right, wrong, change), undone verdicts included; `runut import` reads it",
    media_type="application/x-ndjson",
    loses="nothing",
    files=one_file("corrections.jsonl", _choices),
)
