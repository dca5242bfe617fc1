"""What is stale: articles whose findings were made by older extractors, found again from their saved copies."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from runut.analysis import EXTRACTORS
from runut.model import Reading
from runut.record import Record
from runut.run.steps import DEFAULT_MANNER, Manner, page_to_outcome


def current_makers() -> dict[str, str]:
    """Layer to name and version of the extractor that makes it now; the last one that gives a layer counts."""
    return {extractor.gives: f"{extractor.name}/{extractor.version}" for extractor in EXTRACTORS}


def stale(record: Record) -> list[str]:
    """The ids of articles that an older version analysed, in order of arrival."""
    makers = msgspec.json.encode(current_makers()).decode()
    query = "SELECT id FROM articles WHERE json_remove(made_by, '$.judge') <> ? ORDER BY seq"
    return [row[0] for row in record.connection.execute(query, (makers,))]


def refresh(record: Record, manner: Manner = DEFAULT_MANNER) -> Iterator[str]:
    """Read stale articles again; each id that is yielded is stored.

    An article that can no longer be read, or whose text reads differently now, is stored as a failure beside
    its old reading, which is kept.
    """
    ids = stale(record)
    if not ids:
        return
    with record.writing() as writer:
        for article in ids:
            outcome = page_to_outcome(record.page(article), manner)
            if not isinstance(outcome, Reading):
                writer.fail(outcome)
                continue
            writer.replace(outcome)
            yield article
