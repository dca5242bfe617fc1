"""The write lock: one writer at a time, and a word about who it is."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from runut.errors import RecordError, RecordLocked

if sys.platform != "win32":
    import fcntl

_PAUSE_S = 0.05


@contextmanager
def write_lock(record: Path, *, wait_s: float) -> Iterator[None]:
    """Hold the lock of `record` (a file beside it) while the block runs.

    The operating system frees the lock when its holder dies, so a killed writer never blocks the next.
    Raises RecordLocked, naming the holder, when it is not free within `wait_s` seconds.
    """
    path = record.with_name(record.name + "-lock")
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise RecordError(f"the record {record} cannot be written: {error.strerror}") from error
    try:
        deadline = time.monotonic() + wait_s
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    holder = os.pread(handle, 200, 0).decode("utf-8", "replace").strip() or "another process"
                    raise RecordLocked(
                        f"the record {record} is being written by {holder}", remedy="try again when it has finished"
                    ) from None
                time.sleep(_PAUSE_S)
        os.ftruncate(handle, 0)
        command = " ".join(Path(part).name if n == 0 else part for n, part in enumerate(sys.argv[:2]))
        os.pwrite(handle, f"{command} (process {os.getpid()})".encode(), 0)
        yield
    finally:
        os.close(handle)
