"""Page: bytes as they came, and what is known about where they came from."""

from __future__ import annotations

import msgspec


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """One page before it is read.

    `source` is the path, URL or container position as given (unique per page); `data` the raw bytes;
    `media_type` such as "text/plain" or "text/html", None when it must be sniffed; `fetched` an ISO 8601
    instant; `redirects` the addresses that led to `url`. The `stated_*` fields hold what a person, a feed or
    a dump says about the page from outside the page itself; `layout` is "page" (furniture expected), "body"
    (the article's body alone).
    """

    source: str
    data: bytes
    media_type: str | None = None
    url: str | None = None
    fetched: str | None = None
    stated_language: str | None = None
    stated_date: str | None = None
    stated_title: str | None = None
    stated_outlet: str | None = None
    layout: str = "page"
    redirects: tuple[str, ...] = ()


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """A page or source that could not be used: where it came from, at which stage, and why, in plain words."""

    source: str
    stage: str
    reason: str
    sha256: str | None = None
