"""Intake: from what a person names (paths, addresses, "-") to pages, with what the person says about them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date as calendar_day
from pathlib import Path
from typing import Literal

import msgspec

from runut.collecting import (
    Columns,
    Fetcher,
    Politeness,
    collect,
    count_pages,
    from_address,
    from_feed,
    from_opml,
    from_sitemap,
)
from runut.errors import UsageError
from runut.model import Failure, Page
from runut.settings import DEFAULTS


def check_day(text: str) -> None:
    """Raise UsageError unless `text` begins with an ISO day that the calendar has."""
    try:
        calendar_day.fromisoformat(text[:10])
    except ValueError as error:
        raise UsageError(f"{text!r} is no day", remedy="write it as 2024-10-12") from error


class Stated(msgspec.Struct, frozen=True, kw_only=True):
    """What a person says about the sources: language and date of the pages, and how the sources are to be taken.

    `body` means bare article bodies, `lines` every line a document; `way` "feed", "sitemap" or "opml" follows what
    stands at an address; `private` allows addresses of the own network; `columns` maps the columns of dumps.
    """

    language: str | None = None
    date: str | None = None
    body: bool = False
    lines: bool = False
    way: Literal["", "feed", "sitemap", "opml"] = ""
    private: bool = False
    columns: Columns = Columns()

    def __post_init__(self) -> None:
        if self.date is not None:
            check_day(self.date)


Validators = dict[str, tuple[str, str]]
"""Address to ETag and Last-Modified of an earlier visit: what has not changed is not fetched again."""

_WAYS: dict[str, Callable[[str, Fetcher], Iterator[Page | Failure]]] = {
    "feed": from_feed,
    "sitemap": from_sitemap,
    "opml": lambda source, fetcher: _from_list(source, fetcher),
}


def _from_list(source: str, fetcher: Fetcher) -> Iterator[Page | Failure]:
    """The pages of the feeds in an OPML list, which lies in a file or at an address."""
    if source.startswith(("http://", "https://")):
        found = fetcher.fetch(source)
        if isinstance(found, Page):
            yield from from_opml(found.data, fetcher)
        elif found is not None:
            yield found
        return
    try:
        data = Path(source).read_bytes()
    except OSError as error:
        reason = f"the list cannot be read: {error.strerror}"
        yield Failure(source=source, stage="collect", reason=reason)
        return
    yield from from_opml(data, fetcher)


def columns_of(text: str) -> Columns:
    """Columns from "text=isi,title=judul"; raises UsageError for a field that pages do not have."""
    named: dict[str, tuple[str, ...]] = {}
    for part in text.split(","):
        field, _, column = part.partition("=")
        if field.strip() not in Columns.__struct_fields__ or not column.strip():
            known = ", ".join(Columns.__struct_fields__)
            raise UsageError(f"{part!r} maps no column", remedy=f"write field=column; fields: {known}")
        named[field.strip()] = (column.strip(),)
    return Columns(**named)


def _by_line(page: Page) -> Iterator[Page]:
    for number, line in enumerate(page.data.split(b"\n"), 1):
        if line.strip():
            yield msgspec.structs.replace(page, source=f"{page.source}:{number}", data=line.rstrip(b"\r"))


def pages(
    sources: Iterable[str],
    stated: Stated,
    *,
    max_page_bytes: int = DEFAULTS.max_page_bytes,
    validators: Validators | None = None,
) -> Iterator[Page | Failure]:
    """The pages of all sources in order; what cannot be collected is a Failure in its place.

    `validators` is kept up to date while addresses are fetched.
    """
    fetcher = Fetcher(Politeness(max_bytes=max_page_bytes, private=stated.private), validators=validators)
    for source in sources:
        for item in _collected(source, stated, fetcher):
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


def _collected(source: str, stated: Stated, fetcher: Fetcher) -> Iterator[Page | Failure]:
    if stated.way:
        return _WAYS[stated.way](source, fetcher)
    if source.startswith(("http://", "https://")):
        return from_address(source, fetcher)
    return collect(source, max_page_bytes=fetcher.politeness.max_bytes, columns=stated.columns)


__all__ = ["Columns", "Stated", "Validators", "check_day", "columns_of", "count_pages", "pages"]
