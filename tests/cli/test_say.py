"""The command line speaks Indonesian and English, and says the same in both."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
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
    for english, indonesian in module._indonesian().items():
        assert sorted(re.findall(r"{\w+}", english)) == sorted(re.findall(r"{\w+}", indonesian)), english
        assert english.endswith(".") == indonesian.endswith("."), english


@pytest.mark.parametrize(("language", "line"), [("id", "Cari artikel menurut kata-katanya."), ("en", "Find articles")])
def test_help_follows_the_setting(language: str, line: str) -> None:
    environment = {**os.environ, "RUNUT_LANG": language}
    call = [sys.executable, "-m", "runut.cli.main", "--help"]
    result = subprocess.run(call, capture_output=True, text=True, env=environment, check=True)
    assert line in result.stdout
