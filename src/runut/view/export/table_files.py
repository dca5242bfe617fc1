"""Tables as files: CSV, JSON Lines and Parquet, each with a frictionless data package that explains the columns."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

import msgspec

from runut.errors import MissingExtra
from runut.view.export.export import Chunks, Export, File, Selection, Shelf, json_lines
from runut.view.export.ledger import csv_lines
from runut.view.export.sink import Sink
from runut.view.export.table import TABLES, Table

BATCH = 5_000
"""Rows in one Parquet row group: some megabytes, so that memory stays level however long the table is."""


def csv_chunks(table: Table, shelf: Shelf, selection: Selection) -> Chunks:
    """A table as CSV with a header line."""
    return csv_lines(tuple(column.name for column in table.columns), table.rows(shelf, selection))


def jsonl_chunks(table: Table, shelf: Shelf, selection: Selection) -> Chunks:
    """A table as one JSON object a line."""
    names = [column.name for column in table.columns]
    return json_lines(dict(zip(names, row, strict=True)) for row in table.rows(shelf, selection))


def parquet_chunks(table: Table, shelf: Shelf, selection: Selection) -> Chunks:
    """A table as Parquet, given out row group by row group; raises MissingExtra without pyarrow."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise MissingExtra("pyarrow", extra="parquet") from error
    kinds = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}
    schema = pa.schema([
        pa.field(column.name, kinds[column.kind], metadata={"about": column.about}) for column in table.columns
    ])  # fmt: skip
    sink = Sink()
    rows = table.rows(shelf, selection)
    with pq.ParquetWriter(sink, schema, compression="zstd") as writer:
        while batch := list(islice(rows, BATCH)):
            columns = zip(*batch, strict=True)
            arrays = [pa.array(values, field.type) for values, field in zip(columns, schema, strict=True)]
            writer.write_batch(pa.record_batch(arrays, schema=schema))
            yield sink.taken()
    yield sink.taken()


def package(suffix: str, media_type: str) -> bytes:
    """The data package: every file, column, kind and meaning."""
    resources = [
        {
            "name": table.name,
            "path": f"{table.name}.{suffix}",
            "mediatype": media_type,
            "encoding": "utf-8",
            "description": table.about,
            "schema": {
                "fields": [{"name": c.name, "type": c.kind, "description": c.about} for c in table.columns],
                "primaryKey": [c.name for c in table.columns[: table.key]],
            },
        }
        for table in TABLES
    ]
    value = {"name": "runut-record", "profile": "tabular-data-package", "resources": resources}
    return msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"


def _folder(suffix: str, media_type: str, chunks: Any) -> Any:
    def files(shelf: Shelf, selection: Selection) -> Iterator[File]:
        yield "datapackage.json", iter([package(suffix, media_type)])
        for table in TABLES:
            yield f"{table.name}.{suffix}", chunks(table, shelf, selection)

    return files


CSV = Export(
    name="csv",
    about="every table as CSV, with a data package that explains each column",
    media_type="text/csv",
    loses="nesting: several values stand in one cell, divided by semicolons",
    files=_folder("csv", "text/csv", csv_chunks),
    folder=True,
)
JSONL = Export(
    name="jsonl",
    about="every table as JSON Lines, with a data package",
    media_type="application/x-ndjson",
    loses="nesting: several values stand in one cell, divided by semicolons",
    files=_folder("jsonl", "application/x-ndjson", jsonl_chunks),
    folder=True,
)
PARQUET = Export(
    name="parquet",
    about="every table as Parquet, with a data package",
    media_type="application/vnd.apache.parquet",
    loses="nesting: several values stand in one cell, divided by semicolons",
    files=_folder("parquet", "application/vnd.apache.parquet", parquet_chunks),
    folder=True,
    extra="parquet",
)
