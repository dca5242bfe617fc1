"""Pages from files, folders and standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from runut.collecting.dumps import DEFAULT_COLUMNS, Columns
from runut.collecting.unpack import expand, failed
from runut.model import Failure, Page

LARGEST_PAGE = 20_000_000
"""Bytes; a page above this is a Failure. The largest news page seen has 4 MB."""
_HIDDEN = (".", "~", "__MACOSX")
_NO_PAGE = frozenset(
    {
        ".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".ico", ".bmp", ".tif", ".tiff", ".mp3", ".mp4", ".m4a",
        ".webm", ".mov", ".avi", ".css", ".js", ".woff", ".woff2", ".ttf", ".py", ".pyc", ".db", ".sqlite", ".runut",
        ".log", ".lock",
    }
)  # fmt: skip
"""Endings of files that lie beside saved pages and are none."""


def plainly(error: OSError) -> str:
    """What went wrong with a file, in words that name no function."""
    words = {
        FileNotFoundError: "there is no such file or folder",
        PermissionError: "it may not be read: permission denied",
        IsADirectoryError: "it is a folder",
        NotADirectoryError: "a part of the path is no folder",
    }
    return words.get(type(error), f"it cannot be read: {error.strerror or error}")


def collect_stdin(limit: int = LARGEST_PAGE) -> Iterator[Page | Failure]:
    """The page on standard input."""
    data = sys.stdin.buffer.read(limit + 1)
    if len(data) > limit:
        yield failed("-", f"the page is larger than {limit:,} bytes")
        return
    yield Page(source="-", data=data)


def collect_path(
    source: str, limit: int = LARGEST_PAGE, columns: Columns = DEFAULT_COLUMNS
) -> Iterator[Page | Failure]:
    """The pages of a file, or of a folder and the folders in it, in the order of their names."""
    path = Path(source)
    try:
        folder = path.is_dir()
    except (OSError, ValueError) as error:
        yield failed(source, plainly(error) if isinstance(error, OSError) else "the path cannot be used")
        return
    if not folder:
        yield from collect_file(path, source, limit, columns)
        return
    found = passed = 0
    for inner in _walk(path):
        if isinstance(inner, Failure):
            yield inner
            continue
        if inner.suffix.lower() in _NO_PAGE:
            passed += 1
            continue
        found += 1
        yield from collect_file(inner, str(inner), limit, columns)
    if not found:
        reason = f"the folder holds {passed} files but no page" if passed else "the folder is empty"
        yield failed(source, reason)


def count_pages(source: str) -> int | None:
    """How many pages `source` holds, where that is known before reading: files of a folder, rows of Parquet."""
    path = Path(source)
    if path.is_dir():
        return sum(1 for inner in _walk(path) if isinstance(inner, Path) and inner.suffix.lower() not in _NO_PAGE)
    if path.is_file() and path.suffix == ".parquet":
        try:
            from pyarrow import parquet

            return int(parquet.read_metadata(path).num_rows)
        except (ImportError, OSError, ValueError):
            return None  # reading will say what is wrong
    return None


def _walk(folder: Path) -> Iterator[Path | Failure]:
    try:
        inside = sorted(folder.iterdir())
    except OSError as error:
        yield failed(str(folder), plainly(error))
        return
    for path in inside:
        if path.name.startswith(_HIDDEN):
            continue
        try:
            if path.is_dir():
                if not path.is_symlink():  # a link upwards would make the walk endless
                    yield from _walk(path)
            else:
                yield path
        except OSError as error:
            yield failed(str(path), plainly(error))


def collect_file(path: Path, source: str, limit: int, columns: Columns) -> Iterator[Page | Failure]:
    """The page of one file, or the pages of the container that it is."""
    try:
        with path.open("rb") as stream:
            head = stream.read(4096)
            if not head:
                yield failed(source, "the file is empty")
                return
            stream.seek(0)
            opened = expand(stream, head, path.name, source, limit, columns)
            if opened is not None:
                yield from opened
                return
            data = stream.read(limit + 1)
    except OSError as error:
        yield failed(source, plainly(error))
        return
    except ValueError:
        yield failed(source, "the path cannot be used")
        return
    if len(data) > limit:
        yield failed(source, f"the page is larger than {limit:,} bytes")
        return
    yield Page(source=source, data=data)
