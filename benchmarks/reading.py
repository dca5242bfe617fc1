"""Pages per second for `read` over the sample pages, by stage."""

from __future__ import annotations

import resource
import sys
from pathlib import Path

import msgspec

from benchmarks.table import Row, best_of
from runut.analysis import EXTRACTORS, analyse
from runut.language import LANGUAGES
from runut.linking import features
from runut.model import Analysis, Article, Page, Reading
from runut.reading import read
from runut.run.steps import page_to_outcome

SAMPLES = Path(__file__).resolve().parent.parent / "samples"


def sample_pages() -> list[Page]:
    """The readable sample pages, as bytes."""
    paths = sorted(path for path in SAMPLES.iterdir() if path.suffix in (".txt", ".html"))
    pages = [Page(source=path.name, data=path.read_bytes()) for path in paths]
    return [page for page in pages if isinstance(page_to_outcome(page), Reading)]


def _layers(articles: list[Article]) -> list[Row]:
    rows = []
    states = [(article, LANGUAGES[article.language or ""], Analysis(article=article.id)) for article in articles]
    for extractor in EXTRACTORS:
        spent = best_of(lambda e=extractor, s=states: [e.extract(a, found, lang) for a, lang, found in s])  # type: ignore[misc]
        rows.append(Row(f"  {extractor.name}", 1000 * spent / len(articles), "ms/page"))
        states = [
            (a, lang, msgspec.structs.replace(found, **{extractor.gives: extractor.extract(a, found, lang)}))
            for a, lang, found in states
        ]
    return rows


def measure() -> list[Row]:
    """Milliseconds for a page and stage on one core, pages per second in all, and peak memory."""
    pages = sample_pages()
    html = [page for page in pages if page.source.endswith(".html")]
    text = [page for page in pages if page.source.endswith(".txt")]
    rows = [
        Row(f"read {kind}", 1000 * best_of(lambda some=some: [read(page) for page in some]) / len(some), "ms/page")
        for kind, some in (("scraped text", text), ("HTML", html))
    ]
    articles = [read(page) for page in pages]
    whole = best_of(lambda: [analyse(article) for article in articles])
    rows += [Row("analyse", 1000 * whole / len(articles), "ms/page"), *_layers(articles)]
    readings = [Reading(article, analyse(article)) for article in articles]
    spent = best_of(lambda: [features(reading) for reading in readings])
    rows.append(Row("features for linking", 1000 * spent / len(readings), "ms/page"))
    every = best_of(lambda: [page_to_outcome(page) for page in pages])
    rows.append(Row("page to reading, all stages", len(pages) / every, "pages/s", "one core"))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    rows.append(Row("peak memory", peak, "MB"))
    return rows
