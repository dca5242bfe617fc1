"""(room being built) mcp."""
