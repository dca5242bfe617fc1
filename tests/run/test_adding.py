"""Adding: what was reported is stored, a second run changes nothing, any order and any kill end in the same record."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from runut.record import open_record
from runut.run.adding import add
from runut.run.checking import check_record
from runut.run.intake import Stated
from runut.run.linking import link

PLACES = ("Teheran", "Moskow", "Beijing", "Ankara", "Jakarta", "Riyadh", "Wina", "Jenewa", "Kairo", "Doha")


TABLES = (
    *("stories", "events", "utterances", "copies", "conflicts", "quotes"),
    *("mentions", "sources", "actors", "arcs", "arc_stories"),
)


def write_pages(folder: Path, count: int) -> None:
    folder.mkdir()
    for n in range(count):
        place, day = PLACES[n % len(PLACES)], 1 + n % 27
        folder.joinpath(f"p{n:03}.txt").write_text(
            f"Menlu Rusia Berkunjung ke {place}, Pertemuan Ke-{n}\n\n"
            f"{day} Maret 2024, 10:00 WIB\n\n"
            f"{place.upper()}, KABAR CONTOH - Menteri Luar Negeri Rusia Sergei Lavrov tiba di {place} pada "
            f"({day}/3/2024) untuk membahas naskah nomor {n}.\n\n"
            f'"Naskah nomor {n} sudah kami bahas," kata Lavrov dikutip dari TASS.\n',
            encoding="utf-8",
        )


def content(path: Path) -> list[str]:
    """Everything in a record but the order of arrival and the times of failure."""
    with open_record(path) as record:
        lines = []
        for table in (
            "stories",
            "events",
            "utterances",
            "copies",
            "conflicts",
            "quotes",
            "mentions",
            "sources",
            "actors",
            "arcs",
        ):
            rows = record.connection.execute(f"SELECT * FROM {table}").fetchall()
            lines += sorted(repr(row) for row in rows)
        return lines + sorted(repr(reading) for reading in record.readings())


def build(path: Path, sources: list[str], *, jobs: int = 1) -> None:
    with open_record(path, "write") as record:
        list(add(record, sources, Stated(), jobs=jobs))
        list(link(record))


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    write_pages(tmp_path / "pages", 6)
    sources = [str(path) for path in sorted((tmp_path / "pages").iterdir())]
    with open_record(tmp_path / "r.runut", "write") as record:
        first = [item.outcome for item in add(record, sources, Stated())]
        list(link(record))
        before = list(record.connection.iterdump())
        second = [item.outcome for item in add(record, sources, Stated())]
        assert list(link(record)) == []
        assert list(record.connection.iterdump()) == before
    assert first == ["new"] * 6
    assert second == ["known"] * 6


def test_any_order_and_one_by_one_end_in_the_same_record(tmp_path: Path) -> None:
    write_pages(tmp_path / "pages", 8)
    sources = [str(path) for path in sorted((tmp_path / "pages").iterdir())]
    build(tmp_path / "once.runut", sources)
    shuffled = sources[:]
    random.Random(4).shuffle(shuffled)
    for source in shuffled:
        build(tmp_path / "steps.runut", [source])
    assert content(tmp_path / "steps.runut") == content(tmp_path / "once.runut")


def test_two_processes_make_the_same_record(tmp_path: Path) -> None:
    write_pages(tmp_path / "pages", 6)
    sources = [str(path) for path in sorted((tmp_path / "pages").iterdir())]
    build(tmp_path / "one.runut", sources)
    build(tmp_path / "two.runut", sources, jobs=2)
    assert content(tmp_path / "two.runut") == content(tmp_path / "one.runut")


def kill_while_adding(tmp_path: Path, kills: int, seed: int) -> None:
    write_pages(tmp_path / "pages", 16)
    sources = [str(path) for path in sorted((tmp_path / "pages").iterdir())]
    build(tmp_path / "calm.runut", sources)
    path = tmp_path / "killed.runut"
    command = [sys.executable, "-m", "runut", "add", *sources, "-r", str(path)]
    chance = random.Random(seed)
    reported: set[str] = set()
    for _ in range(kills):
        out = tmp_path / "out"
        with out.open("wb") as stdout:
            process = subprocess.Popen(command, stdout=stdout, stderr=subprocess.DEVNULL)
            time.sleep(chance.uniform(0.2, 1.2))
            if process.poll() is None:
                os.kill(process.pid, signal.SIGKILL)
            process.wait()
        lines = out.read_text("utf-8").split("\n")[:-1]  # a line cut short by the kill was not reported
        reported |= {line.split("\t")[0] for line in lines}
        if path.exists():
            with open_record(path, "write") as record:
                stored = {line.id for line in record.lines()}
                assert reported <= stored
                assert check_record(record).faults == ()
    build(path, sources)
    assert content(path) == content(tmp_path / "calm.runut")


def test_twenty_kills_lose_nothing(tmp_path: Path) -> None:
    kill_while_adding(tmp_path, 20, seed=1)


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_two_hundred_kills_lose_nothing(tmp_path: Path) -> None:
    kill_while_adding(tmp_path, 200, seed=2)
