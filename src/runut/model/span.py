"""Span: a place in an article's text and the exact words that stand there."""

from __future__ import annotations

import msgspec


class Span(msgspec.Struct, frozen=True, order=True):
    """Words at `start:end` (code points, end exclusive) of `Article.text`; `text` repeats them exactly."""

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span of `text[start:end]`; raises ValueError when it would lie outside or be empty."""
        if not 0 <= start < end <= len(text):
            raise ValueError(f"span {start}:{end} does not lie inside a text of {len(text)} code points")
        return cls(start, end, text[start:end])

    def holds(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end
