"""Origins of many articles: who first brought the news, each counted once however many pages carry it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from runut.linking.components import components
from runut.linking.copies import COPIED
from runut.linking.edge import Edge
from runut.linking.features import Features


def key_of(name: str) -> str:
    """What makes two spellings of an origin one: letters alone."""
    return " ".join(name.casefold().split())


class OriginsOf(NamedTuple):
    """The independent origins of some articles, and the articles that name none."""

    names: tuple[str, ...]
    unnamed: tuple[str, ...]


def own_origins(article: Features) -> tuple[str, ...]:
    """The origins that a page states; first-hand reporting is told apart by outlet ("self:Kompas")."""
    names = []
    for origin in article.origins:
        name = origin.name
        if name == "self":
            name = f"self:{article.outlet or article.source}"
        names.append(name)
    return tuple(dict.fromkeys(names))


def inherited(members: Sequence[Features], edges: Iterable[Edge]) -> dict[str, tuple[str, ...]]:
    """The origins of each article: a copy that names none has those of the pages that it copies.

    "self" of a copy is no origin either when another page of its copies names one: a report that was taken over
    is not first-hand because its taker says so.
    """
    inside = {article.article: article for article in members}
    pairs = [
        (edge.left, edge.right)
        for edge in edges
        if edge.kind == "copy" and edge.containment >= COPIED and edge.left in inside and edge.right in inside
    ]
    result: dict[str, tuple[str, ...]] = {}
    for group in components(inside, pairs):
        stated = {name: own_origins(inside[name]) for name in group}
        named = sorted({origin for own in stated.values() for origin in own if not origin.startswith("self")})
        for name in group:
            own = stated[name]
            if len(group) > 1 and named and all(origin.startswith("self") for origin in own):
                own = tuple(named)
            result[name] = own
    return result


def origins_of(articles: Iterable[str], origins: Mapping[str, tuple[str, ...]]) -> OriginsOf:
    """The distinct origins of `articles` in order, and those that name none."""
    found: dict[str, str] = {}
    unnamed = []
    for article in sorted(articles):
        own = origins.get(article, ())
        if not own:
            unnamed.append(article)
        for origin in own:
            found.setdefault(key_of(origin), origin)
    return OriginsOf(tuple(sorted(found.values())), tuple(sorted(unnamed)))
