"""Files and folders: whatever is wrong with one of them costs that one and no other."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest

from runut.collecting import collect
from runut.model import Failure, Page


def test_a_folder_gives_its_pages_in_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "a.txt", "b/d.html"):
        (tmp_path / name).write_text(f"isi {name}")
    (tmp_path / "foto.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / ".rahasia").write_text("x")
    found = [item.source for item in collect(str(tmp_path))]
    assert found == [str(tmp_path / name) for name in ("a.txt", "b/d.html", "c.txt")]


def test_a_vanished_path_and_a_folder_of_pictures_are_failures(tmp_path: Path) -> None:
    (tmp_path / "satu.jpg").write_bytes(b"\xff\xd8\xff")
    for source, words in ((tmp_path / "hilang.txt", "no such"), (tmp_path, "no page")):
        (item,) = collect(str(source))
        assert isinstance(item, Failure) and item.stage == "collect" and words in item.reason


def test_an_unreadable_file_is_a_failure(tmp_path: Path) -> None:
    path = tmp_path / "terkunci.txt"
    path.write_text("isi")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read every file")
    (item,) = collect(str(path))
    assert isinstance(item, Failure) and "permission" in item.reason


def test_sizes_are_limited_also_when_compressed(tmp_path: Path) -> None:
    (tmp_path / "besar.txt").write_bytes(b"a" * 2000)
    (tmp_path / "bom.txt.gz").write_bytes(gzip.compress(b"a" * 5_000_000))
    (tmp_path / "kosong.txt").write_bytes(b"")
    (tmp_path / "wajar.txt.gz").write_bytes(gzip.compress(b"isi"))
    besar, bom, kosong, wajar = collect(str(tmp_path), max_page_bytes=1000)
    assert isinstance(besar, Failure) and "1,000 bytes" in besar.reason
    assert isinstance(bom, Failure) and "unpacks" in bom.reason
    assert isinstance(kosong, Failure) and "empty" in kosong.reason
    assert isinstance(wajar, Page) and wajar.data == b"isi"
