"""The claim ledger: one row a claim and telling, in the columns that fact checkers keep by hand."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from runut.model import Event, Utterance
from runut.view.export.export import Chunks, Export, Selection, Shelf, events_of, one_file, utterances_of

COLUMNS = (
    "claim_id", "kind", "claim", "status", "said_by", "date", "source", "outlet", "published", "link",
    "quote", "start", "end", "sha256", "captured", "articles", "outlets", "independent_origins",
    "articles_without_named_origin", "origins", "relation", "verdict", "notes",
)  # fmt: skip
"""`verdict` and `notes` are empty: they belong to the person who checks."""


def csv_lines(columns: tuple[str, ...], rows: Iterable[Iterable[object]]) -> Chunks:
    """CSV with a header line; a cell that a spreadsheet would take for a formula gets a leading apostrophe."""
    line = io.StringIO()
    writer = csv.writer(line, lineterminator="\n")
    writer.writerow(columns)
    yield line.getvalue().encode()
    for row in rows:
        line.seek(0)
        line.truncate()
        writer.writerow([_safe(cell) for cell in row])
        yield line.getvalue().encode()


def _safe(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def _event_rows(event: Event, shelf: Shelf) -> Iterator[list[object]]:
    claim = event.title or f"{event.type} {event.mode or ''}".strip()
    counts = event.counts
    for words in event.evidence:
        article = shelf.article(words.article)
        yield [
            event.id, "event", claim, words.value or event.status, "", event.date, words.source, article.outlet,
            article.published, article.url, words.text, words.start, words.end, article.sha256, article.fetched,
            counts.articles, counts.outlets, counts.origins, counts.unnamed, "; ".join(event.origins), "", "", "",
        ]  # fmt: skip


def _utterance_rows(utterance: Utterance, shelf: Shelf) -> Iterator[list[object]]:
    claim = utterance.evidence[0].text if utterance.evidence else ""
    counts = utterance.counts
    for words in utterance.evidence:
        article = shelf.article(words.article)
        yield [
            utterance.id, "statement", claim, "said", utterance.speaker_name, utterance.said, words.source,
            article.outlet, article.published, article.url, words.text, words.start, words.end, article.sha256,
            article.fetched, counts.articles, counts.outlets, counts.origins, counts.unnamed,
            "; ".join(utterance.origins), utterance.relation, "", "",
        ]  # fmt: skip


def write(shelf: Shelf, selection: Selection) -> Chunks:
    """Events first, then statements; every telling is a row of its own, under the claim's id."""

    def rows() -> Iterator[list[object]]:
        for event in events_of(shelf, selection):
            yield from _event_rows(event, shelf)
        for utterance in utterances_of(shelf, selection):
            yield from _utterance_rows(utterance, shelf)

    return csv_lines(COLUMNS, rows())


LEDGER = Export(
    name="ledger",
    about="claim ledger for fact checkers: one row for each telling of each event and statement, with status",
    media_type="text/csv",
    loses="nothing of the claims; verdict and notes are left empty for the person who checks",
    files=one_file("ledger.csv", write),
)
