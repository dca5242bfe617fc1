"""Chains: the hands through which a statement came, from the innermost source to the outlet."""

from __future__ import annotations

from runut.model import Analysis, Article, Hop, Quote, Span


def chain_of(article: Article, analysis: Analysis, quote: Quote) -> tuple[Hop, ...]:
    """Nested source, speaker, channel, agencies, outlet: each with its words and whether they stand in the
    statement's sentence, were carried from another one, or stand for the page."""
    hops: list[Hop] = []
    if outer := _nested_in(analysis, quote):
        hops.append(
            Hop(kind="nested", name=_called(quote), span=quote.speaker.span if quote.speaker else None, how="inline")
        )
        speaker = outer
    else:
        speaker = quote
    if speaker.speaker is not None:
        how = "carried" if speaker.speaker.span is None else "inline"
        hops.append(Hop(kind="speaker", name=_called(speaker), span=speaker.speaker.span, how=how))  # type: ignore[arg-type]
    if quote.channel is not None:
        hops.append(Hop(kind="channel", name=quote.channel.text, span=quote.channel, how="inline"))
    for credit in quote.credited_to:
        span = Span.of(article.text, credit.start, credit.end)
        hops.append(Hop(kind="agency", name=credit.source, span=span, how=credit.scope))
    outlet = article.outlet or (article.dateline.outlet if article.dateline else None)
    if outlet:
        hops.append(Hop(kind="outlet", name=outlet, span=_outlet_span(article, outlet), how="page"))
    return tuple(hops)


def _nested_in(analysis: Analysis, quote: Quote) -> Quote | None:
    """The statement of another speaker whose words hold this statement and its cue."""
    for other in analysis.quotes:
        if other is quote or other.speaker is None or quote.speaker is None or quote.cue is None:
            continue
        if other.span.holds(quote.span) and other.span.start <= quote.cue.start and _called(other) != _called(quote):
            return other
    return None


def _called(quote: Quote) -> str | None:
    """The speaker's name, or the words that describe an unnamed one."""
    if quote.speaker is None:
        return None
    return quote.speaker.name or (quote.speaker.span.text if quote.speaker.span else None)


def _outlet_span(article: Article, outlet: str) -> Span | None:
    if article.dateline and article.dateline.outlet:
        at = article.text.find(article.dateline.outlet, article.dateline.start, article.dateline.end)
        if at >= 0:
            return Span.of(article.text, at, at + len(article.dateline.outlet))
    for block in article.blocks:
        if block.kind in ("byline", "date", "source", "furniture"):
            at = article.text.find(outlet, block.start, block.end)
            if at >= 0:
                return Span.of(article.text, at, at + len(outlet))
    return None
