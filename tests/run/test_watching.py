"""Watching: new pages come in, trouble is told and tried later, and other processes may read and write beside it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from runut.cli.watch import seconds
from runut.errors import RecordError, UsageError
from runut.record import open_record
from runut.run import watching
from runut.run.watching import Clock, visits, watch


class Steady:
    """A clock that only moves when somebody sleeps."""

    def __init__(self) -> None:
        self.time = 0.0
        self.slept: list[float] = []

    def clock(self) -> Clock:
        return Clock(now=lambda: self.time, sleep=self._sleep)

    def _sleep(self, pause: float) -> None:
        self.slept.append(pause)
        self.time += pause


def page(folder: Path, n: int) -> None:
    folder.mkdir(exist_ok=True)
    folder.joinpath(f"p{n}.txt").write_text(
        f"Menlu Mesir Tiba di Doha\n\n{n} Mei 2024, 10:00 WIB\n\nDOHA, KABAR CONTOH - Menteri luar negeri Mesir tiba "
        f"di Doha untuk membahas gencatan senjata, kunjungan ke-{n} tahun ini.\n",
        encoding="utf-8",
    )


def test_each_round_adds_only_what_is_new(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    page(folder, 1)
    steady = Steady()
    with open_record(tmp_path / "r.runut", "write") as record:
        brought = []
        for visit in watch(record, [str(folder)], every_s=60, rounds=3, clock=steady.clock()):
            brought.append((visit.new, visit.known))
            page(folder, len(brought) + 1)
        assert brought == [(1, 0), (1, 1), (1, 2)]
        assert [visit.new for visit in visits(record)] == [1]
    assert all(60 <= pause <= 66.1 for pause in steady.slept[1:])


def test_a_source_that_fails_is_left_alone_longer_each_time(tmp_path: Path) -> None:
    steady = Steady()
    with open_record(tmp_path / "r.runut", "write") as record:
        found = list(watch(record, [str(tmp_path / "gone")], every_s=10, rounds=4, clock=steady.clock()))
    assert [visit.misses for visit in found] == [1, 2, 3, 4]
    assert [round(pause / 10) for pause in steady.slept[1:]] in ([2, 4, 8], [2, 4, 9])


def test_a_full_disk_or_a_lock_is_told_and_survived(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "pages"
    page(folder, 1)
    faults = [sqlite3.OperationalError("database or disk is full"), RecordError("locked"), None]
    real = watching.add

    def sometimes(*args: object, **options: object) -> object:
        fault = faults.pop(0)
        if fault is not None:
            raise fault
        return real(*args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(watching, "add", sometimes)
    with open_record(tmp_path / "r.runut", "write") as record:
        found = list(watch(record, [str(folder)], every_s=1, rounds=3, clock=Steady().clock()))
        assert record.count("articles") == 1
    assert [visit.trouble for visit in found] == ["database or disk is full", "locked", None]


def test_a_reader_and_another_writer_work_beside_the_watcher(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    page(folder, 1)
    path = tmp_path / "r.runut"
    with open_record(path, "write") as record:
        for _ in watch(record, [str(folder)], every_s=1, rounds=1, clock=Steady().clock()):
            with open_record(path) as reader, open_record(path, "write", lock_wait_s=0.5) as other:
                assert reader.count("articles") == 1
                with other.writing() as writer:
                    writer.mark("beside", "yes")
        assert record.mark("beside") == "yes"


@pytest.mark.parametrize(("text", "value"), [("90s", 90), ("15m", 900), ("2h", 7200), ("1.5d", 129_600)])
def test_pauses_are_written_as_people_write_them(text: str, value: float) -> None:
    assert seconds(text) == value


@pytest.mark.parametrize("text", ["", "15", "m", "0s", "-3m"])
def test_what_is_no_pause_is_told(text: str) -> None:
    with pytest.raises(UsageError, match="15m"):
        seconds(text)
