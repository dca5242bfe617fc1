"""The anchor: the day against which a page's "Tuesday" and "last month" are counted, and how it is known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from runut.analysis.when.days import interval_of
from runut.model import Article


class Anchor(msgspec.Struct, frozen=True):
    """A day and its basis in words; both None when the page has nothing to count from."""

    day: date | None
    basis: str | None


def stated(article: Article) -> Anchor | None:
    """The page's own date, or None when it has none."""
    interval = interval_of(article.published)
    if interval is None or interval[0] != interval[1]:
        return None
    basis = article.published_basis
    return Anchor(interval[0], "published" if basis in (None, "stated") else f"published ({basis})")


class FullDate(msgspec.Struct, frozen=True):
    """A day that the text gives with its year: where it stands and whether it is the day of quoting a source."""

    day: date
    start: int
    quoting: bool


def told(dates: Sequence[FullDate]) -> Anchor | None:
    """The latest full date behind "dikutip", else the latest full date of the text: a page is no older than it."""
    quoting = [found.day for found in dates if found.quoting]
    if quoting:
        return Anchor(max(quoting), "day of quoting")
    if dates:
        return Anchor(max(found.day for found in dates), "latest day told")
    return None
