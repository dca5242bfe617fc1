"""Reading the quotes of a text written in a test, with mentions that the test names."""

from __future__ import annotations

import msgspec

from runut.analysis.credits import CREDITS
from runut.analysis.origins import ORIGINS
from runut.analysis.quotes import QUOTES
from runut.analysis.sentences import SENTENCES
from runut.analysis.speakers import SPEAKERS
from runut.analysis.when import WHEN
from runut.language import LANGUAGES
from runut.model import Analysis, Article, Block, Mention, Span


def article_of(text: str, language: str = "id", first: str = "body", **fields) -> Article:
    """An article whose lines are paragraphs; a line that begins with KIND| is a block of that kind."""
    blocks, kept, at = [], [], 0
    for number, line in enumerate(text.strip("\n").split("\n")):
        kind, bar, rest = line.partition("|")
        if bar and kind in ("title", "caption", "credit", "related", "source", "byline", "date", "furniture"):
            line = rest
        else:
            kind = first if number == 0 else "body"
        if line:
            blocks.append(Block(kind, at, at + len(line)))
        kept.append(line)
        at += len(line) + 1
    return Article(
        id="test", source="t", sha256="", text="\n".join(kept), blocks=tuple(blocks), language=language, **fields
    )


def analyse_quotes(article: Article, names: dict[str, str] | None = None) -> Analysis:
    """Sentences, the named mentions ("Sari Wulan": "PER"), quotes, credits, speakers and origins."""
    language = LANGUAGES[article.language]
    analysis = Analysis(article=article.id)
    mentions = []
    for name, type_ in (names or {}).items():
        at = article.text.find(name)
        while at >= 0:
            mentions.append(Mention(span=Span.of(article.text, at, at + len(name)), type=type_, name=name))
            at = article.text.find(name, at + len(name))
    mentions.sort(key=lambda m: m.span.start)
    analysis = msgspec.structs.replace(analysis, mentions=tuple(mentions))
    for extractor in (SENTENCES, WHEN, QUOTES, CREDITS, SPEAKERS, ORIGINS):
        layer = extractor.extract(article, analysis, language)
        analysis = msgspec.structs.replace(analysis, **{extractor.gives: layer})
    return analysis


def quotes_of(text: str, names: dict[str, str] | None = None, language: str = "id"):
    """The quotes of a text."""
    return analyse_quotes(article_of(text, language), names).quotes
