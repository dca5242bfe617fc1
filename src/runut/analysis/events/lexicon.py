"""Lexicon: the trigger patterns of a language, and where they stand in a sentence."""

from __future__ import annotations

from functools import cache

import msgspec

from runut.analysis.events.forms import Voice, forms
from runut.analysis.events.words import Words
from runut.language import Language

GAP = 3
"""How many words "*" may stand for: enough for an adverb or a short object, too few to leave the clause."""


class Trigger(msgspec.Struct, frozen=True):
    """One row of triggers.tsv. `frame` says who stands where (see docs/guide/events.md); `status` is set when the
    pattern itself tells it; `traps` are words whose presence in the sentence speaks against this sense."""

    pattern: str
    type: str
    mode: str | None
    frame: str
    status: str | None
    traps: frozenset[str]


class Hit(msgspec.Struct, frozen=True):
    """A trigger at words `first` to `last` (inclusive); `voice` as its verb form shows; `head` its verb, `solid` the
    last word before the first gap of the pattern: an object may stand in the gap."""

    trigger: Trigger
    first: int
    last: int
    voice: Voice
    head: int
    solid: int


Element = dict[str, Voice] | None
Compiled = tuple[Trigger, tuple[Element, ...]]


class Lexicon:
    """All triggers of one language, indexed by the words that can begin them."""

    def __init__(self, language: Language) -> None:
        self.index: dict[str, list[Compiled]] = {}
        self.size = 0
        for row in language.rows("triggers"):
            trigger = Trigger(
                row["pattern"],
                row["type"],
                row["mode"] or None,
                row["frame"],
                row["status"] or None,
                frozenset(word for word in row["traps"].split(";") if word),
            )
            elements = tuple(_element(piece, language) for piece in trigger.pattern.split())
            compiled = (trigger, elements)
            first = elements[0]
            if first is None:
                raise ValueError(f"a trigger may not begin with a gap: {trigger.pattern!r}")
            for word in first:
                self.index.setdefault(word, []).append(compiled)
            self.size += 1

    def hits(self, words: Words) -> list[Hit]:
        """The triggers in a sentence, left to right; where two overlap the one with more words stays."""
        found: list[Hit] = []
        for at in range(len(words)):
            rows = self.index.get(words.low[at])
            if rows is None:
                rows = self.index.get(words.base[at])
            elif words.base[at] != words.low[at]:
                rows = rows + self.index.get(words.base[at], [])
            for trigger, elements in rows or ():
                if hit := _match(trigger, elements, words, at):
                    found.append(hit)
        found.sort(key=lambda hit: (-_length(hit), hit.first))
        kept: list[Hit] = []
        taken: set[int] = set()
        for hit in found:
            places = range(hit.first, hit.last + 1)
            if taken.isdisjoint(places):
                taken.update(places)
                kept.append(hit)
        return sorted(kept, key=lambda hit: hit.first)


def _length(hit: Hit) -> int:
    return len(hit.trigger.pattern.replace("*", "").split())


def _element(piece: str, language: Language) -> Element:
    if piece == "*":
        return None
    found: dict[str, Voice] = {}
    for choice in piece.split("|"):
        if choice.startswith("@"):
            stem, _, suffix = choice[1:].partition("/")
            found |= forms(stem, language)
            if suffix:
                found |= forms(stem + suffix, language)
        elif choice.startswith("="):
            word = choice[1:]
            found |= {word: "noun"}
            if language.table("affixes")["system"] == "suffix":
                plural = "es" if word.endswith(("s", "sh", "ch", "x")) else "s"
                found[word[:-1] + "ies" if word.endswith("y") and word[-2] not in "aeiou" else word + plural] = "noun"
        else:
            found[choice] = "noun"
    return found


def _match(trigger: Trigger, elements: tuple[Element, ...], words: Words, at: int) -> Hit | None:
    voice: Voice = "noun"
    head = at
    place = at
    gap = 0
    solid = -1
    for number, element in enumerate(elements):
        if element is None:
            gap = GAP
            solid = place - 1 if solid < 0 else solid
            continue
        for skip in range(gap + 1):
            here = place + skip
            if here >= len(words) or (skip and words.low[here - 1] in ".;:?!"):
                return None
            shown = element.get(words.low[here]) or element.get(words.base[here])
            if shown:
                break
        else:
            return None
        if shown != "noun" and voice == "noun":
            voice, head = shown, here
        if number == 0:
            place = at
        place = here + 1
        gap = 0
    return Hit(trigger, at, place - 1, voice, head, solid if solid >= 0 else place - 1)


@cache
def lexicon(language: Language) -> Lexicon:
    """The lexicon of a language, read once."""
    return Lexicon(language)
