"""Copies: pages that share their wording, measured exactly, with the passages that they share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from runut.linking.features import Features
from runut.linking.sketch import Grams

SHARED_LEAST = 8
"""Fewer shared three-word runs are chance or a common phrase, not copying."""
PATCHWORK = 0.2
"""From this containment on, two pages are noted as sharing text; lower values are names and set phrases."""
COPIED = 0.5
"""From this containment on, half of the shorter page stands in the other: one report, printed twice."""
WHOLE = 0.8
"""From this containment on, the shorter page is as good as inside the other."""
SAME = 0.9
"""Jaccard from which two texts are called identical: what differs is a byline, a date or a typing error."""
_LONGEST = 64
"""Places compared for one repeated run of words; more only costs time."""


class Shared(NamedTuple):
    """How much wording two articles share: Jaccard, and the part of the left and of the right that is shared."""

    jaccard: float
    left: float
    right: float
    runs: int

    @property
    def containment(self) -> float:
        """The part of the shorter page that stands in the other."""
        return max(self.left, self.right)


def hashes(article: Features) -> Grams:
    """The three-word runs of the article in order."""
    return np.frombuffer(article.grams, np.uint64)


def shared(left: Grams, right: Grams) -> Shared:
    """The exact measures over the distinct three-word runs of two texts."""
    one, two = np.unique(left), np.unique(right)
    both = len(np.intersect1d(one, two, assume_unique=True))
    return measures(both, len(one), len(two))


def measures(both: int, left: int, right: int) -> Shared:
    """The measures from three counts of distinct runs."""
    union = left + right - both
    return Shared(both / union if union else 0.0, both / left if left else 0.0, both / right if right else 0.0, both)


def passages(left: Features, right: Features, *, words: int = 6) -> tuple[tuple[int, int, int, int], ...]:
    """The maximal passages of at least `words` words that both articles hold, as (start, end) in each text.

    Each word of the left article lies in one passage at most; where a run stands several times in the right
    article, the longest match wins, and the first of equals.
    """
    one, two = hashes(left).tolist(), hashes(right).tolist()
    places: dict[int, list[int]] = {}
    for at, value in enumerate(two):
        found = places.setdefault(value, [])
        if len(found) < _LONGEST:
            found.append(at)
    found_passages = [
        (start, start + length + 2, other, other + length + 2) for start, other, length in _runs(one, two, places)
    ]
    starts, ends = _offsets(left)
    other_starts, other_ends = _offsets(right)
    return tuple(
        (int(starts[a0]), int(ends[a1 - 1]), int(other_starts[b0]), int(other_ends[b1 - 1]))
        for a0, a1, b0, b1 in found_passages
        if a1 - a0 >= words
    )


def _runs(one: Sequence[int], two: Sequence[int], places: dict[int, list[int]]) -> Iterator[tuple[int, int, int]]:
    at = 0
    while at < len(one):
        best, where = 0, -1
        for other in places.get(one[at], ()):
            length = 1
            while at + length < len(one) and other + length < len(two) and one[at + length] == two[other + length]:
                length += 1
            if length > best:
                best, where = length, other
        if best:
            yield at, where, best
        # The last two runs of a match hang over its end: the next match may begin inside them.
        at += max(best, 1)


def _offsets(article: Features) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    return np.frombuffer(article.starts, np.uint32), np.frombuffer(article.ends, np.uint32)


def kind_of(left: Features, right: Features, measure: Shared, first: str | None) -> str:
    """What one page is to the other: identical, cut (the copy is shorter), extended (longer) or patchwork."""
    if measure.jaccard >= SAME:
        return "identical"
    if measure.containment >= WHOLE:
        shorter = left if left.length <= right.length else right
        return "extended" if first == shorter.article else "cut"
    return "patchwork"
