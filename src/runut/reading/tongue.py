"""The language of a page and of a paragraph; Malay is told from Indonesian by the words that only one has."""

from __future__ import annotations

import re
from functools import cache

from runut.language import LANGUAGES

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?")
ENOUGH = 0.12
"""Share of words that must be function words of a language: Indonesian and English news has 0.25 to 0.45,
other languages below 0.05."""


SOME = 0.05
"""Share of Indonesian function words above which a page that looks like a neighbouring language is Indonesian."""
FEW = 25
"""Words below which a neighbouring language cannot be told from Indonesian."""
_NEIGHBOURS = frozenset({"jv", "su", "ms", "tl", "bcl", "ceb", "pam", "ilo", "mg"})


@cache
def _telling() -> dict[str, dict[str, float]]:
    words: dict[str, dict[str, float]] = {}
    for language in LANGUAGES.values():
        for row in language.rows("telltale"):
            words.setdefault(row["form"], {})[row["language"]] = float(row["weight"])
    return words


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the text's language ("id", "ms", "en", "de", ...), or None when it has too few words."""
    words = _WORD.findall(text[:6000].lower())
    if not words:
        return _other(text)
    telling = _telling()
    scores: dict[str, float] = {}
    for word in words:
        for code, weight in telling.get(word, {}).items():
            scores[code] = scores.get(code, 0.0) + weight
    malay = scores.pop("ms", 0.0)
    indonesian = scores.pop("not-ms", 0.0)
    best = max(scores, key=scores.__getitem__, default=None)
    if best and scores[best] >= ENOUGH * len(words) and len(words) >= 4:
        runner_up = max((score for code, score in scores.items() if code != best), default=0.0)
        if scores[best] >= 1.5 * runner_up:
            if best == "id" and malay > 1.5 * indonesian and malay >= 3:
                return "ms"
            return best
    if len(words) < 4:
        return None
    found = _other(text)
    if found in _NEIGHBOURS and (scores.get("id", 0.0) >= SOME * len(words) or len(words) < FEW):
        return "id"  # a list, a recipe or a bare headline in Indonesian, taken for a language close to it
    return found


def _other(text: str) -> str | None:
    letters = sum(char.isalpha() for char in text[:4000])
    if letters < 40:
        return None
    import py3langid  # loaded only for pages that are neither Indonesian nor English by their function words

    code, _ = py3langid.classify(text[:4000])
    return str(code)


@cache
def names_of_languages() -> dict[str, str]:
    """English names of the languages that pages come in, by code."""
    from babel import Locale

    return {code: str(name) for code, name in Locale("en").languages.items()}
