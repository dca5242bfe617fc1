"""Quotation marks paired inside one paragraph, whatever their shape."""

from __future__ import annotations

import re
from typing import NamedTuple

_DOUBLE = re.compile("[\"“”„«»]|''|``")
# A single mark opens behind white space or a bracket and closes behind a letter or an end mark: apostrophes
# inside words ("Qur'an") are neither.
_SINGLE = re.compile(r"(?<![\w'’])[‘'](?=[^\s'’])([^‘’'\n]{2,400}?(?:[’'](?=[a-z])[^‘’'\n]{1,200}?)*)[’'](?![\w'’])")


class Marks(NamedTuple):
    """A pair of marks at `open:close` around the words at `start:end`; `closed` is False where the closing
    mark is missing and the paragraph's end stands for it."""

    open: int
    close: int
    start: int
    end: int
    double: bool
    closed: bool

    def text_of(self, text: str) -> str:
        """The words between the marks."""
        return text[self.start : self.end]


def pair_marks(text: str, start: int, end: int) -> list[Marks]:
    """The pairs in `text[start:end]`, one paragraph, in order; pairs never overlap."""
    pairs = _double_pairs(text, start, end)
    for match in _SINGLE.finditer(text, start, end):
        if not any(p.open < match.end() and match.start() < p.close for p in pairs):
            pairs.append(_trimmed(text, match.start(), match.end(), match.start(1), match.end(1), double=False))
    return sorted(p for p in pairs if p.start < p.end)


def _double_pairs(text: str, start: int, end: int) -> list[Marks]:
    pairs: list[Marks] = []
    opened: re.Match[str] | None = None
    for mark in _DOUBLE.finditer(text, start, end):
        before = text[mark.start() - 1] if mark.start() > start else " "
        after = text[mark.end()] if mark.end() < end else " "
        shape = mark.group()
        if opened is None:
            if shape in "”»" and not after.isalnum() and after not in "([“‘":
                continue
            if after.isspace() and not before.isspace() and shape not in "“„«":
                continue  # a closing mark whose opening one is lost
            if before.isdigit() and not after.isalnum():
                continue  # inches, seconds
            opened = mark
        elif shape in "“„«" and opened.group() in "“„«":
            # A second opening mark: the first was never closed and ran to the end of its sentence.
            stop = max(text.rfind(".", opened.end(), mark.start()), text.rfind(",", opened.end(), mark.start()))
            if stop > opened.end():
                pairs.append(_trimmed(text, opened.start(), stop + 1, opened.end(), stop + 1, closed=False))
            opened = mark
        else:
            pairs.append(_trimmed(text, opened.start(), mark.end(), opened.end(), mark.start()))
            opened = None
    if opened is not None:
        lead = text[start : opened.start()].rstrip()
        if not lead or lead[-1] in ':,.!?”"':
            pairs.append(_trimmed(text, opened.start(), end, opened.end(), end, closed=False))
    return pairs


def _trimmed(
    text: str, open_: int, close: int, start: int, end: int, *, double: bool = True, closed: bool = True
) -> Marks:
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    return Marks(open_, close, start, end, double, closed)
