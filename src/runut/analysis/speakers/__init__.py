"""Speakers' words on their way: to whom, where and through which hands each statement reached the page."""

from __future__ import annotations

import msgspec

from runut.analysis.extractor import Extractor
from runut.analysis.speakers.chains import chain_of
from runut.analysis.speakers.coverage import credited
from runut.analysis.speakers.settings import addressee_of, channel_of, has_own_time, occasion_of, said_of, setting_words
from runut.language import Language
from runut.model import Analysis, Article, Quote


def extract(article: Article, analysis: Analysis, language: Language) -> tuple[Quote, ...]:
    """The quotes again, each with its addressee, channel, occasion, day of speaking, credited sources and chain."""
    words = setting_words(language)
    covers = credited(article, analysis, language)
    filled = []
    open_days = []
    for number, quote in enumerate(analysis.quotes):
        around = words.around(article, analysis, quote)
        said, basis = said_of(article, analysis, words, around)
        open_days.append(said is None and not has_own_time(analysis, around))
        filled.append(
            msgspec.structs.replace(
                quote,
                addressee=addressee_of(article, analysis, words, around),
                channel=channel_of(article, words, around),
                occasion=occasion_of(article, words, around),
                said=said,
                said_basis=basis,
                credited_to=covers[number],
            )
        )
    dated = _carried_days(filled, open_days)
    return tuple(msgspec.structs.replace(q, chain=chain_of(article, analysis, q)) for q in dated)


def _carried_days(quotes: list[Quote], open_days: list[bool]) -> list[Quote]:
    """The day of speaking carried between neighbouring statements of one speaker, where a sentence tells none."""
    out = list(quotes)
    for step in (1, -1):
        order = range(len(out)) if step > 0 else range(len(out) - 1, -1, -1)
        for number in order:
            before = number - step
            if not open_days[number] or out[number].said is not None or not 0 <= before < len(out):
                continue
            left, right = out[before], out[number]
            if (
                left.said
                and left.speaker
                and right.speaker
                and left.speaker.name
                and left.speaker.name == right.speaker.name
            ):
                out[number] = msgspec.structs.replace(right, said=left.said, said_basis="carried")
    return out


SPEAKERS = Extractor(
    "speakers", "1", needs=("sentences", "mentions", "times", "quotes", "credits"), gives="quotes", extract=extract
)
