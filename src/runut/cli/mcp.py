"""`runut mcp`: the record as a server for assistants that speak the Model Context Protocol."""

from __future__ import annotations

from pathlib import Path

import click

from runut.cli.options import record_option


@click.command()
@record_option
def mcp(record_path: Path) -> int:
    """Serve the record to an assistant over standard input and output (MCP); needs the extra "mcp".

    Six tools: search, get_story, get_quotes, get_pair, get_evidence, chain. Every answer carries the exact words
    and where they stand; what has no evidence is not stated.

    \b
    Example of a client's settings:
      {"mcpServers": {"runut": {"command": "runut", "args": ["mcp", "-r", "/path/to/arsip.runut"]}}}
    """
    from runut.mcp import serve
    from runut.record import open_record

    open_record(record_path).close()  # a missing or newer record is told before the client is answered
    serve(record_path)
    return 0
