"""Components: which articles hang together at all, by any chain of edges."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

Node = TypeVar("Node", bound=Hashable)


class UnionFind(Generic[Node]):
    """Sets that only grow: `find` names the set of a node, `union` joins two."""

    def __init__(self) -> None:
        self._parent: dict[Node, Node] = {}

    def find(self, node: Node) -> Node:
        """The node that stands for the set of `node`; a new node is a set of its own."""
        parent = self._parent
        root = parent.setdefault(node, node)
        while root != parent[root]:
            root = parent[root]
        while parent[node] != root:
            parent[node], node = root, parent[node]
        return root

    def union(self, one: Node, two: Node) -> None:
        """Join the sets of two nodes."""
        first, second = self.find(one), self.find(two)
        if first != second:
            self._parent[second] = first


def components(nodes: Iterable[str], pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """The connected sets of `nodes`, each in order, the sets in order of their first node."""
    sets: UnionFind[str] = UnionFind()
    known = sorted(set(nodes))
    for one, two in pairs:
        sets.union(one, two)
    grouped: dict[str, list[str]] = {}
    for node in known:
        grouped.setdefault(sets.find(node), []).append(node)
    return sorted(grouped.values())


def parted(
    groups: Iterable[Sequence[str]], scores: Mapping[tuple[str, str], float]
) -> dict[str, dict[tuple[str, str], float]]:
    """The scores of the pairs inside each of `groups`, by the first member of the group, in one pass over `scores`."""
    first = {member: group[0] for group in groups for member in group}
    found: dict[str, dict[tuple[str, str], float]] = {}
    for pair, score in scores.items():
        home = first.get(pair[0])
        if home is not None and home == first.get(pair[1]):
            found.setdefault(home, {})[pair] = score
    return found
