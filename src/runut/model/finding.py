"""Findings: what one article says, each pointing at its exact words."""

from __future__ import annotations

from typing import Literal

import msgspec

from runut.model.span import Span

MentionType = Literal["PER", "ORG", "GPE", "LOC", "EVENT"]
QuoteKind = Literal["direct", "indirect", "mixed"]
CreditKind = Literal["wire", "outlet", "official", "self", "photo"]
Covers = Literal["sentence", "following", "page", "caption"]
Scope = Literal["inline", "carried", "page"]
Status = Literal["happened", "ongoing", "planned", "possible", "denied", "negated"]
Force = Literal["say", "accuse", "threaten", "ask", "promise", "deny", "praise", "warn"]
TimeRole = Literal["published", "event", "said", "quoted", "caption", "background", "future"]


class Sentence(msgspec.Struct, frozen=True):
    """A sentence `start:end` in block number `block` (index into `Article.blocks`)."""

    start: int
    end: int
    block: int


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A proper name. `actor` is a Wikidata id ("Q7747") or "x-" and a hash, `name` the canonical English name,
    `names` other languages, `country` ISO 3166-1 alpha-2, `office` the office at the article's date."""

    span: Span
    type: MentionType
    actor: str | None = None
    name: str | None = None
    names: dict[str, str] = {}
    country: str | None = None
    office: str | None = None
    title: Span | None = None
    why: str = ""


class Reference(msgspec.Struct, frozen=True, kw_only=True):
    """A pronoun, clitic or description ("ia", "-nya", "pemimpin Iran tersebut") and the mentions it stands for.

    `antecedents` are indexes into `Analysis.mentions`: several for "kedua negara", none when it stays open.
    `name`, `actor`, `country` and `office` are given when one person is meant, also one whom the page does not
    name and only the table of offices tells ("Presiden Iran" at the page's date).
    """

    span: Span
    kind: Literal["pronoun", "clitic", "description"]
    antecedents: tuple[int, ...] = ()
    name: str | None = None
    actor: str | None = None
    country: str | None = None
    office: str | None = None
    why: str = ""


class When(msgspec.Struct, frozen=True, kw_only=True):
    """A time expression. `value` is ISO 8601 or EDTF (see the reading contract), `granularity` such as "day",
    `anchor` the date it was resolved against, `rule` how; `begin`/`end` the closed interval of days;
    `modifier` is START, MID, END, APPROX, LESS_THAN, MORE_THAN, EQUAL_OR_LESS, EQUAL_OR_MORE, SINCE or UNTIL;
    `doubt` tells a disagreement inside the text, such as a weekday that does not fit its date."""

    span: Span
    type: Literal["DATE", "TIME", "DURATION", "SET"] = "DATE"
    value: str | None = None
    granularity: str | None = None
    anchor: str | None = None
    anchor_basis: str | None = None
    rule: str = ""
    begin: str | None = None
    end: str | None = None
    role: TimeRole | None = None
    modifier: str | None = None
    doubt: str | None = None


class Credit(msgspec.Struct, frozen=True, kw_only=True):
    """A place where the page says where it has something from; `sources` are canonical names (TASS, Reuters)."""

    span: Span
    sources: tuple[str, ...]
    source_spans: tuple[Span, ...] = ()
    kind: CreditKind
    covers: Covers
    cue: Span | None = None


class Credited(msgspec.Struct, frozen=True, kw_only=True):
    """A source that a statement is credited to, the words that say so, and how far they reach."""

    source: str
    start: int
    end: int
    scope: Scope


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """Someone who speaks, acts or is acted upon: the words in the article and who is meant.

    `span` is None only for a speaker carried over from an earlier sentence; `how` says "name", "role",
    "pronoun", "description", "joint" or "carried". `name` is None for a described, unnamed party.
    """

    span: Span | None
    name: str | None = None
    type: MentionType | None = None
    country: str | None = None
    actor: str | None = None
    office: str | None = None
    how: str = "name"


class Hop(msgspec.Struct, frozen=True, kw_only=True):
    """One link of an attribution chain, from the innermost source outwards to the outlet."""

    kind: Literal["nested", "speaker", "channel", "agency", "outlet"]
    name: str | None
    span: Span | None
    how: Scope


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """A quotation or reported statement; `span` is its content without marks, cue and speaker.

    `id` is a content hash; `said` the ISO day of speaking (never the day of quoting) with `said_basis`.
    """

    id: str
    span: Span
    kind: QuoteKind
    speaker: Party | None = None
    joint: tuple[Party, ...] = ()
    cue: Span | None = None
    credited_to: tuple[Credited, ...] = ()
    addressee: Party | None = None
    channel: Span | None = None
    occasion: Span | None = None
    force: Force = "say"
    polarity: Literal["affirmed", "denied"] = "affirmed"
    said: str | None = None
    said_basis: str | None = None
    chain: tuple[Hop, ...] = ()
    why: str = ""


class EventMention(msgspec.Struct, frozen=True, kw_only=True):
    """A PLOVER event as one article tells it; several tellings inside the article are one mention.

    `date` is an ISO day, month, year or closed interval "a/b"; `date_basis` says stated, anchored, published
    or unresolved; `quad` 1 to 4, `intensity` -10 to 10 (PLOVER), `confidence` 0 to 1.
    """

    id: str
    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    status: Status = "happened"
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    date: str | None = None
    date_basis: str = "unresolved"
    date_span: Span | None = None
    place: Party | None = None
    trigger: Span
    evidence: Span
    asserted_by: tuple[Hop, ...] = ()
    background: bool = False
    main: bool = False
    quad: int = 1
    intensity: float = 0.0
    confidence: float = 0.5
    numbers: dict[str, str] = {}


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """An independent origin of an article's main news: an agency, outlet, official channel, or "self"."""

    name: str
    kind: CreditKind
    span: Span | None = None
    why: str = ""
