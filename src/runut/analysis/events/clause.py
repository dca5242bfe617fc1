"""Clause: where a trigger's clause begins and ends, its voice, and the phrases on either side of it."""

from __future__ import annotations

from runut.analysis.events.lexicon import Hit
from runut.analysis.events.parties import Chunk, word_set
from runut.analysis.events.words import Words
from runut.language import Language

OPENERS = frozenset('"“”«»:;—–()[]')
REACH_LEFT = 40
REACH_RIGHT = 16
"""How many words away a subject and an object are looked for: longer ways are almost always another clause's."""


class Sight:
    """One sentence ready for reading: its words, phrases and the words that show its build."""

    def __init__(self, words: Words, chunks: list[Chunk], hits: list[Hit], language: Language) -> None:
        self.words = words
        self.chunks = chunks
        self.hits = hits
        self.language = language
        self.at = [-1] * len(words)
        for number, chunk in enumerate(chunks):
            for place in range(chunk.first, chunk.last + 1):
                self.at[place] = number
        self.verbs = {hit.head for hit in hits if hit.voice != "noun"}
        self.breaks = word_set(language, "breaks")
        self.control = word_set(language, "control")
        self.relative = word_set(language, "relative")
        self.prepositions = word_set(language, "prepositions")
        self.towards = word_set(language, "towards")
        self.places = word_set(language, "places")
        self.promises = word_set(language, "promises")
        self.addressed = word_set(language, "addressed")
        self.agents = word_set(language, "agents")
        self.sources = word_set(language, "sources")
        self.joint = word_set(language, "joint")
        self.between = word_set(language, "between")
        self.coordinators = word_set(language, "coordinators")
        self.genitives = word_set(language, "genitives")
        self.adverbs = word_set(language, "adverbs")
        self.negators = word_set(language, "negators")

    def left_edge(self, at: int) -> int:
        """The first word of the clause that holds word `at`."""
        low = self.words.low
        for place in range(at - 1, -1, -1):
            if low[place] in OPENERS or (low[place] in self.breaks and self.at[place] < 0):
                return place + 1
        return 0

    def right_edge(self, at: int) -> int:
        """One past the last word of the clause that holds word `at`."""
        low = self.words.low
        for place in range(at + 1, len(low)):
            if low[place] in OPENERS or low[place] in self.breaks:
                return place
        return len(low)

    def before(self, place: int) -> str:
        """The word before `place`, "" at the beginning."""
        return self.words.low[place - 1] if place > 0 else ""

    def subject(self, at: int) -> Chunk | None:
        """The phrase that stands as subject of the verb at word `at`, looking left; relative clauses give the
        phrase they belong to; an adverbial clause without a subject gives that of the main clause."""
        low = self.words.low
        spare: Chunk | None = None
        controlled = False
        place = at - 1
        floor = max(-1, at - REACH_LEFT)
        while place > floor:
            number = self.at[place]
            if number >= 0:
                chunk = self.chunks[number]
                prior = self.before(chunk.first)
                if prior in self.prepositions and prior not in self.agents:
                    spare = spare or chunk
                    place = chunk.first - 2
                    continue
                if prior in self.relative and place < at - 1:
                    place = chunk.first - 1
                return chunk
            word = low[place]
            if word in self.relative and self._antecedent(place) is not None:
                return self._antecedent(place)
            if word in OPENERS and word not in "()":
                break
            if word in self.breaks:
                if controlled:
                    break
                return spare
            if word in self.control and place >= at - 3:
                controlled = True
            place -= 1
        if controlled or spare is None:
            return self._after_comma(at) if controlled else spare
        return spare

    def _antecedent(self, relative: int) -> Chunk | None:
        place = relative - 1
        if place >= 0 and self.words.low[place] == ",":
            place -= 1
        return self.chunks[self.at[place]] if place >= 0 and self.at[place] >= 0 else None

    def _after_comma(self, at: int) -> Chunk | None:
        low = self.words.low
        for place in range(at + 1, min(len(low), at + 2 * REACH_RIGHT)):
            if low[place] == "," and place + 1 < len(low) and self.at[place + 1] >= 0:
                return self.chunks[self.at[place + 1]]
        return None

    def after(self, at: int, *, stop: int | None = None) -> list[tuple[str, Chunk]]:
        """The phrases right of word `at` inside its clause, each with the preposition before it ("" without)."""
        low = self.words.low
        found: list[tuple[str, Chunk]] = []
        end = min(len(low), at + 1 + REACH_RIGHT, stop if stop is not None else len(low))
        place = at + 1
        while place < end:
            number = self.at[place]
            if number >= 0:
                chunk = self.chunks[number]
                found.append((self._preposition(chunk.first, at), chunk))
                place = chunk.last + 1
                continue
            word = low[place]
            if word in OPENERS and word not in '"“”()' and found:
                break
            if (word in self.breaks or word in self.relative) and (found or place > at + 1):
                break
            place += 1
        return found

    def _preposition(self, first: int, floor: int) -> str:
        low = self.words.low
        for place in range(first - 1, max(floor, first - 5), -1):
            if low[place] in self.prepositions:
                return low[place]
            if self.at[place] >= 0 or low[place] == ",":
                return ""
        return ""

    def joined(self, chunk: Chunk) -> list[Chunk]:
        """`chunk` and the phrases coordinated with it: "A, B dan C"."""
        low = self.words.low
        found = [chunk]
        here = chunk
        while True:  # to the right
            place = here.last + 1
            while place < len(low) and (low[place] == "," or low[place] in self.coordinators):
                place += 1
            if place == here.last + 1 or place >= len(low) or self.at[place] < 0:
                break
            following = self.chunks[self.at[place]]
            comma_only = all(low[p] == "," for p in range(here.last + 1, place))
            if comma_only and not self._list_ahead(following):
                break
            found.append(following)
            here = following
        here = chunk
        while True:  # to the left
            place = here.first - 1
            while place >= 0 and (low[place] == "," or low[place] in self.coordinators):
                place -= 1
            if place == here.first - 1 or place < 0 or self.at[place] < 0:
                break
            if all(low[p] == "," for p in range(place + 1, here.first)) and len(found) == 1:
                break
            here = self.chunks[self.at[place]]
            found.insert(0, here)
        return found[:6]

    def _list_ahead(self, chunk: Chunk) -> bool:
        low = self.words.low
        return any(word in self.coordinators for word in low[chunk.last + 1 : chunk.last + 8])

    def is_passive(self, hit: Hit) -> bool:
        """Whether the subject suffers the act: a di- form, an English participle after "be" or before "by"."""
        if hit.voice == "passive":
            return True
        if hit.voice != "either":
            return False
        low = self.words.low
        for place in range(hit.head - 1, max(-1, hit.head - 5), -1):
            if low[place] in {"was", "were", "been", "is", "are", "be", "being", "'s", "'re", "got", "get"}:
                return low[place] not in {"'s"} or self.at[place] < 0
            if low[place] in {"has", "have", "had", "'ve", "'d", "having"}:
                return False
            if low[place] not in self.adverbs and not low[place].endswith("ly"):
                break
        follow = low[hit.head + 1] if hit.head + 1 < len(low) else "."
        if follow == "by":
            return True
        if hit.head < hit.last:  # the pattern holds its own object: "rejected the proposal"
            return False
        plain_end = follow in ".,;)" or (follow in self.prepositions and hit.trigger.frame == "so")
        return plain_end and self.at[hit.head - 1] >= 0 if hit.head else False

    def is_nominal(self, hit: Hit) -> bool:
        """Whether an English form that could be a verb stands as a noun ("the attack", "Israeli strikes on")."""
        if hit.voice not in {"active", "gerund"} or self.language.table("affixes")["system"] == "prefix":
            return False
        before = self.before(hit.head)
        if before in {
            "the",
            "a",
            "an",
            "its",
            "their",
            "his",
            "her",
            "our",
            "this",
            "that",
            "any",
            "no",
            "of",
            "'s",
            "new",
            "recent",
        }:
            return True
        following = self.words.low[hit.last + 1] if hit.last + 1 < len(self.words) else ""
        if hit.voice == "gerund":
            return following == "of"
        return following in {"on", "against", "of", "by", "between"} and before not in {"to", "will", "would"}
