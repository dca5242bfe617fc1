"""Coverage: which credit stands behind a statement that has none in its own sentence."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from runut.language import Language
from runut.model import ARTICLE_KINDS, Analysis, Article, Credit, Credited, Quote


class _Place(NamedTuple):
    """The sentence of a credit or statement, and the paragraph it stands in."""

    start: int
    end: int
    block: int


def credited(article: Article, analysis: Analysis, language: Language) -> list[tuple[Credited, ...]]:
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
    written = [c for c in analysis.credits if c.kind == "official" and c.sources and not _only_spoken(c, language)]
    officials = [] if usable else written
    out: list[tuple[Credited, ...]] = []
    retold = [c for c in analysis.credits if c.kind == "official" and c.covers == "following" and c.sources]
    own = [_own(places.of_quote(q), inline + retold, q) for q in analysis.quotes]
    for number, quote in enumerate(analysis.quotes):
        here = own[number]
        result = [c for credit in here for c in _credited(credit, "inline")]
        if not result or all(c.covers == "sentence" for c in here):
            carried = _carried(analysis.quotes, own, number, strong, page)
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
    quotes: tuple[Quote, ...], own: list[list[Credit]], number: int, strong: list[Credit], page: list[Credit]
) -> list[Credit]:
    """The credit that reaches this statement from another sentence."""
    quote = quotes[number]
    name = _name(quote)
    if name and (run := _same_speaker(quotes, own, number, name)):
        return run
    if page or not strong:
        return []  # the page names its sources itself: no need to guess by position
    before = [c for c in strong if c.span.start < quote.span.start]
    if not before:
        return strong[:1]
    return [c for c in before if c.span.start >= before[-1].span.start - 1]


def _same_speaker(quotes: tuple[Quote, ...], own: list[list[Credit]], number: int, name: str) -> list[Credit]:
    """The strong credit of the statements around this one, by the same speaker with nobody else between them:
    those before it first. A passing credit reaches only from one direct quotation to the next."""
    for step in (-1, 1):
        at = number + step
        while 0 <= at < len(quotes) and _name(quotes[at]) == name:
            if strong := [c for c in own[at] if c.covers == "following"]:
                return strong
            direct = quotes[at].kind == quotes[number].kind == "direct"
            if step < 0 and at == number - 1 and own[at] and direct:
                return own[at]
            at += step
    return []


def _nested(here: list[Credit]) -> bool:
    """Whether the sentence's own credits are only somebody quoted inside the page's source ("menurut X")."""
    return bool(here) and all(c.kind == "official" for c in here)


def _only_spoken(credit: Credit, language: Language) -> bool:
    """Whether the official's channel is a spoken one: then the words are the reporter's own hearing."""
    table = language.table("credits")
    words = credit.cue.text.lower() if credit.cue else ""
    return words.endswith(tuple(table["spoken"])) or words.startswith(tuple(table["press"]))


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
