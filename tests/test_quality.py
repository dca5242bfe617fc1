"""The scores over the development pages stay above their floors."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.shared
def test_no_score_falls_below_its_floor(shared: Path) -> None:
    run = subprocess.run([sys.executable, str(ROOT / "quality" / "gate.py")], capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
