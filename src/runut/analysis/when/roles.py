"""Roles: whether a day is that of the event, of speaking, of quoting a source, of a photograph, or older."""

from __future__ import annotations

import re
from datetime import date, timedelta

from runut.analysis.when.parts import Meaning
from runut.analysis.when.patterns import Grammar
from runut.model.finding import TimeRole

OLD = timedelta(days=45)
"""A day further back than this is background: on the development pages the news itself lies within two weeks."""
NEWS = timedelta(days=1)
"""The day of the page and the day before are the news itself, even in a clause behind "setelah"."""
STAMP = 30
"""Characters that may stand before a date of publication in its line ("Diperbarui pada")."""
_CLOSED_QUOTE = re.compile(r"[\"”’'»]\s*,?\s*$|,\s*[\"”]\s*$")
_BESIDE = re.compile(r"[\s,)]*(?:\w+\s+){0,3}")
COARSE = frozenset({"year", "decade", "century", "season", "quarter", "half-year"})


def last_cue(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The last match of a cue in `text`."""
    found = None
    for match in pattern.finditer(text):
        found = match
    return found


def cue_ends(pattern: re.Pattern[str], before: str) -> bool:
    """Whether the words right before a place are one of a cue's forms."""
    tail = before.rstrip(" :\t\n(")
    found = last_cue(pattern, tail)
    return found is not None and found.end() == len(tail)


def is_quoting(before: str, grammar: Grammar) -> bool:
    """Whether the words before a day say that a source is quoted on it: "dikutip dari X, ", "melansir X "."""
    cue = last_cue(grammar.cues["quoting"], before)
    if cue is None:
        return False
    between = before[cue.end() :]
    if len(between) > 90 or ". " in between or grammar.cues["saying"].search(between):
        return False
    head, comma, tail = between.rpartition(",")
    if comma:
        return len(tail.split()) <= 2 and len(head.split()) <= 12
    return len(between.split()) <= 8


def is_saying(before: str, after: str, grammar: Grammar) -> bool:
    """Whether a day is that of speaking: behind the speaker of a quotation, or beside a verb of speech."""
    cue = last_cue(grammar.cues["saying"], before)
    if cue is not None:
        between = before[cue.end() :]
        if not grammar.cues["that"].search(between) and not re.search(r"[\"“”:]", between):
            if _CLOSED_QUOTE.search(before[: cue.start()]):
                return True
            if len(between.split()) <= 5 and "," not in between.rstrip(" ,"):
                return True
        occasion = last_cue(grammar.cues["occasion"], before)
        if occasion is not None and not re.search(r"[\"“”:]", before[occasion.end() :]):
            return len(before[occasion.end() :].split()) <= 8
    ahead = grammar.cues["saying"].search(after, 0, 48)
    return ahead is not None and _BESIDE.fullmatch(after, 0, ahead.start()) is not None


def role_of(
    meaning: Meaning, before: str, after: str, kind: str, anchor: date | None, grammar: Grammar
) -> TimeRole | None:
    """The role of a time in a block of `kind`, with the words of its sentence before and after it."""
    if kind == "caption" and meaning.interval is not None:
        return "caption"
    if kind in ("date", "byline"):
        return "published"
    if meaning.type in ("DURATION", "SET") or meaning.granularity == "vague" or meaning.interval is None:
        if meaning.value == "FUTURE_REF":
            return "future"
        return "background"
    first, last = meaning.interval
    since = cue_ends(grammar.cues["since"], before)
    if first == last and not since:
        if len(before) <= STAMP and cue_ends(grammar.cues["published"], before):
            return "published"
        if is_quoting(before, grammar):
            return "quoted"
        if not (anchor and first > anchor) and is_saying(before, after, grammar):
            return "said"
    if anchor is None:
        return "background" if meaning.granularity in COARSE or since else "event"
    announced = grammar.cues["future"].search(before[-80:]) or grammar.cues["future"].match(after.lstrip(" ,)"))
    if first > anchor and (meaning.granularity != "season" or announced):
        return "future"
    if last > anchor and announced:
        return "future"
    if meaning.granularity in COARSE or last < anchor - OLD or since:
        return "background"
    clause = before[before.rfind(",") + 1 :]
    if last < anchor - NEWS and grammar.cues["background"].search(clause):
        return "background"
    return "event"
