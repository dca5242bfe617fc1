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
    """A day that the text gives with its year: where it stands, whether it is the day of quoting a source, and
    whether it can be the page's news: told with its weekday, or outside a clause that looks back ("sejak")."""

    day: date
    start: int
    quoting: bool
    news: bool


def told(dates: Sequence[FullDate]) -> Anchor | None:
    """The latest full date behind "dikutip", else the latest full date that can be news: a page is no older than it."""
    quoting = [found.day for found in dates if found.quoting]
    if quoting:
        return Anchor(max(quoting), "day of quoting")
    news = [found.day for found in dates if found.news]
    return Anchor(max(news), "latest day told") if news else None
