"""RSS, Atom and JSON Feed: each entry is a page, its date kept exactly as the feed prints it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from lxml import etree

from runut.model import Failure, Page

ENTRY = "application/x-feed-entry+json"
"""The media type of an entry as a page: title, content, authors, date and address as one JSON object."""
_DATES = ("published", "pubDate", "issued", "date", "created", "updated", "modified")
_BODIES = ("encoded", "content", "description", "summary")


def read_feed(data: bytes, source: str) -> Iterator[Page | Failure]:
    """The entries of an RSS or Atom feed; malformed XML gives what can be saved of it.

    Dates stay as printed ("Jum, 11 Okt 2024 20:41:00 WIB"): the reader knows the zones and months that feed
    parsers get wrong. Entities are not resolved and nothing is fetched.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        yield Failure(source=source, stage="collect", reason=f"the feed is no XML: {error}")
        return
    if root is None:
        yield Failure(source=source, stage="collect", reason="the feed is empty")
        return
    outlet = next((_text(node) for node in root.iter() if _name(node) == "title"), None)
    number = 0
    for item in root.iter():
        if _name(item) in {"item", "entry"}:
            number += 1
            yield _entry(_fields(item), f"{source}#{number}", outlet)
    if not number:
        yield Failure(source=source, stage="collect", reason="the feed has no entries")


def _name(node: Any) -> str:
    return etree.QName(node).localname if isinstance(node.tag, str) else ""


def _text(node: Any) -> str:
    if len(node) and (node.get("type") or "") == "xhtml":
        return etree.tostring(node, encoding="unicode", method="html").strip()
    return "".join(node.itertext()).strip()


def _fields(item: Any) -> dict[str, Any]:
    found: dict[str, Any] = {"authors": []}
    for node in item:
        name = _name(node)
        if name == "link":
            address = node.get("href") or _text(node)
            if address and (node.get("rel") or "alternate") == "alternate":
                found.setdefault("url", address.strip())
        elif name in {"author", "creator"}:
            inner = next((_text(part) for part in node if _name(part) == "name"), None) or _text(node)
            if inner:
                found["authors"].append(inner)
        elif name:
            found.setdefault(name, _text(node))
    return found


def _entry(fields: dict[str, Any], source: str, outlet: str | None) -> Page | Failure:
    body = max((str(fields.get(name) or "") for name in _BODIES), key=len)
    title = str(fields.get("title") or "").strip()
    if not body and not title:
        return Failure(source=source, stage="collect", reason="the entry has neither title nor text")
    date = next((str(fields[name]) for name in _DATES if fields.get(name)), None)
    changed = next((str(fields[name]) for name in ("updated", "modified") if fields.get(name)), None)
    entry = {
        "title": title,
        "content": body,
        "authors": fields["authors"],
        "published": date,
        "modified": changed if changed != date else None,
        "url": fields.get("url"),
    }
    return Page(
        source=source,
        data=json.dumps(entry, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace"),
        media_type=ENTRY,
        url=fields.get("url"),
        stated_title=title or None,
        stated_date=date,
        stated_outlet=outlet or None,
    )


def read_json_feed(feed: dict[str, Any], source: str) -> Iterator[Page | Failure]:
    """The entries of a JSON Feed."""
    items = feed.get("items")
    if not isinstance(items, list) or not items:
        yield Failure(source=source, stage="collect", reason="the feed has no entries")
        return
    for number, item in enumerate(items, 1):
        if not isinstance(item, dict):
            yield Failure(source=f"{source}#{number}", stage="collect", reason="the entry is no object")
            continue
        authors = item.get("authors") or ([item["author"]] if item.get("author") else [])
        fields = {
            "title": item.get("title"),
            "content": item.get("content_html") or item.get("content_text") or item.get("summary"),
            "published": item.get("date_published"),
            "modified": item.get("date_modified"),
            "url": item.get("url") or item.get("external_url"),
            "authors": [
                str(author.get("name")) for author in authors if isinstance(author, dict) and author.get("name")
            ],
        }
        outlet = feed.get("title")
        yield _entry(fields, f"{source}#{number}", str(outlet) if outlet else None)
