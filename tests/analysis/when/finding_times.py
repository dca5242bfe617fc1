"""Finding times in a sentence of a test, as the extractor finds them in an article."""

from __future__ import annotations

import msgspec

from runut.analysis.sentences import SENTENCES
from runut.analysis.when import WHEN
from runut.language import LANGUAGES
from runut.model import Analysis, Article, Block, When


def article_of(text: str, *, language: str = "id", published: str | None = None, kinds: tuple[str, ...] = ("body",)):
    """An article whose lines are blocks of `kinds`, the last kind repeated."""
    blocks, at = [], 0
    for number, line in enumerate(text.split("\n")):
        if line:
            blocks.append(Block(kinds[min(number, len(kinds) - 1)], at, at + len(line)))
        at += len(line) + 1
    return Article(
        id="test", source="test", sha256="", text=text, blocks=tuple(blocks), language=language,
        published=published, published_basis="stated" if published else None,
    )  # fmt: skip


def times_of(article: Article, mentions: tuple = ()) -> tuple[When, ...]:
    """The times of an article."""
    language = LANGUAGES[article.language or "id"]
    analysis = Analysis(article=article.id, mentions=mentions)
    analysis = msgspec.structs.replace(analysis, sentences=SENTENCES.extract(article, analysis, language))
    return WHEN.extract(article, analysis, language)
