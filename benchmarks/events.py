"""Milliseconds a page for finding events, by language, over the sample pages; what runs before it is not counted."""

from __future__ import annotations

import msgspec

from benchmarks.reading import sample_pages
from benchmarks.table import Row, best_of
from runut.analysis import EXTRACTORS
from runut.analysis.events import EVENTS
from runut.language import LANGUAGES
from runut.model import Analysis
from runut.reading import read


def measure() -> list[Row]:
    """Milliseconds a page and sentences a second for each language."""
    rows = []
    articles = [read(page) for page in sample_pages()]
    for code, language in LANGUAGES.items():
        states = []
        for article in (article for article in articles if article.language == code):
            analysis = Analysis(article=article.id)
            for extractor in EXTRACTORS[: EXTRACTORS.index(EVENTS)]:
                layer = extractor.extract(article, analysis, language)
                analysis = msgspec.structs.replace(analysis, **{extractor.gives: layer})
            states.append((article, analysis))
        if not states:
            continue
        spent = best_of(lambda s=states, lang=language: [EVENTS.extract(a, found, lang) for a, found in s])  # type: ignore[misc]
        sentences = sum(len(found.sentences) for _, found in states)
        rows.append(Row(f"events, {language.name}", 1000 * spent / len(states), "ms/page"))
        rows.append(Row("  sentences", sentences / spent, "a second"))
    return rows
