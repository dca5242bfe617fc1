"""Tables: a page's outcome as rows of partitioned Parquet files, the same columns on every machine."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from typing import Any

import msgspec

from runut import linking
from runut.errors import MissingExtra
from runut.model import Analysis, Article, Failure, Page, Reading, bytes_hash
from runut.record import day_of

Row = dict[str, Any]

COLUMNS: dict[str, dict[str, str]] = {
    "pages": {"source": "string", "sha256": "string", "article": "string", "bytes": "binary", "stated": "string"},
    "articles": {
        **dict.fromkeys(("id", "source", "sha256", "url", "outlet", "title", "published", "language", "day"), "string"),
        "text": "string",
        "article": "binary",
        "analysis": "binary",
    },
    "mentions": {
        "article": "string",
        "start": "int64",
        "end": "int64",
        "text": "string",
        "type": "string",
        "actor": "string",
        "name": "string",
        "country": "string",
        "office": "string",
    },
    "quotes": {
        "id": "string",
        "article": "string",
        "start": "int64",
        "end": "int64",
        "text": "string",
        "kind": "string",
        "speaker": "string",
        "speaker_name": "string",
        "force": "string",
        "said": "string",
        "credited_to": "string",
    },
    "credits": {
        "article": "string",
        "start": "int64",
        "end": "int64",
        "text": "string",
        "kind": "string",
        "covers": "string",
        "source": "string",
    },
    "events": {
        "id": "string",
        "article": "string",
        "type": "string",
        "mode": "string",
        "status": "string",
        "date": "string",
        "date_basis": "string",
        "actors": "string",
        "recipients": "string",
        "place": "string",
        "start": "int64",
        "end": "int64",
        "text": "string",
        "background": "bool",
        "confidence": "float64",
    },
    "failures": {"source": "string", "stage": "string", "reason": "string", "sha256": "string"},
    "features": {"article": "string", "data": "binary"},
    "keys": {"key": "string", "article": "string"},
}
"""Every table of a run, with its columns; "articles" holds the whole analysis, the others repeat it for reading."""

_encoder = msgspec.msgpack.Encoder()


def rows(outcomes: Iterable[tuple[Page, Reading | Failure] | Failure]) -> dict[str, list[Row]]:
    """The rows of every table for these outcomes; an article that came twice stands once, under its smaller name."""
    tables: dict[str, list[Row]] = {name: [] for name in COLUMNS}
    best: dict[str, tuple[Article, Analysis]] = {}
    for item in outcomes:
        if isinstance(item, Failure):
            tables["failures"].append(_failure(item))
            continue
        page, outcome = item
        article = outcome.article.id if isinstance(outcome, Reading) else None
        stated = msgspec.json.encode(msgspec.structs.replace(page, data=b"")).decode()
        tables["pages"].append(
            {
                "source": page.source,
                "sha256": bytes_hash(page.data),
                "article": article,
                "bytes": zlib.compress(page.data, 6),
                "stated": stated,
            }
        )
        if isinstance(outcome, Failure):
            tables["failures"].append(_failure(outcome))
        elif outcome.article.id not in best or outcome.article.source < best[outcome.article.id][0].source:
            best[outcome.article.id] = (outcome.article, outcome.analysis)
    for found, analysis in best.values():
        _article(tables, found, analysis)
    return tables


def _failure(failure: Failure) -> Row:
    return {"source": failure.source, "stage": failure.stage, "reason": failure.reason, "sha256": failure.sha256}


def _article(tables: dict[str, list[Row]], article: Article, analysis: Analysis) -> None:
    key = article.id
    own = {name: getattr(article, name) for name in ("id", "source", "sha256", "url", "outlet", "title", "published")}
    tables["articles"].append(
        {
            **own,
            "language": article.language,
            "day": day_of(article, analysis),
            "text": article.text,
            "article": msgspec.json.encode(msgspec.structs.replace(article, text="")),
            "analysis": zlib.compress(msgspec.json.encode(analysis), 1),
        }
    )
    for mention in analysis.mentions:
        words = {"start": mention.span.start, "end": mention.span.end, "text": mention.span.text}
        who = {name: getattr(mention, name) for name in ("type", "actor", "name", "country", "office")}
        tables["mentions"].append({"article": key, **words, **who})
    for quote in analysis.quotes:
        tables["quotes"].append(
            {
                "id": quote.id,
                "article": key,
                "start": quote.span.start,
                "end": quote.span.end,
                "text": quote.span.text,
                "kind": quote.kind,
                "speaker": quote.speaker.actor if quote.speaker else None,
                "speaker_name": quote.speaker.name if quote.speaker else None,
                "force": quote.force,
                "said": quote.said,
                "credited_to": ";".join(credited.source for credited in quote.credited_to),
            }
        )
    for credit in analysis.credits:
        words = {"start": credit.span.start, "end": credit.span.end, "text": credit.span.text}
        for source in credit.sources:
            kinds = {"kind": credit.kind, "covers": credit.covers, "source": source}
            tables["credits"].append({"article": key, **words, **kinds})
    for event in analysis.events:
        tables["events"].append(
            {
                **{name: getattr(event, name) for name in ("id", "type", "mode", "status", "date", "date_basis")},
                "article": key,
                "actors": ";".join(party.name or "?" for party in event.actors),
                "recipients": ";".join(party.name or "?" for party in event.recipients),
                "place": event.place.name if event.place else None,
                "start": event.evidence.start,
                "end": event.evidence.end,
                "text": event.evidence.text,
                "background": event.background,
                "confidence": event.confidence,
            }
        )
    features = linking.features(Reading(article, analysis))
    tables["features"].append({"article": key, "data": _encoder.encode(features)})
    tables["keys"] += [{"key": value, "article": key} for value in linking.keys(features)]


def arrow(name: str, found: list[Row]) -> Any:
    """The rows of one table as a pyarrow Table; MissingExtra when pyarrow is not installed."""
    try:
        import pyarrow as pa
    except ImportError as error:
        raise MissingExtra("pyarrow", extra="parquet") from error
    types = {"string": pa.string(), "binary": pa.large_binary(), "int64": pa.int64(), "bool": pa.bool_()}
    schema = pa.schema([(column, types.get(kind, pa.float64())) for column, kind in COLUMNS[name].items()])
    return pa.Table.from_pylist(found, schema=schema)
