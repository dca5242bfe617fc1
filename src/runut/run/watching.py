"""Watching: sources are visited again and again, what is new is added and linked, and what fails is tried later."""

from __future__ import annotations

import random
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime

import msgspec

from runut.errors import RecordLocked, RunutError
from runut.record import Record
from runut.run.adding import add
from runut.run.intake import Stated
from runut.run.linking import link

# A source that fails is left alone twice as long each time, up to a day.
_LONGEST_S = 86_400.0
# Visits are spread by up to this share of the pause, so that many watchers do not knock at the same second.
_JITTER = 0.1


class Visit(msgspec.Struct, frozen=True, kw_only=True):
    """What a visit to one source brought; `at` and `due` are UTC instants, `trouble` None when all went well."""

    source: str
    at: str
    due: str
    new: int = 0
    known: int = 0
    failed: int = 0
    misses: int = 0
    trouble: str | None = None


class Clock(msgspec.Struct, frozen=True):
    """Time as the watcher sees it: a steady clock that no change of the wall clock can turn back, and a pause."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


def watch(
    record: Record, sources: Sequence[str], *, every_s: float = 900.0, rounds: int | None = None,
    stated: Stated = Stated(),  # noqa: B008 - frozen, without state
    clock: Clock = Clock(),  # noqa: B008
) -> Iterator[Visit]:  # fmt: skip
    """Visit `sources` every `every_s` seconds, for ever or for so many `rounds`; yields each visit once it is stored.

    A locked record, a full disk or a failing source is noted and tried again later; nothing that was reported is
    lost. A watcher that was stopped goes on where it was: what the record knows is not added twice.
    """
    due = dict.fromkeys(sources, clock.now())
    misses = dict.fromkeys(sources, 0)
    left = dict.fromkeys(sources, rounds)
    while waiting := [source for source in sources if left[source] is None or left[source]]:
        source = min(waiting, key=lambda name: due[name])
        clock.sleep(max(0.0, due[source] - clock.now()))
        tally, trouble = _visit(record, source, stated)
        bad = trouble is not None or (tally["failed"] > 0 and not tally["new"] and not tally["known"])
        misses[source] = misses[source] + 1 if bad else 0
        pause = min(_LONGEST_S, every_s * 2 ** min(misses[source], 16))
        pause *= 1 + random.uniform(0, _JITTER)
        due[source] = clock.now() + pause
        if left[source] is not None:
            left[source] = (left[source] or 0) - 1
        visit = Visit(
            source=source, at=_wall(0), due=_wall(pause), new=tally["new"], known=tally["known"],
            failed=tally["failed"], misses=misses[source], trouble=trouble,
        )  # fmt: skip
        _remember(record, visit)
        yield visit


def _visit(record: Record, source: str, stated: Stated) -> tuple[Counter[str], str | None]:
    tally: Counter[str] = Counter()
    try:
        for item in add(record, [source], stated):
            tally[item.outcome] += 1
        for _ in link(record):
            pass
    except (RunutError, sqlite3.Error, OSError) as error:
        # A full disk, a lock or a lost drive: what was committed stands, the rest comes at the next visit.
        return tally, str(error) or type(error).__name__
    return tally, None


def _remember(record: Record, visit: Visit) -> None:
    try:
        with record.writing() as writer:
            writer.mark(f"watch:{visit.source}", msgspec.json.encode(visit).decode())
    except (RecordLocked, sqlite3.Error, OSError):
        # The note itself cannot be stored just now; the caller has the visit and says it, the next one replaces it.
        return


def visits(record: Record) -> list[Visit]:
    """The last visit to every source that was ever watched."""
    query = "SELECT value FROM visits WHERE key LIKE 'watch:%' ORDER BY key"
    return [msgspec.json.decode(row[0], type=Visit) for row in record.connection.execute(query)]


def _wall(ahead_s: float) -> str:
    return datetime.fromtimestamp(time.time() + ahead_s, UTC).isoformat(timespec="seconds")
