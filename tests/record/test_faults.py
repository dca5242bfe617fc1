"""A full disk, a store that cannot be written, a lost folder: told in one line, and nothing reported is lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from runut.errors import RecordError
from runut.record import open_record
from runut.run.adding import add
from runut.run.checking import check_record
from runut.run.intake import Stated


def pages(folder: Path, count: int) -> list[str]:
    folder.mkdir()
    for n in range(count):
        folder.joinpath(f"p{n:03}.txt").write_text(
            f"Presiden Turki Menerima Utusan Ke-{n}\n\n4 Mei 2024, 10:00 WIB\n\nANKARA, KABAR CONTOH - Presiden Turki "
            f"Recep Tayyip Erdogan menerima utusan nomor {n} di Ankara.\n" + f"Catatan tambahan nomor {n}. " * 80,
            encoding="utf-8",
        )
    return sorted(str(path) for path in folder.iterdir())


def test_a_full_disk_is_told_and_what_was_reported_is_safe(tmp_path: Path) -> None:
    sources = pages(tmp_path / "pages", 200)
    with open_record(tmp_path / "r.runut", "write") as record:
        (size,) = record.connection.execute("PRAGMA page_count").fetchone()
        record.connection.execute(f"PRAGMA max_page_count = {size + 150}")
        reported = []
        with pytest.raises(RecordError, match="full"):
            for item in add(record, sources, Stated()):
                reported.append(item.article)
        assert reported
        assert {line.id for line in record.lines()} >= set(reported)
        assert check_record(record).faults == ()
        record.connection.execute("PRAGMA max_page_count = 1000000")
        outcomes = [item.outcome for item in add(record, sources, Stated())]
        assert outcomes.count("known") >= len(reported)
        assert record.count("articles") == 200


def test_a_record_where_none_can_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(RecordError, match="cannot be opened"):
        open_record(tmp_path / "file" / "r.runut", "write")


@pytest.mark.skipif(os.geteuid() == 0, reason="this user may write everywhere")
def test_a_read_only_record_can_be_read_and_says_that_it_cannot_be_written(tmp_path: Path) -> None:
    path = tmp_path / "r.runut"
    open_record(path, "write").close()
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        with open_record(path) as record:
            assert record.count("articles") == 0
        with pytest.raises(RecordError, match="cannot be"):
            open_record(path, "write")
    finally:
        tmp_path.chmod(0o755)
