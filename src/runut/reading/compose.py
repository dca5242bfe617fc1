"""Typed lines become an article: one text, blocks over all of it, and the fields that the lines state."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from runut.errors import ReadingError
from runut.language import LANGUAGES
from runut.model import Article, Block, Dateline, Page, bytes_hash, content_id
from runut.reading.bylines import Byline
from runut.reading.captions import read_caption
from runut.reading.datelines import Head
from runut.reading.lines import Line
from runut.reading.outlets import Outlet, by_address, by_name, outlet_names
from runut.reading.stamps import Stamp, read_stamp, with_zone
from runut.reading.tongue import language_of, names_of_languages

_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:[+-]\d\d:\d\d)?)?")
_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-](\d\d)[/-](\d\d)(?=[/-])")


class Stated(msgspec.Struct, kw_only=True):
    """What a page's lines or its metadata state; every field stays empty where nothing states it."""

    title: str | None = None
    authors: list[str] = []
    editors: list[str] = []
    published: str | None = None
    published_basis: str = "stated"
    modified: str | None = None
    outlet: str | None = None
    section: str | None = None
    language: str | None = None
    url: str | None = None
    beside: list[str] = []

    def take(self, byline: Byline) -> None:
        """Add what one byline or date line says; the first statement of a field stays."""
        sink = self.authors if byline.labelled else self.beside
        sink.extend(name for name in byline.authors if name not in sink)
        self.editors.extend(name for name in byline.editors if name not in self.editors)
        self.outlet = self.outlet or byline.outlet
        self.section = self.section or byline.section
        for stamp in byline.stamps:
            self.take_stamp(stamp)

    def settle(self) -> None:
        """Take the names that stand beside a date as authors, unless a label names others and no outlet is known.

        "Kabar Contoh - Minggu, 6 November 2022" above "Oleh Sari Dewi": then the first name is the outlet's.
        """
        if self.beside and self.authors and self.outlet is None and not set(self.beside) & set(self.authors):
            self.outlet = self.beside[0]
        else:
            self.authors = [*self.beside, *(name for name in self.authors if name not in self.beside)]
        self.beside = []

    def take_stamp(self, stamp: Stamp) -> None:
        """Add a date: a time of change is kept apart from the first publication."""
        if stamp.label == "modified":
            self.modified = self.modified or stamp.value
        else:
            self.published = self.published or stamp.value


def language_read(page: Page, text: str, *, said: str | None = None) -> str | None:
    """The language that the page is read in; raises ReadingError when Runut does not know that language.

    A language stated from outside wins; then the text's own words; then what the page's markup says.
    """
    code = page.stated_language or language_of(text) or (said or "")[:2].lower() or None
    if code is not None and code not in LANGUAGES:
        name = names_of_languages().get(code)
        known = " and ".join(language.name for language in LANGUAGES.values())
        raise ReadingError(f"the page is in {f'{name} ({code})' if name else code}; Runut reads {known}")
    return code


def compose(page: Page, lines: Sequence[Line], stated: Stated, head: Head | None, *, language: str | None) -> Article:
    """The article of typed `lines`; `head` is the dateline of the line whose kind is "lead"."""
    pieces: list[str] = []
    blocks: list[Block] = []
    dateline: Dateline | None = None
    at = 0
    for line in lines:
        if pieces:
            gap = "\n\n" if line.gap else "\n"
            pieces.append(gap)
            at += len(gap)
        text, start, kind = line.text, at, line.kind or "body"
        pieces.append(text)
        at += len(text)
        if kind == "lead" and head is not None:
            cut = start + len(text[: head.body].rstrip())
            dateline = Dateline(place=head.place, outlet=head.outlet, start=start, end=start + head.end)
            blocks.append(Block("dateline", start, cut))
            start += head.body
        elif kind == "caption":
            caption = read_caption(text, head=True)
            if caption and 0 < caption.credit < len(text):
                end = start + len(text[: caption.credit].rstrip())
                blocks.append(Block("caption", start, end))
                start, kind = start + caption.credit, "credit"
        if start < at:
            blocks.append(Block(kind, start, at))  # type: ignore[arg-type]
    outlet = _outlet(page, stated, head, lines)
    published, basis = _published(page, stated, outlet[1])
    sha = bytes_hash(page.data)
    url = page.url or stated.url
    return Article(
        id=content_id(page.url or "", sha),
        source=page.source,
        sha256=sha,
        text="".join(pieces),
        blocks=tuple(blocks),
        url=url,
        outlet=outlet[0],
        title=stated.title,
        authors=tuple(stated.authors),
        editors=tuple(stated.editors),
        published=published,
        published_basis=basis,
        modified=with_zone(stated.modified, outlet[1]) if stated.modified and published != stated.modified else None,
        language=language,
        dateline=dateline,
        section=stated.section,
        media_type=page.media_type or "text/plain",
        fetched=page.fetched,
    )


def _outlet(page: Page, stated: Stated, head: Head | None, lines: Sequence[Line]) -> tuple[str | None, str | None]:
    """The outlet's name and the zone of its newsroom: as stated, else from the dateline, the address or a promotion."""
    site = by_address(page.url or stated.url)
    for name in (page.stated_outlet, stated.outlet, head.outlet if head else None):
        if name:
            known = by_name(name)
            if known and known.zone is None and head and name == head.outlet and site is None:
                continue  # "LONDON (Reuters)": the agency of a dateline is no outlet of the page
            return (known.name if known else name), (known.zone if known else None) or (site.zone if site else None)
    if site:
        return site.name, site.zone
    for line in lines:
        if line.kind == "furniture" and line.words <= 25:
            match = outlet_names().search(line.text)
            promoted: Outlet | None = by_name(match[0]) if match and match[0][0].isalpha() else None
            if promoted and promoted.zone:
                return promoted.name, promoted.zone
    return None, None


def _published(page: Page, stated: Stated, zone: str | None) -> tuple[str | None, str | None]:
    if stated.published or stated.modified:
        # A page that prints only the time of its last change states no other.
        return with_zone(stated.published or stated.modified or "", zone), stated.published_basis
    if page.stated_date:
        # A feed or dump prints dates as it likes ("Jum, 11 Okt 2024 20:41 WIB"); an ISO date stays as it is.
        said = page.stated_date if _ISO.fullmatch(page.stated_date) else read_stamp(page.stated_date)
        if said:
            return with_zone(said, zone), "stated"
    match = _URL_DAY.search(page.url or stated.url or "")
    if match and 1 <= int(match[2]) <= 12 and 1 <= int(match[3]) <= 31:
        return "-".join(match.groups()), "url"
    return None, None
