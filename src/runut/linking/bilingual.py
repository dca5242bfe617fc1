"""Words across languages: what an Indonesian and an English wording have in common."""

from __future__ import annotations

from functools import cache

from runut.language import INDONESIAN
from runut.linking.roots import root

Weights = dict[str, float]


@cache
def lexicon() -> dict[str, str]:
    """English root to Indonesian root, from `language/id/bilingual.tsv`."""
    return {root(row["en"], "en"): root(row["id"], "id") for row in reversed(INDONESIAN.rows("bilingual"))}


@cache
def dictionary() -> dict[str, str]:
    """English word to Indonesian word, from the same table."""
    return {row["en"]: row["id"] for row in INDONESIAN.rows("bilingual")}


def told_in_indonesian(words: Weights, language: str | None) -> Weights:
    """A vector of whole words with English ones replaced where the table knows them, of the same length."""
    if language != "en":
        return words
    table = dictionary()
    found: Weights = {}
    for word, weight in words.items():
        known = table.get(word, word)
        found[known] = max(found.get(known, 0.0), weight)
    return found


def crossed(
    left: Weights, left_language: str | None, right: Weights, right_language: str | None
) -> tuple[Weights, Weights]:
    """Both vectors in the words of one language; names and numbers stand in both as they are."""
    if left_language == right_language:
        return left, right
    return indonesian(left, left_language), indonesian(right, right_language)


def indonesian(words: Weights, language: str | None) -> Weights:
    """`words` with English roots replaced by Indonesian ones where the lexicon knows them."""
    if language != "en":
        return words
    table = lexicon()
    found: Weights = {}
    for word, weight in words.items():
        known = table.get(word, word)
        found[known] = max(found.get(known, 0.0), weight)
    return found
