"""Phrases: who a stretch of words names, by a mention, a pronoun or a described role."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from runut.analysis.quotes.cues import WORD
from runut.gazetteer.outlets import find_outlets
from runut.language import Language
from runut.model import Analysis, Article, Mention, Party, Span

_EDGE = " \t\n\u00a0,;:.-–—\"“”'‘’()"


def _words(words: list[str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(set(words), key=len, reverse=True))


class SpeakerWords:
    """The compiled words of speakers.toml of one language."""

    def __init__(self, language: Language) -> None:
        table = language.table("speakers")
        flags = re.IGNORECASE
        self.role = re.compile(rf"(?<![\w-])(?:{_words(table['roles'])})(?![\w-])", flags)
        self.body = re.compile(rf"(?<![\w-])(?:{_words(table['roles'] + table['bodies'])})(?![\w-])", flags)
        self.pronoun = re.compile(rf"(?<![\w-])(?:{_words(table['singular'] + table['plural'])})(?![\w-])", flags)
        self.plural = re.compile(rf"(?:{_words(table['plural'])})$", flags)
        self.stop = re.compile(rf"(?<![\w-])(?:{_words(table['stops'])})(?![\w-])", flags)
        self.clause = re.compile(rf"(?<![\w-])(?:{_words(table['clauses'])})(?![\w-])", flags)
        self.handed_on = re.compile(rf"(?<![\w-])(?:{_words(table['handed_on'])})(?![\w-])", flags)
        self.demonstrative = re.compile(rf"(?<![\w-])(?:{_words(table['demonstratives'])})(?![\w-])", flags)
        self.offices = sorted(
            (
                (row["form"].lower(), row["office"].split("{")[0].strip().lower())
                for row in language.rows("titles")
                if row["office"]
            ),
            key=lambda pair: -len(pair[0]),
        )
        self.prepositions = frozenset(table["prepositions"])
        self.adverbs = frozenset(table["adverbs"])
        self.both = frozenset(table["both"])
        self.relative = re.compile(rf"(?<![\w-])(?:{_words(table['relatives'])})(?![\w-])", flags)
        self.joining = frozenset(table["clauses"])
        self.titles = frozenset(word for row in language.rows("titles") for word in row["form"].lower().split())
        self.adding = frozenset(table["adding"])
        self.participle = tuple(table["participle"]) or ("\n",)
        self.bare = frozenset(table["bare"])
        self.agentless = frozenset(table["agentless"])

    def is_small(self, word: str) -> bool:
        """Whether `word` only joins, governs or colours, and names nobody."""
        low = word.lower()
        return low in self.adverbs or low in self.joining or low in self.prepositions or low in self.both


@cache
def speaker_words(language: Language) -> SpeakerWords:
    """The speaker words of `language`, compiled once."""
    return SpeakerWords(language)


class Phrases:
    """The mentions and references of one article, ready to be asked who a stretch of text names."""

    def __init__(self, article: Article, analysis: Analysis, language: Language) -> None:
        self.text = article.text
        self.words = speaker_words(language)
        self.mentions = [m for m in analysis.mentions if m.type in ("PER", "ORG", "GPE")]
        self._starts = [m.span.start for m in self.mentions]
        self.references = {
            (r.span.start, r.span.end): [analysis.mentions[i] for i in r.antecedents]
            for r in analysis.references
            if r.antecedents
        }

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """The people, organisations and countries named in `text[start:end]`, in order."""
        at = bisect_left(self._starts, start)
        out = []
        while at < len(self.mentions) and self._starts[at] < end:
            if self.mentions[at].span.end <= end:
                out.append(self.mentions[at])
            at += 1
        return out

    def referred(self, start: int, end: int) -> list[Mention]:
        """What the reference at `start:end`, or one inside it, stands for."""
        exact = self.references.get((start, end))
        if exact:
            return exact
        for (a, b), mentions in self.references.items():
            if start <= a and b <= end:
                return mentions
        return []

    def party(self, mention: Mention, how: str = "name", span: Span | None = None) -> Party:
        """The party that `mention` names."""
        return Party(
            span=span or mention.span,
            name=mention.name or mention.span.text,
            type=mention.type,
            country=mention.country,
            actor=mention.actor,
            office=mention.office,
            how=how,
        )

    def named(self, start: int, end: int) -> list[Party]:
        """Who the noun phrase `text[start:end]` names: people first, then bodies, then a described role.

        A role before the name of a country or body ("seorang pejabat AS") is a described, unnamed party
        unless a reference resolves it; several names joined by "dan" are all returned.
        """
        start, end = trim(self.text, start, end)
        if start >= end:
            return []
        mentions = self.mentions_in(start, end)
        people = [m for m in mentions if m.type == "PER"]
        if people:
            first = people[0]
            out = [self.party(first)]
            for other in people[1:]:
                gap = self.text[out[-1].span.end : other.span.start] if out[-1].span else ""
                if {w.lower() for w in WORD.findall(gap)} & self.words.both and other.name != first.name:
                    out.append(self.party(other, "joint"))
            return out
        whole = Span.of(self.text, start, end)
        if resolved := self.referred(start, end):
            return [self.party(m, "description", whole) for m in resolved[:4]]
        if mentions:
            first = mentions[0]
            lead = self.text[start : first.span.start]
            if self.words.role.search(lead):
                holder = self._holder(start, first)
                if holder:
                    return [self.party(holder, "description", whole)]
                return [Party(span=whole, country=first.country, how="role")]
            joint = [first]
            for other in mentions[1:]:
                between = {w.lower() for w in WORD.findall(self.text[joint[-1].span.end : other.span.start])}
                if between & self.words.both and other.name != first.name and len(between) <= 3:
                    joint.append(other)
            if len(joint) > 1:
                return [self.party(m, "joint") for m in joint]
            if self.words.body.search(lead) and first.type == "GPE":
                return [self.party(first, "name", whole)]
            return [self.party(first)]
        if outlets := find_outlets(self.text, start, end):
            outlet = outlets[0].outlet
            return [Party(span=whole, name=outlet.name, type="ORG", country=outlet.country)]
        if self.words.body.search(whole.text):
            return [Party(span=whole, how="role")]
        return []

    def _holder(self, start: int, body: Mention) -> Mention | None:
        """The person of this page who holds the office that the words from `start` up to `body` name."""
        lead = " ".join(self.text[start : body.span.start].lower().split())
        offices = [office for form, office in self.words.offices if re.search(rf"(?<!\w){re.escape(form)}$", lead)]
        if not offices or not body.country:
            return None
        for mention in self.mentions:
            if mention.type == "PER" and mention.country == body.country and mention.office:
                held = mention.office.lower()
                if any(held == o or held.startswith((f"{o} of", f"{o} to")) for o in offices[:1]):
                    return mention
        return None


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """`start:end` without white space and marks at its edges."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end
