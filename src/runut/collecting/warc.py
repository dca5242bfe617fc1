"""WARC archives, compressed or not: the HTML responses in them, one by one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from runut.errors import MissingExtra
from runut.model import Failure, Page

_PAGES = ("text/html", "application/xhtml+xml", "text/plain", "application/ninjs+json")


def read_warc(stream: BinaryIO, source: str, limit: int) -> Iterator[Page | Failure]:
    """Pages of a WARC file; a page's source ends in the offset of its record. Needs fastwarc or warcio."""
    try:
        import fastwarc  # noqa: F401  (whether it is there decides which reader is used)
    except ImportError:
        yield from _with_warcio(stream, source, limit)
        return
    yield from _with_fastwarc(stream, source, limit)


def _with_fastwarc(stream: BinaryIO, source: str, limit: int) -> Iterator[Page | Failure]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    try:
        for record in ArchiveIterator(stream, record_types=WarcRecordType.response):
            place = f"{source}#{record.stream_pos}"
            http = record.http_headers
            media = ((http.get("Content-Type") if http else None) or "").partition(";")[0].strip().lower()
            if media and media not in _PAGES:
                continue
            if http is not None and http.status_code not in (200, None):
                continue
            data = record.reader.read(limit + 1)
            yield _page(
                place, data, limit, media, record.headers.get("WARC-Target-URI"), record.headers.get("WARC-Date")
            )
    except (RuntimeError, ValueError, OSError, EOFError) as error:
        yield Failure(source=source, stage="collect", reason=f"the archive is damaged from here on: {error}")


def _with_warcio(stream: BinaryIO, source: str, limit: int) -> Iterator[Page | Failure]:
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError as error:
        raise MissingExtra("fastwarc or warcio", extra="warc") from error
    records = ArchiveIterator(stream)
    try:
        for record in records:
            if record.rec_type != "response" or record.http_headers is None:
                continue
            media = (record.http_headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()
            if (media and media not in _PAGES) or record.http_headers.get_statuscode() != "200":
                continue
            data = record.content_stream().read(limit + 1)
            place = f"{source}#{records.get_record_offset()}"  # asking earlier would skip the record's content
            header = record.rec_headers.get_header
            yield _page(place, data, limit, media, header("WARC-Target-URI"), header("WARC-Date"))
    except (ArchiveLoadFailed, ValueError, OSError, EOFError, TypeError) as error:
        yield Failure(source=source, stage="collect", reason=f"the archive is damaged from here on: {error}")


def _page(place: str, data: bytes, limit: int, media: str, url: Any, date: Any) -> Page | Failure:
    if len(data) > limit:
        return Failure(source=place, stage="collect", reason=f"the page is larger than {limit:,} bytes")
    if not data:
        return Failure(source=place, stage="collect", reason="the archive holds no bytes for this page")
    address = str(url).strip("<>") if url else None
    return Page(source=place, data=data, media_type=media or None, url=address, fetched=str(date) if date else None)
