"""Reading plain text, as scraped from a page: every line gets a kind, broken lines are mended."""

from __future__ import annotations

import re
from collections.abc import Sequence

from runut.errors import ReadingError
from runut.model import Article, Block, Page, bytes_hash, content_id
from runut.reading.bylines import is_person, named, people, read_byline
from runut.reading.captions import read_caption
from runut.reading.compose import Stated, compose, language_read
from runut.reading.datelines import Head, read_dateline
from runut.reading.decode import LONGEST_LINE, decode
from runut.reading.glue import unglue
from runut.reading.house import find_house
from runut.reading.labels import headline_like, mark_repeats, mark_wording, menu_entries
from runut.reading.lines import Line, close_datelines, ends, goes_on, rejoin, split_lines

_TAIL = re.compile(
    r"(?<=[.!?\"”])\s*(\(\s*[A-Za-z0-9]{2,8}(?:\s*/\s*[A-Za-z0-9.]{2,12}){1,3}\s*\)|\([a-z]{2,4}\)|\[[A-Za-z]{2,6}/[A-Za-z/]{2,12}\])$"
)
HEAD_LINES = 14
"""Lines after the title among which date, byline, captions and deck are looked for."""


def read_plain(page: Page) -> Article:
    """The article of a page of plain text; raises ReadingError when the page holds no article."""
    text = decode(page.data)
    if max(map(len, text.split("\n")), default=0) > LONGEST_LINE:
        raise ReadingError(f"a line of the page is longer than {LONGEST_LINE:,} characters: this is no news page")
    if page.layout == "body":
        return _body_only(page, text)
    lines = split_lines(text)
    if not lines:
        raise ReadingError("the page is empty")
    stated = Stated(title=page.stated_title)
    lines, head = type_lines(lines, stated)
    body = " ".join(line.text for line in lines if line.kind in {"lead", "body"}) or text
    language = language_read(page, body)
    return compose(page, lines, stated, head, language=language)


def _body_only(page: Page, text: str) -> Article:
    """The whole input is the article's body: the text is left exactly as it is, line by line."""
    blocks: list[Block] = []
    at = 0
    for raw in text.split("\n"):
        inner = raw.strip()
        if inner:
            start = at + raw.index(inner)
            blocks.append(Block("body" if blocks else "lead", start, start + len(inner)))
        at += len(raw) + 1
    if not blocks:
        raise ReadingError("the page is empty")
    sha = bytes_hash(page.data)
    return Article(
        id=content_id(page.url or "", sha),
        source=page.source,
        sha256=sha,
        text=text,
        blocks=tuple(blocks),
        url=page.url,
        outlet=page.stated_outlet,
        title=page.stated_title,
        published=page.stated_date,
        published_basis="stated" if page.stated_date else None,
        language=language_read(page, text),
        media_type=page.media_type or "text/plain",
        fetched=page.fetched,
    )


def type_lines(
    lines: list[Line], stated: Stated, *, title: str | None = None, chosen: bool = False, glued: bool = True
) -> tuple[list[Line], Head | None]:
    """Give every line its kind, fill `stated` from them; returns the mended lines and the dateline, if any.

    `title` is a headline known from outside (markup): the line that repeats it is the title. `chosen` tells that
    an HTML extractor chose the lines: then only wording makes a line furniture, never its place or shape. `glued`
    tells that links were removed from the text, so that words may stick together.
    """
    lines = close_datelines(lines)
    mark_wording(lines, shapes=not chosen)
    if not chosen:
        mark_repeats(lines)
    house = find_house(lines)
    _mark_title(lines, stated, title or stated.title, house)
    _mark_head(lines, stated, house)
    _cut_tails(lines)
    lines = rejoin(lines)
    for line in lines:
        if line.kind == "title" and stated.title is None:
            stated.title = unglue(line.text) if glued else line.text
        elif line.kind is None:
            byline = read_byline(line.text, head=False)
            if byline:
                line.kind = byline.kind
                stated.take(byline)
    stated.settle()
    seen: set[str] = set()
    for line in lines:
        if line.kind is None and (line.text in seen or read_caption(line.text)):
            repeated = line.words <= 30 and not chosen
            line.kind = "caption" if read_caption(line.text) else "furniture" if repeated else None
        seen.add(line.text)
        if glued and line.kind not in {"furniture", "byline", "date"}:
            line.text = unglue(line.text)
    return lines, _mark_body(lines, close=not chosen, house=house)


def _sentence(line: Line) -> bool:
    return ends(line.text) or line.words > 16


def _filed(line: Line) -> bool:
    """Whether a line is a lead with its dateline; a headline may hold a dash as well."""
    head = read_dateline(line.text) if _sentence(line) else None
    return head is not None and (bool(head.outlet) or ends(line.text) or bool(head.place and head.place.isupper()))


def _made_by(line: Line) -> bool:
    """Whether a line above the article is a byline or a date, and no headline that names a day."""
    byline = read_byline(line.text, head=True)
    if byline is None:
        return False
    timed = any("T" in stamp.value or stamp.label for stamp in byline.stamps)
    return timed or line.words <= 6 or not byline.stamps


def _mark_title(lines: Sequence[Line], stated: Stated, known: str | None, house: str | None) -> None:
    if known:
        form = " ".join(known.split()).casefold()
        for line in lines[:20]:
            if " ".join(line.text.split()).casefold() == form:
                line.kind = "title"
                stated.title = known
                return
        if stated.title:
            return
    for number, line in enumerate(lines):
        if line.kind:
            continue
        if house and line.text.casefold() == house.casefold():
            line.kind = "byline"  # the masthead
            stated.outlet = stated.outlet or house
            continue
        if line.words <= 3 and menu_entries(line.text) and number + 1 < len(lines):
            line.kind, line.tag = "furniture", "menu"  # an entry of the navigation stands alone above the headline
            continue
        if len(line.text) > 250 or goes_on(line.text) or _filed(line):
            return
        if _made_by(line) or read_caption(line.text):
            if number > 6:
                return
            continue
        if line.text.endswith(".") and line.words > 20:
            return  # the page begins with its lead: it states no title
        line.kind = "title"
        return


def _mark_head(lines: Sequence[Line], stated: Stated, house: str | None) -> None:
    """Byline and date lines between title and body; lines before the title count as well."""
    start = next((number for number, line in enumerate(lines) if line.kind == "title"), -1) + 1
    begun = False
    for number, line in enumerate(lines[: start + HEAD_LINES]):
        if line.kind and line.kind != "byline":
            continue
        if begun:
            return
        head = read_dateline(line.text, house=house) if number >= start else None
        if head and (head.place or head.outlet) and re.search(r"\b[a-z]{4,}\b", line.text[head.body :]):
            begun = True
            continue
        byline = read_byline(line.text, head=True, house=house)
        if byline:
            line.kind = byline.kind
            stated.take(byline)
        elif number >= start and _bare_name(lines, number):
            line.kind = "byline"
            stated.beside.extend(name for name in people(line.text) if name not in stated.beside)
        elif number >= start and (line.words > 30 or (_sentence(line) and read_dateline(line.text))):
            begun = True


def _bare_name(lines: Sequence[Line], number: int) -> bool:
    """A person's name alone on its line beside the line with the date: "Sari Dewi", "Sari Dewi,"."""
    name = lines[number].text.rstrip(",")
    if not (2 <= len(name.split()) <= 5 and named(name) and is_person(name)):
        return False
    around = (lines[at] for at in (number - 1, number + 1) if 0 <= at < len(lines))
    return any(line.kind in {"byline", "date"} or _made_by(line) for line in around if line.kind != "title")


def _cut_tails(lines: list[Line]) -> None:
    """Initials glued to the last sentence become a line; below a line of initials only furniture follows."""
    number = 0
    closed = False
    while number < len(lines):
        line = lines[number]
        match = _TAIL.search(line.text) if line.kind is None else None
        if match:
            lines.insert(number + 1, Line(match[1], False, "furniture", "initials"))
            line.text = line.text[: match.start()]
        if line.tag == "initials" and number > len(lines) // 3:
            closed = True
        elif closed and line.kind is None and not ((line.words > 12 and ends(line.text)) or _credits(line.text)):
            line.kind, line.tag = "furniture", "after the initials"
        number += 1


def _credits(text: str) -> bool:
    return bool(read_byline(text, head=False) or read_caption(text))


def _mark_body(lines: list[Line], *, close: bool, house: str | None) -> Head | None:
    """Lead, body, sub-headings, deck; what stands below the last sentence of the article is furniture."""
    open_lines = [line for line in lines if line.kind is None]
    if not open_lines:
        return None
    if close:
        _close_tail(open_lines)
    open_lines = [line for line in open_lines if line.kind is None]
    lead = 0
    head: Head | None = None
    for number, line in enumerate(open_lines[:4]):
        head = read_dateline(line.text, house=house) if _sentence(line) or number == 0 else None
        if head:
            lead = number
            break
    for line in open_lines[:lead]:
        line.kind = "subhead"
    for number, line in enumerate(open_lines[lead:], lead):
        line.kind = "lead" if number == lead else "subhead" if _subhead(open_lines, number) else "body"
    return head


def _close_tail(open_lines: list[Line]) -> None:
    """Below the last line that ends as a sentence, short lines without one are not the article."""
    last = max((number for number, line in enumerate(open_lines) if ends(line.text)), default=-1)
    while last > 1 and _headline(open_lines[last]):
        last -= 1  # "Kapan Diurusnya?": the headline of another story
    if last < 1:
        return
    rest = open_lines[last + 1 :]
    for line in rest:
        if line.words <= 12 and (len(rest) > 1 or line.words <= 4 or headline_like(line.text)):
            line.kind, line.tag = "furniture", "below the article"


def _headline(line: Line) -> bool:
    return line.text.endswith(("?", "!", ":")) and line.words <= 16 and headline_like(line.text)


def _subhead(lines: Sequence[Line], number: int) -> bool:
    line = lines[number]
    if ends(line.text) and not line.text.endswith(("?", ":")):
        return False
    if line.words > 12 or goes_on(line.text) or number + 1 >= len(lines):
        return False
    return not line.text.startswith(('"', "“")) and not goes_on(lines[number + 1].text)
