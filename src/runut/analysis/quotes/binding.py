"""Binding: each statement to its speaker, in the order of the text, so that pronouns can look back."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from runut.analysis.quotes.cues import WORD, Cue
from runut.analysis.quotes.phrases import Phrases, trim
from runut.analysis.quotes.subjects import NOBODY, Subject, governed, subject_before, subject_behind
from runut.model import Party, Span

# A clitic behind a quotation ("ujarnya") goes on with the last speaker while he is this near.
_NEAR = 400


class Statement(NamedTuple):
    """A statement before its speaker is known: content `start:end`, cue and frame, the sentence `low:high`
    in which the speaker is looked for, and `joined` when it shares the subject of the statement before it."""

    start: int
    end: int
    kind: str
    cue: Cue | None
    frame: str
    low: int
    high: int
    joined: bool = False


def bind(statements: list[Statement], phrases: Phrases) -> list[list[Party]]:
    """The speakers of each statement, first the one it is credited to first; empty where nobody is named."""
    memory = _Memory(phrases)
    bound: list[list[Party]] = []
    for number, statement in enumerate(statements):
        if statement.joined and bound and bound[-1]:
            parties = bound[-1]
        else:
            subject = _subject(statement, phrases)
            before = statements[number - 1] if number else None
            same = before is not None and _same_sentence(before, statement)
            if same and statement.cue and _goes_on(phrases, statement.cue):
                subject = Subject(_again(bound[-1], None, "carried"))
            if _is_vague(subject) and same and statement.kind != "direct":
                subject = Subject(_again(bound[-1], None, "carried"))
            parties = memory.resolve(subject, statement)
        ends = [statement.end, *(p.span.end for p in parties if p.span)]
        memory.heard(parties, max(ends) if statement.cue is None else max(*ends, statement.cue.end))
        bound.append(parties)
    return bound


def _subject(statement: Statement, phrases: Phrases) -> Subject:
    cue, frame = statement.cue, statement.frame
    if cue is None:
        return _named_behind(statement, phrases)
    if cue.clitic:
        clitic = Span.of(phrases.text, cue.end - 3, cue.end)
        mentions = phrases.referred(clitic.start, clitic.end)
        # Nobody quotes himself by name: a reference into the quoted words is a wrong one.
        inside = {m.name for m in phrases.mentions_in(statement.start, statement.end)}
        if mentions and not (statement.kind == "direct" and {m.name for m in mentions} & inside):
            return Subject([phrases.party(m, "pronoun", clitic) for m in mentions[:4]], clitic)
        return Subject([], clitic)
    if frame in ("after", "medial", "direct-behind"):
        return _either_side(statement, cue, phrases)
    if frame in ("prep", "source"):
        stop = statement.start if statement.start > cue.end else statement.high
        return subject_behind(phrases, cue.end, stop)
    if frame == "passive":
        return subject_behind(phrases, _past(phrases.text, cue.end), statement.start)
    if frame == "noun":
        between = phrases.named(cue.end, statement.start)
        return Subject(between or [Party(span=Span.of(phrases.text, cue.start, cue.end), how="description")])
    if frame == "colon":
        return _headline(statement, cue, phrases)
    return subject_before(phrases, statement.low, cue.start)


def _named_behind(statement: Statement, phrases: Phrases) -> Subject:
    """A passage without a cue: who it is handed on from, or a name between commas right behind it, else nobody."""
    text = phrases.text
    if handed := phrases.words.handed_on.search(text, statement.end, max(statement.end, statement.high)):
        return subject_behind(phrases, handed.end(), statement.high)
    close = text.find(",", statement.end + 2, statement.high)
    people = phrases.mentions_in(statement.end, close) if close > 0 else []
    if people and people[-1].type == "PER" and not text[people[-1].span.end : close].strip():
        lead = WORD.findall(text[statement.end : people[-1].span.start])
        if all(w.lower() in phrases.words.titles or w[0].isupper() for w in lead):
            return Subject([phrases.party(people[-1])])
    return NOBODY


def _either_side(statement: Statement, cue: Cue, phrases: Phrases) -> Subject:
    """Behind a cue that follows its clause stands the speaker, unless it stood between clause and cue."""
    if "after" not in cue.frames or "verb" in cue.frames:
        left = max(statement.end, statement.low) if statement.end < cue.start else statement.low
        if trim(phrases.text, left, cue.start)[0] < trim(phrases.text, left, cue.start)[1]:
            before = subject_before(phrases, left, cue.start)
            if before.parties or before.pronoun:
                return before
    return subject_behind(phrases, cue.end, statement.high)


def _headline(statement: Statement, cue: Cue, phrases: Phrases) -> Subject:
    colon = phrases.text.rfind(":", statement.low, statement.start)
    low = statement.low
    if "colon" in cue.frames:
        low = max(low, phrases.text.rfind(",", low, colon) + 1)
        parties = phrases.named(low, colon)
        # "Kremlin: ..." speaks, "Kota Anu Rusuh: ..." does not: nothing but a name and its office may stand there.
        named = [p.span for p in parties if p.span]
        rest = phrases.text[low : named[0].start] + " " + phrases.text[named[-1].end : colon] if named else ""
        known = [w for w in WORD.findall(rest) if w.lower() not in phrases.words.titles | phrases.words.both]
        if not named or (known and not phrases.words.body.search(rest)):
            return NOBODY
        return Subject(parties)
    return subject_before(phrases, low, cue.start)


def _past(text: str, at: int) -> int:
    """Behind a "oleh" or "by" that opens the agent of a passive."""
    for word in (" oleh ", " by "):
        if text.startswith(word, at):
            return at + len(word)
    return at


def _same_sentence(before: Statement, statement: Statement) -> bool:
    """Whether the statement before, or its cue, stands in the sentence of this one."""
    return (
        before.low == statement.low
        or before.end > statement.low
        or bool(before.cue and before.cue.start >= statement.low)
    )


def _goes_on(phrases: Phrases, cue: Cue) -> bool:
    """Whether the verb only adds to what the same speaker has said ("..., seraya menambahkan", "..., adding")."""
    before = phrases.text[max(0, cue.start - 16) : cue.start].rstrip()
    word = WORD.findall(before)
    if word and word[-1].lower() in phrases.words.adding and not before.endswith(","):
        return True
    return before.endswith(",") and cue.form.endswith(phrases.words.participle)


def _is_vague(subject: Subject) -> bool:
    """Whether nothing but loose words was found before the verb."""
    if subject.pronoun is not None:
        return False
    return not subject.parties or (subject.parties[0].name is None and subject.parties[0].how == "description")


class _Memory:
    """Who spoke last, for the pronouns and continued quotations that follow."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases
        self.last: list[Party] = []
        self.person: list[Party] = []
        self.body: list[Party] = []
        self.named: dict[str, Party] = {}
        self.until = 0

    def heard(self, parties: list[Party], until: int) -> None:
        self.until = max(self.until, until)
        if not parties or (parties[0].how == "pronoun" and parties[0].name is None):
            return
        # The words that name somebody are kept, not the pronoun that stood for them last.
        known = [self._by_name(p) if p.how in ("pronoun", "carried") else p for p in parties]
        self.named.update({p.name: p for p in known if p.name})
        self.last = known
        first = known[0]
        if first.type == "PER" or (first.type is None and first.how != "description"):
            self.person = known
        if first.type in ("ORG", "GPE"):
            self.body = known

    def _by_name(self, party: Party) -> Party:
        """The party with the words that name it: those heard last, else the first ones of the page."""
        if party.name in self.named:
            return self.named[party.name]
        named = next((m for m in self.phrases.mentions if m.name == party.name), None)
        return self.phrases.party(named) if named else party

    def resolve(self, subject: Subject, statement: Statement) -> list[Party]:
        parties = subject.parties
        if parties and self._is_bare(parties[0]):
            return _again(self.body or self.last, parties[0].span, "description") or parties
        if parties and (parties[0].name or not self._points_back(parties[0])):
            return parties
        if parties:
            back = self._like(parties[0], statement) or self._since_then(statement, "ORG", "GPE") or self.last
            return _again(back, parties[0].span, "description") or parties
        if subject.pronoun is None and statement.cue is not None:
            before = WORD.findall(self.phrases.text[statement.low : statement.cue.start])
            bare = 0 < len(before) <= 3 and all(self.phrases.words.is_small(w) for w in before)
            goes_on = bare or statement.cue.form in self.phrases.words.agentless
            if statement.frame == "passive" and statement.cue.force("passive")[0] == "ask":
                # "Mereka diminta untuk ...": by the body that asked last, while it is near.
                return _again(self.body, None, "carried") if statement.start - self.until < _NEAR else []
            return _again(self.last, None, "carried") if goes_on else []
        if subject.plural:
            back = self.last if len(self.last) > 1 else self.body or self.last
        elif subject.pronoun is not None:
            near = (
                self.person if statement.start - self.until < _NEAR and statement.cue and statement.cue.clitic else []
            )
            back = near or self._since_then(statement) or self.person or self.last
            back = back or self._nearest_person(statement.start)
        else:
            back = self.last
        if not back and subject.pronoun is not None:
            return [Party(span=subject.pronoun, how="pronoun")]  # said by somebody whom this page does not tell
        return _again(back, subject.pronoun, "pronoun" if subject.pronoun else "carried")

    def _like(self, party: Party, statement: Statement) -> list[Party]:
        """The body whose name begins with the same word ("Yayasan tersebut" for "Yayasan Laut Bersih")."""
        head = WORD.findall(party.span.text if party.span else "")[:1]
        for mention in reversed(self.phrases.mentions_in(0, statement.low)):
            if head and mention.type == "ORG" and mention.span.text.lower().startswith(f"{head[0].lower()} "):
                return [self.phrases.party(mention)]
        return []

    def _since_then(self, statement: Statement, *types: str) -> list[Party]:
        """Who was the subject after the last statement and before this sentence: a person unless told otherwise."""
        for mention in reversed(self.phrases.mentions_in(self.until, min(statement.low, statement.start))):
            if mention.type in (types or ("PER",)) and not governed(self.phrases, self.until, mention.span.start):
                return [self.phrases.party(mention)]
        return []

    def _is_bare(self, party: Party) -> bool:
        return bool(party.span and party.name is None and party.span.text.lower() in self.phrases.words.bare)

    def _points_back(self, party: Party) -> bool:
        return bool(party.span and self.phrases.words.demonstrative.search(party.span.text))

    def _nearest_person(self, at: int) -> list[Party]:
        people = [m for m in self.phrases.mentions_in(0, at) if m.type == "PER"]
        return [self.phrases.party(people[-1])] if people else []


def _again(parties: list[Party], span: Span | None, how: str) -> list[Party]:
    """The parties again, by other words; where there are none, by those that named them."""
    return [msgspec.structs.replace(p, span=span or p.span, how=how) for p in parties]
