"""Speakers' words on their way: to whom, where and through which hands each statement reached the page."""

from __future__ import annotations

import msgspec

from runut.analysis.extractor import Extractor
from runut.analysis.speakers.chains import chain_of
from runut.analysis.speakers.coverage import credited
from runut.analysis.speakers.settings import addressee_of, channel_of, occasion_of, said_of, setting_words
from runut.language import Language
from runut.model import Analysis, Article, Quote


def extract(article: Article, analysis: Analysis, language: Language) -> tuple[Quote, ...]:
    """The quotes again, each with its addressee, channel, occasion, day of speaking, credited sources and chain."""
    words = setting_words(language)
    covers = credited(article, analysis, language)
    out = []
    for number, quote in enumerate(analysis.quotes):
        around = words.around(article, analysis, quote)
        said, basis = said_of(article, analysis, words, around)
        filled = msgspec.structs.replace(
            quote,
            addressee=addressee_of(article, analysis, words, around),
            channel=channel_of(article, words, around),
            occasion=occasion_of(article, words, around),
            said=said,
            said_basis=basis,
            credited_to=covers[number],
        )
        out.append(msgspec.structs.replace(filled, chain=chain_of(article, analysis, filled)))
    return tuple(out)


SPEAKERS = Extractor("speakers", "1", needs=("sentences", "quotes", "credits"), gives="quotes", extract=extract)
