"""Credits: every place where a page says where it has something from."""

from __future__ import annotations

from runut.analysis.credits.agencies import agency_credits, line_credits
from runut.analysis.credits.officials import official_credits
from runut.analysis.credits.pages import page_credits
from runut.analysis.credits.photos import photo_credits
from runut.analysis.extractor import Extractor
from runut.language import Language
from runut.model import Analysis, Article, Credit


def extract(article: Article, analysis: Analysis, language: Language) -> tuple[Credit, ...]:
    """Credits to agencies, outlets, officials' own channels, the outlet itself and photographers, in order."""
    found = agency_credits(article, analysis, language)
    found += line_credits(article, language)
    found += page_credits(article, language)
    found += photo_credits(article, language)
    taken = [(c.span.start, c.span.end) for c in found]
    for credit in official_credits(article, analysis, language):
        if not any(a < credit.span.end and credit.span.start < b for a, b in taken):
            found.append(credit)
    return tuple(sorted(found, key=lambda c: (c.span.start, c.span.end)))


CREDITS = Extractor("credits", "1", needs=("sentences", "mentions", "quotes"), gives="credits", extract=extract)
