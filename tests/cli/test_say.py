"""The command line speaks Indonesian and English, and says the same in both."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from runut.cli import say as module
from runut.cli.main import COMMANDS

FOLDER = Path(module.__file__).parent


def said() -> set[str]:
    """Every English message that the commands say."""
    found = {line for _, line in COMMANDS.values()}
    for path in FOLDER.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"say", "progress"} and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    found.add(str(first.value))
    return found


def test_every_message_has_its_indonesian_and_no_other_is_kept() -> None:
    assert said() == set(module._indonesian())


def test_the_names_in_braces_are_the_same_in_both() -> None:
    for english, indonesian in {**module._indonesian(), **module._indonesian("errors.tsv")}.items():
        assert sorted(re.findall(r"{\w+}", english)) == sorted(re.findall(r"{\w+}", indonesian)), english
        assert english.endswith(".") == indonesian.endswith("."), english


@pytest.mark.parametrize(("language", "line"), [("id", "Cari artikel menurut kata-katanya."), ("en", "Find articles")])
def test_help_follows_the_setting(language: str, line: str) -> None:
    environment = {**os.environ, "RUNUT_LANG": language}
    call = [sys.executable, "-m", "runut.cli.main", "--help"]
    result = subprocess.run(call, capture_output=True, text=True, env=environment, check=True)
    assert line in result.stdout


def remedies() -> set[str]:
    """Every remedy that an error may name, with something in place of what is filled in."""
    found = set()
    for path in FOLDER.parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "remedy":
                if isinstance(node.value, ast.Constant) and node.value.value:
                    found.add(str(node.value.value))
                elif isinstance(node.value, ast.JoinedStr):
                    parts = node.value.values
                    found.add("".join(str(p.value) if isinstance(p, ast.Constant) else "X" for p in parts))
    return found


@pytest.fixture
def in_indonesian(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("RUNUT_LANG", "id")
    module.language.cache_clear()
    yield
    module.language.cache_clear()


@pytest.mark.usefixtures("in_indonesian")
def test_every_remedy_has_its_indonesian() -> None:
    assert len(remedies()) > 20
    assert not [remedy for remedy in remedies() if module.say_again(remedy) == remedy]


def run(*call: str, **environment: str) -> str:
    command = [sys.executable, "-m", "runut.cli.main", *call]
    return subprocess.run(command, capture_output=True, text=True, env={**os.environ, **environment}).stderr


def test_errors_are_told_in_the_language_that_was_asked_for(tmp_path: Path) -> None:
    missing = str(tmp_path / "tiada.runut")
    assert "tidak ada arsip di" in run("--lang", "id", "stories", "-r", missing, RUNUT_LANG="en")
    assert "there is no record at" in run("--lang", "en", "stories", "-r", missing, RUNUT_LANG="id")
    assert "Galat: Tidak ada perintah 'nosuch'." in run("nosuch", RUNUT_LANG="id")
    assert "Error: No such command 'nosuch'." in run("nosuch", RUNUT_LANG="en")
