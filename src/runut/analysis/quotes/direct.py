"""Direct quotations: which pairs of marks hold somebody's own words, and which are only fragments."""

from __future__ import annotations

import re
from typing import NamedTuple

from runut.analysis.quotes.cues import Cue, find_cues
from runut.analysis.quotes.marks import Marks, pair_marks
from runut.language import Language
from runut.model import ARTICLE_KINDS, Article

_WORDS = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[.!?…](?=\s|$)")
# How far behind the closing mark, and how far before the opening one, a cue may stand.
_AFTER, _BEFORE = 110, 160


class Direct(NamedTuple):
    """A spoken passage: its marks, and the cue beside it, None for a continued one."""

    marks: Marks
    cue: Cue | None
    cue_first: bool


def all_marks(article: Article) -> list[Marks]:
    """The pairs of marks in every block that is the article itself."""
    return [
        pair
        for block in article.blocks
        if block.kind in ARTICLE_KINDS
        for pair in pair_marks(article.text, block.start, block.end)
    ]


def direct_quotes(article: Article, marks: list[Marks], language: Language) -> list[Direct]:
    """The pairs that hold spoken words, in order."""
    found: list[Direct] = []
    at = 0
    blocks = [b for b in article.blocks if b.kind in ARTICLE_KINDS]
    for pair in marks:
        while blocks[at].end < pair.close:
            at += 1
        block = blocks[at]
        if _is_speech(article.text, pair, block.start, block.end, block.kind, language):
            cue, first = _cue_beside(article.text, pair, block.start, block.end, language)
            found.append(Direct(pair, cue, first))
    return found


def _is_speech(text: str, pair: Marks, start: int, end: int, kind: str, language: Language) -> bool:
    """Whether the words between the marks are a spoken passage rather than a fragment inside a clause.

    A passage starts like a sentence or goes on after a comma, and it is set off from what stands before it:
    by nothing, an end mark, a colon or a comma. A fragment is woven into the clause around it.
    """
    words = pair.text_of(text)
    count = len(_WORDS.findall(words))
    before = text[start : pair.open].rstrip()
    after = text[pair.close : end].lstrip()
    upper = words[:1].isupper() or not words[:1].isalpha()
    inner_end = text[pair.close - 1 - bool(pair.closed) : pair.close].rstrip("\"”'’»")[-1:]
    ends = words[-1:] in ".!?…," or inner_end in ",.!?…" or after[:1] in (",", "")
    if before.endswith(":"):
        return count >= 2 or kind != "title"
    if not before or before[-1] in ".!?…”\"'":
        if not after:
            return count >= 2
        return count >= 2 and (upper or count >= 4) and (ends or _cue_next(text, pair, end, language))
    if before.endswith(","):
        return count >= 3 and (
            _cue_next(text, pair, end, language) or (upper and ends) or _cue_last(text, pair, start, language)
        )
    if upper and count >= 4 and ends and kind != "title":
        return _cue_last(text, pair, start, language) or _cue_next(text, pair, end, language)
    return False


def _cue_next(text: str, pair: Marks, end: int, language: Language) -> bool:
    rest = text[pair.close : min(end, pair.close + 40)]
    skipped = len(rest) - len(rest.lstrip(" ,.\n\u00a0"))
    cues = find_cues(text, pair.close, min(end, pair.close + 40), language)
    return bool(cues) and cues[0].start - pair.close <= skipped + 12


def _cue_last(text: str, pair: Marks, start: int, language: Language) -> bool:
    cues = find_cues(text, max(start, pair.open - 60), pair.open, language)
    return bool(cues) and pair.open - cues[-1].end <= 12


def _cue_beside(text: str, pair: Marks, start: int, end: int, language: Language) -> tuple[Cue | None, bool]:
    """The nearest cue behind the passage in its own sentence, else the nearest before it; and whether it is before."""
    limit = min(end, pair.close + _AFTER)
    stop = _SENTENCE_END.search(text, pair.close, limit)
    inner_stop = text[pair.start : pair.close].rstrip("\"”'’» ")[-1:] in ".!?"
    behind = text[pair.close : limit].lstrip()
    if not (inner_stop and behind[:1].isupper()):
        cues = [c for c in find_cues(text, pair.close, stop.start() if stop else limit, language) if _speaks(c)]
        opening = text.find('"', pair.close, limit)
        cues = [c for c in cues if opening < 0 or c.start < opening]
        if cues:
            return cues[0], False
    else:
        near = find_cues(text, pair.close, min(end, pair.close + 30), language)
        if near and "after" in near[0].frames and near[0].start - pair.close <= 3:
            return near[0], False
    lead = text[max(start, pair.open - _BEFORE) : pair.open].rstrip()
    if lead and (lead[-1] in ":," or lead[-1].isalnum()):
        from_ = max((m.end() for m in _SENTENCE_END.finditer(lead[:-1])), default=0)
        offset = max(start, pair.open - _BEFORE)
        cues = [c for c in find_cues(text, offset + from_, pair.open, language) if _speaks(c)]
        if cues:
            return cues[-1], True
    return None, False


def _speaks(cue: Cue) -> bool:
    return bool({"verb", "after", "prep", "passive", "that"} & cue.frames.keys())
