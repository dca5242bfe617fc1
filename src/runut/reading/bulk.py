"""Reading HTML in bulk: ten times faster than the careful way, a little less clean, with the same blocks."""

from __future__ import annotations

import re
from itertools import islice

from runut.errors import MissingExtra, ReadingError
from runut.model import Article, Page
from runut.reading.compose import Stated, compose, language_read
from runut.reading.decode import decode
from runut.reading.lines import Line, split_lines
from runut.reading.markup import parse
from runut.reading.metadata import read_metadata
from runut.reading.plain import type_lines

_SCRIPT = re.compile(r"<script\b[^>]*ld\+json[^>]*>.*?</script>", re.IGNORECASE | re.DOTALL)
_HEAD = re.compile(
    r"<html\b[^>]*>|<meta\b[^>]*>|<link\b[^>]*canonical[^>]*>|<title\b[^>]*>[^<]{0,500}</title>", re.IGNORECASE
)
_HEADING = re.compile(r"<h1\b[^>]*>.{0,2000}?</h1>", re.IGNORECASE | re.DOTALL)
LONGEST_HEAD = 150_000


def read_bulk(page: Page) -> Article:
    """The article of an HTML page, its text found by resiliparse; needs the extra "fast".

    Dates and names come from the head of the page alone, and from the lines of the text.
    """
    try:
        from resiliparse.extract.html2text import extract_plain_text
    except ImportError as error:
        raise MissingExtra("resiliparse", extra="fast") from error
    text = decode(page.data)
    stated = _from_head(text, page.url)
    if page.stated_title:
        stated.title = page.stated_title
    found = split_lines(extract_plain_text(text, main_content=True, alt_texts=False, list_bullets=False))
    if not any(len(line.text) > 30 for line in found):
        raise ReadingError("no article was found in the page")
    if stated.title and all(line.text != stated.title for line in found[:20]):
        found.insert(0, Line(stated.title))
    authors, editors, published, modified = stated.authors, stated.editors, stated.published, stated.modified
    stated.authors, stated.editors = list(authors), list(editors)
    lines, dateline = type_lines(found, stated, title=stated.title, glued=False)
    stated.authors, stated.editors = authors or stated.authors, editors or stated.editors
    stated.published, stated.modified = published or stated.published, modified or stated.modified
    body = " ".join(line.text for line in lines if line.kind in {"lead", "body"})
    if not body:
        raise ReadingError("no article was found in the page")
    return compose(page, lines, stated, dateline, language=language_read(page, body, said=stated.language))


def _from_head(text: str, url: str | None) -> Stated:
    parts = _HEAD.findall(text[:LONGEST_HEAD])
    parts += [match[0] for match in islice(_SCRIPT.finditer(text), 6)]
    parts += [match[0] for match in islice(_HEADING.finditer(text), 3)]
    return read_metadata(parse("".join(parts)), url=url)[0]
