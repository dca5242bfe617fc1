"""(room being built) credits."""

from __future__ import annotations

from typing import Any

from runut.analysis.extractor import Extractor
from runut.language import Language
from runut.model import Analysis, Article


def extract(article: Article, analysis: Analysis, language: Language) -> tuple[Any, ...]:
    """To be built."""
    return analysis.credits


CREDITS = Extractor("credits", "0", needs=("sentences",), gives="credits", extract=extract)
