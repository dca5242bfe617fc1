"""Audit: how sure the joins of a collection are, without anyone having labelled it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from runut.linking.features import Features
from runut.linking.keys import word_pairs
from runut.linking.stories import FIELDS, by_field

NEAR = 2
"""Days between two pages that may tell one story, for the audit."""
FAR = (30, 180)
"""Days between two pages that are alike by subject alone: one happening is not news for a month."""
CROWD = 400
"""Pages under one pair of heavy words beyond which the pair is left out."""


class Row(NamedTuple):
    """At one threshold: the pairs of pages of the same days above it, how many of them the far pairs lead one to
    expect by subject alone, and the part that is left."""

    threshold: float
    near: int
    by_subject: float
    precision: float | None


def audit(articles: Iterable[Features], thresholds: Sequence[float]) -> list[Row]:
    """The estimated precision of joining at each of `thresholds`; None where there is nothing to compare with.

    Pages of two outlets and the same days that are alike may tell one story or only share a subject; pages a month
    or more apart can only share a subject. So the rate of alike pairs among the far ones, times the number of near
    ones, is what to subtract. On 15 months of Indonesian headlines this met labels by hand within 0.06.
    """
    dated = sorted((item for item in articles if item.day is not None), key=lambda item: item.article)
    near_all, far_all = _chances(dated)
    near = dict.fromkeys(thresholds, 0)
    far = dict.fromkeys(thresholds, 0)
    for left, right in _alike(dated):
        assert left.day is not None and right.day is not None
        gap = abs(left.day - right.day)
        close = gap <= NEAR
        if not close and not FAR[0] <= gap <= FAR[1]:
            continue
        if left.outlet and left.outlet == right.outlet:
            continue
        score = sum(FIELDS[name] * value for name, value in by_field(left, right).items())
        for threshold in thresholds:
            if score >= threshold:
                (near if close else far)[threshold] += 1
    rows = []
    for threshold in thresholds:
        expected = far[threshold] / far_all * near_all if far_all else 0.0
        known = near[threshold] and far_all
        sure = max(0.0, 1 - expected / near[threshold]) if known else None
        rows.append(Row(threshold, near[threshold], round(expected, 1), round(sure, 3) if sure is not None else None))
    return rows


def _chances(dated: Sequence[Features]) -> tuple[int, int]:
    """How many pairs of pages of two outlets lie near, and how many far."""
    days: dict[int, dict[str, int]] = {}
    for item in dated:
        outlets = days.setdefault(item.day or 0, {})
        outlets[item.outlet or item.article] = outlets.get(item.outlet or item.article, 0) + 1
    near = far = 0
    order = sorted(days)
    for at, one in enumerate(order):
        for two in order[at:]:
            gap = two - one
            if gap > FAR[1]:
                break
            if gap > NEAR and gap < FAR[0]:
                continue
            total = sum(days[one].values()) * sum(days[two].values())
            same = sum(count * days[two].get(outlet, 0) for outlet, count in days[one].items())
            pairs = (total - same) // 2 if gap == 0 else total - same
            if gap <= NEAR:
                near += pairs
            else:
                far += pairs
    return near, far


def _alike(dated: Sequence[Features]) -> Iterable[tuple[Features, Features]]:
    """The pairs that share two heavy words, each once."""
    holders: dict[str, list[int]] = {}
    for at, item in enumerate(dated):
        met: set[int] = set()
        for key in word_pairs(item):
            found = holders.setdefault(key, [])
            if len(found) < CROWD:
                met.update(found)
                found.append(at)
        for other in sorted(met):
            yield dated[other], item
