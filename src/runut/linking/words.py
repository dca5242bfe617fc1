"""Words as linking counts them: lower case, doubled words made single, each weighted by how rare it is."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from runut.language import LANGUAGES

WORD = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*")
"""A word; hyphens, apostrophes and the points of numbers stay inside."""

_DOUBLED = re.compile(r"(\w{2,})-\1(an|nya)?")
_CLITICS = ("nya", "lah", "kah", "pun")


class Rarity(NamedTuple):
    """How many articles were counted for a language, in how many each word stood, and its function words."""

    articles: int
    seen_in: dict[str, int]
    stopwords: frozenset[str]

    def weight(self, word: str) -> float:
        """The inverse document frequency of `word`, 0 for a function word; an unknown word counts as seen once."""
        if word in self.stopwords:
            return 0.0
        return math.log((self.articles + 1) / (self.seen_in.get(word, 1) + 1))


@cache
def rarity(language: str | None) -> Rarity:
    """The counts of `language`, which do not change with what a record holds: so a score never depends on order."""
    known = LANGUAGES.get(language or "")
    if known is None:
        return Rarity(10_000, {}, frozenset().union(*(rarity(code).stopwords for code in LANGUAGES)))
    rows = known.rows("frequencies")
    seen_in = {row["word"]: int(row["articles"]) for row in rows}
    articles = seen_in.pop("(all)")
    return Rarity(articles, seen_in, frozenset(row["word"] for row in known.rows("stopwords")))


@lru_cache(maxsize=200_000)
def plain(word: str) -> str:
    """`word` in lower case, a doubled word ("isu-isu") single, without clitic or possessive ending."""
    word = word.lower().replace("’", "'")
    if "-" in word and (doubled := _DOUBLED.fullmatch(word)):
        word = doubled.group(1)
    if word.endswith("'s"):
        return word[:-2]
    if len(word) > 6:
        for clitic in _CLITICS:
            if word.endswith(clitic):
                return word[: -len(clitic)]
    return word


def words_of(text: str) -> list[str]:
    """The words of `text` in order, as they are counted."""
    return [plain(match) for match in WORD.findall(text)]


def unit(weights: dict[str, float], limit: int) -> dict[str, float]:
    """The `limit` heaviest terms of `weights`, scaled to length 1; ties are settled by the term itself."""
    kept = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:limit]
    length = math.sqrt(sum(weight * weight for _, weight in kept))
    return {term: round(weight / length, 5) for term, weight in kept} if length else {}


def weighted(words: Iterable[str], language: str | None, limit: int) -> dict[str, float]:
    """A unit vector of `words`: (1 + log count) times rarity, the `limit` heaviest terms."""
    counts: dict[str, int] = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    table = rarity(language)
    weights = {}
    for word, count in counts.items():
        if len(word) > 1 and (rare := table.weight(word)) > 0:
            weights[word] = (1 + math.log(count)) * rare
    return unit(weights, limit)


def cosine(left: dict[str, float], right: dict[str, float]) -> float:
    """The cosine of two unit vectors."""
    if len(left) > len(right):
        left, right = right, left
    # fsum is exact, so the order in which the terms stand cannot change the result.
    return math.fsum(left[term] * right[term] for term in left.keys() & right.keys())
