"""How fast a record leaves, form by form: the sample pages' events, told over and over to 20,000 rows."""

from __future__ import annotations

import itertools
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.table import Row
from runut.model import Event
from runut.record import Record, open_record
from runut.run.adding import add
from runut.run.intake import Stated
from runut.run.linking import link
from runut.view.export import EVERYTHING, export_named

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
EVENTS = 20_000
KINDS = ("polecat", "gdelt-events", "plover", "ical", "geojson", "parquet")


class Repeated:
    """A record whose events come round and round until there are EVENTS of them."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.own = [event for event in record.events() if event.status == "happened"]

    def events(self, *, story: str | None = None) -> Iterator[Event]:
        return itertools.islice(itertools.cycle(self.own), EVENTS)

    def __getattr__(self, name: str) -> object:
        return getattr(self.record, name)


def measure() -> list[Row]:
    """Events a second, by form."""
    rows = []
    with tempfile.TemporaryDirectory() as folder, open_record(Path(folder) / "bench.runut", "write") as record:
        for _ in add(record, [str(SAMPLES)], Stated()):
            pass
        for _ in link(record):
            pass
        shelf = Repeated(record)
        for kind in KINDS:
            since = time.process_time()
            files = export_named(kind).files(shelf, EVERYTHING)  # type: ignore[arg-type]
            wanted = (chunks for name, chunks in files if kind != "parquet" or name == "events.parquet")
            size = sum(len(chunk) for chunk in next(wanted))
            spent = time.process_time() - since
            rows.append(Row(f"export {kind}", EVENTS / spent, "events/s", f"{size / 1e6:.1f} MB"))
    return rows
