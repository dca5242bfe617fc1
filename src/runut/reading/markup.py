"""Reading HTML: the article's text, lines and fields, with the same blocks as plain text."""

from __future__ import annotations

import logging
import re
import tomllib
import warnings
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
from lxml import etree, html

from runut.errors import ReadingError
from runut.model import Article, Page
from runut.reading.compose import Stated, compose, language_read
from runut.reading.decode import decode
from runut.reading.labels import may_be_related, wording
from runut.reading.lines import Line, split_lines
from runut.reading.metadata import read_metadata, visible_day
from runut.reading.outlets import by_address
from runut.reading.plain import type_lines

DEEPEST = 400
"""Nested elements; real pages stay below 80, trees nested deeper are traps."""


# Every element is a plain HtmlElement: lxml's own choice of a class for each element is a third of a walk's time.
_CLASSES = etree.ElementDefaultClassLookup(element=html.HtmlElement)
_STEPS = 50
_DOWN: Callable[[Any], list[Any]] = etree.XPath("/".join(["*"] * _STEPS))  # type: ignore[assignment]


def parse(text: str) -> Any:
    """The tree of an HTML page; raises ReadingError when there is none or it is nested beyond any real page."""
    parser = etree.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=False, recover=True, encoding="utf-8")
    parser.set_element_class_lookup(_CLASSES)
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise ReadingError(f"the page is no readable HTML: {error}") from error
    if _too_deep(tree):
        raise ReadingError(f"the page nests more than {DEEPEST} elements inside one another")
    return tree


def _too_deep(tree: Any) -> bool:
    """Whether an element stands more than DEEPEST elements down, in steps of fifty: real pages need two."""
    level = [tree]
    for _ in range(DEEPEST // _STEPS):
        level = [node for above in level for node in _DOWN(above)]
        if not level:
            return False
    return True


def read_html(page: Page) -> Article:
    """The article of an HTML page; raises ReadingError when the page holds no article."""
    text = decode(page.data)
    tree = parse(text)
    stated, shown = read_metadata(tree, url=page.url)
    captions = _captions(tree)
    if not stated.published:
        _find_day(tree, stated, shown, page)
    if page.stated_title:
        stated.title = page.stated_title
    above = before_headline(tree, stated.title)
    found = [line for line in split_lines(main_text(tree, text)) if line.text not in above]
    if not any(len(line.text) > 30 for line in found):
        raise ReadingError("no article was found in the page")
    lines = _with_head(found, shown, stated.title, captions)
    authors, editors = list(stated.authors), list(stated.editors)
    published, modified = stated.published, stated.modified
    lines, head = type_lines(lines, stated, title=stated.title, chosen=True, glued=False)
    if authors:
        stated.authors = authors
    stated.editors = editors or stated.editors
    stated.authors = [name for name in stated.authors if name not in stated.editors]
    if published:
        stated.published = published
    elif stated.published:
        stated.published_basis = "stated"  # a date line of the text says so
    stated.modified = modified or stated.modified
    body = " ".join(line.text for line in lines if line.kind in {"lead", "body"})
    if not body:
        raise ReadingError("no article was found in the page")
    return compose(page, lines, stated, head, language=language_read(page, body, said=stated.language))


def _find_day(tree: Any, stated: Stated, shown: list[Line], page: Page) -> None:
    """A day where the markup names none: the one that htmldate finds, with the time that the page shows for it.

    A day that the page shows nowhere (from its address, or the commonest in its text) is inferred, not stated.
    """
    if (site := by_address(page.url or stated.url)) and site.zone and (seen := visible_day(shown, None)):
        stated.published = seen
        return
    day = None if page.stated_date else _day_anywhere(tree, page.url or stated.url)
    stated.published = visible_day(shown, day)
    if stated.published is None and day:
        stated.published, stated.published_basis = day, "inferred"


def _day_anywhere(tree: Any, url: str | None) -> str | None:
    from htmldate import find_date

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found = find_date(tree, url=url, original_date=True)
        except (ValueError, TypeError, AttributeError, etree.LxmlError):
            return None  # a broken tree has no day
    return str(found) if found else None


def main_text(tree: Any, text: str) -> str:
    """The lines of the article, one paragraph a line, related links taken out; `tree` is used up."""
    found = _extracted(tree, favor_precision=True)
    if len(found) < 200:
        more = _extracted(parse(text), favor_recall=True)
        found = more if len(more) > len(found) else found
    return found


def _extracted(tree: Any, **favour: Any) -> str:
    from trafilatura import bare_extraction  # loaded only when there is HTML to read

    logging.getLogger("trafilatura").setLevel(logging.ERROR)  # a page without text is told by our own error
    prune(tree)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        document: Any = bare_extraction(tree, include_comments=False, with_metadata=False, **favour)
    return str(document.text or "") if document is not None else ""


class _Classes(msgspec.Struct, frozen=True):
    dropped: frozenset[str]
    overlays: tuple[str, ...]


@cache
def _classes() -> _Classes:
    text = files("runut.reading.outlets").joinpath("markup.toml").read_text(encoding="utf-8")
    dropped: set[str] = set()
    overlays: tuple[str, ...] = ()
    for table in tomllib.loads(text).values():
        dropped.update(table.get("related", ()), table.get("hidden", ()))
        overlays += tuple(table.get("overlays", ()))
    return _Classes(frozenset(dropped), overlays)


def prune(tree: Any) -> None:
    """Take out of the tree what its class says is hidden or a related link, and short elements that are such links."""
    classes = _classes()
    for node in list(tree.iter("p", "div", "strong", "li", "h2", "h3", "h4", "h5", "aside", "blockquote", "table")):
        named = node.get("class")
        if named:
            words = named.split()
            if not classes.dropped.isdisjoint(words) or any(word.startswith(classes.overlays) for word in words):
                if len("".join(node.itertext())) < 3_000:  # a page may hide itself until its script has run
                    _drop(node)
                continue
        first = next((chunk for chunk in node.itertext() if not chunk.isspace()), "")
        if not first or not may_be_related(first) or node.getparent() is None:
            continue
        text = " ".join("".join(node.itertext()).split())
        if 3 < len(text) <= 220:
            told = wording(text)
            if told and told[0] == "related" and (node.find(".//a") is not None or node.tag != "div"):
                _drop(node)


def before_headline(tree: Any, title: str | None) -> set[str]:
    """The paragraphs that stand above the headline: teasers of other stories, whatever an extractor makes of them."""
    found: set[str] = set()
    wanted = " ".join((title or "").split()).casefold()
    for node in tree.iter("h1", "p"):
        text = " ".join("".join(node.itertext()).split())
        if node.tag == "h1":
            if wanted and text.casefold() == wanted:
                return found
        elif text:
            found.add(text)
    return set()


def _drop(node: Any) -> None:
    parent = node.getparent()
    if parent is None:
        return
    if node.tail and node.tail.strip():
        before = node.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + " " + node.tail
        else:
            parent.text = (parent.text or "") + " " + node.tail
    parent.remove(node)


def _captions(tree: Any) -> list[str]:
    captions: list[str] = []
    for node in tree.iter("figcaption"):
        text = " ".join("".join(node.itertext()).split())
        if 8 <= len(text) <= 600 and text not in captions:
            captions.append(text)
    return captions[:40]


def _with_head(lines: list[Line], shown: list[Line], title: str | None, captions: list[str]) -> list[Line]:
    """Title, dates, bylines and captions before the text, where the text does not hold them already."""
    there = {re.sub(r"\s+", " ", line.text).casefold() for line in lines}
    above = [Line(line.text, kind=line.kind) for line in shown[:8] if line.text.casefold() not in there]
    above += [Line(text, kind="caption") for text in captions if text.casefold() not in there]
    first = next((number for number, line in enumerate(lines[:6]) if title and line.text == title), None)
    if first is not None:
        lines.insert(0, lines.pop(first))
    elif title:
        lines.insert(0, Line(title))
    for line in lines:
        if line.text in captions:
            line.kind = "caption"
    at = 1 if title else 0
    return lines[:at] + above + lines[at:]
