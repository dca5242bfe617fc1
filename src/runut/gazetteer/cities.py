"""Cities over 15,000 people: the country of a place that only a preposition or the tagger points at."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec


class City(msgspec.Struct, frozen=True, kw_only=True):
    """A city as GeoNames has it; `population` in persons."""

    id: str
    name: str
    country: str
    population: int


@cache
def _by_form() -> dict[str, str]:
    """Spelling to row; rows are split only when asked for, since most pages need none of them."""
    text = files("runut.gazetteer").joinpath("cities.tsv").read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for line in text.splitlines():
        if line[0] != "#":
            for form in line[line.rindex("\t") + 1 :].split("|"):
                found.setdefault(form, line)
    return found


def city(name: str) -> City | None:
    """The largest city with this spelling; None when there is none over 15,000 people."""
    row = _by_form().get(name)
    if row is None:
        return None
    id_, own, country, population, _ = row.split("\t")
    if not population.isdigit():
        return None
    return City(id=id_, name=own, country=country, population=int(population))
