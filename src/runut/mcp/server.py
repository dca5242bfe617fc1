"""The server itself: six tools over one record, read-only, on standard input and output."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from runut.errors import MissingExtra
from runut.mcp import tools
from runut.record import open_record
from runut.run.answers import Answers

INSTRUCTIONS = (
    "A sourced record of international affairs, read from news pages. Every answer carries `evidence`: exact words, "
    "the page they stand on and their offsets. State nothing that has no evidence. `origins` counts independent "
    "origins, never outlets: ten outlets with one agency's report are one origin, and `unnamed` pages name none. "
    "A status of planned, possible, denied or negated means that it is not reported as having happened."
)


def make_server(record_path: str | Path) -> Any:
    """The server over the record at `record_path`; raises MissingExtra without the package mcp."""
    try:
        from mcp.server import MCPServer
    except ImportError as error:
        raise MissingExtra("mcp", extra="mcp") from error

    server = MCPServer("runut", title="Runut", instructions=INSTRUCTIONS, log_level="ERROR")

    @contextmanager
    def answers() -> Iterator[Answers]:
        # Opened for each call: a call may run in any thread, and a writer may be at work meanwhile.
        with open_record(record_path) as record:
            yield Answers(record)

    @server.tool()
    def search(query: str, limit: int = 10) -> dict[str, Any]:
        """Find articles by their words (phrases in quotes, OR, a minus for what must not occur)."""
        with answers() as opened:
            return tools.search(opened, query, limit=limit)

    @server.tool()
    def get_story(story: str) -> dict[str, Any]:
        """One story by id: its articles, three counts, events and disagreements, each with exact words."""
        with answers() as opened:
            return tools.get_story(opened, story)

    @server.tool()
    def get_quotes(speaker: str, limit: int = 20) -> dict[str, Any]:
        """What a person or body said: every wording, who is credited for it, and where it stands."""
        with answers() as opened:
            return tools.get_quotes(opened, speaker, limit=limit)

    @server.tool()
    def get_pair(a: str, b: str, limit: int = 50) -> dict[str, Any]:
        """The chronology of two countries (ISO codes such as RUS and IRN) or actors (ids)."""
        with answers() as opened:
            return tools.get_pair(opened, a, b, limit=limit)

    @server.tool()
    def get_evidence(article: str, start: int, end: int) -> dict[str, Any]:
        """The words of an article from one offset to another, with what stands around them."""
        with answers() as opened:
            return tools.get_evidence(opened, article, start, end)

    @server.tool()
    def chain(quote: str) -> dict[str, Any]:
        """The attribution chain of a quote, from the innermost source outwards to the outlet."""
        with answers() as opened:
            return tools.chain(opened, quote)

    return server


def serve(record_path: str | Path) -> None:
    """Answer a client on standard input and output until it goes away."""
    make_server(record_path).run("stdio")
