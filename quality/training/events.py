"""Train and cross-validate the scorer of event candidates.

usage: python quality/training/events.py SHARED [--write] [--readings OUT.jsonl] [--no-pages]

SHARED holds data/clauses (sentence pairs) and gold/dev (pages); labels were made for Runut, the texts are other
people's and stay there. Six folds: each holds back one batch of sentences and every sixth page, and all figures are
those of held-back text. --readings stores the cross-validated readings of the pages for score.py. --write trains on
everything and stores the weights.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

import msgspec
import numpy as np
from events_rows import FOLDS, Row, Text, clause_texts, page_texts
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from runut.analysis.events import events_of
from runut.analysis.events.clear import CLEAR
from runut.analysis.events.scorer import Scorer
from runut.language import LANGUAGES
from runut.model import Reading
from runut.plover import types
from runut.view import contract

OUT = Path(__file__).resolve().parents[2] / "src" / "runut" / "trained" / "events.npz"


def matrix(lists: list[list[str]], index: dict[str, int]) -> csr_matrix:
    data, rows, columns = [], [], []
    for number, names in enumerate(lists):
        for name in set(names):
            if name in index:
                rows.append(number)
                columns.append(index[name])
                data.append(1.0)
    return csr_matrix((data, (rows, columns)), shape=(len(lists), len(index)))


def train(rows: list[Row], c: float, least: int) -> bytes:
    """The stored form of a scorer trained on `rows`."""
    used = [row for row in rows if row.weight > 0]
    counts = Counter(name for row in used for name in set(row.names))
    index = {name: number for number, name in enumerate(sorted(n for n, k in counts.items() if k >= least))}
    features = matrix([row.names for row in used], index)
    kinds = LogisticRegression(C=c, max_iter=200, tol=1e-3)
    kinds.fit(features, [row.label for row in used], sample_weight=[row.weight for row in used])
    told = [number for number, row in enumerate(used) if row.status]
    states = LogisticRegression(C=c / 2, max_iter=200, tol=1e-3)
    states.fit(features[told], [used[number].status for number in told])
    both = np.hstack([kinds.coef_.T, states.coef_.T])
    keep = [name for name, number in index.items() if np.abs(both[number]).max() >= 0.03]
    table = np.stack([both[index[name]] for name in keep]).astype(np.float16)
    stored = io.BytesIO()
    np.savez_compressed(
        stored, names=np.array("\n".join(keep)), weights=table,
        bias=np.concatenate([kinds.intercept_, states.intercept_]).astype(np.float32),
        labels=np.array(list(kinds.classes_)), states=np.array(list(states.classes_)),
    )  # fmt: skip
    return stored.getvalue()


def figures(pairs: list[tuple[set[str], set[str]]]) -> str:
    hit, over, missed = Counter(), Counter(), Counter()
    for gold, got in pairs:
        hit.update(gold & got)
        over.update(got - gold)
        missed.update(gold - got)
    f1 = {k: 2 * hit[k] / max(1, 2 * hit[k] + over[k] + missed[k]) for k in types() if hit[k] + missed[k] >= 3}
    tp, fp, fn = sum(hit.values()), sum(over.values()), sum(missed.values())
    none = sum(not gold and not got for gold, got in pairs) / max(1, sum(not got for _, got in pairs))
    micro, macro = 2 * tp / max(1, 2 * tp + fp + fn), sum(f1.values()) / max(1, len(f1))
    weak = ", ".join(f"{k} {v:.2f}" for k, v in sorted(f1.items(), key=lambda item: item[1]))
    return (
        f"micro {micro:.3f} macro {macro:.3f} precision {tp / max(1, tp + fp):.3f} recall {tp / max(1, tp + fn):.3f} "
        f"none precision {none:.3f} | {weak}"
    )


def cross_validate(clauses: list[Text], pages: list[Text], c: float, least: int, readings: Path | None) -> None:
    kept: dict[tuple[str, float], list[tuple[set[str], set[str]]]] = defaultdict(list)
    lines = []
    for fold in range(FOLDS):
        rows = [row for text in (*clauses, *pages) if text.fold != fold for row in text.rows]
        model = Scorer(train(rows, c, least))
        for text in clauses:
            if text.fold == fold:
                for threshold in (0.25, 0.3, 0.35, 0.4, 0.5):
                    got = {
                        model.judge(row.names, threshold=min(threshold, CLEAR) if row.clear else threshold).type
                        for row in text.rows
                    } - {None}
                    kept[text.code, threshold].append((text.gold, got))
        for text in pages:
            if text.fold == fold:
                events = events_of(text.article, text.analysis, LANGUAGES[text.code], model=model)
                reading = Reading(text.article, msgspec.structs.replace(text.analysis, events=events))
                lines.append(json.dumps(contract.outcome(reading)))
    for (code, threshold), pairs in sorted(kept.items()):
        print(code, threshold, figures(pairs))
    if readings:
        readings.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--readings", type=Path)
    parser.add_argument("--no-pages", action="store_true")
    parser.add_argument("--c", type=float, default=0.2)
    parser.add_argument("--least", type=int, default=2)
    given = parser.parse_args()
    clauses = clause_texts(given.shared)
    pages = [] if given.no_pages else page_texts(given.shared)
    print(len(clauses), "sentences", len(pages), "pages", sum(len(t.rows) for t in (*clauses, *pages)), "candidates")
    if given.write:
        stored = train([row for text in (*clauses, *pages) for row in text.rows], given.c, given.least)
        OUT.write_bytes(stored)
        print(len(stored), "bytes")
    else:
        cross_validate(clauses, pages, given.c, given.least, given.readings)


if __name__ == "__main__":
    sys.exit(main())
