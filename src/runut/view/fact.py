"""A value on a page, together with the exact words of the articles that support it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from runut.model import Article, Counts, Evidence, Span

CONTEXT = 90
"""Code points shown before and after the words: about two lines at the width of a page."""


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """Exact words `start:end` (code points) of one article's text, with what stands before and after them."""

    article: str
    source: str
    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""
    note: str | None = None


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """One displayed value.

    `value` None is an unknown and `why` says for what reason; `kind` tells how to print it: "text", "date",
    "term" (a word of the interface, translated), "quote", "number"; `inferred` values carry their rule in `why`;
    `about` is the kind and id of the page that the value has, such as ("a", "Q7747").
    """

    value: str | None
    words: tuple[Words, ...] = ()
    kind: str = "text"
    inferred: bool = False
    why: str = ""
    about: tuple[str, str] | None = None


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a table: `cells` hold any number of facts each; an empty cell says that nothing is told."""

    cells: tuple[tuple[Fact, ...], ...]
    mark: str = ""


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """A named table. `columns` are words of the interface unless `own` says that they are names."""

    key: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...] = ()
    own: bool = False
    empty: str = "Nothing of this kind is in the record."


class PageView(msgspec.Struct, frozen=True, kw_only=True):
    """What every page of the record has: kind (d, s, q, a, p, arc, e, c, o), id, title, counts and tables."""

    kind: str
    id: str
    title: str
    counts: Counts | None = None
    origins: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    why: str = ""
    proof: dict[str, tuple[Words, ...]] = {}
    """The words behind each of the counts: keys are articles, outlets, origins and unnamed."""

    def table(self, key: str) -> Table:
        """The table called `key`; raises KeyError when the page has none."""
        for table in self.tables:
            if table.key == key:
                return table
        raise KeyError(key)


def words_at(article: Article, start: int, end: int, *, note: str | None = None) -> Words:
    """The words `start:end` of `article` with their context; raises ValueError when they lie outside the text."""
    text = article.text
    if not 0 <= start < end <= len(text):
        raise ValueError(f"{start}:{end} lies outside article {article.id}")
    return Words(
        article=article.id,
        source=article.name,
        start=start,
        end=end,
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        note=note,
    )


def words_of(article: Article, span: Span | None, *, note: str | None = None) -> tuple[Words, ...]:
    """The words of a span as a tuple of one, or empty when there is no span."""
    return () if span is None else (words_at(article, span.start, span.end, note=note),)


def words_from(evidence: Evidence) -> Words:
    """The words of a stored piece of evidence."""
    return Words(
        article=evidence.article,
        source=evidence.source,
        start=evidence.start,
        end=evidence.end,
        exact=evidence.text,
        note=evidence.note,
    )


def told(value: str | None, article: Article, span: Span | None, *, kind: str = "text", why: str = "") -> Fact:
    """A value that one article tells in the words of `span`."""
    return Fact(value=value, words=words_of(article, span), kind=kind, why=why)


def term(value: str | None, words: Iterable[Words] = (), *, why: str = "", inferred: bool = False) -> Fact:
    """A value that is a word of the interface, such as "planned" or "origin not named"."""
    return Fact(value=value, words=tuple(words), kind="term", why=why, inferred=inferred)


def unknown(why: str) -> Fact:
    """An unknown with its reason."""
    return Fact(value=None, kind="unknown", why=why)


def plain(value: str | None, *, kind: str = "text", about: tuple[str, str] | None = None) -> Fact:
    """A label or a link: it names something and claims nothing."""
    return Fact(value=value, kind=kind, about=about)


def row(*cells: Fact | Sequence[Fact], mark: str = "") -> Row:
    """A row of cells, each given as one fact or several."""
    return Row(cells=tuple((cell,) if isinstance(cell, Fact) else tuple(cell) for cell in cells), mark=mark)


def proof_of(words: Iterable[Words], *, most: int = 12) -> dict[str, tuple[Words, ...]]:
    """The same words behind all counts: for a thing whose tellings are what is counted."""
    first = tuple(dict.fromkeys(words))[:most]
    return dict.fromkeys(("articles", "outlets", "origins", "unnamed"), first)


def counts_line(counts: Counts) -> tuple[tuple[str, int], ...]:
    """The three counts that are always shown together, and the unnamed ones, as (word of the interface, number)."""
    return (
        ("articles", counts.articles),
        ("outlets", counts.outlets),
        ("independent origins", counts.origins),
        ("origin not named", counts.unnamed),
    )
