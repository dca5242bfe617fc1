"""Adding pages to a record: read what is new, keep what failed, report only what is safely stored."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from functools import partial

import msgspec

from runut.model import Failure, Page, Reading, bytes_hash
from runut.record import Record, Writer
from runut.run.intake import Stated, pages
from runut.run.runners import Result, in_processes, in_this_process
from runut.run.steps import DEFAULT_MANNER, Manner, page_to_outcome
from runut.settings import DEFAULTS

# One transaction for this many pages or seconds, whichever comes first: a commit costs about 1 ms, and a
# killed run repeats at most this much work.
_BATCH_PAGES = 64
_BATCH_S = 0.5


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one source: "new", "known" (nothing to do) or "failed", with the reason."""

    source: str
    outcome: str
    article: str | None = None
    failure: Failure | None = None


def add(
    record: Record, sources: Iterable[str], stated: Stated, *, jobs: int = 1, manner: Manner = DEFAULT_MANNER,
    max_page_bytes: int = DEFAULTS.max_page_bytes,
) -> Iterator[Added]:  # fmt: skip
    """Add all pages of `sources` to `record`; every Added that is yielded is committed.

    Raises RecordLocked when another process is writing. Pages whose source and bytes the record knows are
    not read again; addresses that have not changed since an earlier run are not fetched again.
    """
    step = partial(page_to_outcome, manner=manner)
    with record.writing() as writer:
        validators = record.validators()
        seen = dict(validators)
        known: list[Added] = []
        collected = pages(sources, stated, max_page_bytes=max_page_bytes, validators=validators)
        fresh = _only_unknown(record, collected, known)
        results: Iterable[Result | Failure]
        results = in_processes(step, fresh, jobs) if jobs > 1 else in_this_process(step, fresh)
        batch: list[Result | Failure] = []
        since = time.monotonic()
        for result in results:
            batch.append(result)
            if len(batch) >= _BATCH_PAGES or time.monotonic() - since > _BATCH_S:
                yield from _store(writer, batch)
                batch = []
                since = time.monotonic()
            yield from _drain(known)
        yield from _store(writer, batch)
        yield from _drain(known)
        # Kept only now: an address whose page was fetched but not stored must be fetched again.
        writer.remember_validators({url: value for url, value in validators.items() if seen.get(url) != value})


def _only_unknown(record: Record, items: Iterable[Page | Failure], known: list[Added]) -> Iterator[Page | Failure]:
    for item in items:
        if isinstance(item, Page) and record.source_hash(item.source) == bytes_hash(item.data):
            failure = next(iter(record.failures_of(item.source)), None)
            outcome = "failed" if failure else "known"
            known.append(Added(source=item.source, outcome=outcome, failure=failure))
        else:
            yield item


def _drain(known: list[Added]) -> Iterator[Added]:
    while known:
        yield known.pop(0)


def _store(writer: Writer, batch: list[Result | Failure]) -> list[Added]:
    done: list[Added] = []
    if not batch:
        return done
    with writer.transaction():
        for item in batch:
            if isinstance(item, Failure):
                writer.fail(item)
                done.append(Added(source=item.source, outcome="failed", failure=item))
                continue
            page, outcome = item
            new = writer.add(page, outcome)
            if isinstance(outcome, Reading):
                done.append(Added(source=page.source, outcome="new" if new else "known", article=outcome.article.id))
            else:
                done.append(Added(source=page.source, outcome="failed", failure=outcome))
    return done
