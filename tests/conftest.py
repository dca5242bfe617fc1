"""Fixtures that every room's tests may use."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with answer keys and measuring data beside the checkout; the test is skipped without it."""
    if not (SHARED / "gold").is_dir():
        pytest.skip("no ../shared beside this checkout: scores over its answer keys are not measured")
    return SHARED


@pytest.fixture(scope="session")
def samples() -> Path:
    """The sample pages that this project wrote itself."""
    return ROOT / "samples"
