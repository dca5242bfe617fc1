"""Outline: what one finished story is about, in little: its days, its pairs of countries, its telling passages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from runut.linking.bilingual import indonesian
from runut.linking.features import Features, roots_of
from runut.linking.words import words_of
from runut.model import Evidence, Story

SHARE = 0.12
"""Part of a story's country mentions that a country needs to be one of its parties."""
PARTIES = 4
"""Countries of one story that are paired."""
PASSAGES = 24
"""Passages of one story that are kept: headline, statements and acts in the order of the text."""
TELLING = 3.0
"""Rarity from which a root says what a passage is about (about one article in twenty holds it)."""


class Passage(msgspec.Struct, frozen=True):
    """A headline, statement or act of a story: its words, the roots that tell what it is about, and for an act its
    type and the days between which it lies."""

    evidence: Evidence
    roots: dict[str, float]
    act: str | None = None
    first: int | None = None
    last: int | None = None
    background: bool = False


class Outline(msgspec.Struct, frozen=True, kw_only=True):
    """What arcs need to know of one story; `pairs` are two country codes in order, `cited` days that the story names
    as past."""

    story: str
    title: str
    day: int | None
    last: int | None
    pairs: tuple[tuple[str, str], ...]
    passages: tuple[Passage, ...]
    cited: frozenset[int] = frozenset()


def outline(story: Story, articles: Sequence[Features]) -> Outline:
    """The outline of `story` from the features of its articles."""
    told = sorted(articles, key=lambda item: item.article)
    countries: Counter[str] = Counter()
    for item in told:
        countries.update(item.countries)
    total = sum(countries.values())
    sides = sorted(
        sorted((code for code, count in countries.items() if count >= SHARE * total), key=lambda c: (-countries[c], c))[
            :PARTIES
        ]
    )
    days = [item.day for item in told if item.day is not None]
    names = {root for item in told for key in item.actor_names.values() for root in roots_of(words_of(key), "id")}
    names |= {root for item in told for term in item.names for root in roots_of([term], item.language)}
    passages: list[Passage] = []
    for item in told:
        passages += _passages(item, names)
    return Outline(
        story=story.id,
        title=story.title,
        day=min(days) if days else None,
        last=max(days) if days else None,
        pairs=tuple((one, two) for at, one in enumerate(sides) for two in sides[at + 1 :]),
        passages=tuple(passages[:PASSAGES]),
        cited=frozenset(
            dated.day for item in told for dated in item.dated if item.day is not None and dated.day < item.day - 1
        ),
    )


def _passages(item: Features, names: set[str]) -> list[Passage]:
    def roots(words: dict[str, float], language: str | None) -> dict[str, float]:
        telling = {root: weight for root, weight in words.items() if weight >= TELLING and root not in names}
        return indonesian({root: weight for root, weight in telling.items() if not root[0].isdigit()}, language)

    def at(start: int, end: int, text: str) -> Evidence:
        return Evidence(article=item.article, source=item.source, start=start, end=end, text=text)

    found = []
    for fact in item.events:
        span = fact.mention.evidence
        found.append(
            Passage(
                at(span.start, span.end, span.text),
                roots(fact.words, item.language),
                fact.mention.type,
                fact.first,
                fact.last,
                fact.mention.background,
            )
        )
    for said in item.quotes:
        span = said.quote.span
        found.append(Passage(at(span.start, span.end, span.text), roots(said.words, item.language)))
    return sorted(found, key=lambda passage: (passage.evidence.start, passage.evidence.end))
