"""Parties: the noun phrases of a sentence that name or describe someone who can act."""

from __future__ import annotations

from functools import cache

import msgspec

from runut.analysis.events.words import Words
from runut.language import Language
from runut.model import Mention, Party, Reference, Span

ACTING = frozenset({"PER", "ORG", "GPE", "LOC"})


class Chunk(msgspec.Struct, frozen=True):
    """A noun phrase at words `first` to `last`. `core` indexes the mention that says who it is, -1 without one;
    `reference` the pronoun or description, -1 without one; `kind` is name, person, group, thing or pronoun;
    `official` when nothing but a state, its government or its forces is named."""

    first: int
    last: int
    core: int
    reference: int
    kind: str
    official: bool = False


class Nouns(msgspec.Struct, frozen=True):
    """The actor nouns of a language: single words, and longer ones by their first word."""

    single: dict[str, str]
    longer: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    private: frozenset[str]


@cache
def nouns(language: Language) -> Nouns:
    """The actor nouns of a language, read once."""
    single: dict[str, str] = {}
    longer: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    private = frozenset(
        row["noun"].split()[0]
        for row in language.rows("actor_nouns")
        if row["sector"] not in {"GOV", "MIL", "COP", "SPY"}
    )
    for row in language.rows("actor_nouns"):
        pieces = tuple(row["noun"].split())
        if len(pieces) == 1:
            single[pieces[0]] = row["kind"]
        else:
            longer.setdefault(pieces[0], []).append((pieces, row["kind"]))
    return Nouns(single, {key: tuple(sorted(value, reverse=True)) for key, value in longer.items()}, private)


@cache
def word_set(language: Language, name: str) -> frozenset[str]:
    """One list of `clause_words.toml` as a set."""
    return frozenset(language.table("clause_words")[name])


def chunks(
    words: Words,
    mentions: list[tuple[int, Mention]],
    references: list[tuple[int, Reference]],
    times: list[Span],
    language: Language,
) -> list[Chunk]:
    """The actor phrases of a sentence, left to right; mentions and references come with their article-wide index;
    words of time expressions are never part of one."""
    size = len(words)
    tags = [""] * size
    core = [-1] * size
    refers = [-1] * size
    for index, mention in sorted(mentions, key=lambda one: one[1].span.end - one[1].span.start):
        if mention.type in ACTING:  # the longest name wins: "Kedutaan Besar China di Israel" is an embassy
            for at in _covered(words, mention.span):
                tags[at], core[at] = "M", index
    for index, reference in references:
        places = _covered(words, reference.span)
        if reference.kind == "clitic" or any(tags[at] for at in places):
            continue
        for at in places:
            tags[at], refers[at] = "R", index
    _tag_nouns(words, tags, language)
    _tag_unknown_names(words, tags, {place for span in times for place in _covered(words, span)})
    return _runs(words, tags, core, refers, language)


def _covered(words: Words, span: Span) -> list[int]:
    starts, ends = words.starts, words.ends
    return [at for at in range(len(words)) if starts[at] < span.end and ends[at] > span.start]


def _tag_nouns(words: Words, tags: list[str], language: Language) -> None:
    known = nouns(language)
    size = len(words)
    at = 0
    pronouns = word_set(language, "pronouns")
    while at < size:
        low = words.low[at]
        if tags[at]:
            at += 1
            continue
        length, kind = 0, ""
        for pieces, sort in known.longer.get(low, ()):
            if tuple(words.low[at : at + len(pieces)]) == pieces and not any(tags[at : at + len(pieces)]):
                length, kind = len(pieces), sort
                break
        if not length:
            kind = known.single.get(low) or known.single.get(words.base[at]) or ""
            length = 1 if kind else 0
        if length:
            tags[at : at + length] = [kind[0]] * length
        elif low in pronouns:
            tags[at] = "P"
            length = 1
        at += max(length, 1)


def _tag_unknown_names(words: Words, tags: list[str], dated: set[int]) -> None:
    """Capital letters inside a sentence name someone even when the names layer does not know them."""
    capitals = sum(words.capital) / max(1, len(words))
    if capitals > 0.5:
        return
    for at in range(1, len(words)):
        if (
            not tags[at]
            and at not in dated
            and words.capital[at]
            and words.low[at - 1] not in '.?!:"“'
            and len(words.low[at]) > 2
        ):
            tags[at] = "C"


def _runs(words: Words, tags: list[str], core: list[int], refers: list[int], language: Language) -> list[Chunk]:
    determiners, followers = word_set(language, "determiners"), word_set(language, "followers")
    genitives = word_set(language, "genitives")
    private = nouns(language).private
    found: list[Chunk] = []
    size = len(words)
    at = 0
    while at < size:
        if not tags[at]:
            at += 1
            continue
        first = at
        if tags[at] in "PR":
            last = at
            while last + 1 < size and tags[last + 1] == "R" and refers[last + 1] == refers[at]:
                last += 1
            found.append(Chunk(first, last, -1, refers[at], "pronoun"))
            at = last + 1
            continue
        last = at
        while last + 1 < size:
            step = last + 1
            if tags[step] and tags[step] not in "PR":
                last = step
            elif words.low[step] == "'s" and step + 1 < size and tags[step + 1] and tags[step + 1] not in "PRt":
                last = step + 1
            elif words.low[step] in genitives and step + 1 < size and _noun_ahead(tags, words, step + 1, determiners):
                last = step + 1 if tags[step + 1] else step + 2
            elif words.low[step] == "(" and (beyond := _past_bracket(words, tags, step)):
                last = beyond
            elif words.low[step] in followers:
                last = step
            elif words.low[step] in determiners and step + 1 < size and tags[step + 1] and tags[last] != "M":
                last = step + 1
            else:
                break
        while (
            first > 0
            and (words.low[first - 1] in determiners or words.low[first - 1].isdigit())
            and not tags[first - 1]
        ):
            first -= 1
        inside = range(first, last + 1)
        named = [place for place in inside if core[place] >= 0]
        kind = "name" if named else {"p": "person", "g": "group", "t": "thing", "C": "name"}[tags[at]]
        who = -1
        if named:
            who = core[named[-1]]
            kinds = {core[place] for place in named}
            if len(kinds) > 1 and any(tags[place] in "pg" for place in range(named[-1] + 1, last + 1)):
                who = core[named[0]]
        official = bool(named) and not any(
            words.low[place] in private or words.base[place] in private for place in inside
        )
        found.append(Chunk(first, last, who, -1, kind, official))
        at = last + 1
    return found


def _past_bracket(words: Words, tags: list[str], at: int) -> int:
    """The word after a short bracket when a name goes on behind it ("Presiden Amerika Serikat (AS) Donald Trump")."""
    for close in range(at + 2, min(at + 5, len(words) - 1)):
        if words.low[close] == ")":
            return close + 1 if tags[close + 1] == "M" else 0
    return 0


def _noun_ahead(tags: list[str], words: Words, at: int, determiners: frozenset[str]) -> bool:
    if tags[at]:
        return tags[at] in "MC"
    return words.low[at] in determiners and at + 1 < len(tags) and tags[at + 1] in tuple("MC")


def party(chunk: Chunk, words: Words, mentions: tuple[Mention, ...], references: tuple[Reference, ...]) -> list[Party]:
    """Who a chunk stands for: one party, or several for "kedua negara" and a pronoun of many."""
    start, end = words.starts[chunk.first], words.ends[chunk.last]
    span = Span.of(words.text, start, end)
    if chunk.reference >= 0:
        antecedents = references[chunk.reference].antecedents
        if antecedents:
            how = references[chunk.reference].kind.replace("clitic", "pronoun")
            how = "joint" if len(antecedents) > 1 else how
            return [_named(span, mentions[index], how) for index in antecedents]
        return [Party(span=span, how="pronoun")]
    if chunk.kind == "pronoun":
        return [Party(span=span, how="pronoun")]
    if chunk.core >= 0:
        mention = mentions[chunk.core]
        exact = mention.span.start - start < 2 and end == mention.span.end
        how = "name" if exact or mention.type == "PER" else "description"
        return [_named(mention.span if how == "name" else span, mention, how)]
    return [Party(span=span, how="name" if chunk.kind == "name" else "description")]


def _named(span: Span, mention: Mention, how: str) -> Party:
    return Party(
        span=span,
        name=mention.name or mention.span.text,
        type=mention.type,
        country=mention.country,
        actor=mention.actor,
        office=mention.office,
        how=how,
    )
