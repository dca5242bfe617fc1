"""Photo captions and their credits: a picture's date and place are not the story's."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from runut.language import LANGUAGES


class Caption(msgspec.Struct, frozen=True):
    """A caption line: `credit` is where its credit begins (the line's length when it has none)."""

    credit: int


class _Patterns(msgspec.Struct, frozen=True):
    bracket: re.Pattern[str]
    label: re.Pattern[str]
    agency: re.Pattern[str]
    starts: tuple[str, ...]


def _either(words: set[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _patterns() -> _Patterns:
    slots: dict[str, set[str]] = {}
    for language in LANGUAGES.values():
        for key, values in language.table("captions").items():
            slots.setdefault(key, set()).update(values)
    labels, agencies = _either(slots["labels"]), _either(slots["agencies"])
    return _Patterns(
        bracket=re.compile(
            rf"[(\[](?:(?:{labels})\s*[:/.]|[^()\[\]]{{0,40}}\b(?:{_either(slots['brackets'])})\b)[^()\[\]]{{0,120}}[)\]]\.?$",
            re.IGNORECASE,
        ),
        label=re.compile(
            rf"(?:(?<=[.!?\")”])|(?<=[a-z])(?=[A-Z])|^|(?<=\s))\s*(?P<label>{labels})\s*:\s*\S.{{0,100}}$"
        ),
        agency=re.compile(
            rf"(?P<credit>(?:{agencies})\s?/\s?[A-Z][\w.' -]{{2,60}}"
            rf"|\b[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){{0,3}}\s?/\s?(?:{agencies}))\.?$"
        ),
        starts=tuple(slots["starts"]),
    )


LONGEST_CREDIT = 200
"""Code points from the end of a line within which its credit begins."""
LONGEST_CAPTION = 700
"""Code points; a longer paragraph with a source in brackets is a paragraph."""


def read_caption(line: str, *, head: bool = False) -> Caption | None:
    """The caption that `line` is, or None. `head` tells that it stands between title and body."""
    if len(line) > LONGEST_CAPTION or line.startswith(('"', "“")):
        return None
    patterns = _patterns()
    # A credit stands at the end: only the last stretch of a line is looked at.
    shift = max(0, len(line) - LONGEST_CREDIT)
    tail = line[shift:]
    found: int | None = None
    if line[-1:] in ")]" or line[-2:-1] in {")", "]"}:
        match = patterns.bracket.search(tail)
        found = match.start() if match else None
    if found is None and "/" in tail:
        match = patterns.agency.search(tail)
        found = match.start() if match else None
    if found is not None and _sentences(line[: shift + found]) <= 3:
        return Caption(shift + found)
    for label in patterns.label.finditer(tail) if ":" in tail else ():
        start = shift + label.start("label")
        if start > 0 and len(line) - start <= 110 and _sentences(line[:start]) <= 3:
            return Caption(start)
        if start == 0 and len(line) <= 110 and not label["label"].lower().startswith(("sumber", "source", "ilustrasi")):
            return Caption(0)
    if line.startswith(patterns.starts) and (head or len(line) <= 160) and not line.endswith(":"):
        return Caption(len(line))
    return None


def _sentences(text: str) -> int:
    return len(re.findall(r"[.!?](?:\s|$)", text))
