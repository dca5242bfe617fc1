"""Places that the tables do not hold as they are written: other cities, and names with one letter wrong."""

from __future__ import annotations

from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from runut.gazetteer.cities import city
from runut.gazetteer.known import Known, forms, identity

LONG = 7
"""Letters from which one wrong letter leaves no doubt: at six, Baghlan and Baghdad begin to meet real other towns."""


@cache
def _long_places() -> dict[str, Known]:
    return {
        form: entry for form, entry in forms().items()
        if entry.kind in ("capital", "country") and len(form) >= LONG and form.isalpha()
    }  # fmt: skip


@cache
def near_place(name: str) -> Known | None:
    """The capital or country whose name differs by one letter, or two letters changing places."""
    if len(name) < LONG or city(name) is not None:
        return None
    best = process.extractOne(name, _long_places().keys(), scorer=OSA.distance, score_cutoff=1)
    return _long_places()[best[0]] if best and best[0][0] == name[0] else None


def tagged(name: str, type_: str) -> Known:
    """An entry for a name that only the tagger sees; a city of that name lends its country."""
    if type_ == "GPE":
        if place := near_place(name):
            return place
        if town := city(name):
            return Known(
                id=identity("GPE", f"{town.name} {town.country}"), name=town.name, type="GPE", kind="city",
                country=town.country,
            )  # fmt: skip
    return Known(id=identity(type_, name), name=name, type=type_, kind="tagged", country=None)


def misspelt(word: str) -> Known | None:
    """The place meant by a capitalised word that no table holds ("Asghabat"); None when it is none."""
    return near_place(word) if len(word) >= LONG else None
