"""Reading feed entries and ninjs items: text that its publisher delivers without a page around it."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

from lxml import etree, html

from runut.errors import ReadingError
from runut.model import Article, Page
from runut.reading.bylines import people
from runut.reading.compose import Stated, compose, language_read
from runut.reading.lines import Line, split_lines
from runut.reading.plain import type_lines
from runut.reading.stamps import find_stamps

_BLOCKS = frozenset(
    ["p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table", "tr", "figure",
     "figcaption", "section", "article", "hr", "pre"]
)  # fmt: skip
_SILENT = frozenset(["script", "style", "template", "noscript", "iframe", "svg"])
_TAG = re.compile(r"<[a-zA-Z/!]")


def fragment_text(markup: str) -> str:
    """The text of a piece of HTML, one block a line."""
    if not _TAG.search(markup):
        return unescape(markup)
    try:
        root = html.fragment_fromstring(markup, create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise ReadingError(f"the text of the entry is no readable HTML: {error}") from error
    parts: list[str] = []
    for event, node in etree.iterwalk(root, events=("start", "end")):
        named = node.tag if isinstance(node.tag, str) else ""
        if event == "start":
            if named in _BLOCKS:
                parts.append("\n")
            if node.text and named not in _SILENT and named:
                parts.append(re.sub(r"\s+", " ", node.text))
        else:
            if named in _BLOCKS:
                parts.append("\n")
            if node.tail:
                parts.append(re.sub(r"\s+", " ", node.tail))
    return "".join(parts)


def _object(page: Page) -> dict[str, Any]:
    try:
        value = json.loads(page.data)
    except (ValueError, RecursionError) as error:
        raise ReadingError("the entry is no JSON") from error
    if not isinstance(value, dict):
        raise ReadingError("the entry is no JSON object")
    return value


def read_entry(page: Page) -> Article:
    """The article of a feed entry."""
    value = _object(page)
    title = fragment_text(str(value.get("title") or "")).strip() or None
    stated = Stated(title=title, url=value.get("url") if isinstance(value.get("url"), str) else None)
    for author in _list(value, "authors"):
        stated.authors.extend(name for name in people(str(author)) if name not in stated.authors)
    stated.published = _first(value.get("published"))
    stated.modified = _first(value.get("modified"))
    return _article(page, stated, title, fragment_text(str(value.get("content") or "")))


def read_ninjs(page: Page) -> Article:
    """The article of an IPTC ninjs item (1.x with `body_html`, 2.x with `bodies`)."""
    value = _object(page)
    if str(value.get("type") or "text") not in {"text", "composite"}:
        raise ReadingError(f"the item is no text but {value.get('type')}")
    bodies, headlines = _list(value, "bodies"), _list(value, "headlines")
    body = value.get("body_html") or value.get("body_xhtml") or value.get("body_text")
    body = body or next((item.get("value") for item in bodies if isinstance(item, dict) and item.get("value")), "")
    headline = value.get("headline") or next((i.get("value") for i in headlines if isinstance(i, dict)), None)
    title = str(headline).strip() if headline else None
    stated = Stated(title=title, outlet=str(value["copyrightholder"]) if value.get("copyrightholder") else None)
    stated.authors = list(people(str(value.get("byline") or value.get("by") or "").removeprefix("By ")))
    stated.published = _first(value.get("firstcreated") or value.get("firstCreated") or value.get("versioncreated"))
    changed = _first(value.get("versioncreated") or value.get("versionCreated"))
    stated.modified = changed if changed != stated.published else None
    stated.language = str(value.get("language") or "")[:2] or None
    return _article(page, stated, title, fragment_text(str(body)))


def _list(value: dict[str, Any], name: str) -> list[Any]:
    found = value.get(name)
    return found if isinstance(found, list) else []


def _first(value: object) -> str | None:
    stamps = find_stamps(str(value)) if value else ()
    return stamps[0].value if stamps else None


def _article(page: Page, stated: Stated, title: str | None, text: str) -> Article:
    lines = split_lines(text)
    if title and not any(line.text == title for line in lines[:3]):
        lines.insert(0, Line(title))
    if not lines:
        raise ReadingError("the entry has neither title nor text")
    authors, published, modified = list(stated.authors), stated.published, stated.modified
    lines, head = type_lines(lines, stated, title=title, chosen=True, glued=False)
    stated.authors = authors or stated.authors
    stated.published, stated.modified = published or stated.published, modified or stated.modified
    body = " ".join(line.text for line in lines if line.kind in {"title", "lead", "body"})
    return compose(page, lines, stated, head, language=language_read(page, body, said=stated.language))
