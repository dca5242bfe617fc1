"""Reported statements: the clause that carries what somebody says, found by the frame of its cue."""

from __future__ import annotations

import re
from typing import NamedTuple

from runut.analysis.quotes.cues import WORD, Cue, find_cues
from runut.analysis.quotes.frames import Frames, frames_of
from runut.analysis.quotes.units import MASK, Unit
from runut.gazetteer.outlets import find_outlets
from runut.language import Language

# Somebody who tells a medium something is the source, not the medium.
_PASSED_TO = re.compile(r"\b(?:kepada|yang|to|by|told)\b")
_BEHIND = ("after", "prep")
_TRIM = " \t\n\u00a0,;:.-–—"


class Reported(NamedTuple):
    """A statement: content `start:end`, the cue that reports it the frame it was found in,
    and whether a joining word binds it to the subject of the statement before it."""

    start: int
    end: int
    cue: Cue
    frame: str
    joined: bool = False


def reported_statements(
    mask: str, unit: Unit, language: Language, used: frozenset[int], inner: list[tuple[int, int]]
) -> list[Reported]:
    """The statements reported in `mask[unit.start:unit.end]`, in order of their cues; `used` are the starts of
    the cues that belong to a direct quotation, `inner` the quoted fragments, whose verbs report nothing."""
    rules = frames_of(language)
    cues = find_cues(mask, unit.start, unit.end, language)
    if inner := [(a, b) for a, b in inner if a < unit.end and unit.start < b]:
        cues = [c for c in cues if not any(a < c.start < b for a, b in inner)]
    found: list[Reported] = []
    if unit.kind == "title" and (colon := _headline(mask, unit, cues, rules)):
        start, end = _trimmed(mask, colon.start, colon.end)
        return [colon._replace(start=start, end=end)]
    for number, cue in enumerate(cues):
        if cue.start in used and not rules.sure_opener.search(mask, cue.end, min(unit.end, cue.end + 60)):
            continue
        following = cues[number + 1 :]
        if statement := _by_frame(mask, unit, cue, following, rules):
            start, end = _trimmed(mask, statement.start, statement.end)
            if statement.frame in _BEHIND:
                found = [_cut(mask, f, start, end) for f in found]
            if MASK in mask[start:end]:
                continue
            if _is_clause(mask, start, end) and not _covered(found, start, end, cue, statement.frame):
                joined = bool(found) and _shares_subject(mask, found[-1], cue, rules)
                found.append(statement._replace(start=start, end=end, joined=joined))
    return found


def speaks_in_person(mask: str, unit: Unit, language: Language) -> bool:
    """Whether a whole sentence outside marks speaks as "we" or "I": a quotation whose marks are lost."""
    if unit.kind != "body" or MASK in mask[unit.start : unit.end]:
        return False
    first = frames_of(language).first_person
    words = [w.lower() for w in WORD.findall(mask, unit.start, unit.end)]
    return len(words) >= 4 and not first.isdisjoint(words)


def _cut(mask: str, inner: Reported, start: int, end: int) -> Reported:
    """A statement inside one whose speaker follows it ends where that one does."""
    if start <= inner.start < end < inner.end:
        return inner._replace(end=_trimmed(mask, inner.start, end)[1])
    return inner


def _by_frame(mask: str, unit: Unit, cue: Cue, following: list[Cue], rules: Frames) -> Reported | None:
    before = mask[unit.start : cue.start]
    frames = cue.frames
    if "prep" in frames:
        statement = _prep(mask, unit, cue, before, rules)
        # "Macron, menurut Istana Elysee, mengatakan ...": the verb reports, the source only passes it on.
        if statement and any("verb" in c.frames and c.start - statement.start <= 12 for c in following):
            opener = next(c for c in following if "verb" in c.frames)
            if not WORD.findall(mask, statement.start, opener.start):
                return None
        return statement
    lead = before.rstrip()
    if "source" in frames:
        return _retold(mask, unit, cue, lead)
    if "title" in frames and unit.kind == "title" and lead and len(WORD.findall(mask, cue.end, unit.end)) >= 3:
        if WORD.findall(lead)[-1].lower() in rules.negators:
            return None
        return _opened(mask, unit, cue, following, rules, "title")
    if "after" in frames and (lead.endswith((",", MASK)) or cue.clitic or lead[-1:] in "?!”\"'"):
        return _after(mask, unit, cue, lead, rules)
    if "title" in frames and unit.kind == "title" and lead:
        return _opened(mask, unit, cue, following, rules, "title")
    if "verb" in frames and lead:
        if rules.verb_follows and (statement := _verb_behind(mask, unit, cue, lead, rules)):
            return statement
        word = WORD.findall(lead[-24:])
        if word and word[-1].lower() in rules.negators:
            return None
        return _opened(mask, unit, cue, following, rules, "verb")
    if "as" in frames and lead:
        return _opened(mask, unit, cue, following, rules, "as")
    if "own" in frames and lead:
        return _opened(mask, unit, cue, following, rules, "own")
    if "that" in frames and lead:
        return _after_opener(mask, unit, cue, following, rules, "that", reach=60)
    if "passive" in frames:
        return _after_opener(mask, unit, cue, following, rules, "passive", reach=110)
    if "noun" in frames:
        return _after_opener(mask, unit, cue, following, rules, "noun", reach=3)
    return None


def _opened(mask: str, unit: Unit, cue: Cue, following: list[Cue], rules: Frames, frame: str) -> Reported | None:
    """Speaker, verb, then the clause, with or without an opening word."""
    if rules.holds_nothing(mask[cue.end : min(unit.end, cue.end + 24)]):
        return None
    start = rules.clause_start(mask, cue.end, unit.end, [c.start for c in following])
    if MASK in mask[cue.end : start + 1] or rules.is_object(cue.form, mask[start : min(unit.end, start + 40)]):
        return None
    end = _clause_end(mask, start, unit.end, following, rules)
    word = WORD.findall(mask[max(unit.start, cue.start - 24) : cue.start])
    if rules.relatives and {w.lower() for w in word[-3:]} & rules.relatives:
        comma = mask.find(",", start, end)
        end = comma if comma > 0 else end
    if frame == "own" and not rules.own_words.search(mask, start, end):
        return None
    if frame == "as" and not rules.reason.search(mask, start, end):
        return None
    return Reported(start, end, cue, frame)


def _after_opener(
    mask: str, unit: Unit, cue: Cue, following: list[Cue], rules: Frames, frame: str, *, reach: int
) -> Reported | None:
    """A passive verb or a noun, which count only with an opening word close behind."""
    asked = frame == "passive" and cue.frames[frame][0] == "ask"
    pattern = rules.any_opener if asked else rules.sure_opener
    opener = pattern.search(mask, cue.end, min(unit.end, cue.end + (30 if asked else reach + 12)))
    if not opener or MASK in mask[cue.end : opener.end()]:
        return None
    if any(cue.end < c.start < opener.start() and {"verb", "noun"} & c.frames.keys() for c in following):
        return None
    following = [c for c in following if c.start > opener.end()]
    return Reported(opener.end(), _clause_end(mask, opener.end(), unit.end, following, rules), cue, frame)


def _after(mask: str, unit: Unit, cue: Cue, lead: str, rules: Frames) -> Reported | None:
    """The clause, a comma, then the verb and its speaker; or the verb and speaker set into the clause."""
    if lead.rstrip(" ,").endswith((MASK, '"', "”", "'")) and MASK in lead[-4:]:
        return None
    comma = mask.find(",", cue.end, unit.end)
    if comma >= 0 and comma - cue.end < 120:
        rest = mask[comma + 1 : unit.end]
        if rules.goes_on(rest):
            stop = _tail(mask, comma + 1, unit.end, rules)
            return Reported(comma + 1, stop, cue, "medial")
    start = unit.start + rules.head(mask[unit.start : unit.start + len(lead)])
    if MASK in mask[start : unit.start + len(lead)]:
        last = mask.rfind(MASK, start, unit.start + len(lead))
        start = last + 1
    return Reported(start, unit.start + len(lead), cue, "after")


def _verb_behind(mask: str, unit: Unit, cue: Cue, lead: str, rules: Frames) -> Reported | None:
    """English: the clause, a comma, the speaker, then the verb; or the comma, the verb and the speaker."""
    rest = mask[cue.end : unit.end].strip(" .")
    comma = lead.rfind(",")
    if comma < 0:
        return None
    gap = WORD.findall(lead[comma + 1 :])
    if not gap and (appended := _before_apposition(lead, rules)) is not None:
        gap = WORD.findall(lead[appended + 1 : comma])[:1]
        comma = appended
    if len(WORD.findall(lead[:comma])) < 3 or len(gap) > 9 or MASK in lead[comma - 3 : comma + 1]:
        return None
    if gap:
        if gap[-1].lower() in rules.negators | rules.relatives | rules.joins or gap[0].lower() in rules.joins:
            return None
        if {w.lower() for w in gap} & rules.gap_stops or rules.only_names_an_office(lead[:comma]):
            return None
        heard = len(WORD.findall(rest)) <= 12 and len(WORD.findall(lead[:comma])) >= 4
        told = cue.form in rules.tells and heard and not rules.sure_opener.search(rest)
        set_off = mask[cue.end : cue.end + 1] == ","
        if rest and not told and not set_off and not rules.is_adjunct(rest):
            return None
        if rules.sure_opener.search(rest[:100]) or MASK in rest[:100]:
            return None
    elif cue.form not in rules.inverts or not _is_name(rest, rules):
        return None
    follow = mask.find(",", cue.end, unit.end)
    if (
        0 <= follow - cue.end < 60
        and rules.goes_on(mask[follow + 1 : unit.end])
        and len(WORD.findall(lead[:comma])) < 6
    ):
        return Reported(follow + 1, unit.end, cue, "medial")
    start = unit.start + rules.head(lead[:comma])
    return Reported(start, unit.start + comma, cue, "after")


def _before_apposition(lead: str, rules: Frames) -> int | None:
    """The comma before a name that is explained right before its verb (", Smith, a lawyer, said")."""
    parts = lead.rstrip(" ,").split(",")
    if len(parts) < 3:
        return None
    words = WORD.findall(parts[-1])
    name = WORD.findall(parts[-2])
    if not 1 <= len(words) <= 9 or not 1 <= len(name) <= 6:
        return None
    if words[0].lower() not in rules.appositives or not all(w[0].isupper() for w in name[-2:]):
        return None
    return len(",".join(parts[:-2]))


def _retold(mask: str, unit: Unit, cue: Cue, lead: str) -> Reported | None:
    """A sentence that opens with the official body whose publication it retells: that body says it."""
    comma = mask.find(",", cue.end, unit.end)
    if lead or comma < 0:
        return None
    names = find_outlets(mask, cue.end, comma)
    if not names or names[0].outlet.kind != "official" or mask[names[-1].end : comma].strip():
        return None
    return Reported(comma + 1, unit.end, cue, "source")


def _is_name(rest: str, rules: Frames) -> bool:
    """Whether `rest` up to its first comma is short enough to be a speaker, and holds no verb."""
    head = rest.split(",", 1)[0].split()
    if not head or len(head) > 9 or rules.has_verb(rest.split(",", 1)[0]):
        return False
    return head[0][0].isupper() or head[0] in ("the", "a", "an", "one")


def _prep(mask: str, unit: Unit, cue: Cue, before: str, rules: Frames) -> Reported | None:
    """ "According to" and its like: before its clause, behind it, or set into it."""
    lead = before.rstrip()
    opens = not lead or rules.head(lead) >= len(lead) or len(WORD.findall(lead)) <= 1
    if not opens and not lead.endswith(","):
        return None
    at = cue.end
    if _is_outlet(mask, cue.end, unit.end):
        return None  # an agency passes it on: that is a credit
    # A lead with a verb of its own is the clause, and what follows the source only explains it.
    told = not opens and rules.source_closes and rules.has_verb(lead[rules.head(lead) :])
    for _ in range(0 if told else 3):
        comma = mask.find(",", at, unit.end)
        if comma < 0:
            break
        if rules.goes_on(mask[comma + 1 : unit.end]):
            return Reported(comma + 1, _tail(mask, comma + 1, unit.end, rules), cue, "prep")
        at = comma + 1
    if opens or MASK in lead[-4:]:
        return None
    start = unit.start + rules.head(lead)
    return Reported(start, unit.start + len(lead), cue, "prep")


def _is_outlet(mask: str, start: int, end: int) -> bool:
    """Whether the source named from `start` on is a medium itself and not somebody who speaks through it."""
    comma = mask.find(",", start, end)
    stop = comma if comma > 0 else end
    names = [f for f in find_outlets(mask, start, stop) if f.outlet.kind != "official"]
    if not names:
        # "kantor berita negara Rusia, RIA": the name follows its description.
        names = [f for f in find_outlets(mask, stop, min(end, stop + 24)) if f.outlet.kind != "official"]
        return bool(names) and not mask[stop + 1 : names[0].start].strip() and len(WORD.findall(mask, start, stop)) <= 6
    lead, rest = mask[start : names[0].start], mask[names[-1].end : stop]
    return len(WORD.findall(lead)) <= 5 and len(WORD.findall(rest)) <= 3 and not _PASSED_TO.search(lead)


def _headline(mask: str, unit: Unit, cues: list[Cue], rules: Frames) -> Reported | None:
    """A headline that names its speaker before a colon."""
    colon = mask.find(":", unit.start, unit.end)
    if colon < 0 or not mask[colon + 1 : colon + 2].isspace() or mask[colon + 1 : unit.end].strip()[:1] == MASK:
        return None
    name = mask[unit.start : colon].strip()
    if not name or name.lower() in rules.no_speaker or len(WORD.findall(name)) > 9:
        return None
    inside = [c for c in cues if c.end <= colon]
    cue = inside[-1] if inside else Cue(colon, colon + 1, ":", {"colon": ("say", "affirmed")}, False)
    return Reported(colon + 1, unit.end, cue, "colon")


def _clause_end(mask: str, start: int, limit: int, following: list[Cue], rules: Frames) -> int:
    """Where the clause from `start` ends: before a joined second verb, a trailing source, or the sentence's end."""
    end = _tail(mask, start, limit, rules)
    for cue in following:
        if cue.start <= start or cue.start >= end:
            continue
        if "that" in cue.frames and not rules.sure_opener.match(mask, cue.end + 1, limit):
            continue
        if not {"verb", "that"} & cue.frames.keys():
            continue
        joined = rules.joined(mask[start : cue.start])
        if joined is None:
            joined = rules.new_subject(mask[start : cue.start])
        if joined is not None:
            return start + joined
    return end


def _tail(mask: str, start: int, limit: int, rules: Frames) -> int:
    tail = rules.tail.search(mask, start, limit)
    masked = mask.find(MASK, start, limit)
    ends = [limit] + ([tail.start()] if tail else []) + ([masked] if masked >= 0 else [])
    return min(ends)


def _trimmed(mask: str, start: int, end: int) -> tuple[int, int]:
    while start < end and mask[start] in _TRIM:
        start += 1
    while end > start and mask[end - 1] in _TRIM:
        end -= 1
    return start, end


def _is_clause(mask: str, start: int, end: int) -> bool:
    return end - start >= 8 and len(WORD.findall(mask, start, end)) >= 2


def _shares_subject(mask: str, before: Reported, cue: Cue, rules: Frames) -> bool:
    """Whether only joining words stand between the statement before and this cue."""
    if cue.start < before.end:
        return False
    return rules.only_joins(mask[before.end : cue.start])


def _covered(found: list[Reported], start: int, end: int, cue: Cue, frame: str) -> bool:
    """Whether a statement already found holds this one, cue and all, or is most of it."""
    if any(f.start <= cue.start < f.end and f.start <= start and end <= f.end for f in found):
        return True
    return frame in ("after", "prep") and any(
        start <= f.start and f.end <= end and f.end - f.start > 0.5 * (end - start) for f in found
    )


__all__ = ["Reported", "reported_statements", "speaks_in_person"]
