"""Milliseconds a page for finding times, by language, over the sample pages."""

from __future__ import annotations

import msgspec

from benchmarks.reading import sample_pages
from benchmarks.table import Row, best_of
from runut.analysis import EXTRACTORS
from runut.analysis.when import WHEN
from runut.language import LANGUAGES
from runut.model import Analysis
from runut.reading import read


def measure() -> list[Row]:
    """Milliseconds a page and for a thousand characters of sentences."""
    rows = []
    articles = [read(page) for page in sample_pages()]
    for code, language in LANGUAGES.items():
        states = []
        for article in (article for article in articles if article.language == code):
            analysis = Analysis(article=article.id)
            for extractor in EXTRACTORS[: EXTRACTORS.index(WHEN)]:
                layer = extractor.extract(article, analysis, language)
                analysis = msgspec.structs.replace(analysis, **{extractor.gives: layer})
            states.append((article, analysis))
        if not states:
            continue
        spent = best_of(lambda s=states, lang=language: [WHEN.extract(a, found, lang) for a, found in s])  # type: ignore[misc]
        signs = sum(sentence.end - sentence.start for _, found in states for sentence in found.sentences)
        rows.append(Row(f"times, {language.name}", 1000 * spent / len(states), "ms/page"))
        rows.append(Row("  for 1,000 characters", 1_000_000 * spent / signs, "ms"))
    return rows
