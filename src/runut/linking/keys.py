"""Keys: what an article is found by, so that each new page is compared with few others."""

from __future__ import annotations

from datetime import date

import numpy as np

from runut.linking.features import Features
from runut.model import content_id

TERMS = 9
"""Heaviest words of an article that are paired into keys: with nine, 98 of 100 same-story pairs meet."""
WINDOW = 8
"""Days of one time slot; slots overlap by half, so that pages up to four days apart always share one."""
SAMPLED = 48
"""Most sketch hashes that become keys: a long page does not need all of them to be found."""


def slots(day: int | None) -> tuple[str, ...]:
    """The two overlapping time slots of a day; an undated page has a slot of its own."""
    if day is None:
        return ("-",)
    half = WINDOW // 2
    return str(day // half), str(day // half + 1)


def keys(features: Features) -> tuple[str, ...]:
    """The keys under which a record files `features` and asks for candidates.

    Kinds: w (two heavy words in one time slot), c (a sketch hash in one quarter of a year), e (an event: type
    family, two actors, month), q (a speaker's rare words). They depend on the article alone.
    """
    found = [f"w{slot}.{code}" for code in _word_pairs(features) for slot in slots(features.day)]
    found += _sketch_keys(features)
    return tuple(dict.fromkeys(found))


def _word_pairs(features: Features) -> list[str]:
    weight: dict[str, float] = {}
    for field, share in ((features.headline, 0.35), (features.lead, 0.3), (features.body, 0.2), (features.names, 0.15)):
        for term, value in field.items():
            weight[term] = weight.get(term, 0.0) + share * value
    heavy = sorted(sorted(weight, key=lambda term: (-weight[term], term))[:TERMS])
    return [content_id(one, two)[:8] for at, one in enumerate(heavy) for two in heavy[at + 1 :]]


def _sketch_keys(features: Features) -> list[str]:
    sampled = np.frombuffer(features.sketch, np.uint64)[:SAMPLED].tolist()
    if features.day is None:
        periods = ["-"]
    else:
        # Half-overlapping quarters: a page copied within six weeks always shares one with its original.
        days = (date.fromordinal(features.day), date.fromordinal(features.day + 45))
        periods = [f"{side}{day.year}{(day.month - 1) // 3}" for side, day in zip("ab", days, strict=True)]
    return [f"c{period}.{value:x}" for period in periods for value in sampled]
