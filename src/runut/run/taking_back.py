"""Taking back what people decided elsewhere: corrections as they were exported, or annotations with a verdict."""

from __future__ import annotations

from typing import Any

import msgspec

from runut.errors import NotFound, UsageError
from runut.model import Choice, content_id
from runut.record import Record


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """What became of the verdicts: new ones, those known already, and why others were refused."""

    new: int = 0
    known: int = 0
    refused: tuple[str, ...] = ()


def take_back(record: Record, data: bytes, *, dry_run: bool = False) -> Taken:
    """Store the verdicts in `data`; raises UsageError when it is neither corrections nor annotations."""
    choices, refused = _choices(record, data)
    there = {choice.id: choice for choice in record.choices(undone=True)}
    fresh = [choice for choice in choices if there.get(choice.id) != choice]
    if fresh and not dry_run:
        with record.writing() as writer:
            for choice in fresh:
                writer.choose(choice)
    return Taken(new=len(fresh), known=len(choices) - len(fresh), refused=tuple(refused))


def _choices(record: Record, data: bytes) -> tuple[list[Choice], list[str]]:
    try:
        first = msgspec.json.decode(data)
    except msgspec.DecodeError:
        first = None
    if isinstance(first, dict) and first.get("type") in ("AnnotationPage", "Annotation"):
        return _annotations(record, first)
    found: list[Choice] = []
    refused: list[str] = []
    for number, line in enumerate(data.splitlines(), 1):
        if line.strip():
            try:
                found.append(msgspec.json.decode(line, type=Choice))
            except (msgspec.DecodeError, msgspec.ValidationError) as error:
                refused.append(f"line {number}: {error}")
    if refused and not found:
        raise UsageError(
            f"this is neither corrections nor an annotation page ({refused[0]})",
            remedy="give what runut export corrections wrote, or a W3C annotation page",
        )
    return found, refused


def _annotations(record: Record, page: dict[str, Any]) -> tuple[list[Choice], list[str]]:
    found: list[Choice] = []
    refused: list[str] = []
    for item in page.get("items", [page]):
        name = str(item.get("id", "an annotation without id"))
        if item.get("motivation") != "assessing":
            continue
        try:
            found.append(_verdict(record, item))
        except (NotFound, UsageError) as error:
            refused.append(f"{name}: {error}")
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            refused.append(f"{name}: it lacks {error}")
    return found, refused


def _verdict(record: Record, item: dict[str, Any]) -> Choice:
    """One verdict; raises UsageError when position and quotation do not agree with the record's text."""
    body = item["body"][0] if isinstance(item["body"], list) else item["body"]
    kind = str(body["value"]).strip().lower()
    if kind not in ("right", "wrong"):
        raise UsageError(f"the value is {kind!r}", remedy='use "right" or "wrong"')
    target = item["target"]
    article = record.article(str(target["source"]).replace(":", "/").rsplit("/", 1)[-1])
    selectors = {part["type"]: part for part in target["selector"]}
    start, end = int(selectors["TextPositionSelector"]["start"]), int(selectors["TextPositionSelector"]["end"])
    exact = selectors["TextQuoteSelector"]["exact"]
    if article.text[start:end] != exact:
        raise UsageError(f"{exact!r} does not stand at {start}-{end} of {article.name}")
    about, key = _finding(record, article.id, start, end)
    creator = item.get("creator") or ""
    person = creator.get("name", "") if isinstance(creator, dict) else str(creator)
    return Choice(
        id=content_id("annotation", item.get("id", ""), key, kind, person),
        kind="right" if kind == "right" else "wrong",
        about=about,
        targets=(key,),
        reason=str(body.get("reason", "")),
        person=person,
        at=str(item.get("created", "")),
    )


def _finding(record: Record, article: str, start: int, end: int) -> tuple[str, str]:
    """The quote or event whose words are exactly these; raises NotFound."""
    analysis = record.reading(article).analysis
    for quote in analysis.quotes:
        if (quote.span.start, quote.span.end) == (start, end):
            return "quote", quote.id
    for event in analysis.events:
        if (event.evidence.start, event.evidence.end) == (start, end):
            return "event", event.id
    raise NotFound(f"no quote or event has exactly the words {start}-{end}")
