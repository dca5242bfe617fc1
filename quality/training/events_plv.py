"""How well a linear model tells the PLOVER root of a given pair of actors: the PLV proof.

usage: python quality/training/events_plv.py TRAIN.tsv [TEST.tsv]

Trains on the PLV training part (no licence is stated: measured with, never shipped) and prints root, quad and binary
macro F1 on TEST, or by five folds over TRAIN without one. Views of a sentence: words with the pair masked, the words
between the pair, letter sequences, and the types and statuses that Runut's trigger lexicon gives it.
"""

from __future__ import annotations

import csv
import sys
import time
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction import DictVectorizer
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold
from sklearn.svm import LinearSVC

from runut.analysis.events.clause import Sight
from runut.analysis.events.lexicon import lexicon
from runut.analysis.events.status import signs, status_of
from runut.analysis.events.words import Words
from runut.language import ENGLISH

QUAD = {"AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "COOPERATE": 2, "AID": 2, "YIELD": 2, "REQUEST": 3, "ACCUSE": 3,
        "REJECT": 3, "THREATEN": 3}  # fmt: skip


def load(path: Path) -> tuple[list[dict[str, str]], list[str]]:
    with path.open(encoding="utf-8") as opened:
        rows = list(csv.DictReader(opened, delimiter="\t", quoting=csv.QUOTE_NONE))
    return rows, [row["gold_root"] for row in rows]


def masked(row: dict[str, str]) -> tuple[str, str]:
    text = row["marked_sentence"]
    for mark, name in (("s", "SRCX"), ("t", "TGTX")):
        left, right = text.find(f"<{mark}>"), text.find(f"</{mark}>")
        if 0 <= left < right:
            text = text[:left] + name + text[right + 4 :]
    a, b = sorted((max(0, text.find("SRCX")), max(0, text.find("TGTX"))))
    return text, text[a : b + 4]


def lexical(text: str) -> dict[str, float]:
    words = Words(text, 0, len(text), ENGLISH)
    hits = lexicon(ENGLISH).hits(words)
    sight = Sight(words, [], hits, ENGLISH)
    places = {word: at for at, word in enumerate(words.low) if word in {"srcx", "tgtx"}}
    low, high = sorted((places.get("srcx", 0), places.get("tgtx", len(words))))
    found: dict[str, float] = {}
    for hit in hits:
        if hit.trigger.type == "NONE":
            continue
        status = status_of(signs(sight, hit), hit)
        names = [hit.trigger.type, f"{hit.trigger.type}/{status}", f"{hit.trigger.type}/{hit.trigger.mode}"]
        if low < hit.head < high:
            names += [f"between:{hit.trigger.type}", f"between:{hit.trigger.type}/{status}"]
        names.append(f"head:{hit.trigger.pattern}")
        for name in names:
            found[name] = found.get(name, 0.0) + 1.0
    return found


class Views:
    def __init__(self) -> None:
        self.words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=1)
        self.between = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=1)
        self.letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=2)
        self.lexicon = DictVectorizer()

    def read(self, rows: list[dict[str, str]], *, learn: bool) -> csr_matrix:
        pairs = [masked(row) for row in rows]
        whole, inner = [p[0] for p in pairs], [p[1] for p in pairs]
        found = [lexical(text) for text in whole]
        if learn:
            views = (self.words, self.between, self.letters, self.lexicon)
            for view, data in zip(views, (whole, inner, whole, found), strict=True):
                view.fit(data)
        lex = self.lexicon.transform(found)
        norm = (
            np.sqrt(lex.multiply(lex).sum(axis=1)).A1
            if hasattr(lex, "A")
            else np.asarray(np.sqrt(lex.multiply(lex).sum(axis=1))).ravel()
        )
        lex = csr_matrix(lex.multiply(1 / np.maximum(norm, 1)[:, None]))
        return hstack(
            [self.words.transform(whole), 0.8 * self.between.transform(inner), 0.8 * self.letters.transform(whole), lex]
        ).tocsr()


def report(gold: list[str], got: list[str]) -> str:
    quad = [[QUAD.get(kind, 4) for kind in side] for side in (gold, got)]
    binary = [[kind > 2 for kind in side] for side in quad]
    scores = [f1_score(a, b, average="macro") for a, b in ((gold, got), quad, binary)]
    return "root {:.3f} quad {:.3f} binary {:.3f}".format(*scores)


def main() -> None:
    rows, roots = load(Path(sys.argv[1]))
    if len(sys.argv) > 2:
        parts = [(list(range(len(rows))), load(Path(sys.argv[2])))]
    else:
        parts = []
        for train, test in StratifiedKFold(5, shuffle=True, random_state=0).split(rows, roots):
            parts.append((list(train), ([rows[i] for i in test], [roots[i] for i in test])))
    gold: list[str] = []
    got: list[str] = []
    spent = 0.0
    for chosen, (test_rows, test_roots) in parts:
        views = Views()
        model = LinearSVC(C=0.5, class_weight="balanced")
        model.fit(views.read([rows[i] for i in chosen], learn=True), [roots[i] for i in chosen])
        began = time.perf_counter()
        got += list(model.predict(views.read(test_rows, learn=False)))
        spent += time.perf_counter() - began
        gold += test_roots
    print(report(gold, got), f"{len(gold) / spent:.0f} sentences a second")


if __name__ == "__main__":
    main()
