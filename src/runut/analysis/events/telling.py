"""Telling: accepted candidates become event mentions, one for each act that the article tells."""

from __future__ import annotations

import re

import msgspec

from runut import plover
from runut.analysis.events.asserted import asserted_by
from runut.analysis.events.candidate import Candidate
from runut.analysis.events.contexts import contexts_of, sizes_of
from runut.analysis.events.dated import date_of, place_of
from runut.analysis.events.scorer import Verdict
from runut.analysis.events.who import key, known, parties, same_side
from runut.language import Language
from runut.model import Analysis, Article, EventMention, Party, Span, content_id
from runut.model.finding import Status

_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?![\w])")

OLD = 4
"""An act more than so many days before the page is background: the news of June 2025 looks back four days at most."""

BY_MODE = frozenset({"COERCE", "SANCTION", "PROTEST", "RETREAT", "CONSULT"})
"""Types whose modes are different acts: an arrest and a deportation are two, an air raid in a war is one of it."""

MANY = frozenset({"REQUEST", "THREATEN", "ACCUSE", "AGREE", "REJECT", "SUPPORT", "CONCEDE", "MOBILIZE", "AID"})
"""Types of which one actor may do several in one article, told apart by what they are about."""

FORESEEN = frozenset({"CONSULT", "SUPPORT", "COOPERATE"})
"""Types whose plan is an act of its own: to plan a visit is AGREE."""


class Telling(msgspec.Struct):
    """One candidate that was taken, with what was read off it."""

    candidate: Candidate
    type: str
    status: Status
    confidence: float
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    date: str | None
    date_basis: str
    date_span: Span | None
    in_title: bool

    @property
    def mode(self) -> str | None:
        """The mode of its trigger, None when the type is not the trigger's own."""
        trigger = self.candidate.hit.trigger
        return trigger.mode if trigger.type == self.type else None

    @property
    def clarity(self) -> float:
        """How well the sentence tells the act: who and to whom, how surely, in a whole sentence."""
        named = any(known(one) for one in self.actors) + 0.7 * any(known(one) for one in self.recipients)
        return named + self.confidence + 0.3 * bool(self.date) - 0.6 * self.in_title


def telling(candidate: Candidate, verdict: Verdict, article: Article, analysis: Analysis) -> Telling | None:
    """What an accepted candidate tells; None when nobody in it could act."""
    type_ = verdict.type or candidate.hit.trigger.type
    if type_ in FORESEEN and verdict.status in {"planned", "possible"}:
        type_ = plover.shift(type_, "future")
    actors, recipients = parties(candidate, type_, analysis)
    date, basis, span = date_of(candidate, article, analysis)
    return Telling(
        candidate,
        type_,
        verdict.status,
        verdict.confidence,
        actors,
        recipients,
        date,
        basis,
        span,
        candidate.block == "title",
    )


def merged(found: list[Telling]) -> list[list[Telling]]:
    """Groups of tellings of one act: same type, sides that fit, days that do not contradict."""
    groups: list[list[Telling]] = []
    for one in found:
        for group in groups:
            if any(_same_act(one, other) for other in group):
                group.append(one)
                break
        else:
            groups.append([one])
    return groups


def _same_act(one: Telling, other: Telling) -> bool:
    if one.type != other.type:
        return False
    if one.date and other.date and one.date[:10] != other.date[:10]:
        return False
    apart = abs(one.candidate.number - other.candidate.number)
    if one.type in BY_MODE and one.mode and other.mode and one.mode != other.mode:
        return False
    if one.type in MANY and apart and not one.in_title and not _alike(one, other):
        return False
    actors, others = _named(one.actors), _named(other.actors)
    targets, aims = _named(one.recipients), _named(other.recipients)
    if actors and others:
        shared = sum(any(same_side(a, b) for b in others) for a in actors)
        actors_fit = 2 * shared >= max(len(actors), len(others))
    else:
        actors_fit = apart <= 1 or not (actors or others)
    if targets and aims:
        return actors_fit and any(same_side(a, b) for a in targets for b in aims)
    return actors_fit


def _named(parties_: tuple[Party, ...]) -> list[Party]:
    return [one for one in parties_ if known(one)]


def _alike(one: Telling, other: Telling) -> bool:
    """Whether two statements are about the same thing: a quarter of the shorter sentence's words recur."""
    first, second = _content(one), _content(other)
    return len(first & second) * 4 >= min(len(first), len(second))


def _content(one: Telling) -> set[str]:
    return {word for word in one.candidate.sight.words.base if len(word) > 4}


def mention(
    group: list[Telling], article: Article, analysis: Analysis, language: Language, *, sanction: int
) -> EventMention:
    """The event mention of one act: its clearest telling, with what only the others say filled in."""
    best = max(group, key=lambda one: (one.clarity, -one.candidate.start))
    candidate = best.candidate
    text = article.text
    actors = best.actors or next((one.actors for one in group if one.actors), ())
    taken = {key(one) for one in actors}
    recipients = best.recipients
    if not recipients and not (len(actors) > 1 and candidate.hit.trigger.frame in {"j", "nj"}):
        recipients = next((one.recipients for one in group if one.recipients), ())
    recipients = tuple(one for one in recipients if key(one) not in taken)
    dated = best if best.date else next((one for one in group if one.date), best)
    mode = best.mode or next((one.mode for one in group if one.mode), None)
    if (best.type, mode or "") not in plover.modes():
        mode = None
    return EventMention(
        id=content_id(article.id, best.type, candidate.start, candidate.end),
        type=best.type,
        mode=mode,
        contexts=contexts_of(candidate, language),
        status=best.status,
        actors=actors,
        recipients=recipients,
        date=dated.date,
        date_basis=dated.date_basis,
        date_span=dated.date_span,
        place=place_of(candidate, article, analysis),
        trigger=Span.of(text, candidate.start, candidate.end),
        evidence=Span.of(text, candidate.sentence.start, candidate.sentence.end),
        asserted_by=asserted_by(candidate, analysis, text),
        background=_background(best, group, article),
        quad=plover.quad(best.type, sanction=sanction),
        intensity=plover.intensity(best.type, mode),
        confidence=round(max(one.confidence for one in group), 4),
        numbers=sizes_of(candidate.sight.words, language) if best.type in {"ASSAULT", "COERCE", "PROTEST"} else {},
    )


def _background(best: Telling, group: list[Telling], article: Article) -> bool:
    if any(one.in_title for one in group):
        return False
    if best.candidate.signs.recalled:
        return True
    published = _DAY.match(article.published or "")
    date = _DAY.match(best.date or "")
    return bool(published and date) and _day_count(date) < _day_count(published) - OLD


def _day_count(found: re.Match[str] | None) -> int:
    """Days since year 0, months taken as 30 days; a month or year stands for its last day."""
    if not found:
        return 0
    year, month, day = found.groups()
    return int(year) * 365 + int(month or 12) * 30 + int(day or 30)


def carried_aims(events: list[EventMention]) -> list[EventMention]:
    """Attacks told without their target take that of the same attacker's other attacks, when the article names one
    target alone; the party then points at those other words and says that it was carried."""
    aims: dict[str, dict[str, Party]] = {}
    for event in events:
        if event.type == "ASSAULT" and len(event.actors) == 1 and known(event.actors[0]):
            found = aims.setdefault(key(event.actors[0]), {})
            found.update({key(one): one for one in event.recipients if known(one)})
    out = []
    for event in events:
        if event.type == "ASSAULT" and len(event.actors) == 1 and not event.recipients:
            found = aims.get(key(event.actors[0]), {})
            if len(found) == 1:
                carried = tuple(msgspec.structs.replace(one, how="carried") for one in found.values())
                event = msgspec.structs.replace(event, recipients=carried)
        out.append(event)
    return out


def main_of(groups: list[list[Telling]]) -> int | None:
    """Which group is the article's main event: the headline's, then the one told earliest and most clearly."""
    if not groups:
        return None

    def weight(number: int) -> tuple[bool, float]:
        group = groups[number]
        first = min(one.candidate.number for one in group)
        return any(one.in_title for one in group), max(one.clarity for one in group) + 0.2 * len(group) - 0.25 * first

    return max(range(len(groups)), key=weight)
