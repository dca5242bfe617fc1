"""Packing: the linking room's own values as small bytes, for the record's tables."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")

_encoder = msgspec.msgpack.Encoder()


def pack(value: Any) -> bytes:
    """A value as compressed MessagePack: a third of the plain size, for 0.2 ms on an article's features."""
    return zlib.compress(_encoder.encode(value), 1)


def unpacker(kind: type[T]) -> Callable[[bytes], T]:
    """The function that turns what `pack` made back into values of `kind`."""
    decoder = msgspec.msgpack.Decoder(kind)
    return lambda data: decoder.decode(zlib.decompress(data))
