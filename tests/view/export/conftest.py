"""The handmade record, and every export of it on disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import handmade
from runut.record import Record


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
