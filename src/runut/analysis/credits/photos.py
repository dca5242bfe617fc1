"""Photo credits: who took a picture and through whom it came; they never credit the text."""

from __future__ import annotations

import re

from runut.analysis.credits.phrases import credit_words
from runut.gazetteer.outlets import find_outlets, outlet_named
from runut.language import Language
from runut.model import Article, Block, Credit, Span

_PARTS = re.compile(r"\s*(?:,|/|\bvia\b|\bfor\b)\s*")
_SLASHED = re.compile(r"[A-Z][\w. -]{1,30}/[A-Z][\w. -]{1,40}")


def photo_credits(article: Article, language: Language) -> list[Credit]:
    """The credits of captions and credit lines."""
    words = credit_words(language)
    text = article.text
    credits: list[Credit] = []
    for block in _pictures(article):
        leads = list(words.photo.finditer(text, block.start, block.end))
        lead = leads[-1] if leads else None
        if lead is not None:
            start, name_start, end = lead.start(), lead.start(1), lead.end(1)
        elif (names := find_outlets(text, block.start, block.end)) and (
            slash := _slashed(text, block.start, block.end)
        ):
            start, end = slash
            name_start = start
        elif block.kind == "credit" and names and block.end - block.start < 60:
            start = name_start = block.start
            end = block.end
        else:
            continue
        while end > name_start and text[end - 1] in " .)\n\u00a0":
            end -= 1
        if name_start >= end:
            continue
        if lead is not None and not _is_credit(text, name_start, end):
            continue
        sources, spans = _sources(text, name_start, end)
        credits.append(
            Credit(
                span=Span.of(text, start, end),
                sources=sources,
                source_spans=spans,
                kind="photo",
                covers="caption",
                cue=Span.of(text, start, name_start) if name_start > start else None,
            )
        )
    return credits


def _is_credit(text: str, start: int, end: int) -> bool:
    """Whether the words behind "Foto:" name somebody: an outlet, or nothing but capitalised words."""
    if find_outlets(text, start, end):
        return True
    words = re.findall(r"\w[\w.'’-]*", text[start:end])
    return 0 < len(words) <= 8 and all(w[0].isupper() for w in words)


def _pictures(article: Article) -> list[Block]:
    """Captions and credit lines; a credit line right behind its caption is one with it."""
    out: list[Block] = []
    for block in article.blocks:
        if block.kind not in ("caption", "credit"):
            continue
        if out and block.kind == "credit" and not article.text[out[-1].end : block.start].strip():
            out[-1] = Block("credit", out[-1].start, block.end)
        else:
            out.append(block)
    return out


def _slashed(text: str, start: int, end: int) -> tuple[int, int] | None:
    for match in _SLASHED.finditer(text, start, end):
        if find_outlets(text, match.start(), match.end()):
            # What stands before the outlet's name in the same sentence is the caption's end.
            stop = match.group().rfind(". ", 0, match.group().find("/"))
            return match.start() + (stop + 2 if stop >= 0 else 0), match.end()
    return None


def _sources(text: str, start: int, end: int) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    names: list[str] = []
    spans: list[Span] = []
    at = start
    for part in [*_PARTS.finditer(text, start, end), None]:
        stop = part.start() if part else end
        if text[at:stop].strip():
            piece = text[at:stop].strip()
            a = text.index(piece, at)
            outlet = outlet_named(piece) or next((f.outlet for f in find_outlets(text, a, a + len(piece))), None)
            names.append(outlet.name if outlet else piece)
            spans.append(Span.of(text, a, a + len(piece)))
        at = part.end() if part else end
    return tuple(names), tuple(spans)
