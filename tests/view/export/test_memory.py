"""A hundred thousand events leave in memory that does not grow with them."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator

import msgspec
import pytest

from runut.model import Event
from runut.record import Record
from runut.view.export import Selection, Shelf, export_named, table_files

KINDS = ("polecat", "gdelt-events", "plover", "ical", "geojson", "timelinejs", "parquet")
LIMIT = 12_000_000
"""Bytes at the peak: one Parquet row group of 5,000 events takes about 8 MB; 100,000 events themselves take 200."""


class Long:
    """The handmade record with its first event told `many` times over, each with an id of its own."""

    def __init__(self, record: Record, many: int) -> None:
        self.record = record
        self.many = many

    def events(self, *, story: str | None = None) -> Iterator[Event]:
        first = self.record.event("acara-happened")
        for n in range(self.many):
            yield msgspec.structs.replace(first, id=f"acara{n:06}")

    def __getattr__(self, name: str) -> object:
        return getattr(self.record, name)


def peak_of(shelf: Record, kind: str, many: int) -> tuple[int, int]:
    """The bytes that left, and the most memory that was held meanwhile."""
    long: Shelf = Long(shelf, many)  # type: ignore[assignment]
    files = export_named(kind).files(long, Selection())
    chunks = next(part for name, part in files if kind != "parquet" or name == "events.parquet")
    tracemalloc.start()
    try:
        size = sum(len(chunk) for chunk in chunks)
        return size, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("kind", ["polecat", "parquet"])
def test_memory_does_not_grow_with_the_events(shelf: Record, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_files, "BATCH", 300)
    peak_of(shelf, kind, 10)
    small, peak_small = peak_of(shelf, kind, 900)
    large, peak_large = peak_of(shelf, kind, 2_700)
    assert large > small and peak_large < peak_small * 1.3 + 200_000


@pytest.mark.long
@pytest.mark.parametrize("kind", KINDS)
def test_a_hundred_thousand_events_leave_in_level_memory(shelf: Record, kind: str) -> None:
    peak_of(shelf, kind, 10)  # what is imported on first use is no memory of the export
    size, peak = peak_of(shelf, kind, 100_000)
    assert size > 200_000 and peak < LIMIT, peak
