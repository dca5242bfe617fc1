"""Reading HTML: the article's text, lines and fields, with the same blocks as plain text."""

from __future__ import annotations

import re
import warnings
from copy import deepcopy
from typing import Any

from lxml import etree, html

from runut.errors import ReadingError
from runut.model import Article, Page
from runut.reading.compose import compose, language_read
from runut.reading.decode import decode
from runut.reading.labels import wording
from runut.reading.lines import Line, split_lines
from runut.reading.metadata import read_metadata
from runut.reading.plain import type_lines

DEEPEST = 400
"""Nested elements; real pages stay below 80, trees nested deeper are traps."""
_PRUNED = ("script", "style", "noscript", "template", "iframe", "svg", "form", "button", "select", "object", "embed")


def parse(text: str) -> Any:
    """The tree of an HTML page; raises ReadingError when there is none or it is nested beyond any real page."""
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=False, recover=True, encoding="utf-8")
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise ReadingError(f"the page is no readable HTML: {error}") from error
    if _depth(tree) > DEEPEST:
        raise ReadingError(f"the page nests more than {DEEPEST} elements inside one another")
    return tree


def _depth(tree: Any) -> int:
    deepest = depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > deepest:
            deepest = depth
            if deepest > DEEPEST:
                break
    return deepest


def read_html(page: Page) -> Article:
    """The article of an HTML page; raises ReadingError when the page holds no article."""
    text = decode(page.data)
    tree = parse(text)
    stated, shown = read_metadata(tree, url=page.url)
    if page.stated_title:
        stated.title = page.stated_title
    found = split_lines(main_text(tree))
    if not any(line.words > 5 for line in found):
        raise ReadingError("no article was found in the page")
    lines = _with_head(found, shown, stated.title, _captions(tree))
    authors, editors = list(stated.authors), list(stated.editors)
    published, modified = stated.published, stated.modified
    lines, head = type_lines(lines, stated, title=stated.title)
    if authors:
        stated.authors = authors
    stated.editors = editors or stated.editors
    stated.authors = [name for name in stated.authors if name not in stated.editors]
    stated.published, stated.modified = published or stated.published, modified or stated.modified
    body = " ".join(line.text for line in lines if line.kind in {"lead", "body"})
    if not body:
        raise ReadingError("no article was found in the page")
    return compose(page, lines, stated, head, language=language_read(page, body, said=stated.language))


def main_text(tree: Any) -> str:
    """The lines of the article in the tree, one paragraph a line, related links taken out."""
    found = _extracted(tree, favor_precision=True)
    if len(found) < 200:
        more = _extracted(tree, favor_recall=True)
        found = more if len(more) > len(found) else found
    return found


def _extracted(tree: Any, **favour: Any) -> str:
    from trafilatura import bare_extraction  # loaded only when there is HTML to read

    copy = deepcopy(tree)
    prune(copy)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        document: Any = bare_extraction(copy, include_comments=False, with_metadata=False, **favour)
    return str(document.text or "") if document is not None else ""


def prune(tree: Any) -> None:
    """Take out of the tree what is never the article: scripts, forms, and short elements that are related links."""
    for node in list(tree.iter("p", "div", "strong", "li", "h2", "h3", "h4", "h5", "aside", "blockquote", "table")):
        if node.getparent() is None:
            continue
        text = " ".join("".join(node.itertext()).split())
        if 3 < len(text) <= 220:
            told = wording(text)
            if told and told[0] == "related" and (node.find(".//a") is not None or node.tag != "div"):
                _drop(node)


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
    head: list[Line] = []
    if title and title.casefold() not in there:
        head.append(Line(title))
    head += [Line(line.text, kind=line.kind) for line in shown[:8] if line.text.casefold() not in there]
    head += [Line(text, kind="caption") for text in captions if text.casefold() not in there]
    for line in lines:
        if line.text in captions:
            line.kind = "caption"
    return head + lines
