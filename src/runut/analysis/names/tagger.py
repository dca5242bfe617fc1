"""A trained tagger for names that no table knows: words, shapes, neighbours, clusters and the gazetteer decide."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from runut.analysis.names.lookup import Hit
from runut.analysis.names.titles import titles
from runut.analysis.names.tokens import Token
from runut.gazetteer.known import Person
from runut.gazetteer.name_parts import name_parts
from runut.language import Language
from runut.trained import table, tagger

MODEL = "names_id"
WORDS = "names_words_id"
_CLASSES = ((re.compile(r"[A-ZÀ-Þ]"), "X"), (re.compile(r"[a-zß-ÿ]"), "x"), (re.compile(r"\d"), "9"))


@cache
def shape(word: str) -> str:
    """ "Xx" for Iran, "X" for PBB, "XxX" for NasDem, "9" for 2024."""
    for pattern, letter in _CLASSES:
        word = pattern.sub(letter, word)
    return re.sub(r"(.)\1+", r"\1", word)


class Seen(NamedTuple):
    """The features of one word: at its own place, and as a neighbour one or two places before or behind."""

    here: tuple[str, ...]
    near: dict[int, tuple[str, ...]]
    shape: str


@lru_cache(maxsize=40_000)
def _seen(text: str, known: str) -> Seen:
    """The features that depend on the word and on what the gazetteer says of it; words come back on every page."""
    lower = text.lower()
    own = ["w=" + lower, "s=" + shape(text), "k=" + known]
    row = table(WORDS).get(lower)
    if row is None:
        own.append("c=?")
    else:
        capital, small, middle, large = row
        own += ["p=" + capital, "a=" + small, "b=" + middle, "c=" + large]
    if part := name_parts().get(lower):
        own.append("n=" + part)
    far = [feature for feature in own if feature[0] in "wskb"]
    near = {step: tuple(f"{step}{f}" for f in (own if step in (-1, 1) else far)) for step in (-2, -1, 1, 2)}
    return Seen(("1", *own, "q3=" + lower[:3], "z2=" + lower[-2:], "z3=" + lower[-3:]), near, shape(text))


def features(words: list[Token], owner: list[Hit | None], language: Language) -> list[list[str]]:
    """One list of features for each token; the same in training and in use."""
    roles = titles(language)
    own: list[Seen] = []
    for word, hit in zip(words, owner, strict=True):
        known = "-"
        if hit is not None:
            known = "PER" if isinstance(hit.entry, Person) else f"{hit.entry.type}:{hit.entry.kind}"
        elif word.lower in roles:
            known = "t"
        own.append(_seen(word.text, known))
    found: list[list[str]] = []
    last = len(words) - 1
    for at, seen in enumerate(own):
        here = [*seen.here]
        for step in (-2, -1, 1, 2):
            if 0 <= at + step <= last:
                here += own[at + step].near[step]
        if at == 0:
            here.append("first")
        if at == last:
            here.append("last")
        if at:
            here.append(f"s-1s={own[at - 1].shape}/{seen.shape}")
            here.append(f"w-1s={words[at - 1].lower}/{seen.shape}")
        if at < last:
            here.append(f"s+1s={seen.shape}/{own[at + 1].shape}")
        found.append(here)
    return found


def tag(words: list[Token], owner: list[Hit | None], language: Language) -> list[tuple[int, int, str, float]]:
    """Names as (first token, token after the last, PER ORG or LOC, probability of the weakest token)."""
    model = tagger(MODEL)
    model.set(features(words, owner, language))
    labels = model.tag()
    found: list[tuple[int, int, str, float]] = []
    at = 0
    while at < len(labels):
        if labels[at] == "O":
            at += 1
            continue
        type_, end = labels[at][2:], at + 1
        while end < len(labels) and labels[end] == "I-" + type_:
            end += 1
        found.append((at, end, type_, min(model.marginal(labels[n], n) for n in range(at, end))))
        at = end
    return found
