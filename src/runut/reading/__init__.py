"""Reading: a page's bytes become an article, whatever the format."""

from __future__ import annotations

from collections.abc import Callable

from runut.model import Article, Page
from runut.reading.labels import learn_furniture
from runut.reading.plain import read_plain

FORMATS: dict[str, Callable[[Page], Article]] = {
    "text/plain": read_plain,
}
"""Media type to reader: a new format is one file in this folder and one line here."""


def read(page: Page) -> Article:
    """The article of `page`; raises ReadingError with a reason in plain words when there is none."""
    return FORMATS["text/plain"](page)


__all__ = ["FORMATS", "learn_furniture", "read"]
