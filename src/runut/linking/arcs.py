"""Arcs: stories that run over years, joined by who meets whom, what it is about, and what is recalled."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from runut.linking.components import components
from runut.linking.outline import Outline, Passage
from runut.linking.roots import root
from runut.linking.words import words_of
from runut.model import Arc, ArcEdge, Evidence, content_id

APART = 3
"""Days between two stories below which they are related news of one moment, not steps of an arc."""
SHARED = 2
"""Telling roots that two passages must share."""
WEIGHT = 8.0
"""Sum of the rarities of the shared roots: two words, each in about one article of sixty."""
CROWD = 40
"""Stories of one pair in which a root may stand before it is what the pair is always about."""
SUBJECTS = 4
"""Shared words that name an arc."""


class Step(NamedTuple):
    """A typed step between two stories, the earlier first, with its weight and the words that they share."""

    start: str
    end: str
    kind: Literal["continues", "reaction", "follow-up", "correction", "recurrence"]
    weight: float
    roots: frozenset[str]
    evidence: tuple[Evidence, ...]
    why: str


def arcs(outlines: Iterable[Outline]) -> tuple[Arc, ...]:
    """The arcs among finished stories, one country pair at a time.

    A pair of countries alone makes no arc: two stories are joined when passages of both are about the same thing, or
    when one names a day of the other; stories that nothing joins are in none. Two stories in which the pair meets
    are then told apart as a recurrence, not taken for one event.
    """
    by_pair: dict[tuple[str, str], list[Outline]] = {}
    for item in sorted(outlines, key=lambda one: (one.day is None, one.day or 0, one.story)):
        for pair in item.pairs:
            by_pair.setdefault(pair, []).append(item)
    found: dict[frozenset[str], Arc] = {}
    for pair in sorted(by_pair):
        for arc in _arcs_of(pair, by_pair[pair]):
            # The same stories may hang together for several pairs of countries: the first pair names the arc.
            found.setdefault(frozenset(arc.stories), arc)
    return tuple(sorted(found.values(), key=lambda arc: arc.id))


def _arcs_of(pair: tuple[str, str], stories: Sequence[Outline]) -> Iterator[Arc]:
    if len(stories) < 2:
        return
    steps = list(_steps(stories))
    order = {item.story: at for at, item in enumerate(stories)}
    title_of = {item.story: item.title for item in stories}
    for group in components(order, [(step.start, step.end) for step in steps]):
        if len(group) < 2:
            continue
        inside = sorted((step for step in steps if step.start in group), key=lambda step: (step.start, step.end))
        told = sorted(group, key=order.__getitem__)
        yield Arc(
            id=content_id("arc", *pair, min(group)),
            title=_title(pair, inside) or title_of[told[0]],
            stories=tuple(told),
            edges=tuple(
                ArcEdge(start=step.start, end=step.end, kind=step.kind, evidence=step.evidence, why=step.why)
                for step in inside
            ),
            why=f"{pair[0]} and {pair[1]}: {len(group)} stories, {len(inside)} steps",
        )


def _steps(stories: Sequence[Outline]) -> Iterator[Step]:
    holding: dict[str, set[int]] = {}
    for at, item in enumerate(stories):
        for passage in item.passages:
            for one in passage.roots:
                holding.setdefault(one, set()).add(at)
    common = {one for one, where in holding.items() if len(where) > CROWD}
    meetings: dict[tuple[int, int], int] = {}
    for one in sorted(holding):
        if one in common or len(holding[one]) < 2:
            continue
        where = sorted(holding[one])
        for number, left in enumerate(where):
            for right in where[number + 1 :]:
                meetings[left, right] = meetings.get((left, right), 0) + 1
    for (left, right), count in sorted(meetings.items()):
        if count >= SHARED and (step := _step(stories[left], stories[right], common)):
            yield step


def _step(left: Outline, right: Outline, common: set[str]) -> Step | None:
    if left.last is not None and right.day is not None and right.day - left.last < APART:
        return None
    best: tuple[float, Passage, Passage, frozenset[str]] | None = None
    told = [(two, two.roots.keys() - common) for two in right.passages]
    for one in left.passages:
        roots = one.roots.keys() - common
        for two, others in told:
            # Few pairs share two words: that is seen before anything else is made of them.
            if len(both := roots & others) < SHARED:
                continue
            shared = frozenset(both)
            # Exact, so that the order in which a set gives its words cannot settle a tie.
            weight = math.fsum(min(one.roots[name], two.roots[name]) for name in shared)
            if weight >= WEIGHT and (best is None or weight > best[0]):
                best = (weight, one, two, shared)
    if best is None:
        return None
    weight, one, two, shared = best
    kind, why = _kind(left, right)
    words = ", ".join(_words(one.evidence.text, shared))
    return Step(left.story, right.story, kind, weight, shared, (one.evidence, two.evidence), f"{why}; both: {words}")


def _kind(left: Outline, right: Outline) -> tuple[Literal["continues", "follow-up", "recurrence"], str]:
    if left.day is not None and left.last is not None:
        recalled = sorted(day for day in right.cited if left.day <= day <= left.last)
        if recalled:
            return "follow-up", "the later story names a day of the earlier one"
    acts = {passage.act for passage in left.passages if passage.act and not passage.background}
    again = acts & {passage.act for passage in right.passages if passage.act and not passage.background}
    if "CONSULT" in again:
        return "recurrence", "the same parties meet again, on another day"
    return "continues", "the same matter goes on"


def _words(text: str, shared: Iterable[str]) -> list[str]:
    """The words of `text` whose roots are shared, each once."""
    wanted = set(shared)
    return list(
        dict.fromkeys(word for word in words_of(text) if root(word, "id") in wanted or root(word, "en") in wanted)
    )


def _title(pair: tuple[str, str], steps: Sequence[Step]) -> str:
    """The pair and the words that most steps share."""
    counts: dict[str, int] = {}
    for step in steps:
        for word in _words(step.evidence[0].text, step.roots):
            counts[word] = counts.get(word, 0) + 1
    subjects = sorted(counts, key=lambda word: (-counts[word], word))[:SUBJECTS]
    return f"{pair[0]}–{pair[1]}: {', '.join(subjects)}" if subjects else ""
