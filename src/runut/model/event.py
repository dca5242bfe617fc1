"""Event and Utterance: one happening, and one thing said, across articles."""

from __future__ import annotations

from typing import Literal

import msgspec

from runut.model.evidence import Counts, Evidence
from runut.model.finding import Party


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One act told by one or more articles. `members` are (article id, event mention id); `history` the
    statuses in order of report; `origins` the independent origins that stand behind it."""

    id: str
    type: str
    mode: str | None = None
    status: str = "happened"
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    date: str | None = None
    date_basis: str = "unresolved"
    place: Party | None = None
    title: str = ""
    members: tuple[tuple[str, str], ...] = ()
    evidence: tuple[Evidence, ...] = ()
    history: tuple[tuple[str, str], ...] = ()
    counts: Counts = Counts()
    origins: tuple[str, ...] = ()
    unnamed: tuple[str, ...] = ()
    quad: int = 1
    intensity: float = 0.0
    background: bool = False
    story: str | None = None
    why: str = ""


class Utterance(msgspec.Struct, frozen=True, kw_only=True):
    """One thing said, in one or more wordings. `members` are (article id, quote id)."""

    id: str
    speaker: str | None = None
    speaker_name: str | None = None
    relation: Literal["single", "same_utterance", "paraphrase"] = "single"
    members: tuple[tuple[str, str], ...] = ()
    evidence: tuple[Evidence, ...] = ()
    said: str | None = None
    counts: Counts = Counts()
    origins: tuple[str, ...] = ()
    why: str = ""
