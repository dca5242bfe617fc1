"""Rows: model values as the record's bytes and back."""

from __future__ import annotations

import zlib
from typing import Any, TypeVar

import msgspec

from runut.model import Analysis, Article

T = TypeVar("T")

_encoder = msgspec.json.Encoder()
_analysis_decoder = msgspec.json.Decoder(Analysis)
_article_decoder = msgspec.json.Decoder(Article)

# Level 1: three times faster than the default for a tenth more bytes on analyses of ordinary pages.
_LEVEL = 1


def encode(value: Any) -> bytes:
    """A model value as JSON bytes."""
    return _encoder.encode(value)


def decode(data: bytes, kind: type[T]) -> T:
    """JSON bytes as a model value."""
    return msgspec.json.decode(data, type=kind)


def pack_analysis(analysis: Analysis) -> bytes:
    """An analysis as compressed JSON."""
    return zlib.compress(_encoder.encode(analysis), _LEVEL)


def unpack_analysis(data: bytes) -> Analysis:
    """The analysis that `pack_analysis` made."""
    return _analysis_decoder.decode(zlib.decompress(data))


def pack_article(article: Article) -> bytes:
    """An article without its text, as JSON (the text stands in its own column)."""
    return _encoder.encode(msgspec.structs.replace(article, text=""))


def unpack_article(data: bytes, text: str, source: str) -> Article:
    """The article that `pack_article` made, with its text and the source as the record shows it."""
    return msgspec.structs.replace(_article_decoder.decode(data), text=text, source=source)
