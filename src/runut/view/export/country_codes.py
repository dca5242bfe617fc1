"""Country codes in the alphabets of event data: ISO 3166-1 alpha-3 and Correlates of War numbers."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from babel.core import get_global


@cache
def _three() -> dict[str, str]:
    """Alpha-2 to alpha-3, from the Unicode CLDR territory aliases."""
    table: dict[str, str] = {}
    for alias, codes in get_global("territory_aliases").items():
        if len(alias) == 3 and alias.isalpha() and len(codes) == 1 and len(codes[0]) == 2:
            table.setdefault(codes[0], alias)
    # Serbia and Romania have an older alias too; the one in force is named here.
    table.update({"RS": "SRB", "RO": "ROU", "CD": "COD", "TL": "TLS", "MM": "MMR", "XK": "XKX"})
    return table


def alpha3(code: str | None) -> str | None:
    """The three letters of a two-letter code; None when there are none."""
    return _three().get(code or "")


@cache
def _cow() -> dict[str, str]:
    text = files("runut.view.export").joinpath("cow.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return {row["iso3"]: row["cow"] for row in csv.DictReader(lines, delimiter="\t")}


def cow(code: str | None) -> str | None:
    """The Correlates of War number of a two-letter code; None for states that have none."""
    return _cow().get(alpha3(code) or "")
