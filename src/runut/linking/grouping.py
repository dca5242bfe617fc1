"""Grouping: average link over scored pairs, with pairs that must and pairs that must not share a group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush

Pair = tuple[str, str]


def average_link(
    members: Sequence[str],
    scores: Mapping[Pair, float],
    *,
    bound: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
    missing: float = -1.0,
    until: int = 1,
) -> list[list[str]]:
    """Groups of `members` (in order) whose mean score to each other is at least 0.

    `scores` say by how much a pair lies above (or, negative, below) the value that joins; a pair that is not listed
    counts as `missing`. Pairs in `bound` are joined first, whatever their score; pairs in `apart` never share a
    group. Ties go to the earlier members, so the result depends on the arguments' content alone. Merging stops when
    `until` groups are left.
    """
    groups = _Groups(members, scores, apart, missing)
    for one, two in sorted(bound):
        groups.join(one, two)
    return groups.run(until)


class _Groups:
    """Sets of members under merging; a set is named by the place of its first member."""

    def __init__(
        self, members: Sequence[str], scores: Mapping[Pair, float], apart: Iterable[Pair], missing: float
    ) -> None:
        self.missing = missing
        self.place = {member: at for at, member in enumerate(members)}
        self.of = list(range(len(members)))
        self.inside: dict[int, list[int]] = {at: [at] for at in range(len(members))}
        self.names = list(members)
        self.near: dict[int, dict[int, tuple[float, int]]] = {at: {} for at in range(len(members))}
        self.version = [0] * len(members)
        self.barred: dict[int, set[int]] = {}
        for (left, right), score in scores.items():
            one, two = self.place[left], self.place[right]
            if one == two:
                continue
            self.near[one][two] = self.near[two][one] = (score, 1)
        for left, right in apart:
            if left in self.place and right in self.place:
                one, two = self.place[left], self.place[right]
                self.barred.setdefault(one, set()).add(two)
                self.barred.setdefault(two, set()).add(one)

    def clash(self, one: int, two: int) -> bool:
        """Whether the two groups hold a pair that must stay apart."""
        if not self.barred:
            return False
        other = set(self.inside[two])
        return any(not other.isdisjoint(self.barred.get(member, ())) for member in self.inside[one])

    def join(self, left: str, right: str) -> None:
        """Join the groups of two members unless that is barred."""
        one, two = sorted((self.of[self.place[left]], self.of[self.place[right]]))
        if one != two and not self.clash(one, two):
            self.merge(one, two)

    def merge(self, one: int, two: int) -> None:
        """Put group `two` into group `one`, which comes first."""
        for member in self.inside[two]:
            self.of[member] = one
        self.inside[one] = sorted(self.inside[one] + self.inside.pop(two))
        self.version[one] += 1
        self.version[two] += 1
        kept = self.near[one]
        kept.pop(two, None)
        for other, (total, count) in self.near.pop(two).items():
            if other == one:
                continue
            before = kept.get(other, (0.0, 0))
            kept[other] = (before[0] + total, before[1] + count)
            self.near[other].pop(two, None)
        for other, value in kept.items():
            self.near[other][one] = value

    def mean(self, one: int, two: int) -> float:
        """The mean score over all pairs between two groups."""
        total, count = self.near[one][two]
        pairs = len(self.inside[one]) * len(self.inside[two])
        # Rounded, so that the order in which scores were added up cannot settle a tie.
        return round((total + (pairs - count) * self.missing) / pairs, 9)

    def run(self, until: int) -> list[list[str]]:
        """Merge the closest two groups for as long as any two have a mean of at least 0."""
        heap = [
            (-mean, one, two, self.version[one], self.version[two])
            for one, others in self.near.items()
            for two in others
            if one < two and (mean := self.mean(one, two)) >= 0
        ]
        heapify(heap)
        while heap and len(self.inside) > until:
            _, one, two, first, second = heappop(heap)
            if self.version[one] != first or self.version[two] != second or self.clash(one, two):
                continue
            self.merge(one, two)
            for other in self.near[one]:
                low, high = (one, other) if one < other else (other, one)
                if (mean := self.mean(low, high)) >= 0:
                    heappush(heap, (-mean, low, high, self.version[low], self.version[high]))
        return sorted([self.names[member] for member in group] for group in self.inside.values())
