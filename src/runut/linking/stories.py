"""Stories: which articles tell of one happening."""

from __future__ import annotations

import math
from typing import NamedTuple

from runut.linking.bilingual import told_in_indonesian
from runut.linking.features import Features
from runut.linking.words import cosine

FIELDS = {"headline": 0.12, "lead": 0.40, "body": 0.40, "names": 0.08}
"""What each field of words counts for in the likeness of two articles (research on three English sets)."""
JOIN = {"id": 0.47, "en": 0.12}
"""Likeness from which two articles tell one story, per language, held fixed for every collection."""
ACROSS = 0.355
"""The same for two languages, their words matched by a small lexicon (sample pages: one happening lies above)."""
POSSIBLE = 0.72
"""Part of the joining likeness from which two articles are shown as related."""
SPAN = 14
"""Days after which likeness counts half: reports of one happening come out close together."""
GRACE = 2
"""Days that two reports may lie apart at no cost: a weekly or a late translation tells the same happening."""


class Likeness(NamedTuple):
    """How alike two articles are: `score`, and the `join` from which they tell one story."""

    score: float
    join: float


def join_at(left: Features, right: Features) -> float:
    """The likeness from which two articles are joined, by their languages."""
    if left.language != right.language:
        return ACROSS
    return JOIN.get(left.language or "", ACROSS)


def nearness(left: Features, right: Features) -> float:
    """1 for pages of the same days, falling slowly with the days between them, less so where a day is a guess."""
    if left.day is None or right.day is None:
        return 1.0
    apart = max(abs(left.day - right.day) - GRACE, 0)
    soft = math.exp2(-apart / SPAN)
    sure = left.day_basis == "published" and right.day_basis == "published"
    floor = 0.4 if sure else 0.6
    return floor + (1 - floor) * soft


def by_field(left: Features, right: Features) -> dict[str, float]:
    """The likeness of two articles in each field, whatever their days."""
    if left.language == right.language:
        return {name: cosine(getattr(left, name), getattr(right, name)) for name in FIELDS}
    return {
        name: cosine(
            told_in_indonesian(getattr(left, name), left.language),
            told_in_indonesian(getattr(right, name), right.language),
        )
        for name in FIELDS
    }


def likeness(left: Features, right: Features) -> Likeness:
    """How alike two articles are; depends on the two alone."""
    parts = by_field(left, right)
    score = sum(FIELDS[name] * value for name, value in parts.items()) * nearness(left, right)
    return Likeness(round(score, 4), join_at(left, right))


def reason_of(left: Features, right: Features) -> str:
    """What the likeness of two articles rests on, in plain words."""
    weight = {term: left.body[term] * right.body[term] for term in left.body if term in right.body}
    shared = sorted(weight, key=lambda term: (-weight[term], term))[:5]
    told = ", ".join(f"{name} {value:.2f}" for name, value in by_field(left, right).items())
    return f"{told}; shared words: {', '.join(shared) or 'none'}"
