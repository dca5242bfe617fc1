"""Coverage: which credit stands behind a statement that has none in its own sentence."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from runut.model import ARTICLE_KINDS, Analysis, Article, Credit, Credited, Quote


class _Place(NamedTuple):
    """The sentence of a credit or statement, and the paragraph it stands in."""

    start: int
    end: int
    block: int


def credited(article: Article, analysis: Analysis) -> list[tuple[Credited, ...]]:
    """For each quote of the analysis, the sources that it is credited to and how far their credit reaches.

    In this order: a credit in the statement's own sentence ("inline"); one that stands with another statement
    of the same speaker next to it ("carried"); the nearest strong credit before it, or, before the first one,
    that one ("carried"); the page's own credit ("page"). A credit that only names somebody else's report in
    passing covers its own sentence. A page without agency or outlet rests on its official source.
    """
    places = _Places(article, analysis)
    usable = [c for c in analysis.credits if c.kind in ("wire", "outlet") and c.sources]
    inline = [c for c in usable if c.covers in ("sentence", "following")]
    strong = [c for c in inline if c.covers == "following"]
    page = [c for c in usable if c.covers == "page"]
    officials = [] if usable else [c for c in analysis.credits if c.kind == "official" and c.sources]
    out: list[tuple[Credited, ...]] = []
    own = [_own(places.of_quote(q), inline, q) for q in analysis.quotes]
    for number, quote in enumerate(analysis.quotes):
        here = own[number]
        result = [c for credit in here for c in _credited(credit, "inline")]
        if not result or all(c.covers == "sentence" for c in here):
            carried = _carried(analysis.quotes, own, number, strong, article)
            known = {c.source for c in result}
            if not result or _nested(here):
                result += [c for credit in carried for c in _credited(credit, "carried") if c.source not in known]
        if not result and inline and not strong:
            result = list(_credited(inline[0], "carried")) if _main(article, inline[0]) else []
        if not result:
            result = [c for credit in page for c in _credited(credit, "page")]
        if not result and officials:
            result = _own_channel(officials, quote)
        out.append(tuple(result))
    return out


class _Places:
    def __init__(self, article: Article, analysis: Analysis) -> None:
        self.sentences = [s for s in analysis.sentences if article.blocks[s.block].kind in ARTICLE_KINDS]
        self.starts = [s.start for s in self.sentences]

    def of_quote(self, quote: Quote) -> _Place:
        start = min(quote.span.start, quote.cue.start if quote.cue else quote.span.start)
        end = max(quote.span.end, quote.cue.end if quote.cue else quote.span.end)
        first = max(0, bisect_right(self.starts, start) - 1)
        last = max(0, bisect_right(self.starts, end - 1) - 1)
        if not self.sentences:
            return _Place(start, end, -1)
        return _Place(self.sentences[first].start, max(end, self.sentences[last].end), self.sentences[first].block)


def _own(place: _Place, inline: list[Credit], quote: Quote) -> list[Credit]:
    """The credits that stand in the statement's sentence, outside its own words when it is a direct one."""
    found = []
    for credit in inline:
        if not place.start <= credit.span.start < place.end:
            continue
        inside = quote.span.start <= credit.span.start < quote.span.end
        if inside and quote.kind == "direct":
            continue
        found.append(credit)
    return found


def _carried(
    quotes: tuple[Quote, ...], own: list[list[Credit]], number: int, strong: list[Credit], article: Article
) -> list[Credit]:
    """The strong credit that reaches this statement from another sentence."""
    if not strong:
        return []
    quote = quotes[number]
    name = _name(quote)
    before = [c for c in strong if c.span.start < quote.span.start]
    after = [c for c in strong if c.span.start >= quote.span.end]
    if after and name:
        # A statement that leads up to one with the credit, by the same speaker and nobody else between them.
        for later in range(number + 1, len(quotes)):
            if _name(quotes[later]) != name:
                break
            if any(c.covers == "following" for c in own[later]):
                return [c for c in own[later] if c.covers == "following"]
    if before:
        last = before[-1]
        return [c for c in before if c.span.start >= last.span.start - 1]
    return after[:1] if after else []


def _nested(here: list[Credit]) -> bool:
    """Whether the sentence's own credits are only somebody quoted inside the page's source ("menurut X")."""
    return bool(here) and all(c.kind == "official" for c in here)


def _main(article: Article, credit: Credit) -> bool:
    """Whether a lone passing credit stands so early that the page as a whole rests on it."""
    body = [b for b in article.blocks if b.kind in ("lead", "body")]
    return bool(body) and credit.span.start < body[min(2, len(body) - 1)].end


def _own_channel(officials: list[Credit], quote: Quote) -> list[Credited]:
    name = _name(quote)
    mine = [c for c in officials if name in c.sources]
    return list(_credited(mine[0], "carried")) if mine else []


def _credited(credit: Credit, scope: str) -> list[Credited]:
    spans = credit.source_spans or (credit.span,) * len(credit.sources)
    out = []
    for number, source in enumerate(credit.sources):
        span = spans[min(number, len(spans) - 1)]
        out.append(Credited(source=source, start=span.start, end=span.end, scope=scope))  # type: ignore[arg-type]
    return out


def _name(quote: Quote) -> str | None:
    return quote.speaker.name if quote.speaker else None
