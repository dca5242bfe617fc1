"""Article: one page's text, kept whole, with every part of it labelled."""

from __future__ import annotations

from typing import Literal

import msgspec

BlockKind = Literal[
    "title", "byline", "date", "dateline", "lead", "body", "subhead",
    "caption", "credit", "related", "furniture", "source",
]  # fmt: skip
ARTICLE_KINDS: frozenset[str] = frozenset({"title", "lead", "body", "subhead"})
"""The kinds of blocks that analysis reads as the article itself; captions are read for their own names and times."""


class Block(msgspec.Struct, frozen=True):
    """A stretch `start:end` of `Article.text` with one kind; blocks are in order and never overlap."""

    kind: BlockKind
    start: int
    end: int


class Dateline(msgspec.Struct, frozen=True, kw_only=True):
    """Place and outlet of filing as written at the head of the lead, e.g. "ASHGABAT, KOMPAS.TV"."""

    place: str | None = None
    outlet: str | None = None
    start: int
    end: int


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """A page that was read.

    `id` is a hash of the content, equal on every machine; `text` is the one coordinate system (code points);
    `published` is ISO 8601 with offset where the page states one, else None with `published_basis` None;
    `published_basis` is "stated" (on the page), "url" (from its address) or "inferred" (from outside).
    """

    id: str
    source: str
    sha256: str
    text: str
    blocks: tuple[Block, ...] = ()
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    published: str | None = None
    published_basis: str | None = None
    modified: str | None = None
    language: str | None = None
    dateline: Dateline | None = None
    section: str | None = None
    media_type: str = "text/plain"
    fetched: str | None = None

    @property
    def name(self) -> str:
        """The base name of the source, as the record contract calls it."""
        return self.source.rstrip("/").rsplit("/", 1)[-1]

    def blocks_of(self, *kinds: str) -> tuple[Block, ...]:
        """The blocks of these kinds, in order."""
        return tuple(block for block in self.blocks if block.kind in kinds)
