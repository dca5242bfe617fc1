"""Who had to do with whom, around one party: a small drawing and an equal table."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

import msgspec

from runut.model import Event, Party
from runut.view.fact import Fact, PageView, Table, Words, row, words_from

NODES = 150
"""The most nodes of a drawing; larger ones are read by nobody."""
RING, LABEL = 95.0, 130.0
"""Distance between two rings, and the room that the longest label needs beside the outermost one."""
SIZE = 720.0


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """A party in the drawing; `weight` is the number of independent origins behind its events with the focus."""

    key: str
    name: str
    x: float
    y: float
    weight: int
    events: int
    kind: str


class GraphPage(PageView, frozen=True, kw_only=True):
    """The network around `focus`; edges go from the focus to every node."""

    focus: str
    focus_name: str
    nodes: tuple[Node, ...]
    size: float = SIZE


def _key(party: Party) -> tuple[str, str, str]:
    """Id, name and kind of page of a party; a country by its code."""
    if party.type == "GPE" and party.country:
        return party.country, party.name or party.country, "country"
    return party.actor or party.name or "", party.name or "", "a"


def graph_page(focus: str, events: Sequence[Event]) -> GraphPage:
    """The network around a party, from the events in which it takes part."""
    origins: dict[str, set[str]] = defaultdict(set)
    number: dict[str, int] = defaultdict(int)
    names: dict[str, tuple[str, str]] = {}
    words: dict[str, list[Words]] = defaultdict(list)
    focus_name = focus
    for event in events:
        parties = {}
        for party in (*event.actors, *event.recipients):
            key, name, kind = _key(party)
            if focus in (key, party.actor, party.country if kind == "country" else None):
                focus_name = name or focus_name
            elif key:
                parties[key] = (name, kind)
        for key, (name, kind) in parties.items():
            names.setdefault(key, (name, kind))
            number[key] += 1
            # An event whose origin nobody names is seen, but adds no origin.
            origins[key].update(event.origins)
            words[key].extend(words_from(value) for value in event.evidence[:1])
    ranked = sorted(names, key=lambda key: (-len(origins[key]), -number[key], names[key]))[: NODES - 1]
    nodes = []
    for place, key in enumerate(ranked):
        # Rings of 12, 24, 36 ... from the centre outwards: the heaviest stand next to the focus.
        ring, start, room = 1, 0, 12
        while place >= start + room:
            start, room, ring = start + room, room + 12, ring + 1
        angle = 2 * math.pi * (place - start) / min(room, len(ranked) - start) + ring * 0.35
        radius = RING * ring
        nodes.append(
            Node(key=key, name=names[key][0], kind=names[key][1], weight=len(origins[key]), events=number[key],
                 x=round(radius * math.cos(angle), 1), y=round(radius * math.sin(angle), 1))
        )  # fmt: skip
    rings = (max((math.hypot(node.x, node.y) for node in nodes), default=0.0)) / RING
    rows = tuple(
        row(
            Fact(value=node.name, words=tuple(words[node.key][:6]),
                 about=("a", node.key) if node.kind == "a" and node.key != node.name else None),
            Fact(value=str(node.events), kind="number", words=tuple(words[node.key][:6])),
            Fact(value=str(node.weight), kind="number", words=tuple(words[node.key][:6])),
        )
        for node in nodes
    )  # fmt: skip
    table = Table(
        key="graph", title="The same as a table", columns=("Name", "Events", "independent origins"), rows=rows
    )
    return GraphPage(
        kind="graph", id=focus, title=focus_name, tables=(table,), focus=focus, focus_name=focus_name,
        nodes=tuple(nodes), size=round(rings * RING * 2 + 2 * LABEL, 1),
    )  # fmt: skip
