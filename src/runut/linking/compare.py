"""Comparing one article with its candidates: each decision becomes an edge that says what it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import numpy as np

from runut.linking.copies import COPIED, PATCHWORK, SHARED_LEAST, hashes, kind_of, passages, shared
from runut.linking.edge import Edge
from runut.linking.features import Features
from runut.linking.happenings import MAIN, event_edges
from runut.linking.stories import POSSIBLE, likeness, reason_of
from runut.linking.utterances import quote_edges

OLDEST = 45
"""Days between two pages beyond which likeness never joins them; what runs for years is an arc of stories."""
MAIN_SURE = 0.40
"""Score of a main act found on both pages, each with its day, from which the pages tell one story."""
SKETCH_SHARED = 2
"""Shared sketch hashes from which two pages are measured exactly."""
SKETCH_PART = 0.12
"""Part of the smaller sketch that must be shared before two pages are measured exactly."""


def edges(features: Features, candidates: Iterable[Features]) -> tuple[Edge, ...]:
    """The decisions about `features` and each candidate, in a fixed order.

    A pair's edges depend on the two articles alone, so it does not matter which of them came first.
    """
    found: list[Edge] = []
    for other in candidates:
        if other.article != features.article:
            left, right = (features, other) if features.article < other.article else (other, features)
            found += _pair(left, right)
    return tuple(sorted(found, key=lambda edge: edge.order))


def _pair(left: Features, right: Features) -> list[Edge]:
    found: list[Edge] = []
    if copy := copy_edge(left, right):
        found.append(copy)
    acts = list(event_edges(left, right))
    if story := story_edge(left, right, main=max((edge.score for edge in acts if edge.form == MAIN), default=0.0)):
        found.append(story)
    found += acts
    found += quote_edges(left, right)
    return found


def story_edge(left: Features, right: Features, *, main: float = 0.0) -> Edge | None:
    """Whether two articles tell one story ("story"), may do so ("possible"), or neither.

    `main` is how surely the main acts of both are one act on one stated day, which makes them one story.
    """
    if left.day is not None and right.day is not None and abs(left.day - right.day) > OLDEST:
        return None
    score, join = likeness(left, right)
    told = "both report one act of one day; " if main >= MAIN_SURE and score < join else ""
    if told:
        score = join
    if score < join * POSSIBLE:
        return None
    reason = told + reason_of(left, right)
    return Edge(
        left=left.article,
        right=right.article,
        kind="story" if score >= join else "possible",
        score=round(score - join, 4),
        reason=f"likeness {score:.2f} (joined from {join:.2f}): {reason}",
    )


@lru_cache(maxsize=20_000)
def _sampled(sketch: bytes) -> frozenset[int]:
    """The sampled hashes of a page as a set, kept at hand for the pages compared most."""
    return frozenset(np.frombuffer(sketch, np.uint64).tolist())


def copy_edge(left: Features, right: Features) -> Edge | None:
    """How much wording two articles share, when it is more than chance."""
    one, two = _sampled(left.sketch), _sampled(right.sketch)
    both = len(one & two)
    if both < SKETCH_SHARED or both < SKETCH_PART * min(len(one), len(two)):
        return None
    measure = shared(hashes(left), hashes(right))
    if measure.runs < SHARED_LEAST or measure.containment < PATCHWORK:
        return None
    first = earlier(left, right)
    form = kind_of(left, right, measure, first)
    return Edge(
        left=left.article,
        right=right.article,
        kind="copy",
        score=round(measure.containment - COPIED, 4),
        reason=f"{measure.runs} three-word runs shared: {measure.left:.0%} of one, {measure.right:.0%} of the other",
        spans=passages(left, right),
        jaccard=round(measure.jaccard, 4),
        containment=round(measure.containment, 4),
        form=form,
        first=first,
    )


def earlier(left: Features, right: Features) -> str | None:
    """The article that was published first; None where the pages do not tell."""
    if not left.published or not right.published or left.published == right.published:
        return None
    # Days first: a page without an hour would otherwise count as midnight.
    one, two = left.published, right.published
    if left.day is None or right.day is None:
        return None
    if left.day != right.day:
        return left.article if left.day < right.day else right.article
    if "T" in one and "T" in two:
        return left.article if one < two else right.article
    return None
