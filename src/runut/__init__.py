"""Runut reads news pages and keeps a sourced record of international affairs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from runut.errors import NotFound, RunutError
    from runut.library import Archive, Page, Rows, open, read
    from runut.model import Article, Event, Evidence, Quote, Span, Story, Utterance

_PLACES = {
    "Archive": "runut.library", "Page": "runut.library", "Rows": "runut.library", "open": "runut.library",
    "read": "runut.library", "Article": "runut.model", "Event": "runut.model", "Evidence": "runut.model",
    "Quote": "runut.model", "Span": "runut.model", "Story": "runut.model", "Utterance": "runut.model",
    "NotFound": "runut.errors", "RunutError": "runut.errors",
}  # fmt: skip

__all__ = [
    "Archive", "Article", "Event", "Evidence", "NotFound", "Page", "Quote", "Rows", "RunutError", "Span", "Story",
    "Utterance", "open", "read",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """Fetch a public name when it is first asked for, so that `import runut` stays instant."""
    if name in _PLACES:
        import importlib

        return getattr(importlib.import_module(_PLACES[name]), name)
    raise AttributeError(f"module 'runut' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
