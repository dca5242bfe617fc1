"""Times: every time expression of an article, the day it means, and what that day is the day of."""

from __future__ import annotations

import re
from bisect import bisect
from datetime import date

import msgspec

from runut.analysis.extractor import Extractor
from runut.analysis.when.anchor import Anchor, FullDate, stated, told
from runut.analysis.when.counts import COUNT_MAKERS
from runut.analysis.when.parts import Meaning, Parts, Setting
from runut.analysis.when.patterns import Grammar, grammar
from runut.analysis.when.roles import cue_ends, is_quoting, last_cue, role_of
from runut.analysis.when.solver import DayOfMonth, solve
from runut.analysis.when.tagger import Tagged, scan
from runut.analysis.when.values import MAKERS
from runut.language import Language
from runut.model import Analysis, Article, Mention, Sentence, Span, When

ALL_MAKERS = {**MAKERS, **COUNT_MAKERS}
"""Every maker by the name that a rule in dates.tsv gives it."""

LEANING = frozenset({"clock", "clocks", "part-of-day", "day-count"})
"""Makers that need the day of their sentence, even when it is told after them."""


def tag(article: Article, analysis: Analysis, words: Grammar) -> list[tuple[Sentence, list[Tagged]]]:
    """The time expressions of every sentence that has any."""
    return [
        (sentence, found)
        for sentence in analysis.sentences
        if (found := scan(article.text, sentence.start, sentence.end, words))
    ]


def find_anchor(
    article: Article, tagged: list[tuple[Sentence, list[Tagged]]], mentions: tuple[Mention, ...], language: Language
) -> Anchor:
    """The ladder: the page's date; the latest day of quoting a source; the latest full date of the text; the one
    year in which weekdays, days of months and terms of office agree. Captions, often of old pictures, do not count.
    """
    if found := stated(article):
        return found
    words = grammar(language)
    full: list[FullDate] = []
    without_year: list[DayOfMonth] = []
    weekdays: list[int] = []
    for sentence, tags in tagged:
        if article.blocks[sentence.block].kind == "caption":
            continue
        for item in tags:
            parts = Parts(item.match, words)
            weekday = int(parts.word("weekday") or 0) or None
            if item.rule.make == "weekday" and weekday and "shift" not in parts:
                weekdays.append(weekday)
            if item.rule.make not in ("date", "brackets"):
                continue
            before = words_before(article.text, sentence, item)
            quoting = is_quoting(before, words)
            clause = before[before.rfind(",") + 1 :]
            famous = any((day.month, day.day) == (parts.month(), parts.whole("day")) for day in words.known)
            news = weekday is not None or not (famous or words.cues["background"].search(clause))
            meaning = ALL_MAKERS[item.rule.make](parts, Setting(None, None), item.rule.detail)
            if meaning and meaning.interval:
                full.append(FullDate(meaning.interval[0], item.start, quoting, news))
            elif (month := parts.month()) and (day := parts.whole("day")):
                without_year.append(DayOfMonth(month, day, weekday, quoting))
    return told(full) or solve(without_year, weekdays, mentions, language) or Anchor(None, None)


CLAUSE = 80
"""Characters within which "akan" or "will" still governs a time."""

WINDOW = 300
"""Characters before a time in which words that tell its role are looked for."""

JOINED = 12
"""Characters between a clock time and the day that it belongs to when the day follows: " pada hari Rabu"."""


class Memory(msgspec.Struct):
    """What the article has told so far: the last day outside a clause that looks back ("sejak 24 Februari"), the
    last day outside quotations, the last day of this block, the last date of any grain."""

    block: int = -1
    last: date | None = None
    narrated: date | None = None
    in_block: date | None = None
    told: date | None = None


def extract(article: Article, analysis: Analysis, language: Language) -> tuple[When, ...]:
    """The times of `article`, in order of their place; see `runut.model.When` for what each holds."""
    words = grammar(language)
    tagged = tag(article, analysis, words)
    anchor = find_anchor(article, tagged, analysis.mentions, language)
    memory = Memory()
    out: list[When] = []
    for sentence, tags in tagged:
        kind = article.blocks[sentence.block].kind
        found = resolve(article, sentence, tags, anchor, memory, words)
        out += [finding(article.text, sentence, kind, item, meaning, anchor.day, words) for item, meaning in found]
    return tuple(out)


def resolve(
    article: Article, sentence: Sentence, tags: list[Tagged], anchor: Anchor, memory: Memory, words: Grammar
) -> list[tuple[Tagged, Meaning]]:
    """The meanings of one sentence's expressions in order; clock times are resolved after the days they lean on."""
    if sentence.block != memory.block:
        memory.block, memory.in_block = sentence.block, None
    block = article.blocks[sentence.block]
    days: list[tuple[int, date]] = []
    meanings: list[tuple[Tagged, Meaning]] = []
    for item in sorted(tags, key=lambda item: item.rule.make in LEANING):
        before = words_before(article.text, sentence, item)
        place = bisect(days, item.start, key=lambda found: found[0])
        told_before = days[place - 1] if place else None
        told_after = days[place] if place < len(days) else None
        joined = told_after is not None and told_after[0] - item.end <= JOINED
        near = told_after if joined or told_before is None else told_before
        setting = Setting(
            anchor=anchor.day, basis=anchor.basis, last=told_before[1] if told_before else memory.last,
            told=memory.told, narrated=memory.narrated, in_sentence=near[1] if near else None, in_block=memory.in_block,
            future=is_future(before, words), quoted=inside_quotation(article.text, block.start, item.start),
            during=cue_ends(words.cues["during"], before),
            backward=words.cues["background"].search(before[before.rfind(",") + 1 :]) is not None,
            sentence=article.text[max(sentence.start, item.start - WINDOW) : min(sentence.end, item.end + WINDOW)],
        )  # fmt: skip
        meaning = ALL_MAKERS[item.rule.make](Parts(item.match, words), setting, item.rule.detail)
        if meaning is None:
            continue
        meanings.append((item, meaning))
        if meaning.interval and block.kind != "caption":
            memory.told = meaning.interval[0]
        if meaning.interval and meaning.days:
            days.insert(place, (item.start, meaning.interval[0]))
            if not setting.backward and block.kind != "caption":
                memory.last = meaning.interval[0]
            if not setting.quoted and block.kind != "caption":
                memory.narrated = meaning.interval[0]
    if days and block.kind != "caption":
        memory.in_block = days[-1][1]
        memory.last = memory.last or days[-1][1]
    return sorted(meanings, key=lambda pair: pair[0].start)


def words_before(text: str, sentence: Sentence, item: Tagged) -> str:
    """The words of the sentence before a time, at most WINDOW characters."""
    return text[max(sentence.start, item.start - WINDOW) : item.start]


def is_future(before: str, words: Grammar) -> bool:
    """Whether the clause so far speaks of what is to come: a word such as "akan" not far before, and since then
    neither a verb of speech, nor a word that looks back ("setelah"), nor the end of a sentence."""
    if (coming := last_cue(words.cues["upcoming"], before)) and not re.search(r"[,.!?;]", before[coming.end() :]):
        return True
    cue = last_cue(words.cues["future"], before)
    if cue is None or len(before) - cue.end() > CLAUSE:
        return False
    since = before[cue.end() :]
    looks_back = words.cues["saying"].search(since) or words.cues["background"].search(since)
    return looks_back is None and not any(mark in since for mark in ".!?;")


def inside_quotation(text: str, start: int, at: int) -> bool:
    """Whether a quotation that began in the block since `start` is still open at `at`."""
    opened = text.count("“", start, at) - text.count("”", start, at)
    return opened > 0 or text.count('"', start, at) % 2 == 1


def finding(
    text: str, sentence: Sentence, kind: str, item: Tagged, meaning: Meaning, anchor: date | None, words: Grammar
) -> When:
    """The finding for one resolved expression."""
    before, after = words_before(text, sentence, item), text[item.end : min(sentence.end, item.end + WINDOW)]
    first, last = meaning.interval or (None, None)
    return When(
        span=Span.of(text, item.start, item.end),
        type=meaning.type,  # type: ignore[arg-type]
        value=meaning.value,
        granularity=meaning.granularity,
        anchor=meaning.leaned_on.isoformat() if meaning.leaned_on else None,
        anchor_basis=meaning.basis,
        rule=item.rule.name,
        begin=first.isoformat() if first else None,
        end=last.isoformat() if last else None,
        role=role_of(meaning, before, after, kind, anchor, words),
        modifier=meaning.modifier or open_end(before, words),
        doubt=meaning.doubt,
    )


def open_end(before: str, words: Grammar) -> str | None:
    """SINCE, UNTIL or APPROX where the word right before a time says so."""
    tail = before.rstrip()[-24:]
    for name, modifier in (("since", "SINCE"), ("until", "UNTIL"), ("approx", "APPROX")):
        cue = last_cue(words.cues[name], tail)
        if cue is not None and cue.end() == len(tail):
            return modifier
    return None


WHEN = Extractor("when", "3", needs=("sentences", "mentions"), gives="times", extract=extract)
