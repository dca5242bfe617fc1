"""Loading: a record of any slice of the tables that a run has written."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from runut.errors import MissingExtra, UsageError
from runut.model import Analysis, Article, Failure, Page, Reading
from runut.record import Record
from runut.run.shards import DONE, parts


def load(record: Record, folder: Path, *, since: str | None = None, until: str | None = None) -> Iterator[str]:
    """Add the articles of `folder` whose day lies between `since` and `until` (ISO days, inclusive) to a record.

    Yields the id of each article once it is stored; linking is the caller's next step. Articles without a day
    are part of every slice. Raises UsageError when the folder holds no tables of a run.
    """
    try:
        import pyarrow.parquet as pq
    except ImportError as error:
        raise MissingExtra("pyarrow", extra="parquet") from error
    if not (folder / DONE).is_dir():
        raise UsageError(f"{folder} holds no tables of a run", remedy="make them with: runut run DUMP -o DIR")
    with record.writing() as writer:
        for part in parts(folder, "pages"):
            articles = {row["id"]: row for row in pq.read_table(folder / DONE / part.name).to_pylist()}
            failures = {row["source"]: row for row in pq.read_table(folder / "failures" / part.name).to_pylist()}
            with writer.transaction():
                stored = []
                for row in pq.read_table(part).to_pylist():
                    page = msgspec.json.decode(row["stated"], type=Page)
                    page = msgspec.structs.replace(page, data=zlib.decompress(row["bytes"]))
                    found = articles.get(row["article"])
                    if found is None:
                        writer.add(page, Failure(**failures[page.source]))
                    elif _inside(found["day"], since, until):
                        writer.add(page, _reading(found, page.source))
                        stored.append(found["id"])
                for failure in failures.values():
                    if failure["sha256"] is None:
                        writer.fail(Failure(**failure))
            yield from stored


def _reading(row: dict[str, Any], source: str) -> Reading:
    article = msgspec.json.decode(row["article"], type=Article)
    article = msgspec.structs.replace(article, text=row["text"], source=source)
    return Reading(article, msgspec.json.decode(zlib.decompress(row["analysis"]), type=Analysis))


def _inside(day: str | None, since: str | None, until: str | None) -> bool:
    return day is None or ((since is None or day >= since) and (until is None or day <= until))
