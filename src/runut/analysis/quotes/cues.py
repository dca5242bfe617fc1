"""Cues: the words that report what someone says, found by one pass over the words of a text."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from runut.language import Language

WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


class Cue(NamedTuple):
    """A reporting form at `start:end`; `clitic` is True where it carries its speaker ("ujarnya")."""

    start: int
    end: int
    form: str
    frames: dict[str, tuple[str, str]]
    clitic: bool

    def force(self, frame: str) -> tuple[str, str]:
        """Force and polarity in `frame`."""
        return self.frames.get(frame) or next(iter(self.frames.values()))


@cache
def lexicon(language: Language) -> dict[str, list[tuple[tuple[str, ...], dict[str, tuple[str, str]]]]]:
    """First word of each form to the forms that begin with it, longest first."""
    forms: dict[tuple[str, ...], dict[str, tuple[str, str]]] = {}
    for row in language.rows("reporting"):
        forms.setdefault(tuple(row["form"].split()), {})[row["frame"]] = (row["force"], row["polarity"])
    out: dict[str, list[tuple[tuple[str, ...], dict[str, tuple[str, str]]]]] = {}
    for form, frames in sorted(forms.items(), key=lambda item: -len(item[0])):
        out.setdefault(form[0], []).append((form, frames))
    return out


def find_cues(text: str, start: int, end: int, language: Language) -> list[Cue]:
    """The cues in `text[start:end]`, in order; the longest form wins and none overlap."""
    by_first = lexicon(language)
    clitics = tuple(language.table("clauses")["clitics"])
    words = [(m.group().lower(), m.start(), m.end()) for m in WORD.finditer(text, start, end)]
    cues: list[Cue] = []
    at = 0
    while at < len(words):
        word, a, _ = words[at]
        step = 1
        for clitic in (False, True):
            stem = word
            if clitic:
                suffix = next((c for c in clitics if word.endswith(c) and len(word) > len(c) + 2), None)
                if suffix is None:
                    break
                stem = word[: -len(suffix)]
            hit = _longest(by_first.get(stem, ()), words, at)
            if hit:
                form, frames = hit
                step = len(form)
                cues.append(Cue(a, words[at + step - 1][2], " ".join(form), frames, clitic))
                break
        at += step
    return cues


def _longest(
    forms: list[tuple[tuple[str, ...], dict[str, tuple[str, str]]]] | tuple[()],
    words: list[tuple[str, int, int]],
    at: int,
) -> tuple[tuple[str, ...], dict[str, tuple[str, str]]] | None:
    for form, frames in forms:
        if all(at + i < len(words) and words[at + i][0] == part for i, part in enumerate(form) if i):
            return form, frames
    return None
