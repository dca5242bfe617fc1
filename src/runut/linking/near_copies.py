"""Near-copies of many texts at once: every pair that shares its wording, measured exactly."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from runut.linking.copies import PATCHWORK, SHARED_LEAST, Shared, measures
from runut.linking.sketch import Grams, grams_of_texts, sketch

COMMON = 200
"""Texts that may share one sampled run before it counts as furniture of an outlet, not as copying."""
PART = 0.12
"""Part of the smaller sample that two texts must share: half of what the lowest wanted containment leads one to see."""
SAMPLED = 2
"""Sampled runs that two texts must share before they are measured."""


def near_copies(texts: Iterable[str], *, containment: float = PATCHWORK) -> list[tuple[int, int, Shared]]:
    """The pairs (lower number first) of which one holds at least `containment` of the other, in order."""
    return copies_among(grams_of_texts(texts), containment=containment)


def copies_among(hashed: list[Grams], *, containment: float = PATCHWORK) -> list[tuple[int, int, Shared]]:
    """The same from the hashed three-word runs of each text.

    Candidates are pairs that share sampled hashes; the join sorts all samples once, so it costs what they number.
    """
    samples = [sketch(one) for one in hashed]
    distinct: dict[int, frozenset[int]] = {}

    def runs_of(text: int) -> frozenset[int]:
        if text not in distinct:
            distinct[text] = frozenset(hashed[text].tolist())
        return distinct[text]

    values = np.concatenate(samples) if samples else np.empty(0, np.uint64)
    owners = np.repeat(np.arange(len(samples), dtype=np.int64), [len(one) for one in samples])
    order = np.argsort(values, kind="stable")
    values, owners = values[order], owners[order]
    starts = np.flatnonzero(np.r_[True, values[1:] != values[:-1]]) if len(values) else np.empty(0, np.int64)
    sizes = np.diff(np.r_[starts, len(values)])
    pairs: list[np.ndarray] = []
    for size in np.unique(sizes[(sizes > 1) & (sizes <= COMMON)]).tolist():
        rows = owners[starts[sizes == size][:, None] + np.arange(size)]
        left, right = np.triu_indices(size, 1)
        pairs.append((rows[:, left] * len(samples) + rows[:, right]).ravel())
    if not pairs:
        return []
    codes, counts = np.unique(np.concatenate(pairs), return_counts=True)
    found = []
    sizes = np.array([len(one) for one in samples])
    smaller = np.minimum(sizes[codes // len(samples)], sizes[codes % len(samples)])
    for code in codes[(counts >= SAMPLED) & (counts >= PART * smaller)].tolist():
        one, two = divmod(code, len(samples))
        left_runs, right_runs = runs_of(one), runs_of(two)
        both = len(left_runs & right_runs)
        measure = measures(both, len(left_runs), len(right_runs))
        if both >= min(SHARED_LEAST, len(left_runs), len(right_runs)) and measure.containment >= containment:
            found.append((one, two, measure))
    return found
