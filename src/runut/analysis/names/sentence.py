"""A sentence made ready for finding names: its tokens, its known names, and what covers each token."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from runut.analysis.names.lookup import Hit, known_names
from runut.analysis.names.organisations import Reader
from runut.analysis.names.titles import Title
from runut.analysis.names.tokens import Token, headline_case, tokens
from runut.gazetteer.known import Known, Person
from runut.language import Language


class Candidate(NamedTuple):
    """A name at `start:end` before it is known who is meant. `entry` is what the gazetteer says; `title`,
    `title_start:title_end`, `title_country` and `title_body` are what the page says beside the name; `alias_of` the
    full name before a short one in brackets."""

    start: int
    end: int
    type: str
    entry: Known | Person | None = None
    title: Title | None = None
    title_start: int = 0
    title_end: int = 0
    title_country: str | None = None
    title_body: str | None = None
    alias_of: str | None = None


class Words(NamedTuple):
    """The word lists of a language that steer the finding of names."""

    particles: frozenset[str]
    not_names: frozenset[str]
    speech: frozenset[str]
    locative: frozenset[str]
    governing: frozenset[str]
    crediting: frozenset[str]
    before_places: frozenset[str]
    common_first_names: frozenset[str]


@cache
def word_lists(language: Language) -> Words:
    """The lists of `name_words.toml`."""
    table = language.table("name_words")
    return Words(*(frozenset(table[field]) for field in Words._fields))


class Sentence(NamedTuple):
    """A sentence prepared for finding: its tokens, its known names (`inner` those inside an organisation's name),
    and the name that covers each token."""

    text: str
    words: list[Token]
    hits: list[Hit]
    inner: list[Hit]
    owner: list[Hit | None]
    headline: bool
    caption: bool


def cover(words: list[Token], hits: list[Hit]) -> list[Hit | None]:
    """Which known name covers each token."""
    owner: list[Hit | None] = [None] * len(words)
    at = 0
    for hit in hits:
        while at < len(words) and words[at].end <= hit.start:
            at += 1
        step = at
        while step < len(words) and words[step].start < hit.end:
            owner[step] = owner[step] or hit
            step += 1
    return owner


def prepare(
    text: str, start: int, end: int, language: Language, *, title: bool = False, caption: bool = False
) -> Sentence:
    """Tokens, known names and organisations of `text[start:end]`; a `title` may begin every word with a capital."""
    hits = known_names(text, start, end)
    words = tokens(text, start, end, frozenset(edge for hit in hits for edge in (hit.start, hit.end)))
    crediting = word_lists(language).crediting
    owner = cover(words, hits)
    headline = title and headline_case(words)
    hits = [hit for hit in hits if sure(hit, words, owner, crediting)]
    owner = cover(words, hits)
    reader = Reader(words, owner, language, headline=headline, stops=word_lists(language).not_names)
    longer: list[Hit] = []
    at = 0
    while at < len(words):
        found = reader.read(at) if owner[at] is None or owner[at].start == words[at].start else None  # type: ignore[union-attr]
        inside = owner[at]
        if found is None or (inside is not None and found[1].end <= inside.end):
            at += 1
            continue
        longer.append(found[1])
        at = found[0]
    inner: list[Hit] = []
    outer: list[Hit] = []
    for hit in hits:
        held = any(
            big is not hit
            and big.start <= hit.start
            and hit.end <= big.end
            and big.end - big.start > hit.end - hit.start
            for big in (*longer, *hits)
        )
        if not held:
            outer.append(hit)
        elif hit.entry.name != "Indonesia" and not _named_after(hit, longer):
            inner.append(hit)
    outer = sorted([*outer, *longer])
    return Sentence(text, words, outer, inner, cover(words, outer), headline, caption)


def _named_after(hit: Hit, longer: list[Hit]) -> bool:
    """Whether a city only lends its name ("Georgetown University"): then it is no mention of the city."""
    entry = hit.entry
    lent = isinstance(entry, Known) and entry.kind in ("capital", "city", "region")
    return lent and any(
        big.start == hit.start and big.entry.kind == "named" for big in longer if isinstance(big.entry, Known)
    )


def sure(hit: Hit, words: list[Token], owner: list[Hit | None], crediting: frozenset[str]) -> bool:
    """Whether a known name is meant here: "Barat" not behind a capital, an unsure outlet only behind a credit."""
    at = next((number for number, own in enumerate(owner) if own is hit), None)
    if at is None:
        return True
    before = words[at - 1] if at else None
    if isinstance(hit.entry, Person):
        return True
    if hit.entry.kind == "unsure":
        return any(word.lower in crediting for word in words[max(0, at - 4) : at])
    if hit.entry.kind == "country" and at + 1 < len(words) and words[at + 1].text == "$":
        return False
    if hit.entry.type == "MISC":
        return True
    if hit.entry.name == "United Nations Security Council" and before is not None:
        # "Russia's Security Council", "Dewan Keamanan" behind another body's country: not the United Nations'.
        alone = at + 1 < len(words) and words[at].lower == "security"
        return not (alone and (before.lower in {"s", "'s", "’s"} or before.lower.endswith(("'s", "’s"))))
    form = hit.entry.name
    if form in {"Western world", "Gulf"} and before is not None:
        after = at + 1
        return not (before.big and owner[at - 1] is None) and not (
            form == "Gulf" and after < len(words) and words[after].big
        )
    return True
