"""The errors that Runut raises, in one tree; each names its remedy.

RunutError
├── UsageError            the call itself is wrong (exit 2)
│   └── SettingsError     a setting cannot be used
├── MissingExtra          an optional package is not installed
├── ReadingError          a page cannot become an article; becomes a stored Failure
├── CollectingError       a source cannot be opened or fetched; becomes a stored Failure
├── JudgeError            the second opinion gave no usable answer; the events stay as they were
└── RecordError           the record cannot be used (exit 1)
    ├── RecordLocked      another process is writing (exit 6)
    ├── RecordTooNew      written by a newer version of Runut
    └── NotFound          nothing in the record has this id
"""

from __future__ import annotations


class RunutError(Exception):
    """Base of all errors; `remedy` says in one sentence what to do next."""

    exit_status = 1

    def __init__(self, message: str, *, remedy: str = "") -> None:
        super().__init__(message)
        self.remedy = remedy

    def __str__(self) -> str:
        message = super().__str__()
        return f"{message} ({self.remedy})" if self.remedy else message


class UsageError(RunutError):
    """The call itself is wrong."""

    exit_status = 2


class SettingsError(UsageError):
    """A setting has a value that cannot be used."""


class MissingExtra(RunutError):
    """An optional package is not installed; the remedy names the command."""

    def __init__(self, package: str, *, extra: str) -> None:
        super().__init__(
            f"this needs the package {package}, which is not installed",
            remedy=f'install it with: pip install "runut[{extra}]"',
        )


class ReadingError(RunutError):
    """A page cannot become an article; `reason` is what is stored with the Failure."""


class CollectingError(RunutError):
    """A source cannot be opened or fetched; stored as a Failure."""


class JudgeError(RunutError):
    """The second opinion gave no usable answer; the events stay as they were."""


class RecordError(RunutError):
    """The record cannot be used as asked."""


class RecordLocked(RecordError):
    """Another process holds the record's write lock."""

    exit_status = 6


class RecordTooNew(RecordError):
    """The record was written by a newer version of Runut."""


class NotFound(RecordError):
    """Nothing in the record has this id."""
