"""Dated: the day or days of an event, from its clause, then its sentence, else unresolved; and where it happened."""

from __future__ import annotations

import re

from runut.analysis.events.candidate import Candidate
from runut.analysis.events.parties import party
from runut.model import Analysis, Article, Party, Span, When

_PLAIN = re.compile(r"\d{4}(-\d\d){0,2}")

NOT_THE_EVENTS = frozenset({"published", "quoted", "caption"})


def date_of(candidate: Candidate, article: Article, analysis: Analysis) -> tuple[str | None, str, Span | None]:
    """(date, basis, words) of a candidate; (None, "unresolved", None) when its sentence gives no day, month or year."""
    sentence = candidate.sentence
    words = candidate.sight.words
    inside = [
        when
        for when in analysis.times
        if sentence.start <= when.span.start < sentence.end and _usable(when) and not _credited(when, analysis)
    ]
    if not inside:
        return None, "unresolved", None
    dateline = article.dateline
    if dateline:  # the dateline's day is that of writing: it dates the act only when the sentence names no other
        inside = [when for when in inside if not dateline.start <= when.span.start < dateline.end] or inside
    left = words.starts[candidate.sight.left_edge(candidate.hit.first)]
    edge = candidate.sight.right_edge(candidate.hit.last)
    right = words.ends[edge - 1]
    own = [when for when in inside if left <= when.span.start < right] or inside
    nearest = min(own, key=lambda when: min(abs(when.span.start - candidate.end), abs(candidate.start - when.span.end)))
    return _days(nearest), "anchored" if nearest.anchor else "stated", nearest.span


def _usable(when: When) -> bool:
    value = when.value or ""
    usual = when.type in {"DATE", "TIME"} and value[:4].isdigit() and when.role not in NOT_THE_EVENTS
    return usual and _days(when) is not None


def _days(when: When) -> str | None:
    """A day, month or year as it stands; any other form (a season, a decade) as its first and last day."""
    value = (when.value or "").split("T")[0]
    if _PLAIN.fullmatch(value):
        return value
    if not when.begin or not when.end:
        return None
    return when.begin[:10] if when.begin[:10] == when.end[:10] else f"{when.begin[:10]}/{when.end[:10]}"


def _credited(when: When, analysis: Analysis) -> bool:
    return any(credit.span.holds(when.span) for credit in analysis.credits)


def place_of(candidate: Candidate, article: Article, analysis: Analysis) -> Party | None:
    """The place named with "di", "in" or the like nearest to the trigger; never the dateline, never an actor."""
    sight = candidate.sight
    best = None
    nearest = 16
    for chunk in sight.chunks:
        if chunk.core < 0 or analysis.mentions[chunk.core].type not in {"GPE", "LOC"}:
            continue
        if sight.before(chunk.first) not in {"di", "in", "at", "near", "inside", "outside"}:
            continue
        distance = abs(chunk.first - candidate.hit.last)
        if distance < nearest:
            nearest, best = distance, chunk
    if best is None:
        return None
    found = party(best, sight.words, analysis.mentions, analysis.references)[0]
    if article.dateline and found.span and article.dateline.start <= found.span.start < article.dateline.end:
        return None
    return found
