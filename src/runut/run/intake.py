"""Intake: from what a person names (paths, addresses, "-") to pages, with what the person says about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from runut.collecting import collect
from runut.model import Failure, Page
from runut.settings import DEFAULTS


class Stated(msgspec.Struct, frozen=True, kw_only=True):
    """What a person says about the pages from outside: language, date, and whether they are bare bodies or lines."""

    language: str | None = None
    date: str | None = None
    body: bool = False
    lines: bool = False


def _by_line(page: Page) -> Iterator[Page]:
    for number, line in enumerate(page.data.split(b"\n"), 1):
        if line.strip():
            yield msgspec.structs.replace(page, source=f"{page.source}:{number}", data=line.rstrip(b"\r"))


def pages(
    sources: Iterable[str], stated: Stated, *, max_page_bytes: int = DEFAULTS.max_page_bytes
) -> Iterator[Page | Failure]:
    """The pages of all sources in order; what cannot be collected is a Failure in its place."""
    for source in sources:
        for item in collect(source, max_page_bytes=max_page_bytes):
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
