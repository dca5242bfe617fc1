"""Every command explains itself, with an example, and answers at once."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator

import click
import pytest

from runut.cli.main import COMMANDS, cli


def commands() -> Iterator[tuple[str, click.Command]]:
    with click.Context(cli, info_name="runut") as context:
        for name in COMMANDS:
            command = cli.get_command(context, name)
            assert command is not None
            yield name, command
            if isinstance(command, click.Group):
                for sub, inner in command.commands.items():
                    yield f"{name} {sub}", inner


ALL = dict(commands())


@pytest.mark.parametrize("name", ALL)
def test_a_command_has_a_line_an_example_and_a_word_on_every_option(name: str) -> None:
    command = ALL[name]
    assert command.help and "Example" in command.help, name
    assert f"runut {name.split()[0]}" in command.help or "mcp" in name
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{name} {parameter.name}"


def test_the_line_in_the_list_is_the_first_sentence_of_the_help() -> None:
    for name, (_, line) in COMMANDS.items():
        assert line.endswith(".") and len(line) <= 80, name


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script_for_the_shell(shell: str) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "runut.cli.main", "completion", shell], capture_output=True, text=True
    )
    assert result.returncode == 0 and "_RUNUT_COMPLETE" in result.stdout


def test_help_imports_no_reader_and_no_model() -> None:
    code = "import sys, runut.cli.main as m, contextlib, io\n"
    code += "with contextlib.redirect_stdout(io.StringIO()):\n  m.cli(['--help'], standalone_mode=False)\n"
    code += "print(*[n for n in ('lxml', 'numpy', 'trafilatura', 'rich', 'runut.analysis') if n in sys.modules])"
    began = time.perf_counter()
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "" and time.perf_counter() - began < 5
