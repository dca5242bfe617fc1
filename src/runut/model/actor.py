"""Actor: one identity across articles."""

from __future__ import annotations

import msgspec

from runut.model.evidence import Evidence


class OfficeHeld(msgspec.Struct, frozen=True, kw_only=True):
    """An office as the articles or the tables state it, with the days between which it is asserted."""

    office: str
    country: str | None = None
    first: str | None = None
    last: str | None = None


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """A person, organisation, country or place: `id` a Wikidata id or "x-" and a hash; `spellings` as read;
    `evidence` one place for each spelling and for each office; `why` what joined the ids that were read."""

    id: str
    name: str
    type: str
    country: str | None = None
    names: dict[str, str] = {}
    spellings: tuple[str, ...] = ()
    offices: tuple[OfficeHeld, ...] = ()
    articles: int = 0
    why: str = ""
    evidence: tuple[Evidence, ...] = ()
