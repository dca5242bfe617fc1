"""The table that every benchmark fills: what was measured, the figure, its unit, and a remark."""

from __future__ import annotations

import time
from collections.abc import Callable

import msgspec


class Row(msgspec.Struct, frozen=True):
    """One measured figure."""

    what: str
    value: float
    unit: str
    remark: str = ""


def show(title: str, rows: list[Row]) -> None:
    print(f"\n{title}\n{'-' * len(title)}")
    for row in rows:
        print(f"{row.what:<44} {row.value:>12,.2f} {row.unit:<14} {row.remark}")


def best_of(run: Callable[[], object], *, times: int = 3) -> float:
    """CPU seconds of the fastest of several runs: the least disturbed one on a busy machine."""
    found = []
    for _ in range(times):
        since = time.process_time()
        run()
        found.append(time.process_time() - since)
    return min(found)
