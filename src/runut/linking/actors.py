"""Actors: the mentions of many articles become persons, organisations and places, each with its evidence."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec
from rapidfuzz.distance import OSA

from runut.model import Actor, Choice, Evidence, Mention, OfficeHeld, Reading

NEAR = 8
"""Letters from which two names may differ by one letter and still be one: below, other people are hit (Ali, Aki)."""


class Sighting(msgspec.Struct, frozen=True, kw_only=True):
    """One actor in one article: what the article's own reading made of it. `day` is the article's date."""

    article: str
    source: str
    actor: str
    name: str
    type: str
    country: str | None = None
    office: str | None = None
    day: str | None = None
    spellings: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    @property
    def key(self) -> str:
        """What a choice may point at to mean this actor in this article alone."""
        return f"{self.actor}@{self.article}"


class Actors(NamedTuple):
    """The actors, and where the ids went that are one with another ("actor:old" to the new id)."""

    actors: tuple[Actor, ...]
    redirects: dict[str, str]


def sightings(reading: Reading) -> list[Sighting]:
    """The actors of one article, in order of their ids."""
    article = reading.article
    found: dict[str, dict[str, Evidence]] = {}
    first: dict[str, Mention] = {}
    for mention in reading.analysis.mentions:
        if mention.actor is None:
            continue
        held = first.get(mention.actor)
        if held is None or (mention.office and not held.office):
            first[mention.actor] = mention
        span = mention.span
        proof = Evidence(article=article.id, source=article.name, start=span.start, end=span.end, text=span.text)
        found.setdefault(mention.actor, {}).setdefault(" ".join(span.text.split()), proof)
    return [
        Sighting(
            article=article.id, source=article.name, actor=actor, name=first[actor].name or first[actor].span.text,
            type=first[actor].type, country=first[actor].country, office=first[actor].office,
            day=(article.published or "")[:10] or None, spellings=tuple(proofs), evidence=tuple(proofs.values()),
        )
        for actor, proofs in sorted(found.items())
    ]  # fmt: skip


def plain(name: str) -> str:
    """A name without accents, case, hyphens and apostrophes."""
    letters = unicodedata.normalize("NFKD", name)
    kept = (" " if char in "-–" else char for char in letters if not unicodedata.combining(char) and char not in "'’`.")
    return " ".join("".join(kept).casefold().split())


def merge(seen: Iterable[Sighting], *, choices: Sequence[Choice] = ()) -> Actors:
    """One actor for each identity in `seen`; the order of the sightings does not matter.

    Two ids become one when type and country agree and the names are the same words, or differ by one letter in
    NEAR letters or more; two Wikidata ids never do. A merge or split by a person wins over every rule; its
    targets are actor ids, or `id@article` to mean the actor of one article alone.
    """
    members = {sighting.key: sighting for sighting in sorted(seen, key=lambda one: one.key)}
    together, apart = _verdicts(choices, members)
    groups = _Groups(members, apart)
    by_id: dict[str, list[str]] = {}
    for key, sighting in members.items():
        by_id.setdefault(sighting.actor, []).append(key)
    for one, two in together:
        groups.join(one, two, "joined by a person", force=True)
    for keys in by_id.values():
        for key in keys[1:]:
            groups.join(keys[0], key, "")
    for _, one, two, why in sorted(_alike(members, by_id), key=lambda pair: (-pair[0], pair[1], pair[2])):
        groups.join(one, two, why)
    return _finished(groups)


def _verdicts(
    choices: Sequence[Choice], members: dict[str, Sighting]
) -> tuple[list[tuple[str, str]], set[frozenset[str]]]:
    """The pairs of members that people joined, and those that they parted; the latest verdict on a pair wins."""
    verdict: dict[frozenset[str], bool] = {}
    for choice in sorted(choices, key=lambda one: (one.at, one.id)):
        if choice.undone or choice.about != "actor" or choice.kind not in ("merge", "split"):
            continue
        named = [target for target in choice.targets if "@" in target]
        sides = [
            [key for key, one in members.items() if key == target or (one.actor == target and key not in named)]
            for target in choice.targets
        ]
        for number, side in enumerate(sides):
            for other in sides[number + 1 :]:
                for one in side:
                    for two in other:
                        if one != two:
                            verdict[frozenset((one, two))] = choice.kind == "merge"
    together = sorted((min(pair), max(pair)) for pair, joined in verdict.items() if joined)
    return together, {pair for pair, joined in verdict.items() if not joined}


def _alike(members: dict[str, Sighting], by_id: dict[str, list[str]]) -> list[tuple[float, str, str, str]]:
    """Pairs of different ids that look like one person or body, with a score and the reason.

    Names meet in buckets: those of the same words, and those that become equal when one letter is left out of one
    or both, so that the time grows with the number of names and not with its square.
    """
    buckets: dict[tuple[str | None, ...], list[str]] = {}
    names: dict[str, str] = {}
    for keys in by_id.values():
        key, sighting = keys[0], members[keys[0]]
        name = names[key] = plain(sighting.name)
        if sighting.type not in ("PER", "ORG") or " " not in name:
            continue
        buckets.setdefault((sighting.type, "words", " ".join(sorted(name.split()))), []).append(key)
        if sighting.country and len(name) >= NEAR:
            for left in {name, *(name[:at] + name[at + 1 :] for at in range(len(name)))}:
                buckets.setdefault((sighting.type, sighting.country, left), []).append(key)
    found: dict[tuple[str, str], tuple[float, str, str, str]] = {}
    for bucket in buckets.values():
        for number, one in enumerate(bucket):
            for two in bucket[number + 1 :]:
                pair = (one, two) if one < two else (two, one)
                if pair not in found and (reason := _same(members[one], members[two], names[one], names[two])):
                    found[pair] = (1.0 if "same words" in reason else 0.9, *pair, reason)
    return list(found.values())


def _same(one: Sighting, two: Sighting, a: str, b: str) -> str:
    if not one.actor.startswith("x-") and not two.actor.startswith("x-"):
        return ""
    if one.country and two.country and one.country != two.country:
        return ""
    if set(a.split()) == set(b.split()):
        return f"{one.name} and {two.name}: the same words"
    known = bool(one.country and one.country == two.country)
    if known and min(len(a), len(b)) >= NEAR and OSA.distance(a, b, score_cutoff=1) <= 1:
        return f"{one.name} and {two.name}: one letter apart, same country"
    return ""


class _Groups:
    """Sets of members that grow by joining and never bring a parted pair together."""

    def __init__(self, members: dict[str, Sighting], apart: set[frozenset[str]]) -> None:
        self.members, self.apart = members, apart
        self.of = {key: {key} for key in members}
        self.why: dict[str, set[str]] = {}

    def join(self, one: str, two: str, why: str, *, force: bool = False) -> None:
        left, right = self.of[one], self.of[two]
        if left is right:
            return
        if not force:
            if self.apart and any(frozenset((a, b)) in self.apart for a in left for b in right):
                return
            known = {self.members[key].actor for key in left | right if not self.members[key].actor.startswith("x-")}
            if len(known) > 1:
                return
        left |= right
        for key in right:
            self.of[key] = left
        if why:
            for key in left:
                self.why.setdefault(key, set()).add(why)


def _finished(groups: _Groups) -> Actors:
    actors: list[Actor] = []
    redirects: dict[str, str] = {}
    taken: set[str] = set()
    sets = sorted({id(group): group for group in groups.of.values()}.values(), key=lambda group: sorted(group))
    for group in sorted(sets, key=lambda group: (-len(group), sorted(group))):
        held = [groups.members[key] for key in sorted(group)]
        ids = sorted({one.actor for one in held}, key=lambda actor: (actor.startswith("x-"), actor))
        free = next((actor for actor in ids if actor not in taken), held[0].key)
        taken.add(free)
        for other in ids:
            if other != free and other not in taken:
                redirects[f"actor:{other}"] = free
        why = "; ".join(sorted({reason for key in group for reason in groups.why.get(key, ())})[:6])
        actors.append(_actor(free, held, why))
    return Actors(tuple(sorted(actors, key=lambda actor: actor.id)), dict(sorted(redirects.items())))


def _actor(actor: str, held: list[Sighting], why: str) -> Actor:
    names: dict[str, int] = {}
    proofs: dict[str, Evidence] = {}
    offices: dict[tuple[str, str | None], list[str]] = {}
    for one in held:
        names[one.name] = names.get(one.name, 0) + 1
        for spelling, proof in zip(one.spellings, one.evidence, strict=True):
            proofs.setdefault(spelling, proof)
        if one.office:
            offices.setdefault((one.office, one.country), []).append(one.day or "")
    name = max(sorted(names), key=lambda text: (names[text], len(text)))
    return Actor(
        id=actor, name=name, type=held[0].type,
        country=next((one.country for one in held if one.country), None),
        spellings=tuple(sorted(proofs)), articles=len({one.article for one in held}), why=why or "one identity",
        evidence=tuple(proofs[spelling] for spelling in sorted(proofs)),
        offices=tuple(
            OfficeHeld(office=office, country=country, first=min(filter(None, days), default=None),
                       last=max(filter(None, days), default=None))
            for (office, country), days in sorted(offices.items(), key=lambda item: item[0][0])
        ),
    )  # fmt: skip
