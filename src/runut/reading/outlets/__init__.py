"""Outlets by domain and by the names they print: a table that a journalist can mend."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

import msgspec


class Outlet(msgspec.Struct, frozen=True):
    """An outlet: its domain, its name as it writes itself, and the zone of its newsroom ("+07:00") or None."""

    domain: str
    name: str
    zone: str | None


@cache
def outlets() -> dict[str, Outlet]:
    """Every known outlet, by each of its names and its domain, lower case."""
    text = files("runut.reading.outlets").joinpath("outlets.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader((line for line in text.splitlines() if line and not line.startswith("#")), delimiter="\t")
    known: dict[str, Outlet] = {}
    for row in rows:
        outlet = Outlet(row["domain"], row["name"], row["zone"] or None)
        for name in (row["domain"], row["name"], *(row["aliases"] or "").split("|")):
            if name:
                known.setdefault(name.lower(), outlet)
    return known


@cache
def outlet_names() -> re.Pattern[str]:
    """A pattern that finds the known names of outlets, longest first."""
    names = sorted(outlets(), key=len, reverse=True)
    return re.compile(rf"(?<![\w.])(?:{'|'.join(re.escape(name) for name in names)})(?![\w])", re.IGNORECASE)


def by_name(name: str) -> Outlet | None:
    """The outlet of this name or domain, or None."""
    return outlets().get(name.strip().lower())


def by_address(url: str | None) -> Outlet | None:
    """The outlet whose site holds `url`, or None when the site is not in the table."""
    if not url:
        return None
    try:
        host = (urlsplit(url).hostname or "").lower()
    except ValueError:
        return None  # an address that cannot be parsed belongs to nobody
    parts = host.split(".")
    for start in range(len(parts) - 1):
        known = outlets().get(".".join(parts[start:]))
        if known:
            return known
    return None
