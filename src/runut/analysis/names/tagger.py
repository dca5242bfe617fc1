"""A trained tagger for names that no table knows: words, shapes, neighbours, clusters and the gazetteer decide."""

from __future__ import annotations

import re
from functools import cache

from runut.analysis.names.lookup import Hit
from runut.analysis.names.titles import titles
from runut.analysis.names.tokens import Token
from runut.gazetteer.known import Person
from runut.gazetteer.name_parts import name_parts
from runut.language import LANGUAGES, Language
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


def _word_features(word: Token, words: dict[str, tuple[str, ...]], known: str, parts: dict[str, str]) -> list[str]:
    found = ["w=" + word.lower, "s=" + shape(word.text), "k=" + known]
    row = words.get(word.lower)
    if row is None:
        found.append("c=?")
    else:
        capital, small, middle, large = row
        found += ["p=" + capital, "a=" + small, "b=" + middle, "c=" + large]
    if part := parts.get(word.lower):
        found.append("n=" + part)
    return found


def features(words: list[Token], owner: list[Hit | None], language: Language) -> list[list[str]]:
    """One list of features for each token; the same in training and in use."""
    rows, parts, roles = table(WORDS), name_parts(), titles(language)
    own: list[list[str]] = []
    for word, hit in zip(words, owner, strict=True):
        known = "-"
        if hit is not None:
            known = "PER" if isinstance(hit.entry, Person) else f"{hit.entry.type}:{hit.entry.kind}"
        elif word.lower in roles:
            known = "t"
        own.append(_word_features(word, rows, known, parts))
    found: list[list[str]] = []
    last = len(words) - 1
    for at, word in enumerate(words):
        here = ["1"]
        here += own[at]
        lower = word.lower
        here += ["q3=" + lower[:3], "z2=" + lower[-2:], "z3=" + lower[-3:]]
        for step in (-2, -1, 1, 2):
            place = at + step
            if 0 <= place <= last:
                near = own[place] if step in (-1, 1) else [f for f in own[place] if f[0] in "wskb"]
                here += [f"{step}{feature}" for feature in near]
        if at == 0:
            here.append("first")
        if at == last:
            here.append("last")
        if at:
            here.append("s-1s=" + shape(words[at - 1].text) + "/" + shape(word.text))
            here.append("w-1s=" + words[at - 1].lower + "/" + shape(word.text))
        if at < last:
            here.append("s+1s=" + shape(word.text) + "/" + shape(words[at + 1].text))
        found.append(here)
    return found


def tag(words: list[Token], owner: list[Hit | None], language: Language) -> list[tuple[int, int, str, float]]:
    """Names as (first token, token after the last, PER ORG or LOC, probability of the weakest token)."""
    model = tagger(MODEL)
    model.set(features(words, owner, LANGUAGES["id"] if language.code not in LANGUAGES else language))
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
