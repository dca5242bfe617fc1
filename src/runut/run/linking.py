"""Linking a record: each new page touches only its neighbours, and any order of pages ends in the same record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from runut import linking
from runut.model import Choice, Links
from runut.record import Edge, Neighbourhood, Record, Writer

# Articles whose features are stored in one transaction.
_BATCH = 100
# A key that stands in more articles than this says nothing about any of them.
_COMMON = 200

_features = msgspec.msgpack.Decoder(linking.Features)
_edge = msgspec.msgpack.Decoder(linking.Edge)
_encoder = msgspec.msgpack.Encoder()


def link(record: Record, *, again: bool = False) -> Iterator[int]:
    """Link what is pending; yields the number of articles of each neighbourhood once it is stored
    (0 while articles are still being compared).

    A killed run loses nothing: what is not resolved stays pending, and the next call goes on. With `again`,
    every article is compared anew.
    """
    with record.writing() as writer:
        hood = Neighbourhood(record.connection)
        if again:
            with writer.transaction() as connection:
                connection.execute("DELETE FROM features")
                connection.execute("DELETE FROM link_keys")
                connection.execute("DELETE FROM link_edges")
        yield from _compare(record, writer, hood)
        yield from _resolve(record, writer, hood)


def _compare(record: Record, writer: Writer, hood: Neighbourhood) -> Iterator[int]:
    """Give every new article its features and its edges to those that are there already."""
    while batch := hood.without_features(linking.VERSION, limit=_BATCH):
        with writer.transaction():
            for article in batch:
                own = linking.features(record.reading(article))
                hood.put(article, linking.VERSION, _encoder.encode(own), linking.keys(own))
                others = [_features.decode(hood.features(key)) for key in hood.sharing(article, most=_COMMON)]
                hood.join(
                    Edge(a=edge.left, b=edge.right, kind=edge.kind, score=edge.score, data=_encoder.encode(edge))
                    for edge in linking.edges(own, others)
                )
        yield 0


def _resolve(record: Record, writer: Writer, hood: Neighbourhood) -> Iterator[int]:
    """Cluster every neighbourhood that holds a pending article, each in its own transaction."""
    choices = record.choices()
    done: set[str] = set()
    for article in hood.pending():
        if article in done:
            continue
        with writer.transaction():
            members = hood.component(article, kinds=linking.JOINING)
            done.update(members)
            links = _links_of(hood, members, choices)
            gone = writer.forget_links(members)
            writer.store_links(links)
            for kind, old, new in _moved(gone, links):
                writer.redirect(kind, old, new)
            hood.resolved(members)
        yield len(members)


def _links_of(hood: Neighbourhood, members: Sequence[str], choices: tuple[Choice, ...]) -> Links:
    component = [_features.decode(hood.features(article)) for article in members]
    edges = [_edge.decode(data) for data in hood.edges_within(members)]
    return linking.resolve(component, edges, choices=choices)


def _moved(gone: dict[str, dict[str, set[str]]], links: Links) -> Iterator[tuple[str, str, str]]:
    """Ids that stand no longer, and the id that now holds most of what they held."""
    now: dict[str, dict[str, set[str]]] = {
        "story": {story.id: set(story.articles) for story in links.stories},
        "event": {event.id: {article for article, _ in event.members} for event in links.events},
        "utterance": {item.id: {article for article, _ in item.members} for item in links.utterances},
    }
    for kind, olds in gone.items():
        for old, articles in sorted(olds.items()):
            if old in now[kind] or not now[kind]:
                continue
            best = max(sorted(now[kind]), key=lambda new: len(now[kind][new] & articles))
            if now[kind][best] & articles:
                yield kind, old, best
