"""Stories that run over years are joined by what they are about; a pair of countries alone joins nothing."""

from __future__ import annotations

from runut.linking import Outline, arcs
from runut.linking.outline import Passage
from runut.model import Evidence


def passage(article: str, *roots: str, act: str | None = None) -> Passage:
    words = Evidence(article=article, source=f"{article}.txt", start=0, end=5, text=" ".join(roots))
    return Passage(words, dict.fromkeys(roots, 5.0), act)


def story(name: str, day: int | None, *passages: Passage) -> Outline:
    return Outline(story=name, title=name, day=day, last=day, pairs=(("IR", "RU"),), passages=passages)


def test_a_matter_taken_up_years_later_is_an_arc() -> None:
    first = story("a", 738_000, passage("a", "treaty", "partnership", act="CONSULT"))
    later = story("b", 738_800, passage("b", "treaty", "partnership", act="CONSULT"))
    other = story("c", 738_801, passage("c", "wheat", "harvest", act="CONSULT"))
    (arc,) = arcs([other, later, first])
    assert arc.stories == ("a", "b")
    (step,) = arc.edges
    assert (step.start, step.end, step.kind) == ("a", "b", "recurrence")
    assert [words.article for words in step.evidence] == ["a", "b"]


def test_news_of_one_moment_is_not_an_arc() -> None:
    one = story("a", 738_000, passage("a", "treaty", "partnership"))
    two = story("b", 738_001, passage("b", "treaty", "partnership"))
    assert arcs([one, two]) == ()


def test_the_order_of_stories_does_not_matter() -> None:
    stories = [story(name, 738_000 + at * 90, passage(name, "treaty", "partnership")) for at, name in enumerate("abcd")]
    assert arcs(stories) == arcs(stories[::-1])
