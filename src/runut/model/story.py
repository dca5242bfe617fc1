"""Story, Arc, Copy, Conflict and Links: what is concluded from many articles."""

from __future__ import annotations

from typing import Literal

import msgspec

from runut.model.actor import Actor
from runut.model.event import Event, Utterance
from runut.model.evidence import Counts, Evidence


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """One happening and the articles about it; `unnamed` lists the ids of articles that name no origin."""

    id: str
    title: str
    articles: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None
    counts: Counts = Counts()
    origins: tuple[str, ...] = ()
    unnamed: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    arcs: tuple[str, ...] = ()
    language: str | None = None
    why: str = ""


class ArcEdge(msgspec.Struct, frozen=True, kw_only=True):
    """A typed step between two stories, with the words behind it."""

    start: str
    end: str
    kind: Literal["continues", "reaction", "follow-up", "correction", "recurrence"]
    evidence: tuple[Evidence, ...] = ()
    why: str = ""


class Arc(msgspec.Struct, frozen=True, kw_only=True):
    """A story over years: stories joined by typed edges."""

    id: str
    title: str
    stories: tuple[str, ...] = ()
    edges: tuple[ArcEdge, ...] = ()
    why: str = ""


class Copy(msgspec.Struct, frozen=True, kw_only=True):
    """Two articles that share wording. `spans` are (start a, end a, start b, end b) of maximal shared passages;
    `first` is the article that the other copies, None when it cannot be told."""

    id: str
    articles: tuple[str, str]
    kind: Literal["identical", "cut", "extended", "patchwork", "shared_quote"]
    jaccard: float
    containment: float
    spans: tuple[tuple[int, int, int, int], ...] = ()
    first: str | None = None
    why: str = ""


class Conflict(msgspec.Struct, frozen=True, kw_only=True):
    """Values of one event, quote or claim that differ between articles, each with its words."""

    id: str
    about: Literal["event", "quote", "claim"]
    ref: str
    field: Literal["date", "number", "place", "actor", "status", "wording", "headline"]
    kind: Literal["same", "narrower", "other_day", "contradictory", "wording"]
    values: tuple[Evidence, ...]
    story: str | None = None
    why: str = ""


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """A person's verdict. `kind` is merge, split, right, wrong or change; `about` is actor, story, event,
    quote, mention or credit; `targets` the ids concerned; `value` what a change sets, as JSON text."""

    id: str
    kind: Literal["merge", "split", "right", "wrong", "change"]
    about: str
    targets: tuple[str, ...]
    value: str | None = None
    reason: str = ""
    person: str = ""
    at: str = ""
    undone: bool = False


class Links(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that linking concludes about a block of articles; `redirects` map (kind, old id) to the new id."""

    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    stories: tuple[Story, ...] = ()
    arcs: tuple[Arc, ...] = ()
    copies: tuple[Copy, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    redirects: dict[str, str] = {}
