"""PLOVER: sixteen types of political events, their modes, contexts, quad classes and intensities, read from tables."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

Tense = Literal["past", "future", "negated_past", "negated_future"]


class EventType(msgspec.Struct, frozen=True, kw_only=True):
    """One of the sixteen types. `quad` 1 to 4, `intensity` -10 to 10; `recipient_needed` when the manual asks for
    a recipient; `meaning` maps a language code to a short definition; `rank` settles ties, the lowest wins."""

    name: str
    quad: int
    intensity: float
    recipient_needed: bool
    cameo: str
    meaning: dict[str, str]
    future: str
    negated_past: str
    negated_future: str
    rank: int


class Mode(msgspec.Struct, frozen=True, kw_only=True):
    """How an event is done. Mode names recur across types, so `type` belongs to the key."""

    type: str
    name: str
    intensity: float
    cameo: str
    meaning: str


class CameoRow(msgspec.Struct, frozen=True, kw_only=True):
    """What a CAMEO code is in PLOVER."""

    code: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]


@cache
def _rows(table: str) -> tuple[dict[str, str], ...]:
    text = files("runut.plover").joinpath(f"{table}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def types() -> dict[str, EventType]:
    """The sixteen types by name, in the order of the manual."""
    shifts = {row["type"]: row for row in _rows("precedence")}
    return {
        row["type"]: EventType(
            name=row["type"],
            quad=int(row["quad"]),
            intensity=float(row["intensity"]),
            recipient_needed=row["recipient_needed"] == "yes",
            cameo=row["cameo"],
            meaning={"en": row["meaning_en"], "id": row["meaning_id"]},
            future=shifts[row["type"]]["future"],
            negated_past=shifts[row["type"]]["negated_past"],
            negated_future=shifts[row["type"]]["negated_future"],
            rank=int(shifts[row["type"]]["rank"]),
        )
        for row in _rows("types")
    }


@cache
def modes() -> dict[tuple[str, str], Mode]:
    """The 67 modes by (type, mode)."""
    return {
        (row["type"], row["mode"]): Mode(
            type=row["type"],
            name=row["mode"],
            intensity=float(row["intensity"]),
            cameo=row["cameo"],
            meaning=row["meaning"],
        )
        for row in _rows("modes")
    }


@cache
def contexts() -> dict[str, str]:
    """The 37 contexts and what each means."""
    return {row["context"]: row["meaning"] for row in _rows("contexts")}


@cache
def sectors() -> dict[str, str]:
    """The actor sectors and non-state codes and what each means."""
    return {row["sector"]: row["meaning"] for row in _rows("sectors")}


@cache
def cameo() -> dict[str, CameoRow]:
    """The CAMEO bridge by code."""
    return {
        row["cameo"]: CameoRow(
            code=row["cameo"],
            type=row["type"],
            mode=row["mode"] or None,
            contexts=tuple(part for part in row["contexts"].split(";") if part),
        )
        for row in _rows("cameo")
    }


def quad(type_: str, *, sanction: int = 4) -> int:
    """The quad class: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict.

    The manual calls SANCTION material conflict in its text and verbal in a summary table; `sanction` decides,
    4 as in the text. Raises KeyError for an unknown type.
    """
    return sanction if type_ == "SANCTION" else types()[type_].quad


def intensity(type_: str, mode: str | None = None) -> float:
    """The score of a type in a mode, -10 to 10; the type's own score when the mode is None or unknown to it."""
    known = modes().get((type_, mode or ""))
    return known.intensity if known else types()[type_].intensity


def shift(type_: str, tense: Tense) -> str:
    """What an act of `type_` is when it is promised, threatened, stopped or ruled out; itself when it is past."""
    kind = types()[type_]
    return {
        "past": type_,
        "future": kind.future,
        "negated_past": kind.negated_past,
        "negated_future": kind.negated_future,
    }[tense]


def first_of(names: set[str]) -> str:
    """The type that wins when one act fits several: material conflict first, CONSULT last."""
    return min(names, key=lambda name: types()[name].rank)


def from_cameo(code: str) -> CameoRow | None:
    """The PLOVER reading of a CAMEO code, by its longest known beginning; None for 01, 02 and unknown codes."""
    for length in range(len(code), 2, -1):
        if row := cameo().get(code[:length]):
            return row
    return cameo().get(f"{code[:2]}0") if len(code) == 2 else None


def to_cameo(type_: str, mode: str | None = None) -> str:
    """The nearest CAMEO code of a type and mode; two digits when only the root is known."""
    known = modes().get((type_, mode or ""))
    return known.cameo if known else types()[type_].cameo
