"""Settings: addressee, channel, occasion and day of a statement, read from the words around its cue."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import NamedTuple

from runut.language import Language
from runut.model import ARTICLE_KINDS, Analysis, Article, Party, Quote, Span, When

_STOP = re.compile(r"[,.;:\"“”]")


class Around(NamedTuple):
    """The words beside a cue in which its setting is looked for, as ranges `start:end` of the text, and the
    start of the next statement's cue in the same sentence: a day behind that one is the other statement's."""

    ranges: tuple[tuple[int, int], ...]
    sentence: tuple[int, int]
    next_cue: int | None = None


def _words(words: list[str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(set(words), key=len, reverse=True))


class SettingWords:
    """The patterns of settings.toml of one language."""

    def __init__(self, language: Language) -> None:
        t = language.table("settings")
        flags = re.IGNORECASE
        # Between the leading word and its noun stand at most three words ("dalam sebuah pernyataan di X").
        gap = r"(?:\s+[\w-]+){0,3}\s+"
        self.addressee = re.compile(rf"(?<![\w-])(?:{_words(t['addressee'])})\s+", flags)
        self.listener = re.compile(rf"(?:{_words(t['listeners'])})\b", flags)
        self.channel = re.compile(
            rf"(?<![\w-])(?:{_words(t['channel_leads'])})(?:{gap}(?:{_words(t['channels'])})|\s+(?-i:X))(?![\w-])",
            flags,
        )
        self.occasion = re.compile(
            rf"(?<![\w-])(?:{_words(t['occasion_leads'])}){gap}(?:{_words(t['occasions'])})(?![\w-])", flags
        )
        self.quoting = re.compile(rf"(?<![\w-])(?:{_words(t['quoting'])})\b[^.;]{{0,80}}$", flags)

    def around(self, article: Article, analysis: Analysis, quote: Quote) -> Around:
        """The words of the statement's sentence that are not its own content."""
        starts = [s.start for s in analysis.sentences]
        anchor = quote.cue.start if quote.cue else quote.span.end
        at = max(0, bisect_right(starts, anchor) - 1)
        if not starts or article.blocks[analysis.sentences[at].block].kind not in ARTICLE_KINDS:
            return Around((), (quote.span.start, quote.span.end))
        low, high = analysis.sentences[at].start, max(analysis.sentences[at].end, anchor)
        ranges = []
        if low < quote.span.start:
            ranges.append((low, min(high, quote.span.start)))
        if quote.span.end < high:
            ranges.append((max(low, quote.span.end), high))
        cues = [q.cue.start for q in analysis.quotes if q.cue and quote.cue and quote.cue.end <= q.cue.start < high]
        return Around(tuple(r for r in ranges if r[0] < r[1]), (low, high), min(cues, default=None))


@cache
def setting_words(language: Language) -> SettingWords:
    """The setting words of `language`, compiled once."""
    return SettingWords(language)


def addressee_of(article: Article, analysis: Analysis, words: SettingWords, around: Around) -> Party | None:
    """To whom it is said: a named party or listeners such as reporters."""
    for start, end in around.ranges:
        for match in words.addressee.finditer(article.text, start, end):
            if listener := words.listener.match(article.text, match.end(), end):
                return Party(span=Span.of(article.text, listener.start(), listener.end()), how="role")
            for mention in analysis.mentions:
                if match.end() <= mention.span.start <= match.end() + 40 and mention.span.end <= end:
                    between = article.text[match.end() : mention.span.start]
                    if mention.type in ("PER", "ORG", "GPE") and not _STOP.search(between):
                        return Party(
                            span=mention.span,
                            name=mention.name or mention.span.text,
                            type=mention.type,
                            country=mention.country,
                            actor=mention.actor,
                            office=mention.office,
                        )
                    break
    return None


def channel_of(article: Article, words: SettingWords, around: Around) -> Span | None:
    """The medium of the speaker's own words, such as a statement or a post."""
    return _first(article, words.channel, around)


def occasion_of(article: Article, words: SettingWords, around: Around) -> Span | None:
    """The meeting, interview or speech at which it is said."""
    return _first(article, words.occasion, around)


def said_of(article: Article, analysis: Analysis, words: SettingWords, around: Around) -> tuple[str | None, str | None]:
    """The day of speaking that the sentence states, with its basis; a day behind "dikutip" is never taken."""
    for when in analysis.times:
        if not any(a <= when.span.start and when.span.end <= b for a, b in around.ranges):
            continue
        if not _is_day(when) or (around.next_cue is not None and around.next_cue < when.span.start):
            continue
        quoted = any(c.span.start <= when.span.start < c.span.end for c in analysis.credits if c.kind != "official")
        if (
            quoted
            or words.quoting.search(article.text, around.sentence[0], when.span.start)
            or when.role in ("quoted", "published", "caption", "background")
        ):
            continue
        return when.begin, "stated"
    return None, None


def has_own_time(analysis: Analysis, around: Around) -> bool:
    """Whether the sentence, outside the statement, tells a time of its own."""
    return any(a <= when.span.start and when.span.end <= b for when in analysis.times for a, b in around.ranges)


def _is_day(when: When) -> bool:
    """Whether a time is one known day, also when it names a part of it ("Selasa pagi")."""
    return bool(when.begin and when.begin == when.end and re.match(r"\d{4}-\d\d-\d\d", when.value or ""))


def _first(article: Article, pattern: re.Pattern[str], around: Around) -> Span | None:
    for start, end in reversed(around.ranges):
        if match := pattern.search(article.text, start, end):
            return Span.of(article.text, match.start(), match.end())
    return None
