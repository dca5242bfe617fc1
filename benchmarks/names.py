"""Milliseconds a page for names and for coreference, by language, over the sample pages."""

from __future__ import annotations

import msgspec

from benchmarks.reading import sample_pages
from benchmarks.table import Row, best_of
from runut.analysis.coreference import COREFERENCE
from runut.analysis.names import NAMES
from runut.analysis.sentences import SENTENCES
from runut.language import LANGUAGES
from runut.model import Analysis
from runut.reading import read


def measure() -> list[Row]:
    """Milliseconds a page of each extractor, and for a thousand characters of sentences of both."""
    rows = []
    articles = [read(page) for page in sample_pages()]
    for code, language in LANGUAGES.items():
        bare, named = [], []
        for article in (article for article in articles if article.language == code):
            split = Analysis(article=article.id, sentences=SENTENCES.extract(article, Analysis(article=""), language))
            bare.append((article, split))
            mentions = NAMES.extract(article, split, language)
            named.append((article, msgspec.structs.replace(split, mentions=mentions)))
        if not bare:
            continue
        names = best_of(lambda s=bare, lang=language: [NAMES.extract(a, found, lang) for a, found in s])  # type: ignore[misc]
        joined = best_of(lambda s=named, lang=language: [COREFERENCE.extract(a, found, lang) for a, found in s])  # type: ignore[misc]
        signs = sum(one.end - one.start for _, found in bare for one in found.sentences)
        rows.append(Row(f"names, {language.name}", 1000 * names / len(bare), "ms/page"))
        rows.append(Row(f"coreference, {language.name}", 1000 * joined / len(bare), "ms/page"))
        rows.append(Row("  both, for 1,000 characters", 1_000_000 * (names + joined) / signs, "ms"))
    return rows
