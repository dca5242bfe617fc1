"""The audit speaks only where a record holds enough pages, and counts what returns every month as subject alone."""

from __future__ import annotations

import random
from pathlib import Path

from runut import linking
from runut.linking.words import unit
from runut.record import Neighbourhood, Record, open_record
from runut.run.linking import ENOUGH, audited
from runut.run.packing import pack


def fill(record: Record, *, topics: int, days: int) -> None:
    """Pages of two outlets, every two of one topic and day; topics come back after so many days."""
    chance = random.Random(5)
    words = [f"kata{n}" for n in range(4_000)]
    subject = [dict.fromkeys(chance.sample(words, 12), 1.0) for _ in range(topics)]
    hood = Neighbourhood(record.connection)
    with record.writing() as writer, writer.transaction() as connection:
        connection.execute("PRAGMA defer_foreign_keys = ON")
        for n in range(ENOUGH + 40):
            field = unit(subject[n // 2 % topics], 12)
            page = linking.Features(
                article=f"a{n:04d}", source=f"a{n}.txt", outlet=f"o{n % 2}", language="id", day=730_000 + n // 2 * days,
                headline=field, lead=field, body=field, names=field,
            )  # fmt: skip
            hood.put(page.article, linking.VERSION, pack(page), linking.keys(page))


def test_a_small_record_says_nothing(tmp_path: Path) -> None:
    with open_record(tmp_path / "r.runut", "write") as record:
        assert audited(record) == {}


def test_pages_that_resemble_no_page_of_other_months_are_surely_one_story(tmp_path: Path) -> None:
    with open_record(tmp_path / "r.runut", "write") as record:
        fill(record, topics=ENOUGH, days=1)
        (row,) = audited(record).values()
    assert row.near >= ENOUGH // 2
    assert row.precision == 1.0


def test_a_subject_that_comes_back_every_month_lowers_the_estimate(tmp_path: Path) -> None:
    with open_record(tmp_path / "r.runut", "write") as record:
        fill(record, topics=40, days=1)
        (row,) = audited(record).values()
    assert row.by_subject > 0
    assert row.precision is not None and row.precision < 1.0
