"""Lists of everything in the record: what is new, stories, pairs, actors, outlets, arcs, disagreements, failures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from runut.model import Actor, Arc, Conflict, Counts, Event, Failure, Story, Utterance
from runut.view.event import (
    CONFLICT_COLUMNS,
    EVENT_COLUMNS,
    UTTERANCE_COLUMNS,
    conflict_row,
    event_row,
    utterance_row,
)
from runut.view.fact import Fact, PageView, Row, Table, plain, row, term


class StoryLine(msgspec.Struct, frozen=True, kw_only=True):
    """A story in a list: its three counts and origins, whether it is new, and the words it can open at."""

    id: str
    title: str
    first: str | None
    last: str | None
    counts: Counts
    origins: tuple[str, ...]
    new: bool = False


class HomePage(PageView, frozen=True, kw_only=True):
    """The front page; `totals` are the three counts over the whole record and what waits for review."""

    stories: tuple[StoryLine, ...]
    new: int
    totals: Counts
    since: str | None


def _origin(name: str, about: tuple[str, str]) -> Fact:
    return Fact(value="own reporting", kind="term", about=about) if name == "self" else Fact(value=name, about=about)


def story_row(story: Story) -> Row:
    """A story in one line of a list; its values open on its own page, at the words."""
    about = ("s", story.id)
    origins = [_origin(name, about) for name in story.origins]
    if story.unnamed:
        origins.append(Fact(value="origin not named", kind="term", about=about))
    return row(
        Fact(value=story.last or story.first, kind="date", about=about) if story.first else term("no day is told"),
        Fact(value=story.title, about=about),
        origins,
        Fact(value=str(story.counts.articles), kind="number", about=about),
        Fact(value=str(story.counts.outlets), kind="number", about=about),
        Fact(value=str(story.counts.origins), kind="number", about=about),
    )


STORY_COLUMNS = ("When", "Story", "Origins", "articles", "outlets", "independent origins")


def home_page(
    stories: Sequence[Story], *, new: Iterable[str] = (), since: str | None = None, totals: Counts | None = None
) -> HomePage:
    """The front page: stories, the latest first, those with articles added since the last visit marked."""
    fresh = set(new)
    lines = tuple(
        StoryLine(id=story.id, title=story.title, first=story.first, last=story.last, counts=story.counts,
                  origins=story.origins, new=bool(fresh.intersection(story.articles)))
        for story in stories
    )  # fmt: skip
    table = Table(
        key="stories", title="Stories", columns=STORY_COLUMNS, rows=tuple(story_row(story) for story in stories)
    )
    return HomePage(
        kind="home", id="", title="Stories", tables=(table,), stories=lines, new=len(fresh), since=since,
        totals=totals or Counts(),
    )  # fmt: skip


def _list(name: str, title: str, columns: tuple[str, ...], rows: Iterable[Row]) -> PageView:
    return PageView(
        kind=name, id="", title=title, tables=(Table(key=name, title=title, columns=columns, rows=tuple(rows)),)
    )


def stories_list(stories: Iterable[Story]) -> PageView:
    """All stories."""
    return _list("stories", "Stories", STORY_COLUMNS, (story_row(story) for story in stories))


def actors_list(actors: Iterable[Actor]) -> PageView:
    """All actors, those in most articles first."""
    rows = (
        row(
            Fact(value=actor.name, about=("a", actor.id)),
            Fact(value=actor.type, kind="term", about=("a", actor.id)),
            [Fact(value=spelling, about=("a", actor.id)) for spelling in actor.spellings[:6]],
            plain(actor.country or ""),
            Fact(value=str(actor.articles), kind="number", about=("a", actor.id)),
        )
        for actor in actors
    )
    return _list("actors", "Actors", ("Name", "Type", "Spellings", "Country", "articles"), rows)


def pairs_list(pairs: Iterable[tuple[str, str, int]]) -> PageView:
    """The pairs of countries with the most events."""
    rows = (
        row(Fact(value=f"{a}-{b}", kind="pair", about=("p", f"{a}-{b}")),
            Fact(value=str(number), kind="number", about=("p", f"{a}-{b}")))
        for a, b, number in pairs
    )  # fmt: skip
    return _list("pairs", "Pairs", ("Pair", "Events"), rows)


def outlets_list(outlets: Iterable[tuple[str, int]]) -> PageView:
    """The outlets, the largest first."""
    rows = (
        row(Fact(value=name, about=("o", name)), Fact(value=str(number), kind="number", about=("o", name)))
        for name, number in outlets
    )
    return _list("outlets", "Outlets", ("Outlet", "articles"), rows)


def arcs_list(arcs: Iterable[Arc]) -> PageView:
    """Stories that run over years."""
    rows = (
        row(
            Fact(value=arc.title, about=("arc", arc.id)),
            Fact(value=str(len(arc.stories)), kind="number", about=("arc", arc.id)),
        )
        for arc in arcs
    )
    return _list("arcs", "Arcs", ("Arc", "Stories"), rows)


def conflicts_list(conflicts: Iterable[Conflict]) -> PageView:
    """Where articles disagree."""
    return _list("conflicts", "Differences", CONFLICT_COLUMNS, (conflict_row(conflict) for conflict in conflicts))


def quotes_list(utterances: Iterable[Utterance]) -> PageView:
    """What was said, by day."""
    return _list("quotes", "Quotes", UTTERANCE_COLUMNS, (utterance_row(utterance) for utterance in utterances))


def events_list(events: Iterable[Event]) -> PageView:
    """Events in order of time."""
    return _list("events", "Events", EVENT_COLUMNS, (event_row(event) for event in events))


def failures_list(failures: Iterable[Failure]) -> PageView:
    """Pages that could not be used, and why."""
    rows = (row(plain(f.source), plain(f.stage), plain(f.reason)) for f in failures)
    return _list("failures", "Pages that could not be used", ("Source", "Stage", "Reason"), rows)
