"""What an export is: a name, a form, what it cannot hold, and a function from the record to bytes."""

# ruff: noqa: D102 - the methods of a protocol say what they are by their names and types; Record documents them

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol

import msgspec

from runut.model import Actor, Arc, Article, Choice, Conflict, Copy, Event, Failure, Reading, Story, Utterance


class Line(Protocol):
    """An article in one line, as a record lists it."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def outlet(self) -> str | None: ...
    @property
    def title(self) -> str | None: ...
    @property
    def published(self) -> str | None: ...
    @property
    def language(self) -> str | None: ...
    @property
    def url(self) -> str | None: ...


class Shelf(Protocol):
    """What exports ask of a record; `runut.record.Record` answers it, and so does any value with these methods."""

    def lines(self, *, after: int = 0, limit: int | None = None) -> Iterator[Any]: ...
    def line(self, article_id: str, /) -> Any: ...
    def article(self, article_id: str, /) -> Article: ...
    def reading(self, article_id: str, /) -> Reading: ...
    def stories(self) -> Iterator[Story]: ...
    def story(self, story_id: str, /) -> Story: ...
    def events(self, *, story: str | None = None) -> Iterator[Event]: ...
    def event(self, event_id: str, /) -> Event: ...
    def pair(self, a: str, b: str, /) -> Iterator[Event]: ...
    def utterances(self, *, speaker: str | None = None) -> Iterator[Utterance]: ...
    def utterances_in(self, article_id: str, /) -> Iterator[Utterance]: ...
    def actors(self) -> Iterator[Actor]: ...
    def conflicts(self, *, story: str | None = None) -> Iterator[Conflict]: ...
    def copies(self) -> Iterator[Copy]: ...
    def arcs(self) -> Iterator[Arc]: ...
    def failures(self) -> Iterator[Failure]: ...
    def choices(self, *, undone: bool = False) -> tuple[Choice, ...]: ...


class Selection(msgspec.Struct, frozen=True, kw_only=True):
    """Which part of the record leaves: one pair of countries or actors, one story, or everything.

    `base` is the address of the reading room that links lead to; without one, links are `urn:runut:` names.
    """

    pair: tuple[str, str] | None = None
    story: str | None = None
    base: str = ""
    title: str = "Runut"

    def link(self, kind: str, key: str) -> str:
        """The address of one thing: kinds are d (article), s, e, q, a, p, arc and c, as in the reading room."""
        return f"{self.base.rstrip('/')}/{kind}/{key}" if self.base else f"urn:runut:{kind}:{key}"


EVERYTHING = Selection()

Chunks = Iterator[bytes]
File = tuple[str, Chunks]


class Export(msgspec.Struct, frozen=True, kw_only=True):
    """One way out. `files` gives (name, chunks) in order; chunks come as they are made, so that memory stays level.

    `loses` tells in plain words what the form cannot hold; `folder` marks exports of several files;
    `extra` names the optional packages that it needs.
    """

    name: str
    about: str
    media_type: str
    loses: str
    files: Callable[[Shelf, Selection], Iterator[File]]
    folder: bool = False
    extra: str = ""


def one_file(name: str, chunks: Callable[[Shelf, Selection], Chunks]) -> Callable[[Shelf, Selection], Iterator[File]]:
    """The `files` of an export that is a single file."""

    def files(shelf: Shelf, selection: Selection) -> Iterator[File]:
        yield name, chunks(shelf, selection)

    return files


def events_of(shelf: Shelf, selection: Selection) -> Iterator[Event]:
    """The events of a selection, in order of time."""
    if selection.pair:
        yield from shelf.pair(*selection.pair)
    else:
        yield from shelf.events(story=selection.story)


def articles_of(shelf: Shelf, selection: Selection) -> Iterator[str]:
    """The ids of the articles of a selection; all, in order of arrival, when nothing is selected."""
    if selection.pair:
        seen: set[str] = set()
        for event in shelf.pair(*selection.pair):
            for article, _ in event.members:
                if article not in seen:
                    seen.add(article)
                    yield article
    elif selection.story:
        yield from shelf.story(selection.story).articles
    else:
        for line in shelf.lines():
            yield line.id


def utterances_of(shelf: Shelf, selection: Selection) -> Iterator[Utterance]:
    """What was said in the articles of a selection, each utterance once."""
    if not selection.pair and not selection.story:
        yield from shelf.utterances()
        return
    seen: set[str] = set()
    for article in articles_of(shelf, selection):
        for utterance in shelf.utterances_in(article):
            if utterance.id not in seen:
                seen.add(utterance.id)
                yield utterance


def json_lines(values: Iterable[Any]) -> Chunks:
    """Each value as one line of JSON."""
    encoder = msgspec.json.Encoder()
    for value in values:
        yield encoder.encode(value) + b"\n"


def json_list(head: bytes, values: Iterable[Any], tail: bytes) -> Chunks:
    """A JSON document around one long list, written value by value: `head` ends in "[", `tail` begins with "]"."""
    encoder = msgspec.json.Encoder()
    yield head
    first = True
    for value in values:
        yield (b"\n" if first else b",\n") + encoder.encode(value)
        first = False
    yield tail
