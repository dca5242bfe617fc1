"""Telling: accepted candidates become event mentions, one for each act that the article tells."""

from __future__ import annotations

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

FORESEEN = frozenset({"CONSULT", "SUPPORT", "COOPERATE"})
"""Types whose plan is an act of its own: to plan a visit is AGREE."""


class Telling(msgspec.Struct):
    """One candidate that was taken, with what was read off it."""

    candidate: Candidate
    type: str
    confidence: float
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    date: str | None
    date_basis: str
    date_span: Span | None
    in_title: bool

    @property
    def clarity(self) -> float:
        """How well the sentence tells the act: who and to whom, how surely, in a whole sentence."""
        named = any(known(one) for one in self.actors) + 0.7 * any(known(one) for one in self.recipients)
        return named + self.confidence + 0.3 * bool(self.date) - 0.6 * self.in_title


def telling(candidate: Candidate, verdict: Verdict, analysis: Analysis) -> Telling | None:
    """What an accepted candidate tells; None when nobody in it could act."""
    type_ = verdict.type or candidate.hit.trigger.type
    if type_ in FORESEEN and candidate.status in {"planned", "possible"}:
        type_ = plover.shift(type_, "future")
    actors, recipients = parties(candidate, type_, analysis)
    date, basis, span = date_of(candidate, analysis)
    return Telling(
        candidate, type_, verdict.confidence, actors, recipients, date, basis, span, candidate.block == "title"
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
    near = abs(one.candidate.number - other.candidate.number) <= 1
    if not one.actors or not other.actors:
        actors_fit = near or not (one.actors or other.actors)
    else:
        actors_fit = any(same_side(a, b) for a in one.actors for b in other.actors)
    if not one.recipients or not other.recipients:
        return actors_fit
    return actors_fit and any(same_side(a, b) for a in one.recipients for b in other.recipients)


def mention(
    group: list[Telling], article: Article, analysis: Analysis, language: Language, *, sanction: int
) -> EventMention:
    """The event mention of one act: its clearest telling, with what only the others say filled in."""
    best = max(group, key=lambda one: (one.clarity, -one.candidate.start))
    candidate = best.candidate
    text = article.text
    actors = best.actors or next((one.actors for one in group if one.actors), ())
    taken = {key(one) for one in actors}
    recipients = best.recipients or next((one.recipients for one in group if one.recipients), ())
    recipients = tuple(one for one in recipients if key(one) not in taken)
    dated = best if best.date else next((one for one in group if one.date), best)
    trigger = candidate.hit.trigger
    mode = trigger.mode if trigger.type == best.type else None
    if mode is None:
        mode = next(
            (one.candidate.hit.trigger.mode for one in group if one.candidate.hit.trigger.type == best.type), None
        )
    if (best.type, mode or "") not in plover.modes():
        mode = None
    return EventMention(
        id=content_id(article.id, best.type, candidate.start, candidate.end),
        type=best.type,
        mode=mode,
        contexts=contexts_of(candidate, language),
        status=candidate.status,
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
    published = (article.published or "")[:10]
    date = (best.date or "")[:10]
    return bool(
        published
        and date
        and len(date) <= len(published)
        and date < published[: len(date)]
        and _days(date, published) > 4
    )


def _days(first: str, second: str) -> int:
    whole = [int(part) for part in first.split("-")], [int(part) for part in second.split("-")]
    a, b = ((*parts, 1, 1)[:3] for parts in whole)
    return (b[0] - a[0]) * 365 + (b[1] - a[1]) * 30 + (b[2] - a[2])


def main_of(groups: list[list[Telling]]) -> int | None:
    """Which group is the article's main event: the headline's, then the one told earliest and most clearly."""
    if not groups:
        return None

    def weight(number: int) -> tuple[bool, float]:
        group = groups[number]
        first = min(one.candidate.number for one in group)
        return any(one.in_title for one in group), max(one.clarity for one in group) + 0.2 * len(group) - 0.25 * first

    return max(range(len(groups)), key=weight)
