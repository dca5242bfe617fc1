"""Long files line by line in constant memory: a line beyond the limit is reported and passed over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO


def bounded_lines(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Offset and bytes of each line of `stream`; None in place of a line longer than `limit` bytes."""
    at = stream.tell() if stream.seekable() else 0
    while line := stream.readline(limit + 1):
        start, at = at, at + len(line)
        if len(line) <= limit:
            yield start, line
            continue
        if line.endswith(b"\n"):
            yield start, None
            continue
        while rest := stream.readline(1 << 20):
            at += len(rest)
            if rest.endswith(b"\n"):
                break
        yield start, None
