"""Stories: which articles tell of one happening."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from runut.linking.features import Features
from runut.linking.words import cosine

FIELDS = {"headline": 0.15, "lead": 0.30, "body": 0.30, "names": 0.25}
"""What each field of words counts for in the likeness of two articles (research on three English sets)."""
JOIN = {"id": 0.36, "en": 0.20}
"""Likeness from which two articles tell one story, per language, held fixed for every collection."""
POSSIBLE = 0.72
"""Part of the joining likeness from which two articles are shown as related."""
SPAN = 14
"""Days after which likeness counts half: reports of one happening come out close together."""
GRACE = 2
"""Days that two reports may lie apart at no cost: a weekly or a late translation tells the same happening."""


class Likeness(NamedTuple):
    """How alike two articles are: `score` against `join`, and why in plain words."""

    score: float
    join: float
    reason: str


def join_at(left: Features, right: Features) -> float:
    """The likeness from which two articles are joined: the stricter of their languages."""
    return max(JOIN.get(left.language or "", 0.3), JOIN.get(right.language or "", 0.3))


def nearness(left: Features, right: Features) -> float:
    """1 for pages of the same days, falling slowly with the days between them, less so where a day is a guess."""
    if left.day is None or right.day is None:
        return 1.0
    apart = max(abs(left.day - right.day) - GRACE, 0)
    soft = math.exp2(-apart / SPAN)
    sure = left.day_basis == "published" and right.day_basis == "published"
    floor = 0.4 if sure else 0.6
    return floor + (1 - floor) * soft


def likeness(left: Features, right: Features) -> Likeness:
    """How alike two articles are; depends on the two alone."""
    parts = {name: cosine(getattr(left, name), getattr(right, name)) for name in FIELDS}
    score = sum(FIELDS[name] * value for name, value in parts.items()) * nearness(left, right)
    shared = sorted(
        (term for term in left.body if term in right.body), key=lambda term: (-left.body[term] * right.body[term], term)
    )[:5]
    told = ", ".join(f"{name} {value:.2f}" for name, value in parts.items())
    return Likeness(round(score, 4), join_at(left, right), f"{told}; shared words: {', '.join(shared) or 'none'}")


def average_link(
    members: Sequence[str],
    scores: dict[tuple[str, str], float],
    *,
    bound: Iterable[tuple[str, str]] = (),
    apart: Iterable[tuple[str, str]] = (),
) -> list[list[str]]:
    """Groups of `members` (in order) whose mean score to each other is at least 0.

    `scores` are likeness minus the joining likeness; a pair that is not listed counts as -1. Pairs in `bound`
    are joined first, whatever their score; pairs in `apart` never share a group.
    """
    group: dict[str, int] = {member: at for at, member in enumerate(members)}
    groups: dict[int, list[str]] = {at: [member] for at, member in enumerate(members)}
    barred = {frozenset(pair) for pair in apart}

    def clash(one: int, two: int) -> bool:
        return any(frozenset((a, b)) in barred for a in groups[one] for b in groups[two]) if barred else False

    def merge(one: int, two: int) -> None:
        for member in groups[two]:
            group[member] = one
        groups[one] = sorted(groups[one] + groups.pop(two))

    for one, two in sorted(bound):
        first, second = sorted((group[one], group[two]))
        if first != second and not clash(first, second):
            merge(first, second)
    while True:
        sums: dict[tuple[int, int], list[float]] = {}
        for (one, two), score in scores.items():
            first, second = sorted((group[one], group[two]))
            if first != second:
                sums.setdefault((first, second), []).append(score)
        best: tuple[float, int, int] | None = None
        for (first, second), found in sums.items():
            pairs = len(groups[first]) * len(groups[second])
            mean = (math.fsum(found) - (pairs - len(found))) / pairs
            candidate = (-mean, first, second)
            if mean >= 0 and (best is None or candidate < best) and not clash(first, second):
                best = candidate
        if best is None:
            return sorted(groups.values())
        merge(best[1], best[2])
