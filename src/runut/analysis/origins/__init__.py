"""Origins: the independent sources that an article's main news comes from."""

from __future__ import annotations

from runut.analysis.extractor import Extractor
from runut.language import Language
from runut.model import ARTICLE_KINDS, Analysis, Article, Credit, Origin


def extract(article: Article, analysis: Analysis, language: Language) -> tuple[Origin, ...]:
    """The last link of the credited chain: the agency or outlet, else an official's own channel, else "self"
    for words told to the outlet or to reporters; nothing where the page does not say."""
    credits = [c for c in analysis.credits if c.kind != "photo"]
    outside = [c for c in credits if c.kind in ("wire", "outlet") and c.sources]
    # "Russian media" says less than the agency that the page names beside it.
    outside = [c for c in outside if not _is_described(c)] or outside
    if outside:
        return tuple(
            _origin(credit, number) for credit in _main(article, analysis, outside) for number in _numbers(credit)
        )
    if any(c.kind == "self" and c.covers == "following" for c in credits):
        return ()  # the page quotes itself: where it has it from stays unsaid
    if officials := [c for c in credits if c.kind == "official" and c.sources]:
        return _officials(analysis, officials)
    if own := [c for c in credits if c.kind == "self"]:
        return (Origin(name="self", kind="self", span=own[0].span, why="told to the outlet itself"),)
    return ()


def _main(article: Article, analysis: Analysis, outside: list[Credit]) -> list[Credit]:
    """The credits of the main news: those of the page, else those of the first sentence with a strong credit,
    seen through to the source that this sentence names behind it."""
    page = [c for c in outside if c.covers == "page"]
    if page:
        return page
    strong = [c for c in outside if c.covers == "following"]
    first = (strong or outside)[0]
    start, end = _sentence(article, analysis, first)
    here = [c for c in outside if start <= c.span.start < end]
    deeper = [c for c in here if c.covers == "sentence"]
    if deeper and strong:
        return deeper[:1]
    earlier = [c for c in outside if c.span.start < first.span.start and c.covers == "sentence"]
    if earlier:
        return earlier[:1]
    return here[:1]


def _is_described(credit: Credit) -> bool:
    return all(source.split()[-1].islower() and " " in source for source in credit.sources)


def _sentence(article: Article, analysis: Analysis, credit: Credit) -> tuple[int, int]:
    for sentence in analysis.sentences:
        if sentence.start <= credit.span.start < sentence.end and article.blocks[sentence.block].kind in ARTICLE_KINDS:
            return sentence.start, sentence.end
    return credit.span.start, credit.span.end


def _officials(analysis: Analysis, officials: list[Credit]) -> tuple[Origin, ...]:
    """Each official whose own channel is named, once, in order."""
    seen: dict[str, Origin] = {}
    for credit in officials:
        for number in _numbers(credit):
            origin = _origin(credit, number)
            seen.setdefault(origin.name, origin)
    return tuple(seen.values())


def _numbers(credit: Credit) -> range:
    return range(len(credit.sources))


def _origin(credit: Credit, number: int) -> Origin:
    span = credit.source_spans[number] if number < len(credit.source_spans) else credit.span
    return Origin(name=credit.sources[number], kind=credit.kind, span=span, why=f"credited: {credit.span.text}")


ORIGINS = Extractor("origins", "1", needs=("sentences", "credits"), gives="origins", extract=extract)
