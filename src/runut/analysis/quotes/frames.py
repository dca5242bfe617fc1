"""Frames: how clauses.toml and reporting.tsv of a language bound the clause that a cue reports."""

from __future__ import annotations

import re
from functools import cache

from runut.analysis.quotes.cues import WORD
from runut.language import Language


def _words(words: list[str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True))


# "YERUSALEM, KABAR BARU – ", "Kabar.com, Kota Baru -Presiden": capitalised words, then a dash set off by a space.
_DATELINE = re.compile(r"[A-Z][\w.'/()]*(?:,?\s+[A-Z][\w.'/()]*){0,6}\s+[–—-]\s*(?=[\w\"“])")


class Frames:
    """The compiled function words of one language."""

    def __init__(self, language: Language) -> None:
        table = language.table("clauses")
        self.openers = frozenset(table["openers"])
        self.negators = frozenset(table["negators"])
        self.joins = frozenset(table["joins"])
        self.soft = frozenset(table["soft_joins"])
        self.between = frozenset(table["between"]) - frozenset(table["subjects"])
        self.no_speaker = frozenset(table["no_speaker"])
        speakers = language.table("speakers")
        self._office = re.compile(rf"\s*(?:{_words(speakers['roles'] + speakers['bodies'])})(?![\w-])", re.IGNORECASE)
        self._verb_starts = tuple(table["verb_starts"])
        self._verb_ends = tuple(table["verb_ends"])
        self._verbs = frozenset(table["verbs"])
        self.relatives = frozenset(table["relatives"])
        self.appositives = frozenset(table["appositives"])
        self.first_person = frozenset(table["first_person"])
        self.tells = frozenset(table["tells"])
        self.inverts = frozenset(table["inverts"])
        self._object = re.compile(rf"\s*(?:{_words(table['objects'])})\b", re.IGNORECASE)
        self._this = re.compile(rf"\s*(?:{_words(table['this'])})\b", re.IGNORECASE)
        self.hands_over = frozenset(table["hands_over"])
        self.own_words = re.compile(rf"\b(?:{_words(table['own_words'])})\b|[\"“‘]", re.IGNORECASE)
        self.reason = re.compile(rf"\b(?:{_words(table['reasons'])})\b|[\"“‘']", re.IGNORECASE)
        self.causes = frozenset(table["causes"])
        self.agents = frozenset(table["agents"])
        self.adjuncts = frozenset(table["adjuncts"])
        self.source_closes = bool(table["order"]["source_closes"])
        self.verb_follows = bool(table["order"]["verb_follows"])
        flags = re.IGNORECASE
        self.sure_opener = re.compile(rf"\b(?:{_words(table['sure_openers'])})\b", flags)
        self.any_opener = re.compile(rf"\b(?:{_words(table['openers'])})\b", flags)
        self._opener = re.compile(rf"\s*,?\s*(?:{_words(table['openers'])})\b", flags)
        self._filler = re.compile(rf"\s*,?\s*(?:{_words(table['fillers'])})\b", flags)
        self._dated = re.compile(
            rf"\s*,?\s*(?:pada|on|in|hari|\s)*\s*(?:{_words(table['days'])})\b\s*,?\s*(?:\([\d/.\s]+\))?"
            rf"(?:\s*(?:{_words(table['hours'])})\b)*",
            flags,
        )
        self._listener = re.compile(
            rf"\s*(?:{_words(table['addressee'])})\s+(?:{_words(table['listeners'])})\b(?:\s+[A-Z]\w+){{0,2}}", flags
        )
        self._topic = re.compile(
            rf"\s*(?:{_words(table['addressee'])})(?:\s+[^\s,.;]+){{1,4}}?\s+(?:{_words(table['topics'])})\b", flags
        )
        self.gap_stops = frozenset(table["gap_stops"])
        self._adjunct = re.compile(rf"\s*,?\s*(?:{_words(table['adjuncts'])})\b", flags)
        self.tail = re.compile(rf",\s*(?:{_words(table['tails'])})(?:nya)?\b", flags)
        self._head = re.compile(rf"\s*(?:{_words(table['heads'])})\b\s*,?", flags)
        self._join = re.compile(
            rf"(?:,\s*|\s+)(?:(?:{_words(table['joins'])})\b\s*)?(?:(?:{_words(table['between'])})\b\s*)*$", flags
        )

    def clause_start(self, text: str, start: int, end: int, stops: list[int]) -> int:
        """Where the clause behind a verb that ends at `start` begins."""
        stop = next((s for s in stops if s > start + 1), end)
        sure = self.sure_opener.search(text, start, min(end, start + 160))
        if sure and sure.start() <= stop:
            gap = text[start : sure.start()]
            short = len(WORD.findall(gap)) <= 5
            if not gap.strip(" ,") or short or self._adjunct.match(gap) or gap.lstrip().startswith(","):
                return sure.end()
        at = start
        while True:
            for pattern in (self._filler, self._dated, self._listener, self._topic):
                if (match := pattern.match(text, at, end)) and match.end() > at:
                    at = match.end()
                    break
            else:
                break
        if (match := self._adjunct.match(text, at, end)) and (comma := text.find(",", at, end)) > 0:
            # "mengatakan dalam pidatonya di Moskow, ..." : the clause opens behind the comma.
            if text[at:].lstrip().startswith(",") and comma < match.end():
                comma = text.find(",", match.end(), end)
            if 0 < comma - at < 90 and end - comma > 25:
                at = comma + 1
        if match := self._opener.match(text, at, end):
            at = match.end()
        return at

    def before_adjunct(self, text: str, start: int, end: int) -> int:
        """Where the words up to the first phrase of time, place or channel in `text[start:end]` end."""
        for word in WORD.finditer(text, start, end):
            if word.group().lower() in self.adjuncts | self.causes:
                stop = word.start()
                while stop > start and text[stop - 1] in " ,\n\u00a0":
                    stop -= 1
                return stop
        return end

    def goes_on(self, rest: str) -> bool:
        """Whether the clause itself goes on in `rest`, the words behind a comma, and not a date or a source."""
        words = WORD.findall(rest)
        if len(words) < 4 or (self._dated.match(rest) and not rest.lstrip()[:1].isdigit()):
            return False
        return not (self.tail.match("," + rest) or self._adjunct.match(rest) or words[0].lower() in self.joins)

    def is_adjunct(self, rest: str) -> bool:
        """Whether `rest` opens with a phrase of time, place, occasion or addressee."""
        return bool(self._adjunct.match(rest) or self._dated.match(rest))

    def head(self, text: str) -> int:
        """How many characters at the head of `text` link it to the page and belong to no statement."""
        dateline = _DATELINE.match(text)
        at = dateline.end() if dateline else 0
        match = self._head.match(text, at)
        return match.end() if match else at

    def is_object(self, verb: str, text: str) -> bool:
        """Whether `text` begins with a thing that `verb` hands over ("menyampaikan pidato"), or with no more
        than a word for what was said ("mengatakan hal itu kepada ..."), and so holds no clause."""
        if verb in self.hands_over and self._object.match(text):
            return True
        this = self._this.match(text)
        if not this:
            return False
        rest = WORD.search(text, this.end())
        return rest is None or text[this.end() :].lstrip()[:1] in ",." or rest.group().lower() in self.adjuncts

    def new_subject(self, text: str) -> int | None:
        """Where a joining word begins that opens, near the end of `text`, a clause with a subject of its own."""
        words = list(WORD.finditer(text))[-6:]
        for number, word in enumerate(words):
            if word.group().lower() in self.joins - self.soft and 1 <= len(words) - number - 1 <= 5:
                if "," in text[word.end() :]:
                    return None
                return word.start()
        return None

    def only_names_an_office(self, text: str) -> bool:
        """Whether `text`, before a comma and a name, is the office of that name and no clause."""
        if "," in text or not self._office.match(text):
            return False
        words = [w.lower() for w in WORD.findall(text)][1:]
        return len(words) <= 14 and not self.has_verb(" ".join(words))

    def has_verb(self, text: str) -> bool:
        """Whether `text` holds a word that is one of the commonest verbs or shaped like a verb."""
        return any(
            w in self._verbs or w.startswith(self._verb_starts) or w.endswith(self._verb_ends)
            for w in map(str.lower, WORD.findall(text))
        )

    def holds_nothing(self, text: str) -> bool:
        """Whether `text`, right behind a verb, names its agent and not its clause."""
        first = WORD.search(text)
        return first is not None and not text[: first.start()].strip() and first.group().lower() in self.agents

    def only_joins(self, text: str) -> bool:
        """Whether `text` holds nothing but joining and small words."""
        words = [w.lower() for w in WORD.findall(text)]
        return all(w in self.joins or w in self.between for w in words)

    def joined(self, text: str) -> int | None:
        """Where the joining words begin that end `text` right before a second verb; None when there are none."""
        match = self._join.search(text)
        if not match or not match.group().strip():
            return None
        first = match.group().strip().split()[0].strip(",").lower()
        if first in self.joins or match.group().lstrip().startswith(","):
            return match.start()
        return None


@cache
def frames_of(language: Language) -> Frames:
    """The compiled function words of `language`, made once."""
    return Frames(language)
