"""Clear: acts told so plainly that the scorer may doubt but not erase them, and nouns that are only talked about."""

from __future__ import annotations

from runut.analysis.events.candidate import Candidate
from runut.analysis.events.parties import Chunk, word_set
from runut.model import Analysis

CLEAR = 0.1
"""The least chance of any event that a clear act needs, instead of the usual threshold; chosen on held-back folds."""

FRONT = 3
"""Sentences of the page (headline, lead) in which a single verb between two official parties is clear."""


def clear_act(candidate: Candidate, analysis: Analysis) -> bool:
    """Whether a verb with its object noun ("signed a treaty"), or in headline and lead a single verb between two
    parties, is told of a named state, leader or body as a fact: not planned, doubted or denied, in no direct speech."""
    hit, seen = candidate.hit, candidate.signs
    if candidate.spoken or candidate.roles.nominal or hit.voice in {"noun", "gerund"}:
        return False
    if candidate.quote is not None and candidate.quote.kind == "direct":
        return False
    if candidate.status not in {"happened", "ongoing"}:
        return False
    if seen.planned or seen.possible or seen.negated or seen.denied or seen.conditional or seen.obliged:
        return False
    sight = candidate.sight
    tried = word_set(sight.language, "attempts")
    if any(word in tried for word in sight.words.low[max(0, hit.head - 3) : hit.head]):
        return False
    actors = {c.core for c in candidate.roles.actors if _official(c, analysis)}
    others = {c.core for c in candidate.roles.recipients if _official(c, analysis)} - actors
    if _pieces(candidate) > 1:
        return bool(actors)
    return len(actors | others) > 1 and bool(actors) and (candidate.block == "title" or candidate.number < FRONT)


def _pieces(candidate: Candidate) -> int:
    """How many words of the trigger carry meaning: gaps and prepositions do not."""
    idle = candidate.sight.prepositions
    return sum(piece != "*" and piece not in idle for piece in candidate.hit.trigger.pattern.split())


def _official(chunk: Chunk, analysis: Analysis) -> bool:
    """A named country or body, or a person whose office or country is known; no private people of it."""
    if chunk.core < 0 or not chunk.official:
        return False
    mention = analysis.mentions[chunk.core]
    return mention.type == "ORG" or bool(mention.country or mention.office)


def only_topic(candidate: Candidate) -> bool:
    """Whether a noun without an actor of its own is what a talk is about ("membahas perang di Gaza")."""
    if not candidate.roles.nominal or candidate.roles.actors:
        return False
    sight = candidate.sight
    topics = word_set(sight.language, "topics")
    for place in range(candidate.hit.first - 1, max(-1, candidate.hit.first - 4), -1):
        if sight.words.low[place] in topics:
            return True
        if sight.at[place] >= 0:
            return False
    return False
