"""The record for assistants: a Model Context Protocol server whose every answer carries exact words."""

from runut.mcp.server import make_server, serve

__all__ = ["make_server", "serve"]
