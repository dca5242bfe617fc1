"""Saved searches: each remembers until where it has looked, and tells what came since."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from runut.errors import MissingExtra, NotFound, UsageError
from runut.record import Line, Record
from runut.record.rows import decode

_KEY = "alert:"


class Alert(msgspec.Struct, frozen=True, kw_only=True):
    """A saved search. `to` is an apprise address, empty to only print; `seen` the last article it has looked at."""

    name: str
    query: str
    to: str = ""
    seen: int = 0


def alerts(record: Record) -> list[Alert]:
    """Every saved search, by name."""
    rows = record.connection.execute(
        "SELECT value FROM visits WHERE key >= ? AND key < ? AND value <> '' ORDER BY key", (_KEY, _KEY[:-1] + ";")
    )
    return [decode(row[0].encode(), Alert) for row in rows]


def save(record: Record, alert: Alert) -> None:
    """Save a search; it tells of articles that come from now on. Raises UsageError when it holds no word."""
    from runut.record import match_expression

    if not match_expression(alert.query):
        raise UsageError(f"{alert.query!r} holds no word to look for")
    last = record.connection.execute("SELECT coalesce(max(seq), 0) FROM articles").fetchone()[0]
    _mark(record, msgspec.structs.replace(alert, seen=int(last)))


def remove(record: Record, name: str) -> None:
    """Forget a saved search; raises NotFound."""
    if name not in {alert.name for alert in alerts(record)}:
        raise NotFound(f"there is no saved search {name!r}", remedy="see: runut alerts list")
    with record.writing() as writer:
        writer.mark(_KEY + name, "")


def news(record: Record, alert: Alert) -> list[Line]:
    """The articles that fit the search and came since it last looked, in order of arrival."""
    from runut.record import match_expression

    rows = record.connection.execute(
        "SELECT a.id FROM article_words w JOIN articles a ON a.seq = w.rowid"
        " WHERE article_words MATCH ? AND a.seq > ? ORDER BY a.seq",
        (match_expression(alert.query), alert.seen),
    )
    return [record.line(row[0]) for row in rows]


def tell(record: Record, send: Callable[[Alert, list[Line]], None]) -> int:
    """Give what is new to `send`, one search after another, and remember that it was told; how many articles.

    A search whose `send` raises is not marked: it tells the same again next time.
    """
    told = 0
    last = int(record.connection.execute("SELECT coalesce(max(seq), 0) FROM articles").fetchone()[0])
    for alert in alerts(record):
        found = news(record, alert)
        if found:
            send(alert, found)
            told += len(found)
        if alert.seen != last:
            _mark(record, msgspec.structs.replace(alert, seen=last))
    return told


def notify(alert: Alert, lines: list[Line]) -> None:
    """Send to the alert's address through apprise; raises MissingExtra without it, UsageError when it is refused."""
    try:
        import apprise
    except ImportError as error:
        raise MissingExtra("apprise", extra="alerts") from error
    messenger = apprise.Apprise()
    body = "\n".join(f"{line.title or line.name} ({line.outlet or '?'}) {line.url or ''}".rstrip() for line in lines)
    if not messenger.add(alert.to) or not messenger.notify(title=f"Runut: {alert.name} ({len(lines)})", body=body):
        raise UsageError(f"{alert.name}: {alert.to.split('://')[0]}:// did not take the message",
                         remedy="see the list of addresses in apprise's documentation")  # fmt: skip


def _mark(record: Record, alert: Alert) -> None:
    with record.writing() as writer:
        writer.mark(_KEY + alert.name, msgspec.json.encode(alert).decode())
