"""Milliseconds a page for quotes, credits, speakers and origins, by language, over the sample pages."""

from __future__ import annotations

import msgspec

from benchmarks.reading import sample_pages
from benchmarks.table import Row, best_of
from runut.analysis import EXTRACTORS
from runut.analysis.extractor import Extractor
from runut.language import LANGUAGES
from runut.model import Analysis, Article
from runut.reading import read

OURS = ("quotes", "credits", "speakers", "origins")


def measure() -> list[Row]:
    """Milliseconds a page for each of the four steps and for all of them."""
    rows = []
    articles = [read(page) for page in sample_pages()]
    for code, language in LANGUAGES.items():
        mine = [article for article in articles if article.language == code]
        states = [(article, Analysis(article=article.id)) for article in mine]
        total = 0.0
        for extractor in EXTRACTORS:
            if states and extractor.name in OURS:
                spent = 1000 * best_of(lambda e=extractor, s=states, lang=language: _run(e, s, lang)) / len(states)  # type: ignore[misc]
                rows.append(Row(f"{extractor.name}, {language.name}", spent, "ms/page"))
                total += spent
            states = [
                (a, msgspec.structs.replace(found, **{extractor.gives: extractor.extract(a, found, language)}))
                for a, found in states
            ]
        if states:
            rows.append(Row(f"together, {language.name}", total, "ms/page"))
    return rows


def _run(extractor: Extractor, states: list[tuple[Article, Analysis]], language: object) -> None:
    for article, found in states:
        extractor.extract(article, found, language)  # type: ignore[arg-type]
