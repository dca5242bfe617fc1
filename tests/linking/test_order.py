"""The order in which pages come, and whether they come at once, never changes what is concluded."""

from __future__ import annotations

import random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runut.linking import Features, Index, edges, link_features, resolve
from runut.linking.components import components
from runut.linking.edge import Edge
from runut.linking.grouping import average_link
from runut.linking.words import unit
from runut.model import Links


def article(number: int, chance: random.Random, topics: list[list[str]]) -> Features:
    """An article of invented words: most of them from one topic."""
    topic = chance.choice(topics)
    told = chance.sample(topic, 14) + [f"w{chance.randrange(3000)}" for _ in range(16)]
    weights = {word: 8.0 if word in topic else 5.0 for word in told}
    vector = unit(weights, 60)
    return Features(
        article=f"{chance.randrange(16**10):010x}", source=f"{number}.txt", language="id",
        day=739_000 + chance.randrange(20), day_basis="published",
        headline=vector, lead=vector, body=vector, names=vector,
    )  # fmt: skip


@pytest.fixture(scope="module")
def stream() -> list[Features]:
    chance = random.Random(11)
    topics = [[f"t{topic}-{word}" for word in range(20)] for topic in range(60)]
    return [article(number, chance, topics) for number in range(300)]


def one_by_one(articles: list[Features]) -> Links:
    """Pages added singly, each resolved with its neighbourhood as far as it is known by then."""
    index, known = Index(), []
    parts: dict[str, Links] = {}
    for item in articles:
        known += edges(item, index.add(item))
        groups = components(index.articles, [(edge.left, edge.right) for edge in known])
        group = next(group for group in groups if item.article in group)
        for name in group:
            parts.pop(name, None)
        inside: list[Edge] = [edge for edge in known if edge.left in set(group)]
        parts[group[0]] = resolve([index.articles[name] for name in group], inside)
    stories = sorted((story for part in parts.values() for story in part.stories), key=lambda story: story.id)
    return Links(stories=tuple(stories))


def test_three_orders_and_one_by_one_give_the_same_stories(stream: list[Features]) -> None:
    whole = link_features(stream)
    assert 40 < len(whole.stories) < 299
    for seed in (1, 2, 3):
        mixed = list(stream)
        random.Random(seed).shuffle(mixed)
        assert link_features(mixed) == whole
    bare = [msgspec.structs.replace(story, arcs=()) for story in whole.stories]
    assert list(one_by_one(stream).stories) == bare


def test_ids_that_a_story_once_had_lead_to_it(stream: list[Features]) -> None:
    whole = link_features(stream)
    early = link_features(stream[::2])
    ids = {story.id for story in whole.stories}
    for story in early.stories:
        assert story.id in ids or whole.redirects[f"story:{story.id}"] in ids


@given(
    st.dictionaries(
        st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")).filter(lambda pair: pair[0] < pair[1]),
        st.floats(-1, 1).map(lambda score: round(score, 3)),
    ),
    st.randoms(),
)
@settings(max_examples=100, deadline=None)
def test_grouping_does_not_depend_on_the_order_of_scores(
    scores: dict[tuple[str, str], float], chance: random.Random
) -> None:
    rows = list(scores.items())
    chance.shuffle(rows)
    groups = average_link("abcdefgh", scores)
    assert average_link("abcdefgh", dict(rows)) == groups
    assert sorted(member for group in groups for member in group) == list("abcdefgh")


def test_what_must_stay_apart_stays_apart() -> None:
    scores = {("a", "b"): 1.0, ("b", "c"): 1.0, ("a", "c"): 1.0}
    groups = average_link("abc", scores, apart=[("a", "c")])
    assert groups in ([["a", "b"], ["c"]], [["a"], ["b", "c"]])
