"""The search language: words, phrases and operators in Indonesian and English, and what was understood of them."""

from __future__ import annotations

import re

import msgspec

OPERATORS = {
    "aktor": "actor", "actor": "actor",
    "penutur": "speaker", "speaker": "speaker",
    "kantor": "wire", "wire": "wire", "sumber": "wire", "source": "wire",
    "outlet": "outlet",
    "pasangan": "pair", "pair": "pair",
    "jenis": "type", "type": "type",
    "tempat": "place", "place": "place",
    "tanggal": "date", "date": "date",
    "bahasa": "lang", "lang": "lang",
    "konflik": "conflict", "conflict": "conflict",
}  # fmt: skip
"""Every operator, in both languages, and its name here."""
_PART = re.compile(
    r'(?P<near>(?:dekat|near)\((?P<inside>[^()]*)\))|(?P<name>[A-Za-z]+):(?P<value>"[^"]*"|\S*)|(?P<word>-?"[^"]*"|\S+)',
    re.IGNORECASE,
)
_DAY = r"\d{4}(?:-\d\d(?:-\d\d)?)?"
_NEAR = 10


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """What was understood: `words` for the full-text index, `filters` as (operator, value), `near` as (words,
    distance), and `notes` as (message, part) about what could not be taken as meant."""

    words: str = ""
    filters: tuple[tuple[str, str], ...] = ()
    near: tuple[tuple[tuple[str, ...], int], ...] = ()
    notes: tuple[tuple[str, str], ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing is asked for."""
        return not (self.words.strip() or self.filters or self.near)


MESSAGES = (
    "is no operator; it was read as plain words",
    "has no value and was left out",
    "is no date: write 2022, 2022-07, 2022-07-19 or 2022..2024; it was left out",
    "is no pair: write pair:RU-IR; it was left out",
    "needs two words and a number: near(putin, drone, 10); it was read as plain words",
    "is no event type; known are the sixteen of PLOVER",
)
_NO_OPERATOR, _NO_VALUE, _NO_DATE, _NO_PAIR, _NO_NEAR, _NO_TYPE = MESSAGES


def parse(text: str, *, types: frozenset[str] = frozenset()) -> Query:
    """A person's line as a Query; nothing is an error, what is not understood is told in `notes`."""
    words: list[str] = []
    filters: list[tuple[str, str]] = []
    near: list[tuple[tuple[str, ...], int]] = []
    notes: list[tuple[str, str]] = []
    for part in _PART.finditer(text[:500]):
        if part["near"]:
            inside = [piece.strip() for piece in (part["inside"] or "").split(",")]
            distance = int(inside.pop()) if inside and inside[-1].isdigit() else _NEAR
            if len(inside) >= 2 and all(inside):
                near.append((tuple(inside), min(distance, 100)))
            else:
                notes.append((_NO_NEAR, part["near"]))
                words.extend(inside)
        elif part["name"]:
            _operator(part, words, filters, notes, types)
        else:
            words.append(part["word"])
    return Query(words=" ".join(words), filters=tuple(filters), near=tuple(near), notes=tuple(notes))


def _operator(
    part: re.Match[str],
    words: list[str],
    filters: list[tuple[str, str]],
    notes: list[tuple[str, str]],
    types: frozenset[str],
) -> None:
    name, value = OPERATORS.get(part["name"].lower()), part["value"].strip('"').strip()
    whole = part.group()
    if name is None:
        words.append(whole.replace(":", " "))
        if not whole.lower().startswith(("http:", "https:")):
            notes.append((_NO_OPERATOR, part["name"] + ":"))
    elif not value:
        notes.append((_NO_VALUE, part["name"] + ":"))
    elif name == "date" and not re.fullmatch(rf"{_DAY}(?:\.\.(?:{_DAY})?)?|\.\.{_DAY}", value):
        notes.append((_NO_DATE, value))
    elif name == "pair" and not re.fullmatch(r"[A-Za-z]{2,3}-[A-Za-z]{2,3}|[\w.-]+--[\w.-]+", value):
        notes.append((_NO_PAIR, value))
    elif name == "type" and types and value.upper() not in types:
        notes.append((_NO_TYPE, value))
    else:
        filters.append((name, value.upper() if name in ("type",) else value))


def days(value: str) -> tuple[str, str]:
    """First and last day of "2022", "2022-07", "2022..2024", "..2023" or "2023..": ISO days that can be compared."""
    first, dots, last = value.partition("..")
    if not dots:
        last = first
    return (first + "-01-01"[len(first) - 4 :] if first else "0000"), (
        last + "-12-31"[len(last) - 4 :] if last else "9999"
    )
