"""A real client of the Model Context Protocol asks the server, in this process and over standard input."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

import handmade
from runut.mcp import make_server
from runut.record import open_record

mcp = pytest.importorskip("mcp", reason="the extra mcp is not installed: the server for assistants is not tested")

CALLS: list[tuple[str, dict[str, Any]]] = [
    ("search", {"query": "Araghchi"}),
    ("get_story", {"story": "cerita0001"}),
    ("get_quotes", {"speaker": "Lavrov"}),
    ("get_pair", {"a": "RUS", "b": "IRN"}),
    ("get_evidence", {"article": "artikel000", "start": 47, "end": 60}),
    ("chain", {"quote": "kutipan000"}),
]
UNKNOWN: list[tuple[str, dict[str, Any]]] = [
    ("search", {"query": "Antartika"}),
    ("get_story", {"story": "tidakada00"}),
    ("get_quotes", {"speaker": "Napoleon"}),
    ("get_pair", {"a": "BRA", "b": "ARG"}),
    ("get_pair", {"a": "XYX", "b": "IRN"}),
    ("get_evidence", {"article": "artikel000", "start": 47, "end": 99999}),
    ("chain", {"quote": "tidakada00"}),
]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("mcp") / "contoh.runut"
    handmade.make(found).close()
    return found


def ask(server: Any, calls: list[tuple[str, dict[str, Any]]]) -> tuple[set[str], list[dict[str, Any]]]:
    async def run() -> tuple[set[str], list[dict[str, Any]]]:
        async with mcp.Client(server) as client:
            tools = {tool.name for tool in (await client.list_tools()).tools}
            answers = []
            for name, arguments in calls:
                result = await client.call_tool(name, arguments)
                assert not result.is_error, result
                answers.append(result.structured_content or json.loads(result.content[0].text))
            return tools, answers

    return asyncio.run(run())


def evidence(value: Any) -> list[dict[str, Any]]:
    """Every piece of evidence inside an answer, however deep."""
    if isinstance(value, list):
        return [found for item in value for found in evidence(item)]
    if isinstance(value, dict):
        own = list(value.get("evidence", []))
        return own + [found for item in value.values() for found in evidence(item) if item is not value.get("evidence")]
    return []


def test_a_client_finds_six_tools_and_every_answer_carries_exact_words(path: Path) -> None:
    tools, answers = ask(make_server(path), CALLS)
    assert tools == {name for name, _ in CALLS}
    with open_record(path) as record:
        for (name, _), answer in zip(CALLS, answers, strict=True):
            assert answer["stated"] is True, name
            found = evidence(answer)
            assert found, name
            for words in found:
                assert record.article(words["article"]).text[words["start"] : words["end"]] == words["text"]
                assert words["source"] and words["url"]


def test_what_has_no_evidence_is_not_stated(path: Path) -> None:
    _, answers = ask(make_server(path), UNKNOWN)
    for (name, _), answer in zip(UNKNOWN, answers, strict=True):
        assert answer["stated"] is False and answer["reason"] and answer["evidence"] == [], name


def test_a_denied_event_says_that_it_is_denied(path: Path) -> None:
    _, (answer,) = ask(make_server(path), [("get_pair", {"a": "RU", "b": "IR"})])
    statuses = {event["id"]: event["status"] for event in answer["events"]}
    assert statuses["acara-denied"] == "denied" and statuses["acara-planned"] == "planned"


def test_the_command_answers_a_client_over_standard_input(path: Path) -> None:
    parameters = mcp.StdioServerParameters(
        command=sys.executable, args=["-m", "runut.cli.main", "mcp", "-r", str(path)], env=dict(os.environ)
    )
    tools, (answer,) = ask(parameters, [("get_quotes", {"speaker": "Lavrov"})])
    assert "get_evidence" in tools
    assert answer["quotes"][0]["evidence"][0]["credited_to"] == ["TASS"]
