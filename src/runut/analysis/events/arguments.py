"""Arguments: who does it and to whom, read off the frame of the trigger and the build of its clause."""

from __future__ import annotations

import msgspec

from runut.analysis.events.clause import Sight
from runut.analysis.events.lexicon import Hit
from runut.analysis.events.parties import Chunk, word_set

SAID = frozenset({"REQUEST", "THREATEN", "ACCUSE", "REJECT"})
"""Types done by saying, whose prepositions are those of address: one asks of someone, not towards a place."""


TALK = frozenset({"THREATEN", "ACCUSE", "REJECT", "SUPPORT", "CONSULT"})
"""Types of the verbs under which a noun of another act is what is spoken of; who orders an act is its actor."""


class Roles(msgspec.Struct, frozen=True):
    """The phrases that act and those acted upon; `passive` and `nominal` tell how the clause was read; `speaks`
    when the actor is whoever is quoted."""

    actors: tuple[Chunk, ...] = ()
    recipients: tuple[Chunk, ...] = ()
    passive: bool = False
    nominal: bool = False
    speaks: bool = False


def roles(sight: Sight, hit: Hit) -> Roles:
    """The roles of one trigger."""
    frame = hit.trigger.frame
    if frame in {"n", "nr", "nj"} or sight.is_nominal(hit):
        return _nominal(sight, hit, frame)
    passive = sight.is_passive(hit)
    left = sight.subject(hit.first)
    right = sight.after(hit.solid)
    if frame == "k":
        return Roles((), tuple(sight.joined(left)) if left else (), speaks=True)
    if frame == "j":
        return _joint(sight, left, right)
    if frame == "r" and not passive:
        givers = [chunk for prep, chunk in right if prep in sight.sources or not prep][:1]
        return Roles(_list(sight, givers), _list(sight, [left] if left else []))
    if frame == "r" and right:  # "diterima oleh Presiden": the guest acts upon the host
        hosts = [chunk for prep, chunk in right if prep in sight.agents or not prep][:1]
        return Roles(_list(sight, [left] if left else []), _list(sight, hosts))
    if frame == "o" or passive:
        return _passive(sight, hit, left, right)
    return _active(sight, hit.trigger.type, frame, left, right)


def _list(sight: Sight, chunks: list[Chunk]) -> tuple[Chunk, ...]:
    return tuple(sight.joined(chunks[0])) if chunks else ()


def _active(sight: Sight, hit_type: str, frame: str, left: Chunk | None, right: list[tuple[str, Chunk]]) -> Roles:
    actors = _list(sight, [left] if left else [])
    taken = set(actors)
    said = hit_type in SAID
    wanted = [
        chunk
        for prep, chunk in right
        if chunk not in taken
        and (
            prep in (sight.addressed if said else sight.towards)
            or (not prep and frame == "so")
            or (prep in sight.genitives and not said)
        )
    ]
    if frame == "s" and hit_type == "AGREE":
        wanted = [chunk for prep, chunk in right if prep in sight.promises]
    return Roles(actors, _list(sight, wanted[:1] if said else _best(sight, wanted, right)))


def _best(sight: Sight, wanted: list[Chunk], right: list[tuple[str, Chunk]]) -> list[Chunk]:
    """The first wanted phrase; one that names nobody gives way to the name it belongs to ("target di Iran") or to
    the next wanted name of the clause."""
    if not wanted or wanted[0].core >= 0 or wanted[0].kind == "pronoun":
        return wanted[:1]
    place = sight.places
    owners = [chunk for prep, chunk in right if chunk.first > wanted[0].last and chunk.core >= 0 and prep in place]
    named = [chunk for chunk in wanted if chunk.core >= 0] or owners
    return named[:1] or wanted[:1]


def _passive(sight: Sight, hit: Hit, left: Chunk | None, right: list[tuple[str, Chunk]]) -> Roles:
    recipients = _list(sight, [left] if left else [])
    taken = set(recipients)
    doers = [chunk for prep, chunk in right if prep in sight.agents and chunk not in taken]
    if not doers and sight.language.table("affixes")["system"] == "prefix" and right:
        prep, chunk = right[0]
        between = sight.words.low[hit.last + 1 : chunk.first]
        if not prep and all(word in sight.adverbs or word in '"“' for word in between) and chunk not in taken:
            doers = [chunk]
    if not recipients:
        recipients = _list(sight, [chunk for prep, chunk in right if not prep and chunk not in doers][:1])
    return Roles(_list(sight, doers[:1]), recipients, passive=True)


def _joint(sight: Sight, left: Chunk | None, right: list[tuple[str, Chunk]]) -> Roles:
    actors = list(_list(sight, [left] if left else []))
    partners = [chunk for prep, chunk in right if prep in sight.joint or not prep or prep in sight.between]
    if partners:
        actors += [chunk for chunk in sight.joined(partners[0]) if chunk not in actors]
    return Roles(tuple(actors))


def _nominal(sight: Sight, hit: Hit, frame: str) -> Roles:
    low = sight.words.low
    right = sight.after(hit.last)
    before: list[Chunk] = []
    place = hit.first - 1
    if place >= 0 and low[place] == "'s":
        place -= 1
    while place >= 0 and sight.at[place] < 0 and hit.first - place < 3 and low[place] not in sight.prepositions | {","}:
        place -= 1
    if sight.genitives and place >= 0 and sight.at[place] >= 0 and hit.first - place <= 3:
        before = [sight.chunks[sight.at[place]]]
    pair = [chunk for prep, chunk in right if prep in sight.between][:1]
    if pair:
        return Roles(tuple(sight.joined(pair[0])), nominal=True)
    own = (
        [chunk for prep, chunk in right[:1] if not prep and chunk.first - hit.last <= 3] if not sight.genitives else []
    )
    of = [chunk for prep, chunk in right if prep in sight.genitives][:1]
    doers = [chunk for prep, chunk in right if prep in sight.sources][:1]
    targets = [chunk for prep, chunk in right if prep in sight.towards and chunk not in own][:1]
    inner = [sight.chunks[sight.at[p]] for p in range(hit.first + 1, hit.last + 1) if sight.at[p] >= 0][:1]
    if inner and not sight.genitives and (inner[0].core >= 0 or not own):
        # the pattern holds its own actor: "serangan Israel"
        own = inner
    if frame == "nj":
        partners = [chunk for prep, chunk in right if prep in sight.joint][:1]
        found = list(_list(sight, own or before or of)) + [c for p in partners for c in sight.joined(p)]
        if not partners and not own and not before:
            subject = sight.subject(hit.first)
            found = list(_list(sight, [subject] if subject else [])) + found
        return Roles(tuple(dict.fromkeys(found)), nominal=True)
    if frame == "nr":
        actors = doers or before
        recipients = own or of or targets
        if own and not doers and own[0].official:  # "blokade Israel": a state's ban is the state's, not upon it
            actors, recipients = own, targets
        return Roles(_list(sight, actors), _list(sight, recipients), nominal=True)
    if frame == "r":
        doers, targets = doers or own, []
    actors = own or before or doers or of
    if not actors:
        subject = sight.subject(hit.first)
        prior = sight.before(hit.first)
        if subject and prior not in sight.prepositions and subject not in targets and not _spoken_of(sight, hit):
            actors = [subject]
    return Roles(_list(sight, actors), _list(sight, targets), nominal=True)


def _spoken_of(sight: Sight, hit: Hit) -> bool:
    """Whether a noun is the object of words about it ("membahas perang", "condemned the attack"): the subject of
    those words talks of the act and does not do it."""
    topics = word_set(sight.language, "topics")
    talks = {other.last: other for other in sight.hits if other.trigger.type in TALK and other.voice != "noun"}
    for place in range(hit.first - 1, max(-1, hit.first - 4), -1):
        if place in talks or sight.words.low[place] in topics:
            return True
        if sight.at[place] >= 0:
            return False
    return False
