"""Pages from the network: an address, the entries of a feed, the pages of a sitemap, the feeds of an OPML list."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from runut.collecting.feeds import read_feed
from runut.collecting.fetch import Fetcher
from runut.model import Failure, Page

MOST_PAGES = 50_000
"""Addresses that one sitemap may name, as its protocol says."""
DEEPEST_INDEX = 3
Pages = Iterator[Page | Failure]


def from_address(url: str, fetcher: Fetcher) -> Pages:
    """The page at an address; when a feed stands there, its entries."""
    found = fetcher.fetch(url)
    if isinstance(found, Page) and _is_feed(found.data):
        yield from read_feed(found.data, found.source)
    elif found is not None:
        yield found


def from_feed(url: str, fetcher: Fetcher, *, full: bool = True) -> Pages:
    """The pages that a feed names, each fetched at its address; with `full` false the entries as the feed has them."""
    found = fetcher.fetch(url)
    if not isinstance(found, Page):
        if found is not None:
            yield found
        return
    for entry in read_feed(found.data, found.source):
        if not full or isinstance(entry, Failure) or not entry.url:
            yield entry
            continue
        page = fetcher.fetch(entry.url)
        # An entry whose page cannot be had is still worth its own words; the failure stands beside it.
        if isinstance(page, Failure):
            yield page
            yield entry
        elif page is not None:
            yield page


def from_sitemap(url: str, fetcher: Fetcher, *, depth: int = 0) -> Pages:
    """The pages that a sitemap names; an index of sitemaps is followed."""
    found = fetcher.fetch(url)
    if not isinstance(found, Page):
        if found is not None:
            yield found
        return
    data = found.data
    if data.startswith(b"\x1f\x8b"):
        try:
            with gzip.GzipFile(fileobj=BytesIO(data)) as inner:
                data = inner.read(fetcher.politeness.max_bytes)
        except (OSError, EOFError, zlib.error):
            yield Failure(source=url, stage="collect", reason="the sitemap's gzip is damaged")
            return
    root = _xml(data)
    if root is None:
        yield Failure(source=url, stage="collect", reason="the sitemap is no XML")
        return
    index = etree.QName(root).localname == "sitemapindex"
    for number, node in enumerate(root.iter("{*}loc")):
        address = (node.text or "").strip()
        if number >= MOST_PAGES or not address:
            continue
        if not index:
            page = fetcher.fetch(address)
            if page is not None:
                yield page
        elif depth < DEEPEST_INDEX:
            yield from from_sitemap(address, fetcher, depth=depth + 1)


def feeds_of_opml(data: bytes) -> list[str]:
    """The addresses of the feeds in an OPML list, in order, each once."""
    root = _xml(data)
    if root is None:
        return []
    return list(dict.fromkeys(address for node in root.iter("{*}outline") if (address := node.get("xmlUrl"))))


def from_opml(data: bytes, fetcher: Fetcher) -> Pages:
    """The pages of every feed in an OPML list."""
    addresses = feeds_of_opml(data)
    if not addresses:
        yield Failure(source="opml", stage="collect", reason="the list names no feed")
    for address in addresses:
        yield from from_feed(address, fetcher)


def _xml(data: bytes) -> etree._Element | None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False, load_dtd=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _is_feed(data: bytes) -> bool:
    head = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")
    return (
        head.startswith(b"<") and b"<html" not in head and any(tag in head for tag in (b"<rss", b"<feed", b"<rdf:RDF"))
    )
