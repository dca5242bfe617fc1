"""The reading contract: one article and its findings as the plain object that every way out of Runut gives."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from runut.model import (
    Article,
    Credit,
    EventMention,
    Failure,
    Mention,
    Party,
    Quote,
    Reading,
    Reference,
    Span,
    When,
)


def words(span: Span | None) -> dict[str, Any] | None:
    """A span as {"start", "end", "text"}, or None."""
    return {"start": span.start, "end": span.end, "text": span.text} if span else None


def party(value: Party | None) -> dict[str, Any] | None:
    """A party with its words; "start", "end" and "text" are null for one that is only carried over."""
    if value is None:
        return None
    place = words(value.span) or {"start": None, "end": None, "text": None}
    return {
        **place,
        "name": value.name,
        "type": value.type,
        "country": value.country,
        "actor": value.actor,
        "office": value.office,
        "how": value.how,
    }


def mention(value: Mention) -> dict[str, Any]:
    """One mention in the contract's form."""
    return {
        "start": value.span.start,
        "end": value.span.end,
        "text": value.span.text,
        "type": value.type,
        "actor": value.actor,
        "name": value.name,
        "names": value.names,
        "country": value.country,
        "office": value.office,
    }


def reference(value: Reference) -> dict[str, Any]:
    """One pronoun or description; `antecedents` are positions in "mentions"."""
    return {**(words(value.span) or {}), "kind": value.kind, "antecedents": list(value.antecedents)}


def when(value: When) -> dict[str, Any]:
    """One time expression in the contract's form."""
    return {
        "start": value.span.start,
        "end": value.span.end,
        "text": value.span.text,
        "type": value.type,
        "value": value.value,
        "granularity": value.granularity,
        "anchor": value.anchor,
        "anchor_basis": value.anchor_basis,
        "rule": value.rule,
        "interval": [value.begin, value.end] if value.begin or value.end else None,
        "role": value.role,
        "doubt": value.doubt,
    }


def quote(value: Quote) -> dict[str, Any]:
    """One quotation or reported statement in the contract's form."""
    return {
        "id": value.id,
        "start": value.span.start,
        "end": value.span.end,
        "text": value.span.text,
        "kind": value.kind,
        "speaker": party(value.speaker),
        "joint": [party(other) for other in value.joint],
        "cue": words(value.cue),
        "credited_to": [
            {"source": credited.source, "start": credited.start, "end": credited.end, "scope": credited.scope}
            for credited in value.credited_to
        ],
        "addressee": party(value.addressee),
        "channel": words(value.channel),
        "occasion": words(value.occasion),
        "force": value.force,
        "polarity": value.polarity,
        "said": value.said,
        "said_basis": value.said_basis,
        "chain": [{"kind": hop.kind, "name": hop.name, "span": words(hop.span), "how": hop.how} for hop in value.chain],
    }


def credit(value: Credit) -> dict[str, Any]:
    """One credit in the contract's form."""
    return {
        "start": value.span.start,
        "end": value.span.end,
        "text": value.span.text,
        "sources": list(value.sources),
        "kind": value.kind,
        "covers": value.covers,
        "cue": words(value.cue),
    }


def event(value: EventMention) -> dict[str, Any]:
    """One event mention in the contract's form."""
    return {
        "id": value.id,
        "type": value.type,
        "mode": value.mode,
        "contexts": list(value.contexts),
        "status": value.status,
        "actors": [party(other) for other in value.actors],
        "recipients": [party(other) for other in value.recipients],
        "date": value.date,
        "date_basis": value.date_basis,
        "place": party(value.place),
        "trigger": words(value.trigger),
        "evidence": words(value.evidence),
        "asserted_by": [
            {"name": hop.name, "kind": hop.kind, "how": hop.how, "span": words(hop.span)} for hop in value.asserted_by
        ],
        "background": value.background,
        "main": value.main,
        "quad": value.quad,
        "intensity": value.intensity,
        "confidence": value.confidence,
        "numbers": value.numbers,
    }


def article(value: Article) -> dict[str, Any]:
    """The page itself in the contract's form."""
    dateline = value.dateline
    return {
        "id": value.id,
        "source": value.source,
        "sha256": value.sha256,
        "url": value.url,
        "outlet": value.outlet,
        "title": value.title,
        "authors": list(value.authors),
        "editors": list(value.editors),
        "published": value.published,
        "published_basis": value.published_basis,
        "modified": value.modified,
        "section": value.section,
        "language": value.language,
        "dateline": {"place": dateline.place, "outlet": dateline.outlet} if dateline else None,
        "text": value.text,
        "blocks": [{"kind": block.kind, "start": block.start, "end": block.end} for block in value.blocks],
    }


def reading(value: Reading) -> dict[str, Any]:
    """The whole reading of one page in the contract's form."""
    found = value.analysis
    return {
        "article": article(value.article),
        "mentions": [mention(item) for item in found.mentions],
        "references": [reference(item) for item in found.references],
        "times": [when(item) for item in found.times],
        "quotes": [quote(item) for item in found.quotes],
        "credits": [credit(item) for item in found.credits],
        "events": [event(item) for item in found.events],
        "origins": [origin.name for origin in found.origins],
        "made_by": dict(found.made_by),
    }


def failure(value: Failure) -> dict[str, Any]:
    """An input that could not be read, in the contract's form."""
    return {"article": {"source": value.source}, "failure": {"stage": value.stage, "reason": value.reason}}


def outcome(value: Reading | Failure) -> Mapping[str, Any]:
    """Either of the two, in the contract's form."""
    return failure(value) if isinstance(value, Failure) else reading(value)
