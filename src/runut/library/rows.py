"""Rows: an answer of the record that can be walked through, or taken as dicts, JSON, pandas, polars or Arrow."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from itertools import islice
from typing import Any, Generic, TypeVar

import msgspec

from runut.errors import MissingExtra
from runut.view.export import Table

T = TypeVar("T")
Dicts = Callable[[], Iterator[dict[str, Any]]]

SHOWN = 20
"""Rows of a notebook's table: what fits a screen."""


class Rows(Generic[T]):
    """Values in order. Every walk asks the record anew, value by value: nothing is held in memory.

    `to_pandas`, `to_polars` and `to_arrow` give the columns of the table of the same name (see the reference of
    tables); they raise MissingExtra when the package is not installed.
    """

    def __init__(self, values: Callable[[], Iterator[T]], dicts: Dicts, flat: Dicts, table: Table) -> None:
        self._values = values
        self._dicts = dicts
        self._flat = flat
        self._table = table

    def __iter__(self) -> Iterator[T]:
        return self._values()

    def first(self) -> T | None:
        """The first value; None when there is none."""
        return next(iter(self), None)

    def to_dict(self) -> list[dict[str, Any]]:
        """Every value in the record contract's form."""
        return list(self._dicts())

    def to_json(self) -> str:
        """The same as one JSON list."""
        return msgspec.json.encode(self.to_dict()).decode()

    def to_arrow(self) -> Any:
        """A pyarrow.Table with typed columns."""
        try:
            import pyarrow as pa
        except ImportError as error:
            raise MissingExtra("pyarrow", extra="frames") from error
        kinds = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}
        schema = pa.schema([(column.name, kinds[column.kind]) for column in self._table.columns])
        return pa.Table.from_pylist(list(self._flat()), schema=schema)

    def to_pandas(self) -> Any:
        """A pandas.DataFrame."""
        try:
            import pandas as pd
        except ImportError as error:
            raise MissingExtra("pandas", extra="frames") from error
        return pd.DataFrame(list(self._flat()), columns=[column.name for column in self._table.columns])

    def to_polars(self) -> Any:
        """A polars.DataFrame."""
        try:
            import polars as pl
        except ImportError as error:
            raise MissingExtra("polars", extra="frames") from error
        kinds = {"string": pl.String(), "integer": pl.Int64(), "number": pl.Float64(), "boolean": pl.Boolean()}
        schema = {column.name: kinds[column.kind] for column in self._table.columns}
        return pl.DataFrame(list(self._flat()), schema=schema)

    def _repr_html_(self) -> str:
        rows = list(islice(self._flat(), SHOWN + 1))
        names = [column.name for column in self._table.columns]
        head = "".join(f"<th>{escape(name)}</th>" for name in names)
        body = "".join(
            "<tr>" + "".join(f"<td>{escape('' if row[n] is None else str(row[n]))}</td>" for n in names) + "</tr>"
            for row in rows[:SHOWN]
        )
        more = f"<caption>the first {SHOWN} rows</caption>" if len(rows) > SHOWN else ""
        return f"<table>{more}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

    def __repr__(self) -> str:
        return f"<Rows of {self._table.name}>"
