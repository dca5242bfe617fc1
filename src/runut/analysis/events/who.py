"""Who: the phrases of a candidate become parties, with the speaker in place of "we" and of nobody."""

from __future__ import annotations

from runut.analysis.events.candidate import Candidate, first_person
from runut.analysis.events.parties import Chunk, party, word_set
from runut.model import Analysis, Party

SPOKEN = frozenset({"REQUEST", "THREATEN", "ACCUSE", "REJECT", "SUPPORT", "AGREE", "CONCEDE"})
"""Types that are done by saying: when the clause names no actor, whoever is quoted is the actor."""


SUFFERED = frozenset({"ASSAULT", "COERCE", "RETREAT", "AID", "SANCTION", "PROTEST"})
"""Types done to someone's body, freedom or goods: here an unnamed recipient ("five activists") is kept."""


AIMED = frozenset({"REQUEST", "THREATEN", "ACCUSE", "REJECT", "SUPPORT", "ASSAULT"})
"""Types that are aimed at someone: a recipient that the frame does not give is looked for further right."""

ALONE = frozenset({"MOBILIZE"})
"""Types whose places and means are easily taken for a recipient, and which have none as a rule."""


def parties(candidate: Candidate, type_: str, analysis: Analysis) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """The actors and the recipients of a candidate that was taken as `type_`."""
    speaker = candidate.quote.speaker if candidate.quote else None
    actors = _resolved(candidate, candidate.roles.actors, analysis, speaker)
    recipients = _resolved(candidate, candidate.roles.recipients, analysis, speaker)
    spoken = type_ in SPOKEN and (not any(known(one) for one in actors) or _speaks_for(speaker, actors))
    if speaker and (candidate.roles.speaks or spoken):
        if candidate.roles.speaks is False and actors and not recipients and not _speaks_for(speaker, actors):
            recipients = actors
        actors = [speaker]
    if type_ == "CONSULT" and len(actors) == 2 and not recipients and _on_visit(candidate):
        actors, recipients = actors[:1], actors[1:]
    if type_ in ALONE:
        recipients = []
    recipients = [one for one in recipients if not any(same_side(one, other) for other in actors) or type_ == "CONSULT"]
    if type_ in AIMED and not any(known(one) for one in recipients) and any(known(one) for one in actors):
        recipients = _further(candidate, actors, analysis) or recipients
    recipients = [one for one in recipients if known(one) or type_ in SUFFERED]
    if any(known(one) for one in recipients):
        recipients = [one for one in recipients if known(one)]
    if any(known(one) for one in actors):
        actors = [one for one in actors if known(one)]
    taken = {key(one) for one in actors}
    recipients = [one for one in recipients if key(one) not in taken]
    return tuple(_distinct(actors)), tuple(_distinct(recipients))


def _speaks_for(speaker: Party | None, actors: list[Party]) -> bool:
    """Whether the clause's actors are the speaker's own state or people: a leader's word is the leader's act."""
    if speaker is None or not known(speaker):
        return False
    return all(same_side(speaker, one) for one in actors if known(one))


def _on_visit(candidate: Candidate) -> bool:
    words = word_set(candidate.sight.language, "visiting")
    return any(word in words for word in candidate.sight.words.base)


def _further(candidate: Candidate, actors: list[Party], analysis: Analysis) -> list[Party]:
    """The first named phrase right of the trigger, in the same sentence, that is on another side than the actors;
    a statement's own words count from their beginning."""
    sight = candidate.sight
    begin = candidate.hit.last
    for chunk in sight.chunks:
        if chunk.core < 0 or chunk.first <= begin:
            continue
        found = party(chunk, sight.words, analysis.mentions, analysis.references)
        if not any(same_side(one, other) for one in found for other in actors):
            return found
    return []


def _resolved(
    candidate: Candidate, chunks: tuple[Chunk, ...], analysis: Analysis, speaker: Party | None
) -> list[Party]:
    sight = candidate.sight
    found: list[Party] = []
    for chunk in chunks:
        if speaker and first_person(chunk, sight):
            found.append(speaker)
        else:
            found += party(chunk, sight.words, analysis.mentions, analysis.references)
    return found


def _distinct(found: list[Party]) -> list[Party]:
    seen: set[str] = set()
    out = []
    for one in found:
        if key(one) not in seen:
            seen.add(key(one))
            out.append(one)
    return out


def known(one: Party) -> bool:
    """Whether a party is named or resolved to a name."""
    return one.name is not None


def key(one: Party) -> str:
    """What makes two parties of one article the same."""
    if one.actor:
        return one.actor
    if one.name:
        return one.name.lower()
    return one.span.text.lower() if one.span else ""


def same_side(first: Party, second: Party) -> bool:
    """Whether two parties may be told as one: the same actor, or a state and its leader or forces."""
    if key(first) == key(second):
        return True
    both = bool(first.country) and first.country == second.country
    return both and not (first.type == "PER" and second.type == "PER")
