"""Linking in one go: features, keys, edges and components of articles held in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from runut.linking.arcs import arcs
from runut.linking.choices import bonds
from runut.linking.compare import SKETCH_SHARED, edges
from runut.linking.components import components
from runut.linking.edge import Edge
from runut.linking.features import Features, features
from runut.linking.keys import keys
from runut.linking.outline import outline
from runut.linking.resolve import resolve, story_id
from runut.model import Choice, Links, Reading

CROWD = 2_000
"""Articles under one key beyond which the key says nothing: a phrase of every page, not a happening."""


class Index:
    """Articles by their keys, in memory: what a record keeps in a table."""

    def __init__(self) -> None:
        self.articles: dict[str, Features] = {}
        self._by_key: dict[str, list[str]] = {}

    def add(self, article: Features) -> list[Features]:
        """File `article` and return the earlier ones that share a key with it (two, for sampled wording)."""
        meetings: Counter[str] = Counter()
        wording: Counter[str] = Counter()
        for key in keys(article):
            found = self._by_key.setdefault(key, [])
            if len(found) <= CROWD:
                (wording if key[0] == "c" else meetings).update(found)
                found.append(article.article)
        self.articles[article.article] = article
        met = set(meetings) | {name for name, count in wording.items() if count >= SKETCH_SHARED}
        return [self.articles[name] for name in sorted(met)]


def link(readings: Sequence[Reading], *, choices: Sequence[Choice] = ()) -> Links:
    """Everything that many readings amount to; the order of `readings` does not matter."""
    return link_features([features(reading) for reading in readings], choices=choices)


def link_features(articles: Iterable[Features], *, choices: Sequence[Choice] = ()) -> Links:
    """The same from features: the batch composition of keys, edges and resolve."""
    index = Index()
    found: list[Edge] = []
    for article in sorted({item.article: item for item in articles}.values(), key=lambda item: item.article):
        found += edges(article, index.add(article))
    by_pair: dict[str, list[Edge]] = {}
    pairs = [(edge.left, edge.right) for edge in found]
    pairs += bonds(choices, index.articles, about="story", id_of=story_id).together
    groups = components(index.articles, pairs)
    where = {name: group[0] for group in groups for name in group}
    for edge in found:
        by_pair.setdefault(where[edge.left], []).append(edge)
    parts = [
        resolve([index.articles[name] for name in group], by_pair.get(group[0], ()), choices=choices)
        for group in groups
    ]
    return with_arcs(joined(parts), index.articles)


def with_arcs(links: Links, articles: Mapping[str, Features]) -> Links:
    """`links` with the arcs of its stories, and each story with the ids of its arcs."""
    outlines = [outline(story, [articles[name] for name in story.articles]) for story in links.stories]
    found = arcs(outlines)
    of: dict[str, list[str]] = {}
    for arc in found:
        for story in arc.stories:
            of.setdefault(story, []).append(arc.id)
    stories = tuple(
        msgspec.structs.replace(story, arcs=tuple(of[story.id])) if story.id in of else story for story in links.stories
    )
    return msgspec.structs.replace(links, arcs=found, stories=stories)


def joined(parts: Iterable[Links]) -> Links:
    """Several results as one, each kind in order of its ids."""
    every = list(parts)
    redirects: dict[str, str] = {}
    for part in every:
        redirects.update(part.redirects)
    return Links(
        actors=tuple(sorted((item for part in every for item in part.actors), key=lambda item: item.id)),
        events=tuple(sorted((item for part in every for item in part.events), key=lambda item: item.id)),
        utterances=tuple(sorted((item for part in every for item in part.utterances), key=lambda item: item.id)),
        stories=tuple(sorted((item for part in every for item in part.stories), key=lambda item: item.id)),
        arcs=tuple(sorted((item for part in every for item in part.arcs), key=lambda item: item.id)),
        copies=tuple(sorted((item for part in every for item in part.copies), key=lambda item: item.id)),
        conflicts=tuple(sorted((item for part in every for item in part.conflicts), key=lambda item: item.id)),
        redirects=dict(sorted(redirects.items())),
    )
