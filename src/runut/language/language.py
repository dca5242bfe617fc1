"""Language: where the knowledge about one language lies, and how its tables are read."""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec


class Language(msgspec.Struct, frozen=True):
    """A language folder: `code` is ISO 639-1; its slots are data files in `language/<code>/`."""

    code: str
    name: str

    def rows(self, slot: str) -> tuple[dict[str, str], ...]:
        """The rows of `<slot>.tsv`: header line first, tab-separated, lines that begin with # are remarks."""
        return _rows(self.code, slot)

    def table(self, slot: str) -> dict[str, Any]:
        """The content of `<slot>.toml`."""
        return _table(self.code, slot)


def _read(code: str, file: str) -> str:
    return files("runut.language").joinpath(code, file).read_text(encoding="utf-8")


@cache
def _rows(code: str, slot: str) -> tuple[dict[str, str], ...]:
    lines = [line for line in _read(code, f"{slot}.tsv").splitlines() if line.strip() and not line.startswith("#")]
    return tuple(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def _table(code: str, slot: str) -> dict[str, Any]:
    return tomllib.loads(_read(code, f"{slot}.toml"))
