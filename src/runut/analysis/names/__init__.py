"""Names: persons, organisations, countries, places and events, each with who is meant at the page's date."""

from __future__ import annotations

from runut.analysis.extractor import Extractor
from runut.analysis.names.find import candidates
from runut.analysis.names.resolve import Page, mention
from runut.language import Language
from runut.model import Analysis, Article, Mention


def extract(article: Article, analysis: Analysis, language: Language) -> tuple[Mention, ...]:
    """The names in the article's own blocks and captions, in order of place."""
    page = Page(article.id, (article.published or "")[:10] or None)
    found = [
        candidate
        for sentence in analysis.sentences
        for candidate in candidates(article.text, sentence.start, sentence.end, language)
    ]
    # Full names first, so that a surname in the headline finds its owner in the body.
    order = sorted(
        found, key=lambda candidate: (candidate.type != "PER", " " not in article.text[candidate.start : candidate.end])
    )
    for candidate in order:
        if candidate.type == "PER":
            page.person(article.text[candidate.start : candidate.end], candidate)
    return tuple(mention(article.text, candidate, page) for candidate in found)


NAMES = Extractor("names", "1", needs=("sentences",), gives="mentions", extract=extract)
