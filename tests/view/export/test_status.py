"""What is denied, possible or merely planned never leaves as having happened, in any form."""

from __future__ import annotations

from pathlib import Path

import pytest

from runut.record import Record
from runut.view.export import EXPORTS
from runut.view.export.status import as_coded, first_day, last_day

HAS_A_WORD_FOR_IT = {"ledger", "geojson", "csv", "jsonl", "parquet", "markdown", "readings", "annotations", "ninjs",
                     "corrections"}  # fmt: skip
"""Forms with a status of their own; in all others, a denied or negated event must not stand at all."""


@pytest.mark.parametrize("export", [export.name for export in EXPORTS if export.name not in HAS_A_WORD_FOR_IT])
def test_denied_and_negated_events_do_not_stand_in_forms_without_a_status(written: Path, export: str) -> None:
    for path in (written / export).rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert b"acara-denied" not in content and b"acara-negated" not in content


@pytest.mark.parametrize("export", ["polecat", "gdelt-events", "plover", "gexf", "graphml", "ftm"])
def test_what_is_merely_possible_does_not_stand_in_event_data(written: Path, export: str) -> None:
    assert all(b"acara-possible" not in path.read_bytes() for path in (written / export).iterdir())


def test_a_planned_meeting_is_coded_as_the_promise_that_it_is(shelf: Record) -> None:
    coded = as_coded(shelf.event("acara-planned"))
    assert coded is not None and (coded.type, coded.mode, coded.date) == ("AGREE", None, None)
    assert as_coded(shelf.event("acara-possible")) is None
    assert as_coded(shelf.event("acara-happened")) == shelf.event("acara-happened")


def test_days_are_taken_from_days_only() -> None:
    assert first_day("2024-10-22/2024-10-24") == "2024-10-22" and last_day("2024-10-22/2024-10-24") == "2024-10-24"
    assert first_day("2024-10") is None and last_day(None) is None and first_day("2024-10-11T20:00") == "2024-10-11"
