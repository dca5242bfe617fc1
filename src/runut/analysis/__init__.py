"""Finding in one article: the extractors in order, each adding one layer to the analysis."""

from __future__ import annotations

import msgspec

from runut.analysis.coreference import COREFERENCE
from runut.analysis.credits import CREDITS
from runut.analysis.events import EVENTS
from runut.analysis.extractor import Extractor
from runut.analysis.names import NAMES
from runut.analysis.origins import ORIGINS
from runut.analysis.quotes import QUOTES
from runut.analysis.sentences import SENTENCES
from runut.analysis.speakers import SPEAKERS
from runut.analysis.when import WHEN
from runut.errors import ReadingError
from runut.language import LANGUAGES
from runut.model import Analysis, Article

EXTRACTORS: tuple[Extractor, ...] = (
    SENTENCES, NAMES, WHEN, COREFERENCE, QUOTES, CREDITS, SPEAKERS, ORIGINS, EVENTS,
)  # fmt: skip
"""Every extractor, in the order in which they run."""


def check_order(extractors: tuple[Extractor, ...]) -> None:
    """Raise ValueError, naming what is missing, when an extractor stands before what it needs."""
    given: set[str] = set()
    for extractor in extractors:
        if missing := sorted(set(extractor.needs) - given):
            raise ValueError(f"extractor {extractor.name!r} needs {', '.join(missing)}, which nothing before it gives")
        given.add(extractor.gives)


def analyse(article: Article) -> Analysis:
    """Everything that the extractors find in `article`; raises ReadingError when its language is not in LANGUAGES."""
    language = LANGUAGES.get(article.language or "")
    if language is None:
        raise ReadingError(
            f"the page is in a language that Runut does not read ({article.language or 'it cannot be told which'})",
            remedy="state it with --lang, if it is one of: " + ", ".join(LANGUAGES),
        )
    analysis = Analysis(article=article.id)
    for extractor in EXTRACTORS:
        layer = extractor.extract(article, analysis, language)
        made_by = {**analysis.made_by, extractor.gives: f"{extractor.name}/{extractor.version}"}
        analysis = msgspec.structs.replace(analysis, **{extractor.gives: layer}, made_by=made_by)
    return analysis


check_order(EXTRACTORS)

__all__ = ["EXTRACTORS", "Extractor", "analyse", "check_order"]
