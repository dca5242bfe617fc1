"""The house keeps its own rules: sizes, names, lists, words."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "runut"
FILES = sorted(SOURCE.rglob("*.py"))
LONGEST = 400


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_file_has_one_answer_and_says_which(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= LONGEST, f"{path} is longer than {LONGEST} lines"
    assert ast.get_docstring(ast.parse(text)), f"{path} does not say what it is"


def test_no_room_is_a_lumber_room() -> None:
    names = {part for path in FILES for part in path.relative_to(SOURCE).with_suffix("").parts}
    assert not names & {"utils", "util", "helpers", "helper", "common", "misc"}


def test_nothing_is_left_to_be_built() -> None:
    left = [path for path in FILES if re.search(r"room being built|raise NotImplementedError", path.read_text("utf-8"))]
    assert not left


def test_every_package_of_the_house_stands_on_a_floor() -> None:
    contract = (ROOT / "pyproject.toml").read_text("utf-8").split("layers = [", 1)[1]
    rooms = {path.name for path in SOURCE.iterdir() if path.is_dir() and (path / "__init__.py").exists()}
    assert rooms <= set(re.findall(r"\w+", contract.split("]", 1)[0]))


def test_help_answers_at_once() -> None:
    # The best of three: the first start may have to compile the modules, and the machine may be busy.
    times = []
    for _ in range(3):
        since = time.perf_counter()
        subprocess.run([sys.executable, "-m", "runut", "--help"], check=True, capture_output=True)
        times.append(time.perf_counter() - since)
    assert min(times) < 0.3


def test_importing_the_library_loads_no_models() -> None:
    code = "import runut, sys; print([m for m in sys.modules if m.split('.')[0] in ('pycrfsuite', 'trafilatura')])"
    out = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert out.strip() == "[]"
