"""The handmade record and the record of the sample pages, and every export of both on disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import handmade
from runut.record import Record, open_record
from runut.run.adding import add
from runut.run.intake import Stated
from runut.run.linking import link


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    record = handmade.make(tmp_path_factory.mktemp("record") / "contoh.runut")
    yield record
    record.close()


@pytest.fixture(scope="session")
def written(shelf: Record, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every export of that record, on disk, in folders by the export's name."""
    from runut.view.export import EXPORTS, Selection

    root = tmp_path_factory.mktemp("exports")
    for export in EXPORTS:
        for name, chunks in export.files(shelf, Selection(base="http://127.0.0.1:8071")):
            target = root / export.name / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(b"".join(chunks))
    return root


@pytest.fixture(scope="session")
def demo(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with open_record(tmp_path_factory.mktemp("demo") / "demo.runut", "write") as record:
        for _ in add(record, [str(samples)], Stated()):
            pass
        for _ in link(record):
            pass
        yield record


@pytest.fixture(scope="session")
def left(demo: Record, tmp_path_factory: pytest.TempPathFactory) -> Path:
    from runut.view.export import EVERYTHING, EXPORTS

    root = tmp_path_factory.mktemp("left")
    for export in EXPORTS:
        for name, chunks in export.files(demo, EVERYTHING):
            path = root / export.name / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b"".join(chunks))
    return root
