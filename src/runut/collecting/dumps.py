"""Dumps of web text (JSONL, CSV, Parquet): each row is a page, its columns named by a mapping."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

import msgspec

from runut.collecting.lines_of import bounded_lines
from runut.errors import MissingExtra
from runut.model import Failure, Page


class Columns(msgspec.Struct, frozen=True, kw_only=True):
    """Which columns hold what; a field with several names takes the first that a row has.

    The defaults fit FineWeb-2 and its kin (`text`, `url`, `date`) and the usual scrapes. The `date` of a Common
    Crawl dump is the day of the crawl, not of publication: where a row has a `dump`, it is kept as `fetched`.
    """

    text: tuple[str, ...] = ("text", "content", "body", "html", "isi", "article")
    title: tuple[str, ...] = ("title", "headline", "judul")
    url: tuple[str, ...] = ("url", "link", "uri", "source_url")
    date: tuple[str, ...] = ("date", "published", "publish_date", "date_published", "tanggal", "timestamp")
    outlet: tuple[str, ...] = ("outlet", "publisher", "site_name", "sumber")
    language: tuple[str, ...] = ("language", "lang")


DEFAULT_COLUMNS = Columns()
_CRAWL = ("dump", "warc_filename", "file_path")


def page_of_row(row: Mapping[str, Any], columns: Columns, source: str) -> Page | Failure:
    """The page of one row; a Failure when the row has no text. Names of columns match in any case."""
    low = {str(key).strip().lower().lstrip("\ufeff"): value for key, value in row.items() if key is not None}

    def value(names: tuple[str, ...]) -> str | None:
        for name in names:
            found = low.get(name.lower())
            if found not in (None, "") and not isinstance(found, (dict, list)):
                return str(found).strip() or None
        return None

    text = value(columns.text)
    if not text:
        known = ", ".join(sorted(low)) or "none"
        wanted = " or ".join(columns.text[:3])
        return Failure(source=source, stage="collect", reason=f"the row has no text ({wanted}); its columns: {known}")
    title, date = value(columns.title), value(columns.date)
    language = value(columns.language)
    crawled = any(name in low for name in _CRAWL)
    if title and not text.startswith(title):
        text = f"{title}\n\n{text}"
    return Page(
        source=source,
        data=text.encode("utf-8", "replace"),
        url=value(columns.url),
        stated_title=title,
        stated_date=None if crawled else date,
        fetched=date if crawled else None,
        stated_outlet=value(columns.outlet),
        stated_language=_code(language),
    )


def _code(language: str | None) -> str | None:
    """`id` from "id", "ind", "ind_Latn", "id-ID"."""
    if not language:
        return None
    head = language.replace("-", "_").split("_")[0].lower()
    return {"ind": "id", "eng": "en", "msa": "ms", "zsm": "ms"}.get(head, head if len(head) == 2 else None)


def read_jsonl(stream: BinaryIO, source: str, limit: int, columns: Columns) -> Iterator[Page | Failure]:
    """Pages of JSON lines; a page's source ends in the byte offset of its line, from which one may go on."""
    for offset, line in bounded_lines(stream, limit):
        place = f"{source}#{offset}"
        if line is None:
            yield Failure(source=place, stage="collect", reason=f"the line is larger than {limit:,} bytes")
            continue
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            yield Failure(source=place, stage="collect", reason="the line is no JSON")
            continue
        if isinstance(row, dict):
            yield page_of_row(row, columns, place)
        else:
            yield Failure(source=place, stage="collect", reason="the line is no JSON object")


def read_csv(stream: BinaryIO, source: str, limit: int, columns: Columns) -> Iterator[Page | Failure]:
    """Pages of a CSV or TSV file with a header line; rows are numbered from 1."""
    csv.field_size_limit(limit)

    too_long: list[int] = []

    def text() -> Iterator[str]:
        for offset, line in bounded_lines(stream, limit):
            if line is None:
                too_long.append(offset)
            yield "\n" if line is None else line.decode("utf-8", "replace").replace("\x00", "")

    lines = text()
    first = next(lines, "")
    delimiter = "\t" if first.count("\t") > first.count(",") else ";" if first.count(";") > first.count(",") else ","
    header = next(csv.reader(io.StringIO(first), delimiter=delimiter), [])
    rows = csv.DictReader(lines, fieldnames=header, delimiter=delimiter)
    number = 0
    while True:
        number += 1
        row: dict[str, str] | None = None
        try:
            row = next(rows, None)
            ended = row is None
        except csv.Error as error:
            ended = False
            yield Failure(source=f"{source}#{number}", stage="collect", reason=f"the row cannot be read: {error}")
        for offset in too_long:
            place = f"{source}#at-{offset}"
            yield Failure(source=place, stage="collect", reason=f"the line is larger than {limit:,} bytes")
        too_long.clear()
        if ended:
            return
        if row is not None:
            yield page_of_row(row, columns, f"{source}#{number}")


def read_parquet(stream: BinaryIO, source: str, limit: int, columns: Columns) -> Iterator[Page | Failure]:
    """Pages of a Parquet file, a few rows in memory at a time; needs the extra "parquet"."""
    try:
        from pyarrow import ArrowInvalid, parquet
    except ImportError as error:
        raise MissingExtra("pyarrow", extra="parquet") from error
    try:
        file = parquet.ParquetFile(stream)
        wanted = {name.lower() for names in msgspec.structs.astuple(columns) for name in names} | set(_CRAWL)
        present = [name for name in file.schema_arrow.names if name.lower() in wanted]
        number = 0
        for batch in file.iter_batches(batch_size=64, columns=present):
            for row in batch.to_pylist():
                number += 1
                place = f"{source}#{number}"
                page = page_of_row(row, columns, place)
                if isinstance(page, Page) and len(page.data) > limit:
                    yield Failure(source=place, stage="collect", reason=f"the page is larger than {limit:,} bytes")
                else:
                    yield page
    except (ArrowInvalid, OSError, ValueError) as error:
        yield Failure(source=source, stage="collect", reason=f"the Parquet file is damaged: {str(error)[:120]}")
