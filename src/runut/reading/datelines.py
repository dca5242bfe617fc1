"""The dateline: place and outlet of filing at the head of a lead, in either order."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from runut.language import LANGUAGES
from runut.reading.outlets import by_name


class Head(msgspec.Struct, frozen=True):
    """A dateline at `start:end` of a paragraph (dash left out), and where the paragraph goes on after it."""

    place: str | None
    outlet: str | None
    start: int
    end: int
    body: int


_DASH = r"(?:--|[-–—‑―])"
_WORD = r"[A-Z\u00c0-\u00de][\w'’.\u00c0-\u024f-]*"
_PLACE = rf"{_WORD}(?:[ -](?:{_WORD}|de|al|la|el|di|of|the|[A-Z]\.))*"
_SITE = r"[A-Za-z0-9-]+(?:\.(?i:com|co|id|net|tv|org|news|go|ac|ru))+"
_OPENS = r"(?=[\"“'‘A-Z\d(])"
_MONTH_DAY = r"(?:,\s+[A-Z][a-z]+\.?\s+\d{1,2})?"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        # outlet, place: "Bisnis.com, JAKARTA – " and the same with its space or its dash lost
        rf"^(?P<outlet>{_SITE}),\s*(?P<place>{_PLACE}?)\s*{_DASH}+\s*{_OPENS}",
        # place, outlet: "ASHGABAT, KOMPAS.TV – "
        rf"^(?P<place>{_PLACE}(?:,\s+{_PLACE})?),\s*(?P<outlet>{_SITE})\s*{_DASH}+\s*",
        # outlet alone: "TRIBUNNEWS.COM - "
        rf"^(?P<outlet>{_SITE})\s*{_DASH}+\s*(?=\S)",
        # place (agency): "Jakarta (ANTARA) - ", "WASHINGTON, July 19 (Reuters) - ", "KYIV, Ukraine (AP) — "
        rf"^(?P<place>{_PLACE}(?:,\s+{_PLACE})?){_MONTH_DAY}\s*\((?P<outlet>[A-Z][\w .]{{1,24}})\)\s*{_DASH}+\s*",
        # place, outlet of words: "Jakarta, CNN Indonesia -- ", "JAKARTA, KOMPAS - "
        rf"^(?P<place>{_PLACE}),\s*(?P<known>{_WORD}(?: {_WORD}){{0,2}})\s*{_DASH}+\s*",
        # outlet of words, place: "PIKIRAN RAKYAT, Bandung - "
        rf"^(?P<known>{_WORD}(?: {_WORD}){{0,2}}),\s*(?P<place>{_PLACE})\s*{_DASH}+\s*",
        # place in capitals, spaces lost or not: "JAKARTA-Pemimpin", "NEW YORK -- "
        rf"^(?P<place>[A-Z][A-Z'’.]{{2,}}(?:[ -][A-Z][A-Z'’.]+){{0,3}}(?:,\s+[A-Z]\w+)?)\s*{_DASH}+\s*{_OPENS}",
        # place in mixed case, with spaces around the dash: "Tel Aviv - Israel"
        rf"^(?P<place>{_WORD}(?:[ -](?:{_WORD}|[A-Z]\.)){{0,2}})\s+{_DASH}+\s*{_OPENS}",
        # outlet of words alone: "PIKIRAN RAKYAT - "
        rf"^(?P<known>{_WORD}(?: {_WORD}){{0,2}})\s+{_DASH}+\s*(?=\S)",
    )
)
LONGEST = 80
"""Code points that a dateline has at most; the longest in 7,500 pages has 52."""


@cache
def _not_a_place() -> frozenset[str]:
    return frozenset(row["form"].lower() for language in LANGUAGES.values() for row in language.rows("no_dateline"))


@cache
def _dash_lost() -> re.Pattern[str]:
    """Outlet and place with the dash lost: "Liputan6.com, JakartaMemilih", "Liputan6.com, Jakarta Harga"."""
    first = {row["form"] for language in LANGUAGES.values() for row in language.rows("two_word_places")}
    pair = rf"(?:{'|'.join(re.escape(word) for word in sorted(first))}) [A-Z][a-z]+"
    return re.compile(rf"^(?P<outlet>{_SITE}),\s*(?P<place>{pair}|[A-Z][a-z]{{3,}})(?:(?=[A-Z][a-z])|\s+(?={_OPENS}))")


def read_dateline(paragraph: str, *, house: str | None = None) -> Head | None:
    """The dateline at the head of `paragraph`, or None; `house` is the outlet's name where the page has shown it."""
    window = paragraph[: LONGEST + 20]
    if not re.search(_DASH, window) and "," not in window:
        return None
    for pattern in (*_PATTERNS, _dash_lost()):
        match = pattern.match(window)
        if not match or match.end() > LONGEST:
            continue
        part = match.groupdict()
        known = part.get("known")
        if known and by_name(known) is None and known.casefold() != (house or "").casefold():
            continue
        place = part.get("place") or None
        outlet = part.get("outlet") or known or None
        if place and outlet is None and (by_name(place) or place.casefold() == (house or "").casefold()):
            place, outlet = None, place
        if place and not _can_be_place(place, sure=outlet is not None):
            continue
        end = len(re.sub(rf"\s*{_DASH}*\s*$", "", match[0]))
        return Head(place, outlet, 0, end, match.end())
    return None


def _can_be_place(place: str, *, sure: bool) -> bool:
    words = place.lower().replace(",", " ").split()
    if len(words) > (5 if sure else 4):
        return False
    return not any(word in _not_a_place() for word in words)
