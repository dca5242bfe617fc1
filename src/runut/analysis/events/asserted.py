"""Asserted: on whose word an event stands, from the innermost speaker to the agency."""

from __future__ import annotations

from runut.analysis.events.candidate import Candidate
from runut.model import Analysis, Hop, Span
from runut.model.finding import Scope


def asserted_by(candidate: Candidate, analysis: Analysis, text: str) -> tuple[Hop, ...]:
    """The attribution chain of a candidate's claim; empty when the page tells it on its own word."""
    quote = candidate.quote
    if quote is not None:
        hops = list(quote.chain)
        if not hops:
            if quote.speaker:
                name = _name(quote.speaker.name, quote.speaker.span)
                reach: Scope = "inline" if quote.speaker.span else "carried"
                hops.append(Hop(kind="speaker", name=name, span=quote.speaker.span, how=reach))
            hops += [
                Hop(kind="agency", name=one.source, span=Span.of(text, one.start, one.end), how=one.scope)
                for one in quote.credited_to
            ]
        return tuple(hops)
    return tuple(_credits(candidate, analysis))


def _name(name: str | None, span: Span | None) -> str | None:
    return name or (span.text if span else None)


def _credits(candidate: Candidate, analysis: Analysis) -> list[Hop]:
    sentence = candidate.sentence
    usable = [credit for credit in analysis.credits if credit.kind in {"wire", "outlet", "official"}]
    own = [credit for credit in usable if sentence.start <= credit.span.start < sentence.end]
    how: Scope = "inline"
    if not own:
        earlier = [c for c in usable if c.covers == "following" and c.span.start < sentence.start]
        own, how = earlier[-1:], "carried"
    if not own:
        own, how = [credit for credit in usable if credit.covers == "page"], "page"
    return [Hop(kind="agency", name=source, span=credit.span, how=how) for credit in own for source in credit.sources]
