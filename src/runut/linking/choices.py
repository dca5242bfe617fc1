"""Choices: what a person decided to be one or to be two holds against every score."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from runut.model import Choice


class Bonds(NamedTuple):
    """Pairs that belong together and pairs that stay apart, whatever their scores."""

    together: tuple[tuple[str, str], ...]
    apart: tuple[tuple[str, str], ...]


def merged(groups: Sequence[Sequence[str]], bound: Bonds) -> list[list[str]]:
    """`groups` with those made one that a person joined, whole, unless that would join what is kept apart."""
    of = {member: at for at, group in enumerate(groups) for member in group}
    inside = {at: list(group) for at, group in enumerate(groups)}
    for left, right in bound.together:
        one, two = sorted((of[left], of[right]))
        both = set(inside[one]) | set(inside[two])
        if one == two or any(pair[0] in both and pair[1] in both for pair in bound.apart):
            continue
        inside[one] = sorted(both)
        for member in inside.pop(two):
            of[member] = one
    return sorted(inside.values())


def bonds(choices: Sequence[Choice], members: Iterable[str], *, about: str, id_of: Callable[[str], str]) -> Bonds:
    """The bonds among `members` that the choices about `about` ("story", "event", "quote") demand.

    A target is a member itself or the id of a group, which is made from one member by `id_of`. A merge binds all its
    targets; a split keeps its first target apart from each of the others. The latest choice about a pair wins, and
    an undone choice counts for nothing.
    """
    known = {member: member for member in members}
    known.update({id_of(member): member for member in tuple(known)})
    verdict: dict[tuple[str, str], bool] = {}
    for choice in sorted(choices, key=lambda item: (item.at, item.id)):
        if choice.undone or choice.about != about or choice.kind not in ("merge", "split"):
            continue
        found = [known[target] for target in choice.targets if target in known]
        for other in found[1:]:
            if other != found[0]:
                one, two = sorted((found[0], other))
                verdict[one, two] = choice.kind == "merge"
    together = tuple(sorted(pair for pair, joined in verdict.items() if joined))
    return Bonds(together, tuple(sorted(pair for pair, joined in verdict.items() if not joined)))
