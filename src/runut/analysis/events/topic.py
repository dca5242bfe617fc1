"""Topic: whether a page is about something else than politics, where look-alikes of political acts abound."""

from __future__ import annotations

import re
from functools import cache

from runut.language import Language
from runut.model import ARTICLE_KINDS, Analysis, Article

_WORD = re.compile(r"\w+(?:-\w+)*")
POLITICAL = frozenset({"GOV", "MIL", "REB", "PTY", "LEG", "IGO", "JUD"})

DEMAND = 0.9
"""The chance that a candidate must reach on a page about other matters, instead of the usual threshold."""


@cache
def _lists(language: Language) -> tuple[frozenset[str], frozenset[str]]:
    other = frozenset(word for row in language.rows("topics") for word in row["words"].split(", "))
    political = frozenset(row["noun"] for row in language.rows("actor_nouns") if row["sector"] in POLITICAL)
    return other, political


def elsewhere(article: Article, analysis: Analysis, language: Language) -> bool:
    """True when words of sport, shows, cars, markets or daily life outweigh states, leaders and forces."""
    other, political = _lists(language)
    away = at_home = 0
    for block in article.blocks:
        if block.kind in ARTICLE_KINDS:
            for match in _WORD.finditer(article.text, block.start, block.end):
                word = match.group().lower()
                away += word in other
                at_home += word in political
    foreign = {m.country for m in analysis.mentions if m.type == "GPE" and m.country}
    return away > 0 and away >= at_home + 2 * max(0, len(foreign) - 1)
