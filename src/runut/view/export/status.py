"""What may be told as having happened, in forms that have no word for anything else."""

from __future__ import annotations

import re

import msgspec

from runut import plover
from runut.model import Event

HAPPENED = frozenset({"happened", "ongoing"})


def as_coded(event: Event) -> Event | None:
    """The event as event data sets without a status column may hold it, or None.

    What happened or goes on stays as it is. What is planned becomes the type that PLOVER's manual gives to a
    promise or threat of it (a planned meeting is AGREE, a threatened attack THREATEN). What is merely possible,
    denied or said not to have happened has no row in such a form: it is left out, and counted by `left_out`.
    """
    if event.status in HAPPENED:
        return event
    if event.status != "planned":
        return None
    kind = plover.shift(event.type, "future")
    if kind == event.type and kind not in {"AGREE", "THREATEN"}:
        return None
    return msgspec.structs.replace(
        event, type=kind, mode=None, quad=plover.quad(kind), intensity=plover.intensity(kind), date=None
    )


def first_day(value: str | None) -> str | None:
    """The day of a date that names one day, or the first of an interval of days; None for months and years."""
    day = (value or "").split("/")[0][:10]
    return day if re.fullmatch(r"\d{4}-\d\d-\d\d", day) else None


def last_day(value: str | None) -> str | None:
    """The last day of a date that names days; None for months and years."""
    day = (value or "").split("/")[-1][:10]
    return day if re.fullmatch(r"\d{4}-\d\d-\d\d", day) else None
