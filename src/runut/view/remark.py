"""Remarks that make two reports of one happening differ, such as "for the first time"."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from runut.model import ARTICLE_KINDS, Article, Span

REMARKS = ("First time?", "Closed doors?", "Last time?")
"""The remarks in the order of their rows; remarks.tsv holds their phrases for each language."""

CONCLUDED = "Concluded"


@cache
def _phrases() -> dict[tuple[str, str], re.Pattern[str]]:
    """One pattern for each (remark, language)."""
    found: dict[tuple[str, str], list[str]] = {}
    for line in files("runut.view").joinpath("remarks.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            remark, language, phrase = line.split("\t")
            found.setdefault((remark, language), []).append(phrase)
    return {
        key: re.compile(r"\b(?:" + "|".join(sorted(phrases, key=len, reverse=True)) + r")\b", re.IGNORECASE)
        for key, phrases in found.items()
    }


def remarks_in(article: Article, remark: str, language: str) -> tuple[Span, ...]:
    """Where the article's own blocks make this remark."""
    pattern = _phrases().get((remark, language))
    if pattern is None:
        return ()
    return tuple(
        Span.of(article.text, match.start(), match.end())
        for block in article.blocks
        if block.kind in ARTICLE_KINDS
        for match in pattern.finditer(article.text, block.start, block.end)
    )


def concluded(text: str) -> bool:
    """Whether words tell that something was brought to its end, such as a treaty signed; "nearly signed" is not."""
    return any(pattern.search(text) for (remark, _), pattern in _phrases().items() if remark == CONCLUDED)
