"""Words: one sentence cut into words, as the trigger lexicon and the clause reading see it."""

from __future__ import annotations

import re

from runut.analysis.events.forms import stripped
from runut.language import Language

_WORD = re.compile(r"['’](?:s|t|ll|re|ve|d|m)\b|\d+(?:[.,:/]\d+)+|\w+(?:-\w+)*|[^\w\s]")


class Words:
    """The words of one sentence, as parallel lists: `starts` and `ends` in the article's text, `low` the lower-case
    word, `base` the word without clitic or doubling (equal to `low` when there is nothing to take away)."""

    __slots__ = ("base", "capital", "ends", "low", "starts", "text")

    def __init__(self, text: str, start: int, end: int, language: Language) -> None:
        self.text = text
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.low: list[str] = []
        self.base: list[str] = []
        self.capital: list[bool] = []
        for match in _WORD.finditer(text, start, end):
            word = match.group()
            if "-" in word and not word.isupper():
                parts = word.split("-")
                if len(parts) == 2 and parts[0][:4].lower() == parts[1][:4].lower() and len(parts[0]) > 2:
                    self._add(word, match.start(), match.end(), parts[0].lower())
                    continue
                if parts[-1][:1].isupper() and len(parts[-1]) > 1:
                    at = match.start()
                    for number, part in enumerate(parts):
                        if number:
                            self._add("-", at - 1, at, "-")
                        if part:
                            self._add(part, at, at + len(part), part.lower())
                        at += len(part) + 1
                    continue
            low = word.lower()
            base = stripped(low, language) or low
            self._add(word, match.start(), match.end(), base)

    def _add(self, word: str, start: int, end: int, base: str) -> None:
        self.starts.append(start)
        self.ends.append(end)
        self.low.append(word.lower())
        self.base.append(base)
        self.capital.append(word[:1].isupper())

    def __len__(self) -> int:
        return len(self.low)
