"""Runners: the same map over pages, in one process or in several."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from runut.model import Failure, Page, Reading, bytes_hash

Step = Callable[[Page], Reading | Failure]
Result = tuple[Page, Reading | Failure]

# Pages in flight for each process: enough that none waits, few enough that memory stays flat.
_AHEAD = 8


def in_this_process(step: Step, pages: Iterable[Page | Failure]) -> Iterator[Result | Failure]:
    """Each page with what became of it, in order; what could not be collected passes through."""
    for page in pages:
        yield page if isinstance(page, Failure) else (page, step(page))


def in_processes(step: Step, pages: Iterable[Page | Failure], jobs: int) -> Iterator[Result | Failure]:
    """The same with `jobs` processes, in the same order. A page that kills its process becomes a Failure, the
    pages beside it are done again."""
    pool = _pool(jobs)
    waiting: deque[tuple[Page, Future[Reading | Failure]] | Failure] = deque()
    source = iter(pages)
    try:
        while True:
            while len(waiting) < jobs * _AHEAD and (page := next(source, None)) is not None:
                waiting.append(page if isinstance(page, Failure) else (page, pool.submit(step, page)))
            if not waiting:
                return
            head = waiting.popleft()
            if isinstance(head, Failure):
                yield head
                continue
            page, future = head
            try:
                yield page, future.result()
            except BrokenProcessPool:
                pool.shutdown(wait=False, cancel_futures=True)
                yield page, _alone(step, page)
                pool = _pool(jobs)
                waiting = deque(
                    item if isinstance(item, Failure) else (item[0], pool.submit(step, item[0])) for item in waiting
                )
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _pool(jobs: int) -> ProcessPoolExecutor:
    # "spawn": a forked child would share the parent's open record, which SQLite forbids.
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"))


def _alone(step: Step, page: Page) -> Reading | Failure:
    """Do one page in a process of its own, so that only it can suffer."""
    with _pool(1) as pool:
        try:
            return pool.submit(step, page).result()
        except BrokenProcessPool:
            reason = "the process that read this page was killed"
            return Failure(source=page.source, stage="read", reason=reason, sha256=bytes_hash(page.data))
