"""Collecting: whatever a person names (a file, a folder, an archive, a feed, an address) becomes pages, one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from runut.collecting.dumps import DEFAULT_COLUMNS, Columns
from runut.collecting.fetch import Fetcher, Politeness
from runut.collecting.files import LARGEST_PAGE, collect_path, collect_stdin, count_pages
from runut.collecting.online import from_address, from_feed, from_opml, from_sitemap
from runut.model import Failure, Page


def _collect_address(source: str, limit: int, _: Columns) -> Iterator[Page | Failure]:
    return from_address(source, Fetcher(Politeness(max_bytes=limit)))


SOURCES: tuple[tuple[str, Callable[[str], bool], Callable[[str, int, Columns], Iterator[Page | Failure]]], ...] = (
    ("standard input", lambda source: source == "-", lambda _, limit, __: collect_stdin(limit)),
    ("addresses", lambda source: source.startswith(("http://", "https://")), _collect_address),
    ("files, folders and what they hold", lambda _: True, collect_path),
)
"""What can be collected, the first that fits: a name, whether a source is of this kind, and what opens it."""


def collect(
    source: str, *, max_page_bytes: int = LARGEST_PAGE, columns: Columns = DEFAULT_COLUMNS
) -> Iterator[Page | Failure]:
    """The pages of `source` in a stable order; what cannot be had is a Failure in its place and never an exception.

    `source` is a path (page, folder, WARC, ZIP, feed, JSONL, CSV, Parquet, ninjs; .gz of these), an http(s)
    address (fetched politely) or "-" for standard input. A page above `max_page_bytes` is a Failure; `columns`
    says which columns of a dump hold what. Failures have the stage "collect" and a reason in plain words.
    Raises MissingExtra when a format needs a package that is not installed.
    """
    for _, fits, opened in SOURCES:
        if fits(source):
            yield from opened(source, max_page_bytes, columns)
            return


__all__ = [
    "SOURCES", "Columns", "Fetcher", "Politeness", "collect", "count_pages", "from_address", "from_feed", "from_opml",
    "from_sitemap",
]  # fmt: skip
