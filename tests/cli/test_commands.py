"""The command line: data on stdout, the rest on stderr, exit codes that mean something, errors with a remedy."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from pathlib import Path

import click
import pytest

from runut.cli.main import COMMANDS

PAGE = """Menlu Rusia Temui Presiden Iran di Teheran

Rabu, 25 Oktober 2023 10:15 WIB

TEHERAN, KABAR CONTOH - Menlu Rusia Sergei Lavrov bertemu dengan Presiden Iran Ebrahim Raisi di Teheran, Senin.

"Kami membahas kerja sama," kata Lavrov dikutip dari TASS.
"""


def runut(*arguments: str | Path, stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "runut", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, timeout=120)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("record")
    page = folder / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    path = folder / "r.runut"
    done = runut("add", page, "-r", path)
    assert done.returncode == 0, done.stderr
    return path


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_as_its_list_says(name: str) -> None:
    module, _, attribute = COMMANDS[name][0].partition(":")
    command = getattr(importlib.import_module(module), attribute)
    assert isinstance(command, click.Command)
    assert command.help, name
    assert "Example" in command.help, f"{name} shows no example"
    assert COMMANDS[name][1].endswith(".")


@pytest.mark.parametrize("name", ["stories", "events", "quotes", "conflicts", "copies", "arcs", "actors", "failures"])
def test_lists_print_json_that_can_be_read(record: Path, name: str) -> None:
    done = runut(name, "-r", record, "--json")
    assert done.returncode == 0, done.stderr
    assert isinstance(json.loads(done.stdout), list)


@pytest.mark.parametrize("form", ["--json", "--nl", "--csv", "--md"])
def test_every_form_of_output(record: Path, form: str) -> None:
    done = runut("stories", "-r", record, form, "--fields", "id,title")
    assert done.returncode == 0, done.stderr
    assert b"Menlu Rusia Temui Presiden Iran di Teheran" in done.stdout
    assert b"origins" not in done.stdout


def test_the_story_can_be_shown_by_its_id(record: Path) -> None:
    (story,) = json.loads(runut("stories", "-r", record, "--json").stdout)
    assert story["counts"]["articles"] == 1
    shown = json.loads(runut("show", story["id"], "-r", record, "--json").stdout)
    assert shown["kind"] == "story"
    assert shown["id"] == story["id"]
    article = json.loads(runut("show", story["articles"][0]["id"], "-r", record, "--json").stdout)
    assert article["article"]["title"] == story["title"]


def test_check_and_doctor_answer(record: Path) -> None:
    done = runut("check", "-r", record, "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["faults"] == []
    assert any(
        row["what"] == "record" and row["fine"] for row in json.loads(runut("doctor", "-r", record, "--json").stdout)
    )


def test_a_damaged_text_is_found(record: Path, tmp_path: Path) -> None:
    import sqlite3

    copy = tmp_path / "damaged.runut"
    assert runut("backup", copy, "-r", record).returncode == 0
    with sqlite3.connect(copy) as connection:
        connection.execute("UPDATE articles SET text = replace(text, 'Lavrov', 'Lawrow')")
    connection.close()
    done = runut("check", "-r", copy)
    assert done.returncode == 5
    assert b"does not quote" in done.stdout


def test_read_prints_one_object_for_each_input_and_never_stops(tmp_path: Path) -> None:
    good, empty = tmp_path / "a.txt", tmp_path / "b.txt"
    good.write_text(PAGE, encoding="utf-8")
    empty.write_text("")
    done = runut("read", "--jsonl", good, empty, tmp_path / "gone.txt", good)
    assert done.returncode == 4
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert ["failure" in row for row in rows] == [False, True, True, False]
    article = rows[0]["article"]
    for layer in ("mentions", "times", "quotes", "credits"):
        assert rows[0][layer], f"no {layer} found"
        for found in rows[0][layer]:
            assert article["text"][found["start"] : found["end"]] == found["text"]


def test_read_takes_standard_input_and_lines() -> None:
    text = b"Rusia mengecam serangan itu.\n\nIran dan Rusia bertemu di Moskow.\n"
    done = runut("read", "--lines", "--body", "--lang", "id", "--date", "2024-10-11", "--jsonl", "-", stdin=text)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["article"]["source"] for row in rows] == ["-:1", "-:3"]
    assert {row["article"]["published"] for row in rows} == {"2024-10-11"}


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("stories", "-r", "none.runut"), 1, b"runut add"),
        (("pair", "XQX", "IRN"), 2, b"ISO 3166"),
        (("nonsense",), 2, b"No such command"),
        (("stories", "--fields", "nothing"), 2, b"fields:"),
        (("show", "zzzzzzzzzz"), 1, b"runut stories"),
    ],
)
def test_errors_are_one_line_with_a_remedy(record: Path, arguments: tuple[str, ...], status: int, words: bytes) -> None:
    extra = () if "-r" in arguments or arguments == ("nonsense",) else ("-r", str(record))
    done = runut(*arguments, *extra)
    assert done.returncode == status, done.stderr
    assert words in done.stderr
    assert b"Traceback" not in done.stderr


def test_nothing_found_can_be_a_status(record: Path) -> None:
    assert runut("quotes", "--speaker", "nobody", "-r", record, "--json").returncode == 0
    assert runut("quotes", "--speaker", "nobody", "-r", record, "--json", "--fail-empty").returncode == 3


def test_settings_come_from_the_environment(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RUNUT_RECORD", str(record))
    assert len(json.loads(runut("stories", "--json").stdout)) == 1
    monkeypatch.setenv("RUNUT_NONSENSE", "1")
    monkeypatch.setenv("RUNUT_JOBS", "many")
    done = runut("stories", "--json")
    assert done.returncode == 2
    assert b"config show" in done.stderr
