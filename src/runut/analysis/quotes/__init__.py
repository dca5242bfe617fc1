"""Quotes: who is quoted and what is reported, word for word or in a clause, with cue, force and polarity."""

from __future__ import annotations

from runut.analysis.extractor import Extractor
from runut.analysis.quotes.direct import all_marks, direct_quotes
from runut.analysis.quotes.marks import Marks
from runut.analysis.quotes.reported import reported_statements
from runut.analysis.quotes.units import masked, units_of
from runut.language import Language
from runut.model import Analysis, Article, Quote, Span, content_id


def extract(article: Article, analysis: Analysis, language: Language) -> tuple[Quote, ...]:
    """Every quotation and reported statement of title, lead, body and sub-headings; speakers come later."""
    text = article.text
    marks = all_marks(article)
    quotes: list[Quote] = []
    spoken = direct_quotes(article, marks, language)
    for direct in spoken:
        force, polarity = direct.cue.force("after") if direct.cue else ("say", "affirmed")
        cue = Span.of(text, direct.cue.start, direct.cue.end) if direct.cue else None
        where = "no cue" if cue is None else "cue before" if direct.cue_first else "cue behind"
        quotes.append(_quote(article, direct.marks.start, direct.marks.end, "direct", cue, force, polarity, where))
    mask = masked(text, [(d.marks.open, d.marks.close) for d in spoken])
    fragments = [m for m in marks if m not in {d.marks for d in spoken}]
    for unit in units_of(article, analysis, marks):
        for found in reported_statements(mask, unit, language):
            frame = found.frame if found.frame in found.cue.frames else next(iter(found.cue.frames))
            force, polarity = found.cue.frames[frame]
            kind = "mixed" if _holds_fragment(fragments, found.start, found.end) else "indirect"
            start, end = _with_marks(fragments, found.start, found.end)
            cue = Span.of(text, found.cue.start, found.cue.end)
            quotes.append(_quote(article, start, end, kind, cue, force, polarity, found.frame))
    return tuple(sorted(quotes, key=lambda q: (q.span.start, q.span.end)))


def _quote(
    article: Article, start: int, end: int, kind: str, cue: Span | None, force: str, polarity: str, why: str
) -> Quote:
    return Quote(
        id=content_id(article.id, start, end),
        span=Span.of(article.text, start, end),
        kind=kind,  # type: ignore[arg-type]
        cue=cue,
        force=force,  # type: ignore[arg-type]
        polarity=polarity,  # type: ignore[arg-type]
        why=why,
    )


def _holds_fragment(fragments: list[Marks], start: int, end: int) -> bool:
    return any(m.start < end and m.end > start for m in fragments)


def _with_marks(fragments: list[Marks], start: int, end: int) -> tuple[int, int]:
    """The span widened to whole pairs of marks, where its edge cuts through one."""
    for m in fragments:
        if m.open < start < m.close:
            start = m.open
        if m.open < end < m.close:
            end = m.close
    return start, end


QUOTES = Extractor("quotes", "1", needs=("sentences",), gives="quotes", extract=extract)
