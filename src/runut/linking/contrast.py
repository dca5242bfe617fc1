"""Contrast: whether a large group of alike articles is really two happenings of one kind, such as two earthquakes."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from runut.linking.features import Features
from runut.linking.grouping import average_link
from runut.linking.words import cosine, unit

GROUP = 14
"""Articles of a large group; in smaller ones chance words divide any story into two halves that look apart."""
SMALL = 8
"""Articles from which a small group is looked at, with a stricter ratio."""
SIDE = 3
"""Articles that each half must have; in a large group one more."""
RATIO = 0.42
"""Halves are two happenings when their likeness to each other, in the words that tell the group's articles apart, is
below this part of their likeness inside (English sets: 9 in 10 mixed groups lie below, 1 in 10 true stories)."""
SMALL_RATIO = 0.18
"""The same for small groups: there only halves that share next to nothing are two happenings."""
LARGEST = 400
"""A larger group is not looked at: measuring every pair would cost more than it tells."""


def contrasted(group: Sequence[str], members: dict[str, Features]) -> list[list[str]]:
    """`group` as it is, or its parts, each looked at again."""
    if not SMALL <= len(group) <= LARGEST:
        return [list(group)]
    telling = _telling([members[name] for name in group])
    vectors = dict(zip(group, telling, strict=True))
    scores = {(one, two): cosine(vectors[one], vectors[two]) for at, one in enumerate(group) for two in group[at + 1 :]}
    halves = average_link(group, scores, until=2)
    large = len(group) >= GROUP
    if len(halves) != 2 or min(map(len, halves)) < SIDE + large:
        return [list(group)]
    inside = min(_mean(scores, half, half) for half in halves)
    if _mean(scores, halves[0], halves[1]) >= (RATIO if large else SMALL_RATIO) * inside:
        return [list(group)]
    return [part for half in halves for part in contrasted(half, members)]


def _telling(articles: Sequence[Features]) -> list[dict[str, float]]:
    """The words of each article weighed by how few of the group's articles hold them; words of one article or of
    all of them say nothing."""
    seen_in = Counter(term for article in articles for term in article.body)
    size = len(articles)
    return [
        unit(
            {
                term: weight * math.log(size / seen_in[term])
                for term, weight in article.body.items()
                if 2 <= seen_in[term] < size
            },
            200,
        )
        for article in articles
    ]


def _mean(scores: dict[tuple[str, str], float], left: Sequence[str], right: Sequence[str]) -> float:
    found = [
        scores[one, two] if (one, two) in scores else scores[two, one]
        for one in left
        for two in right
        if one != two and (left is not right or one < two)
    ]
    return math.fsum(found) / len(found) if found else 0.0
