"""Who: the phrases of a candidate become parties, with the speaker in place of "we" and of nobody."""

from __future__ import annotations

from runut.analysis.events.candidate import Candidate, first_person
from runut.analysis.events.parties import Chunk, party, word_set
from runut.gazetteer.known import countries
from runut.model import Analysis, Mention, Party

SPOKEN = frozenset({"REQUEST", "THREATEN", "ACCUSE", "REJECT", "SUPPORT", "AGREE", "CONCEDE"})
"""Types that are done by saying: when the clause names no actor, whoever is quoted is the actor."""


SUFFERED = frozenset({"ASSAULT", "COERCE", "RETREAT", "AID", "SANCTION", "PROTEST"})
"""Types done to someone's body, freedom or goods: here an unnamed recipient ("five activists") is kept."""


AIMED = frozenset({"REQUEST", "THREATEN", "ACCUSE", "REJECT", "SUPPORT", "ASSAULT"})
"""Types that are aimed at someone: a recipient that the frame does not give is looked for further right."""

THERE = frozenset({"AID", "ASSAULT"})
"""Types done to whoever is where they are done: an attack in Gaza, food handed out in Gaza."""

ALONE = frozenset({"MOBILIZE"})
"""Types whose places and means are easily taken for a recipient, and which have none as a rule."""


def parties(candidate: Candidate, type_: str, analysis: Analysis) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """The actors and the recipients of a candidate that was taken as `type_`."""
    speaker = _speaker(candidate, analysis)
    actors = _resolved(candidate, candidate.roles.actors, analysis, speaker)
    recipients = _resolved(candidate, candidate.roles.recipients, analysis, speaker)
    spoken = type_ in SPOKEN and (not any(known(one) for one in actors) or _speaks_for(speaker, actors))
    if speaker and (candidate.roles.speaks or spoken):
        if not candidate.roles.speaks and actors and not recipients and not _speaks_for(speaker, actors):
            recipients = actors
        actors = [speaker]
    if type_ == "CONSULT" and len(actors) == 2 and not recipients:
        actors, recipients = _guest_and_host(candidate, actors, analysis)
    joint = candidate.hit.trigger.frame in {"j", "nj"} and len(actors) > 1
    if type_ in ALONE or (joint and type_ != "CONSULT"):
        recipients = []
    if type_ in {"REQUEST", "ACCUSE", "AGREE"}:
        recipients = [one for one in recipients if one.type not in {"GPE", "LOC"} or _is_country(one) or not _bare(one)]
    taken = {key(one) for one in actors}
    recipients = [one for one in recipients if key(one) not in taken]
    if type_ in AIMED and not joint and not candidate.roles.recipients and any(known(one) for one in actors):
        recipients = _further(candidate, actors, analysis)
    if type_ in THERE and not joint and not any(known(one) for one in recipients):
        recipients = _people_there(candidate, actors, analysis) or recipients
    recipients = [one for one in recipients if known(one) or type_ in SUFFERED]
    if any(known(one) for one in recipients):
        recipients = [one for one in recipients if known(one)]
    if any(known(one) for one in actors):
        actors = [one for one in actors if known(one)]
    return tuple(_distinct(actors)), tuple(_distinct(recipients))


def _speaker(candidate: Candidate, analysis: Analysis) -> Party | None:
    """Who says it: the speaker of the quote that holds the trigger, or of the quote whose cue the trigger is."""
    if candidate.quote and candidate.quote.speaker:
        return candidate.quote.speaker
    for quote in analysis.quotes:
        cue = quote.cue
        if cue and cue.start < candidate.end and candidate.start < cue.end and not candidate.roles.passive:
            return quote.speaker
    return None


def _guest_and_host(candidate: Candidate, pair: list[Party], analysis: Analysis) -> tuple[list[Party], list[Party]]:
    """A meeting at one side's place is that side's guest calling on it; anywhere else both act."""
    sight = candidate.sight
    for chunk in sight.chunks:
        if chunk.core < 0 or sight.before(chunk.first) not in sight.places:
            continue
        country = analysis.mentions[chunk.core].country
        if country and country == pair[1].country != pair[0].country:
            return pair[:1], pair[1:]
        if country and country == pair[0].country != pair[1].country:
            return pair[1:], pair[:1]
    return (pair[:1], pair[1:]) if _on_visit(candidate) else (pair, [])


def _speaks_for(speaker: Party | None, actors: list[Party]) -> bool:
    """Whether the clause's actors are the speaker's own state or people: a leader's word is the leader's act."""
    if speaker is None or not known(speaker):
        return False
    return all(same_side(speaker, one) for one in actors if known(one))


def _on_visit(candidate: Candidate) -> bool:
    words = word_set(candidate.sight.language, "visiting")
    return any(word in words for word in candidate.sight.words.base)


def _further(candidate: Candidate, actors: list[Party], analysis: Analysis) -> list[Party]:
    """The first person, organisation or country named right of the trigger in its sentence, else left of it, that is
    on another side than the actors. Attacks told by a noun are left alone: what follows them is rarely their aim."""
    sight = candidate.sight
    if candidate.roles.nominal and candidate.hit.trigger.type == "ASSAULT":
        return []
    right = [chunk for chunk in sight.chunks if chunk.core >= 0 and chunk.first > candidate.hit.last]
    left = [chunk for chunk in reversed(sight.chunks) if chunk.core >= 0 and chunk.last < candidate.hit.first]
    for chunk in right + left:
        if not _can_be_aimed_at(analysis.mentions[chunk.core]):
            continue
        found = [
            one
            for each in sight.joined(chunk)
            for one in party(each, sight.words, analysis.mentions, analysis.references)
        ]
        if not any(same_side(one, other) for one in found for other in actors):
            return found
    return []


def _people_there(candidate: Candidate, actors: list[Party], analysis: Analysis) -> list[Party]:
    """The country, region or town that "di" or "in" names right of the trigger, unless it is the actors' own."""
    sight = candidate.sight
    for prep, chunk in sight.after(candidate.hit.last):
        if chunk.core >= 0 and prep in sight.places and analysis.mentions[chunk.core].type in {"GPE", "LOC"}:
            found = party(chunk, sight.words, analysis.mentions, analysis.references)
            if not any(same_side(one, other) for one in found for other in actors):
                return found
    return []


def _can_be_aimed_at(mention: Mention) -> bool:
    """A person, an organisation or a country; a town or region is where, not whom."""
    return mention.type in {"PER", "ORG"} or _is_country(mention)


def _is_country(one: Mention | Party) -> bool:
    country = countries().get(one.country or "")
    return country is not None and country.name == one.name


def _bare(one: Party) -> bool:
    """Whether a place stands alone, without people of it ("warga Gaza") in the phrase."""
    return one.how == "name"


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
