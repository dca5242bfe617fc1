"""Extractor: one kind of finding, with its name, version, needs and gift."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from runut.language import Language
from runut.model import Analysis, Article


class Extractor(msgspec.Struct, frozen=True):
    """One step of analysis. `extract` returns the new value of the layer `gives` of an Analysis; it may read
    the layers named in `needs`. Raising `version` makes what older versions found stale."""

    name: str
    version: str
    needs: tuple[str, ...]
    gives: str
    extract: Callable[[Article, Analysis, Language], tuple[Any, ...]]
