"""Candidate: one trigger read in its sentence, before anything is decided about it."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

import msgspec

from runut.analysis.events.arguments import Roles, roles
from runut.analysis.events.clause import Sight
from runut.analysis.events.lexicon import Hit, Trigger, lexicon
from runut.analysis.events.parties import Chunk, chunks, word_set
from runut.analysis.events.status import Signs, signs, status_of
from runut.analysis.events.words import Words
from runut.language import Language
from runut.model import ARTICLE_KINDS, Analysis, Article, Quote, Sentence
from runut.model.finding import Status


class Candidate(msgspec.Struct, frozen=True):
    """A trigger with its sentence (number and span), clause reading, roles, status signs and the innermost quote
    that holds it (None outside quotes); `spoken` when the trigger is the quote's own cue."""

    sentence: Sentence
    number: int
    block: str
    sight: Sight
    hit: Hit
    roles: Roles
    signs: Signs
    status: Status
    quote: Quote | None
    spoken: bool = False

    @property
    def start(self) -> int:
        """Where the trigger begins in the article's text."""
        return self.sight.words.starts[self.hit.first]

    @property
    def end(self) -> int:
        """Where the trigger ends in the article's text."""
        return self.sight.words.ends[self.hit.last]


def candidates(article: Article, analysis: Analysis, language: Language) -> list[Candidate]:
    """Every trigger of the lexicon in the article's own sentences, look-alikes left out."""
    found: list[Candidate] = []
    known = lexicon(language)
    mentions = list(enumerate(analysis.mentions))
    references = list(enumerate(analysis.references))
    starts = [mention.span.start for _, mention in mentions]
    refer_starts = [reference.span.start for _, reference in references]
    for number, sentence in enumerate(analysis.sentences):
        kind = article.blocks[sentence.block].kind
        if kind not in ARTICLE_KINDS:
            continue
        words = Words(article.text, sentence.start, sentence.end, language)
        hits = known.hits(words)
        quotes = [q for q in analysis.quotes if q.span.start < sentence.end and q.span.end > sentence.start]
        if not quotes and not any(hit.trigger.type != "NONE" for hit in hits):
            continue
        inside = mentions[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        refers = references[bisect_left(refer_starts, sentence.start) : bisect_left(refer_starts, sentence.end)]
        dated = [when.span for when in analysis.times if sentence.start <= when.span.start < sentence.end]
        sight = Sight(words, chunks(words, inside, refers, dated, language), hits, language)
        low = set(words.low)
        for hit in hits:
            if hit.trigger.type == "NONE" or hit.trigger.traps & low or _inside_name(sight, hit):
                continue
            start = words.starts[hit.first]
            held = [q for q in quotes if q.span.start <= start < q.span.end]
            quote = min(held, key=lambda q: q.span.end - q.span.start) if held else None
            seen = signs(sight, hit)
            found.append(
                Candidate(sentence, number, kind, sight, hit, roles(sight, hit), seen, status_of(seen, hit), quote)
            )
        found += _spoken(sight, sentence, number, kind, quotes)
    return found


FORCES = {
    "accuse": "ACCUSE",
    "threaten": "THREATEN",
    "warn": "THREATEN",
    "ask": "REQUEST",
    "promise": "AGREE",
    "deny": "REJECT",
    "praise": "SUPPORT",
}
"""What saying something with a force is as an act; plain saying is SAY, which only the scorer can make an event of."""


@cache
def _cue_trigger(force: str) -> Trigger:
    return Trigger(f"cue:{force}", FORCES.get(force, "SAY"), None, "k", None, frozenset())


def _spoken(sight: Sight, sentence: Sentence, number: int, kind: str, quotes: list[Quote]) -> list[Candidate]:
    """Statements whose cue is no trigger: the act may lie in what is said."""
    found = []
    words = sight.words
    taken = {place for hit in sight.hits for place in range(hit.first, hit.last + 1)}
    for quote in quotes:
        cue = quote.cue
        if cue is None or not sentence.start <= cue.start < sentence.end:
            continue
        places = [at for at in range(len(words)) if cue.start <= words.starts[at] < cue.end]
        if not places or not taken.isdisjoint(places):
            continue
        taken.update(places)
        hit = Hit(_cue_trigger(quote.force), places[0], places[-1], "active", places[0], places[-1])
        found.append(
            Candidate(sentence, number, kind, sight, hit, Roles(speaks=True), Signs(), "happened", quote, spoken=True)
        )
    return found


def _inside_name(sight: Sight, hit: Hit) -> bool:
    """A word that is part of a proper name ("Partai Serikat") is no trigger."""
    number = sight.at[hit.head]
    return number >= 0 and sight.chunks[number].core >= 0 and sight.words.capital[hit.head] and hit.first == hit.last


def first_person(chunk: Chunk, sight: Sight) -> bool:
    """Whether a phrase is "kami", "we" or the like."""
    return chunk.kind == "pronoun" and sight.words.low[chunk.first] in word_set(sight.language, "first_person")
