"""The API over the handmade record, without and with a token."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.applications import Starlette

import handmade
from runut.settings import Settings
from runut.web.api import mount_api

TOKEN = "rahasia-sekali"


def mounted(path: Path, settings: Settings) -> Starlette:
    return Starlette(routes=[mount_api(path, settings)])


@pytest.fixture(scope="session")
def record_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("api") / "contoh.runut"
    handmade.make(path).close()
    return path


@pytest.fixture(scope="session")
def app(record_path: Path) -> Starlette:
    return mounted(record_path, Settings())


@pytest.fixture
def writable(tmp_path: Path) -> Starlette:
    path = tmp_path / "tulis.runut"
    handmade.make(path).close()
    return mounted(path, Settings(token=TOKEN))
