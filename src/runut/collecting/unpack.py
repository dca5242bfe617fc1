"""Which container a file is, and what opens it; compressed single pages are unpacked within a limit."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import BinaryIO

from runut.model import Failure, Page


def expand(stream: BinaryIO, head: bytes, name: str, source: str, limit: int) -> Iterator[Page | Failure] | None:
    """The pages inside the container that `stream` is, or None when it is a page itself."""
    if head.startswith(b"\x1f\x8b"):
        return _gzip(stream, source, limit)
    return None


def _gzip(stream: BinaryIO, source: str, limit: int) -> Iterator[Page | Failure]:
    """One compressed page; a bomb is stopped at the limit, before it fills the memory."""
    unpacker = zlib.decompressobj(31)
    data = bytearray()
    try:
        while chunk := stream.read(1 << 16):
            data += unpacker.decompress(chunk, limit + 1 - len(data))
            if len(data) > limit:
                yield Failure(source=source, stage="collect", reason=f"it unpacks to more than {limit:,} bytes")
                return
    except zlib.error:
        yield Failure(source=source, stage="collect", reason="the gzip file is damaged")
        return
    yield Page(source=source, data=bytes(data))
