"""W3C Web Annotations: every finding with the position and the quotation of its words, which must agree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from runut.model import Article, Reading
from runut.view.export.export import Chunks, Export, Selection, Shelf, articles_of, json_list, one_file

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 30
"""Code points of context before and after: enough to find the words again in a changed page."""


def selectors(text: str, start: int, end: int) -> list[dict[str, Any]]:
    """Position (code points of the saved text) and quotation of `text[start:end]`."""
    return [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {
            "type": "TextQuoteSelector",
            "exact": text[start:end],
            "prefix": text[max(0, start - AROUND) : start],
            "suffix": text[end : end + AROUND],
        },
    ]


def _target(article: Article, start: int, end: int, selection: Selection) -> dict[str, Any]:
    return {
        "source": selection.link("d", article.id),
        "sha256": article.sha256,
        "selector": selectors(article.text, start, end),
    }


def _body(purpose: str, value: dict[str, Any]) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": purpose, "format": "application/json", "value": value}


def of_reading(reading: Reading, selection: Selection) -> Iterator[dict[str, Any]]:
    """The annotations of one article: blocks left out of reading, names, times, quotes, credits and events."""
    article, found = reading.article, reading.analysis

    def one(layer: str, n: object, start: int, end: int, body: dict[str, Any]) -> dict[str, Any]:
        return {
            "id": f"{selection.link('d', article.id)}#{layer}-{n}",
            "type": "Annotation",
            "motivation": body["purpose"],
            "generator": found.made_by.get(layer, "runut"),
            "body": body,
            "target": _target(article, start, end, selection),
        }

    for n, block in enumerate(article.blocks):
        if block.end > block.start:
            yield one("blocks", n, block.start, block.end, _body("classifying", {"block": block.kind}))
    for n, mention in enumerate(found.mentions):
        value = {"type": mention.type, "actor": mention.actor, "name": mention.name, "office": mention.office}
        yield one("mentions", n, mention.span.start, mention.span.end, _body("identifying", value))
    for n, when in enumerate(found.times):
        value = {"value": when.value, "granularity": when.granularity, "anchor": when.anchor, "rule": when.rule}
        yield one("times", n, when.span.start, when.span.end, _body("tagging", value))
    for quote in found.quotes:
        value = {
            "kind": quote.kind,
            "speaker": quote.speaker.name if quote.speaker else None,
            "said": quote.said,
            "credited_to": ", ".join(credited.source for credited in quote.credited_to) or None,
        }
        yield one("quotes", quote.id, quote.span.start, quote.span.end, _body("identifying", value))
    for n, credit in enumerate(found.credits):
        value = {"sources": ", ".join(credit.sources), "kind": credit.kind, "covers": credit.covers}
        yield one("credits", n, credit.span.start, credit.span.end, _body("linking", value))
    for event in found.events:
        value = {
            "type": event.type,
            "mode": event.mode,
            "status": event.status,
            "date": event.date,
            "actors": "; ".join(party.name or "?" for party in event.actors),
            "recipients": "; ".join(party.name or "?" for party in event.recipients),
        }
        yield one("events", event.id, event.evidence.start, event.evidence.end, _body("classifying", value))


def write(shelf: Shelf, selection: Selection) -> Chunks:
    """One annotation page; annotations of one article follow each other."""
    head = (
        f'{{"@context":"{CONTEXT}","id":"urn:runut:annotations","type":"AnnotationPage","startIndex":0,"items":['
    ).encode()
    values = (one for key in articles_of(shelf, selection) for one in of_reading(shelf.reading(key), selection))
    return json_list(head, values, b"\n]}\n")


ANNOTATIONS = Export(
    name="annotations",
    about="W3C Web Annotations: every finding with position and quotation of its words",
    media_type="application/ld+json",
    loses="what was concluded across articles (stories, events, utterances)",
    files=one_file("annotations.jsonld", write),
)
