"""Several files as one ZIP, written as it is made: for places that can take only one file."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable

from runut.view.export.export import Chunks, File
from runut.view.export.sink import Sink

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP can hold: the same record gives the same bytes."""


def zipped(files: Iterable[File]) -> Chunks:
    """The files, compressed, in their order."""
    sink = Sink()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, chunks in files:
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            with bundle.open(entry, "w", force_zip64=True) as file:
                for chunk in chunks:
                    file.write(chunk)
                    if part := sink.taken():
                        yield part
            if part := sink.taken():
                yield part
    yield sink.taken()
