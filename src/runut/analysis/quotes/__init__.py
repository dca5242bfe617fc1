"""Quotes: who is quoted and what is reported, word for word or in a clause, with speaker, cue and force."""

from __future__ import annotations

from runut.analysis.extractor import Extractor
from runut.analysis.quotes.binding import Statement, bind
from runut.analysis.quotes.direct import Direct, all_marks, direct_quotes
from runut.analysis.quotes.frames import frames_of
from runut.analysis.quotes.marks import Marks
from runut.analysis.quotes.phrases import Phrases
from runut.analysis.quotes.reported import reported_statements, speaks_in_person
from runut.analysis.quotes.units import Unit, masked, units_of
from runut.language import Language
from runut.model import Analysis, Article, Party, Quote, Span, content_id


def extract(article: Article, analysis: Analysis, language: Language) -> tuple[Quote, ...]:
    """Every quotation and reported statement of title, lead, body and sub-headings, with its speaker."""
    marks = all_marks(article)
    spoken = direct_quotes(article, marks, language)
    fragments = sorted(set(marks) - {d.marks for d in spoken})
    units = units_of(article, analysis, marks)
    statements = _direct(spoken, units) + _reported(article.text, spoken, fragments, units, language)
    statements.sort(key=lambda s: (min(s.start, s.cue.start if s.cue else s.start), s.end))
    speakers = bind(statements, Phrases(article, analysis, language))
    quotes = [
        _quote(article, s, parties)
        for s, parties in zip(statements, speakers, strict=True)
        if parties or s.frame != "colon"  # a headline with a colon speaks only when somebody stands before it
    ]
    return tuple(sorted(quotes, key=lambda q: (q.span.start, q.span.end)))


def _direct(spoken: list[Direct], units: list[Unit]) -> list[Statement]:
    out = []
    at = 0
    for direct in spoken:
        while at < len(units) - 1 and units[at].end < direct.marks.close:
            at += 1
        low, high = units[at].start, max(units[at].end, direct.marks.close)
        if direct.cue and direct.cue.end > high:
            high = units[min(at + 1, len(units) - 1)].end
        first = direct.cue is not None and "prep" in direct.cue.frames
        frame = "direct-behind" if not direct.cue_first else "prep" if first else "verb"
        low = low if direct.cue_first else direct.marks.close
        out.append(Statement(direct.marks.start, direct.marks.end, "direct", direct.cue, frame, low, high))
    return out


def _reported(
    text: str, spoken: list[Direct], fragments: list[Marks], units: list[Unit], language: Language
) -> list[Statement]:
    mask = masked(text, [(d.marks.open, d.marks.close) for d in spoken])
    used = frozenset(d.cue.start for d in spoken if d.cue and not d.cue_first)
    # Where a text has marks, "we" outside them is the writer's; where it has none, they were lost.
    unmarked = not spoken and not any(m.double for m in fragments)
    inner = [(m.open, m.close) for m in fragments]
    out: list[Statement] = []
    for unit in units:
        before = len(out)
        for found in reported_statements(mask, unit, language, used, inner):
            kind = "mixed" if _holds_fragment(fragments, found.start, found.end) else "indirect"
            start, end = _with_marks(fragments, found.start, found.end)
            end = _quoted_object(text, fragments, start, end, language)
            out.append(Statement(start, end, kind, found.cue, found.frame, unit.start, unit.end, found.joined))
        if unmarked and len(out) == before and speaks_in_person(mask, unit, language):
            end = unit.end - (text[unit.end - 1] == ".")
            out.append(Statement(unit.start, end, "direct", None, "continued", unit.start, unit.end))
    return out


def _quote(article: Article, statement: Statement, parties: list[Party]) -> Quote:
    force, polarity, cue = "say", "affirmed", None
    if statement.cue:
        force, polarity = statement.cue.force(statement.frame)
        cue = Span.of(article.text, statement.cue.start, statement.cue.end)
    return Quote(
        id=content_id(article.id, statement.start, statement.end),
        span=Span.of(article.text, statement.start, statement.end),
        kind=statement.kind,  # type: ignore[arg-type]
        speaker=parties[0] if parties else None,
        joint=tuple(parties[1:]),
        cue=cue,
        force=force,  # type: ignore[arg-type]
        polarity=polarity,  # type: ignore[arg-type]
        why=statement.frame if cue else "continued",
    )


def _holds_fragment(fragments: list[Marks], start: int, end: int) -> bool:
    return any(m.start < end and m.end > start for m in fragments)


def _quoted_object(text: str, fragments: list[Marks], start: int, end: int, language: Language) -> int:
    """The end of a statement whose object stands in marks: when and where it was said is no part of it
    ("menyerukan "gencatan senjata" lewat unggahan")."""
    first = next((m for m in fragments if m.open == start), None)
    if first is None or first.close >= end:
        return end
    if any(m.open > first.close and m.open < end for m in fragments):
        return end
    return frames_of(language).before_adjunct(text, first.close, end)


def _with_marks(fragments: list[Marks], start: int, end: int) -> tuple[int, int]:
    """The span widened to whole pairs of marks, where its edge cuts through one."""
    for m in fragments:
        if m.open < start < m.close:
            start = m.open
        if m.open < end < m.close:
            end = m.close
    return start, end


QUOTES = Extractor("quotes", "2", needs=("sentences", "mentions", "references"), gives="quotes", extract=extract)
