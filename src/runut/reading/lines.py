"""Lines as they came from a page, and the mending of sentences that links had broken apart."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

_END = re.compile(r"[.!?…:;][\"”’')\]]*$|[\"”]$")
_GOES_ON = re.compile(r"^(?:[,.;:?!)\]%]|[-–—]\s|[”’](?:\s|$|,|\.)|[a-z(])")
_FUNCTION_END = re.compile(r"(?:[,(“\"‘-]|\b[a-z]{2,}[a-z-]*)$")
_BULLET = re.compile(r"^(?:[-–•*·]|\d{1,2}[.)]|[a-z][.)])\s+\S")
_NO_WORD = re.compile(r"^[\W_]+$")
SHORT = 6
"""Words that the text of a link has at most: 98 of 100 links in the June 2025 pages."""


class Line(msgspec.Struct):
    """One line of a page: `gap` tells that a blank line stands before it, `kind` what it is once that is known."""

    text: str
    gap: bool = False
    kind: str | None = None
    tag: str | None = None

    @property
    def words(self) -> int:
        """How many words the line has."""
        return len(self.text.split())


def split_lines(text: str) -> list[Line]:
    """The lines of `text` that are not blank, stripped, with the gaps between them."""
    lines: list[Line] = []
    gap = False
    for raw in text.split("\n"):
        line = raw.strip(" \t\u00a0\u200b\ufeff")
        if line:
            lines.append(Line(line, gap and bool(lines)))
            gap = False
        else:
            gap = True
    return lines


_DASH_ONLY = re.compile(r"^(?:--?|[–—])$")


_DASH_END = re.compile(r"^[A-Z][\w ,.]+\s(?:--?|[–—])$")


def close_datelines(lines: list[Line]) -> list[Line]:
    """A dash alone on its line joins the short line before it and the line after it: "Tel Aviv", "-", "Israel"."""
    kept: list[Line] = []
    number = 0
    while number < len(lines):
        line = lines[number]
        if _DASH_ONLY.match(line.text) and kept and kept[-1].words <= 5 and number + 1 < len(lines):
            kept[-1].text += f" {line.text} {lines[number + 1].text}"
            number += 1
        elif _DASH_END.search(line.text) and line.words <= 6 and number + 1 < len(lines):
            kept.append(Line(f"{line.text} {lines[number + 1].text}", line.gap))
            number += 1
        else:
            kept.append(line)
        number += 1
    return kept


def ends(text: str) -> bool:
    """Whether a line ends as a sentence does."""
    return bool(_END.search(text))


def goes_on(text: str) -> bool:
    """Whether a line begins as the rest of a sentence does: lower case, or a mark that closes or parts."""
    return bool(_GOES_ON.match(text)) and not _BULLET.match(text)


def rejoin(lines: Iterable[Line]) -> list[Line]:
    """Join lines that a link had broken out of a sentence; lines that already have a kind are walls.

    A line joins the one before it when it begins in mid-sentence, or when the one before stops in mid-sentence
    and a short piece follows that itself goes on. Across a blank line only the first of these counts.
    """
    rest = list(lines)
    broken = any(not line.kind and goes_on(line.text) for line in rest[1:])
    if not broken:
        return rest
    joined: list[Line] = []
    for number, line in enumerate(rest):
        last = joined[-1] if joined else None
        if last is not None and last.kind is None and line.kind is None and _belongs(last, line, rest, number):
            space = "" if re.match(r"[,.;:?!)\]%”’]", line.text) else " "
            if last.text.endswith(("(", "“", "‘")) or (last.text.endswith('"') and last.text.count('"') % 2):
                space = ""
            joined[-1] = Line(last.text + space + line.text, last.gap)
        else:
            joined.append(Line(line.text, line.gap, line.kind, line.tag))
    return joined


def _belongs(last: Line, line: Line, rest: list[Line], number: int) -> bool:
    if _NO_WORD.match(line.text) and len(line.text) <= 3:
        return not line.gap
    if last.text.endswith((" -", " –", " —", " --")) or last.text in {"-", "–", "—"}:
        return not line.gap
    if goes_on(line.text):
        return not ends(last.text) or line.text[0] in ",;)%”" or (line.text[0] == "." and len(line.text) > 1)
    if line.gap or ends(last.text):
        return False
    if _FUNCTION_END.search(last.text) and last.words > 3:
        return True
    # A chain of short pieces ("Presiden", "Palestina", "Mahmoud Abbas", "mengatakan ...") ends in mid-sentence.
    for later in rest[number + 1 : number + 5]:
        if later.kind or later.gap:
            return False
        if goes_on(later.text):
            return last.words <= SHORT or last.words > 12
        if later.words > SHORT or ends(later.text):
            return False
    return False
