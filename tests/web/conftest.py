"""A record made by hand, one made from the samples by the whole pipeline, and visitors to both."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

sys.path.insert(0, str(Path(__file__).parent))

from made import make_record

from runut.web.app import create_app

HOME = "http://127.0.0.1"


@pytest.fixture(scope="session")
def made_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_record(tmp_path_factory.mktemp("made") / "made.runut")


@pytest.fixture(scope="session")
def client(made_path: Path) -> Iterator[TestClient]:
    with TestClient(create_app(made_path), base_url=HOME, headers={"accept-language": "id"}) as visitor:
        yield visitor


@pytest.fixture
def own(tmp_path: Path) -> Iterator[TestClient]:
    """A visitor to a record of one's own, to be changed."""
    with TestClient(create_app(make_record(tmp_path / "own.runut")), base_url=HOME) as visitor:
        yield visitor


@pytest.fixture(scope="session")
def sample_record(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Path:
    """The samples, read and linked as `runut add` and `runut link` do it."""
    from runut.record import open_record
    from runut.run.adding import add
    from runut.run.intake import Stated
    from runut.run.linking import link

    path = tmp_path_factory.mktemp("samples") / "samples.runut"
    sources = [str(source) for source in sorted(samples.iterdir()) if source.suffix in (".txt", ".html")]
    with open_record(path, "write") as record:
        assert len(list(add(record, sources, Stated()))) == len(sources)
        for _ in link(record):
            pass
    return path
