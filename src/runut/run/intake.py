"""Intake: from what a person names (paths, addresses, "-") to pages, with what the person says about them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from runut.model import Failure, Page


class Stated(msgspec.Struct, frozen=True, kw_only=True):
    """What a person says about the pages from outside: language, date, and whether they are bare bodies or lines."""

    language: str | None = None
    date: str | None = None
    body: bool = False
    lines: bool = False


def _collect(source: str) -> Iterator[Page | Failure]:
    try:
        data = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    except OSError as error:
        yield Failure(source=source, stage="collect", reason=str(error))
        return
    yield Page(source=source, data=data)


def _by_line(page: Page) -> Iterator[Page]:
    for number, line in enumerate(page.data.split(b"\n"), 1):
        if line.strip():
            yield msgspec.structs.replace(page, source=f"{page.source}:{number}", data=line.rstrip(b"\r"))


def pages(sources: Iterable[str], stated: Stated) -> Iterator[Page | Failure]:
    """The pages of all sources in order; what cannot be collected is a Failure in its place."""
    for source in sources:
        for item in _collect(source):
            if isinstance(item, Failure):
                yield item
                continue
            page = msgspec.structs.replace(
                item,
                stated_language=stated.language or item.stated_language,
                stated_date=stated.date or item.stated_date,
                layout="body" if stated.body else item.layout,
            )
            if stated.lines:
                yield from _by_line(page)
            else:
                yield page
