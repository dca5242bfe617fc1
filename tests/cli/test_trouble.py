"""What goes wrong outside Runut is one line with a remedy, never a traceback, unless it is asked for."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLE = (
    "Jakarta - Presiden Rusia tiba di Jakarta, Senin (3/3/2025), untuk bertemu Presiden Indonesia di Istana Merdeka."
)


def runut(*words: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "runut", *words], capture_output=True, check=False)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("trouble")
    (folder / "page.txt").write_text(SAMPLE, encoding="utf-8")
    done = runut("add", str(folder / "page.txt"), "--body", "--lang", "id", "-r", str(folder / "a.runut"))
    assert done.returncode == 0, done.stderr
    return folder / "a.runut"


def test_quiet_says_no_summary(record: Path) -> None:
    assert b"0 neighbourhoods" in runut("link", "-r", str(record)).stderr
    assert runut("-q", "link", "-r", str(record)).stderr == b""


def test_two_v_show_the_traceback(record: Path) -> None:
    assert b"Traceback" not in runut("show", "nosuch", "-r", str(record)).stderr
    done = runut("-vv", "show", "nosuch", "-r", str(record))
    assert b"Traceback" in done.stderr
    assert done.returncode == 1


def test_a_target_that_cannot_be_written_is_one_line(record: Path) -> None:
    for words in (
        ("backup", str(record / "b.runut"), "-r", str(record)),
        ("export", "markdown", "-o", str(record), "-r", str(record)),
    ):
        done = runut(*words)
        assert done.returncode == 1
        assert done.stderr.startswith(b"runut: ")
        assert done.stderr.count(b"\n") == 1


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE notes (words)")
    connection.close()
    before = other.read_bytes()
    (tmp_path / "page.txt").write_text(SAMPLE, encoding="utf-8")
    done = runut("add", str(tmp_path / "page.txt"), "-r", str(other))
    assert done.returncode == 1
    assert b"another program" in done.stderr
    assert other.read_bytes() == before


def test_a_stated_date_must_be_a_day(record: Path) -> None:
    done = runut("read", "--date", "99/99/9999", str(record.with_name("page.txt")))
    assert done.returncode == 2
    assert b"2024-10-12" in done.stderr
