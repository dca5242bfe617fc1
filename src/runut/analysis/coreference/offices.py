"""Bare offices: "Presiden Iran", "pemimpin Rusia itu", "Pemimpin Tertinggi", without a name beside them."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from runut.analysis.coreference.words import closing, table
from runut.gazetteer.known import adjectives
from runut.language import Language
from runut.model import Mention


class Bare(NamedTuple):
    """An office at `start:end` with the role of the offices table ("leader-any" for whoever leads) and country."""

    start: int
    end: int
    role: str
    country: str | None
    plural: bool


# Roles that one person at a time holds, so that the words alone can name him.
SINGLE = frozenset({
    "head-of-state", "head-of-government", "leader", "foreign-minister", "defence-minister", "vice-president", "crown",
    "leader-any", "representative", "spokesman", "chief",
})  # fmt: skip


_LAST_WORD = re.compile(r"(\w+)\s$")


@cache
def _roles(language: Language) -> dict[str, tuple[str, bool]]:
    roles = {row["form"]: (row["role"], False) for row in language.rows("titles") if row["role"] in SINGLE}
    words = table(language)
    roles |= dict.fromkeys(words["leaders"], ("leader-any", False))
    roles |= dict.fromkeys(words["plural_leaders"], ("leader-any", True))
    roles |= dict.fromkeys(words["representatives"], ("representative", False))
    return roles


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    forms = sorted(_roles(language), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, forms))})(?![\w-])", re.IGNORECASE)


def bare_offices(text: str, start: int, end: int, mentions: list[Mention], language: Language) -> list[Bare]:
    """Offices in `text[start:end]` that belong to no name: `mentions` are those of the sentence."""
    roles = _roles(language)
    titled = [mention.title for mention in mentions if mention.title is not None]
    found: list[Bare] = []
    for match in _pattern(language).finditer(text, start, end):
        first, last = match.span()
        if any(title.start <= first < title.end for title in titled):
            continue
        role, plural = roles[match.group().lower()]
        country = None
        for mention in mentions:
            between = text[last : mention.span.start] if 0 < mention.span.start - last <= 9 else "no"
            if mention.type in ("GPE", "ORG") and between.strip() in {"", "of", "of the"}:
                country, last = mention.country, mention.span.end
                break
        if country is None and (adjective := _LAST_WORD.search(text, max(start, first - 24), first)):
            country = adjectives().get(adjective.group(1))
            first = adjective.start(1) if country else first
        if close := closing(language).match(text, last, end):
            last = close.end()
        named = any(mention.type == "PER" and 0 <= mention.span.start - last <= 2 for mention in mentions)
        if named or (country is None and role not in ("leader", "crown")):
            continue
        found.append(Bare(first, last, role, country, plural))
    return found
