"""Which container a file is, and what opens it; compressed files are unpacked within limits."""

from __future__ import annotations

import gzip
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from runut.collecting.dumps import Columns, read_csv, read_jsonl, read_parquet
from runut.collecting.feeds import read_feed, read_json_feed
from runut.collecting.warc import read_warc
from runut.model import Failure, Page

_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
NINJS = "application/ninjs+json"
MOST_MEMBERS = 100_000
Pages = Iterator[Page | Failure]


def failed(source: str, reason: str) -> Failure:
    """A Failure of collecting."""
    return Failure(source=source, stage="collect", reason=reason)


def expand(stream: BinaryIO, head: bytes, name: str, source: str, limit: int, columns: Columns) -> Pages | None:
    """The pages inside the container that `stream` is, or None when it is a page itself."""
    low = name.lower()
    if head.startswith(b"\x1f\x8b"):
        return _gzip(stream, low.removesuffix(".gz"), source, limit, columns)
    if head.startswith(b"WARC/"):
        return read_warc(stream, source, limit)
    if head.startswith(b"PAR1"):
        return read_parquet(stream, source, limit, columns)
    if head.startswith(b"PK\x03\x04") and low.endswith(".zip"):
        return _zip(stream, source, limit)
    if low.endswith((".jsonl", ".ndjson")):
        return read_jsonl(stream, source, limit, columns)
    if low.endswith((".csv", ".tsv")):
        return read_csv(stream, source, limit, columns)
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith((b"<?xml", b"<rss", b"<feed", b"<rdf")) and _FEED.search(head) and b"<html" not in head:
        return _whole(stream, source, limit, "feed")
    if start.startswith((b"{", b"[")) and low.endswith(".json"):
        return _whole(stream, source, limit, "json")
    return None


def _whole(stream: BinaryIO, source: str, limit: int, kind: str) -> Pages:
    data = stream.read(limit + 1)
    if len(data) > limit:
        yield failed(source, f"the file is larger than {limit:,} bytes")
        return
    if kind == "feed":
        yield from read_feed(data, source)
        return
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        yield failed(source, "the file is no JSON")
        return
    if isinstance(value, dict) and "jsonfeed" in str(value.get("version", "")):
        yield from read_json_feed(value, source)
        return
    for number, item in enumerate(value if isinstance(value, list) else [value], 1):
        place = f"{source}#{number}" if isinstance(value, list) else source
        if isinstance(item, dict) and (item.keys() & {"headline", "body_html", "body_text", "bodies", "headlines"}):
            address = item.get("uri") or item.get("canonicalurl")
            url = str(address) if str(address).startswith("http") else None
            yield Page(source=place, data=json.dumps(item, ensure_ascii=False).encode(), media_type=NINJS, url=url)
        elif isinstance(item, dict):
            yield from read_jsonl_row(item, place)
        else:
            yield failed(place, "the entry is no object")


def read_jsonl_row(row: dict[str, object], source: str) -> Pages:
    """The page of one JSON object that is neither a feed nor ninjs."""
    from runut.collecting.dumps import DEFAULT_COLUMNS, page_of_row

    yield page_of_row(row, DEFAULT_COLUMNS, source)


def _gzip(stream: BinaryIO, name: str, source: str, limit: int, columns: Columns) -> Pages:
    """A compressed container is streamed; one compressed page is stopped at the limit, before it fills the memory."""
    try:
        head = zlib.decompressobj(31).decompress(stream.read(4096), 4096)
    except zlib.error:
        yield failed(source, "the gzip file is damaged")
        return
    stream.seek(0)
    if head.startswith(b"WARC/"):
        yield from read_warc(stream, source, limit)
        return
    try:
        with gzip.GzipFile(fileobj=stream) as inner:
            nested = head.startswith((b"\x1f\x8b", b"PAR1", b"PK"))  # an archive in an archive is not opened
            opened = None if nested else expand(cast(BinaryIO, inner), head, name, source, limit, columns)
            if opened is not None:
                yield from opened
                return
            data = inner.read(limit + 1)
    except (EOFError, OSError, zlib.error):
        yield failed(source, "the gzip file is damaged")
        return
    if len(data) > limit:
        yield failed(source, f"it unpacks to more than {limit:,} bytes")
        return
    yield Page(source=source, data=data)


def _zip(stream: BinaryIO, source: str, limit: int) -> Pages:
    """The pages in a ZIP archive; archives inside it are not opened."""
    try:
        with zipfile.ZipFile(stream) as archive:
            for number, member in enumerate(archive.infolist()):
                place = f"{source}#{member.filename}"
                if number >= MOST_MEMBERS:
                    yield failed(source, f"the archive holds more than {MOST_MEMBERS:,} files")
                    return
                if member.is_dir() or member.filename.startswith(("__MACOSX", ".")):
                    continue
                if member.flag_bits & 1:
                    yield failed(place, "it is encrypted")
                    continue
                with archive.open(member) as inner:
                    data = inner.read(limit + 1)
                if len(data) > limit:
                    yield failed(place, f"it unpacks to more than {limit:,} bytes")
                elif data:
                    yield Page(source=place, data=data)
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, EOFError, ValueError, RuntimeError):
        yield failed(source, "the ZIP archive is damaged")
