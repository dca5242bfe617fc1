"""Checking a record: every stored span against the stored text, every id against its content."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from runut.model import Credited, Evidence, Span, bytes_hash
from runut.record import Record


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """What was checked, and the faults in plain words."""

    articles: int
    spans: int
    faults: tuple[str, ...]


def spans(value: Any) -> Iterator[Span]:
    """Every span inside a finding, however deep."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from spans(getattr(value, name))
    elif isinstance(value, tuple | list):
        for item in value:
            yield from spans(item)


def check_record(record: Record, tick: Callable[[], None] = lambda: None) -> Checked:
    """Re-verify the whole record; nothing is changed."""
    faults: list[str] = []
    articles = count = 0
    for line in record.lines():
        reading = record.reading(line.id)
        article = reading.article
        articles += 1
        for span in spans(reading.analysis):
            count += 1
            if article.text[span.start : span.end] != span.text:
                faults.append(f"{line.name}: {span.start}:{span.end} does not quote {span.text[:60]!r}")
        for quote in reading.analysis.quotes:
            for credited in quote.credited_to:
                count += 1
                if not _inside(credited, article.text):
                    faults.append(f"{line.name}: credit {credited.source} lies outside the text")
        at = 0
        for block in article.blocks:
            if not at <= block.start < block.end <= len(article.text):
                faults.append(f"{line.name}: block {block.kind} {block.start}:{block.end} is out of order")
            at = block.end
        data, _, _ = record.raw(line.id)
        if bytes_hash(data) != article.sha256:
            faults.append(f"{line.name}: the saved copy is not the page that was read")
        tick()
    for kind, found in (
        ("event", (event.evidence for event in record.events())),
        ("utterance", (utterance.evidence for utterance in record.utterances())),
        ("conflict", (conflict.values for conflict in record.conflicts())),
        ("arc", (edge.evidence for arc in record.arcs() for edge in arc.edges)),
    ):
        for words in found:
            for evidence in words:
                count += 1
                if not _quotes(record, evidence):
                    faults.append(f"{kind}: {evidence.source} {evidence.start}:{evidence.end} does not quote its words")
    (verdict,) = record.connection.execute("PRAGMA quick_check").fetchone()
    if verdict != "ok":
        faults.append(f"the file: {verdict}")
    return Checked(articles=articles, spans=count, faults=tuple(faults))


def _inside(credited: Credited, text: str) -> bool:
    return 0 <= credited.start < credited.end <= len(text)


def _quotes(record: Record, evidence: Evidence) -> bool:
    query = "SELECT substr(text, ?, ?) FROM articles WHERE id = ?"
    values = (evidence.start + 1, evidence.end - evidence.start, evidence.article)
    row = record.connection.execute(query, values).fetchone()
    return row is not None and row[0] == evidence.text
