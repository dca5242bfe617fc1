"""Run every benchmark, or those whose name holds what follows -k, and print one table each."""

from __future__ import annotations

import importlib
import sys

from benchmarks.table import show

PARTS: dict[str, str] = {
    "reading": "Reading, by stage",
    "names": "Names",
    "times": "Times",
    "quotes": "Quotes, credits and speakers",
    "record": "Growth of a record",
    "exports": "Exports",
    "events": "Events",
}
"""Every benchmark, in order: a module of this folder with a function measure() -> list[Row].

Three have their own command lines: pages (HTML peers), linking (copies beside datasketch, growth) and web (pages of
the reading room over 100,000 articles).
"""


def main() -> None:
    wanted = sys.argv[sys.argv.index("-k") + 1] if "-k" in sys.argv else ""
    for name, title in PARTS.items():
        if wanted in name:
            show(title, importlib.import_module(f"benchmarks.{name}").measure())


main()
