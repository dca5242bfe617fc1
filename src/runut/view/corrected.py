"""What people decided, laid over what was found: a verdict holds whatever is read again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import msgspec

from runut.model import Choice, EventMention, Party, Quote, Reading

T = TypeVar("T", Quote, EventMention)

QUOTE_FIELDS = ("speaker", "said")
EVENT_FIELDS = ("type", "status", "date")
"""What a change may set on a quotation and on an event."""


class Verdicts(msgspec.Struct, frozen=True, kw_only=True):
    """The verdicts in force: findings called wrong, and fields changed, both by the finding's id."""

    wrong: dict[str, Choice]
    right: dict[str, Choice]
    changed: dict[str, dict[str, Any]]


def verdicts(choices: Iterable[Choice]) -> Verdicts:
    """The verdicts in force; of several about one finding the latest wins, an undone one counts for nothing."""
    found = Verdicts(wrong={}, right={}, changed={})
    for choice in sorted(choices, key=lambda item: (item.at, item.id)):
        if choice.undone:
            continue
        for target in choice.targets:
            if choice.kind == "wrong":
                found.wrong[target] = choice
                found.right.pop(target, None)
            elif choice.kind == "right":
                found.right[target] = choice
                found.wrong.pop(target, None)
            elif choice.kind == "change" and choice.value:
                value = msgspec.json.decode(choice.value)
                if isinstance(value, dict):
                    found.changed.setdefault(target, {}).update(value)
    return found


def _quote(quote: Quote, change: Mapping[str, Any]) -> Quote:
    values: dict[str, Any] = {}
    if "speaker" in change:
        name = str(change["speaker"]).strip()
        span = quote.speaker.span if quote.speaker else None
        values["speaker"] = Party(span=span or quote.span, name=name, type="PER", how="person") if name else None
        values["why"] = "changed by a person"
    if change.get("said"):
        values["said"], values["said_basis"] = str(change["said"]), "person"
    return msgspec.structs.replace(quote, **values)


def _event(event: EventMention, change: Mapping[str, Any]) -> EventMention:
    values = {name: str(change[name]) for name in ("type", "status") if change.get(name)}
    if change.get("date"):
        values |= {"date": str(change["date"]), "date_basis": "person"}
    return msgspec.structs.replace(event, **values)


def corrected(reading: Reading, held: Verdicts) -> Reading:
    """The reading as people left it: what they called wrong is gone, what they changed is changed."""
    if not held.wrong and not held.changed:
        return reading
    analysis = reading.analysis
    quotes = tuple(
        _quote(quote, held.changed[quote.id]) if quote.id in held.changed else quote
        for quote in analysis.quotes
        if quote.id not in held.wrong
    )
    events = tuple(
        _event(event, held.changed[event.id]) if event.id in held.changed else event
        for event in analysis.events
        if event.id not in held.wrong
    )
    return Reading(reading.article, msgspec.structs.replace(analysis, quotes=quotes, events=events))
