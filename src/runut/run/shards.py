"""Shards: a dump in parts that any machine can do, each written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from runut.errors import MissingExtra
from runut.model import content_id
from runut.run.intake import Stated, pages
from runut.run.runners import in_this_process
from runut.run.steps import page_to_outcome
from runut.run.tables import COLUMNS, arrow, rows

# Loose files that make one shard: enough work to be worth a Parquet file, little enough to lose.
_FILES = 500

DONE = "articles"
"""The table that is written last: where its part stands, the shard is finished."""


class Shard(msgspec.Struct, frozen=True):
    """Some sources that are read together; `name` depends on the names and sizes of the sources alone."""

    name: str
    sources: tuple[str, ...]


def plan(dumps: Sequence[str]) -> list[Shard]:
    """The shards of these dumps: an archive or table is a shard of its own, loose files go together by 500."""
    shards: list[Shard] = []
    for dump in dumps:
        path = Path(dump)
        if path.is_dir():
            files = sorted(str(item) for item in path.rglob("*") if item.is_file())
            groups = [files[at : at + _FILES] for at in range(0, len(files), _FILES)]
        else:
            groups = [[dump]]
        shards += [Shard(_name(group), tuple(group)) for group in groups]
    return shards


def _name(sources: Sequence[str]) -> str:
    sized = [f"{source}:{Path(source).stat().st_size if Path(source).exists() else 0}" for source in sources]
    return content_id(*sized)


def finished(shard: Shard, out: Path) -> bool:
    """Whether an earlier run wrote this shard."""
    return (out / DONE / f"{shard.name}.parquet").exists()


def do_shard(shard: Shard, out: str) -> int:
    """Read a shard and write its part of every table into the folder `out`; the number of articles.

    A bad page is a row in failures. Parts are written beside their place and moved, the "articles" part last,
    so that a killed worker leaves nothing that looks finished.
    """
    try:
        import pyarrow.parquet as pq
    except ImportError as error:
        raise MissingExtra("pyarrow", extra="parquet") from error
    found = rows(in_this_process(page_to_outcome, pages(shard.sources, Stated())))
    for name in (*(name for name in COLUMNS if name != DONE), DONE):
        folder = Path(out) / name
        folder.mkdir(parents=True, exist_ok=True)
        part = folder / f"{shard.name}.parquet"
        draft = folder / f".{shard.name}.{os.getpid()}.draft"
        pq.write_table(arrow(name, found[name]), draft, compression="zstd")
        draft.replace(part)
    return len(found["articles"])


def parts(out: Path, table: str) -> Iterator[Path]:
    """The finished parts of a table, in order of their names."""
    done = {path.name for path in (out / DONE).glob("*.parquet")}
    yield from sorted(path for path in (out / table).glob("*.parquet") if path.name in done or table not in COLUMNS)
