"""Evidence: the words of one article that support one row; and the three counts that are always shown together."""

from __future__ import annotations

import msgspec


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """Exact words in one article: `text == Article.text[start:end]`; `source` is the page's base name."""

    article: str
    source: str
    start: int
    end: int
    text: str
    value: str | None = None
    note: str | None = None


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """Articles, outlets and independent origins; `unnamed` articles name no origin and are never counted as one."""

    articles: int = 0
    outlets: int = 0
    origins: int = 0
    unnamed: int = 0
