"""Train and cross-validate the scorer of event candidates on the labelled sentence pairs.

usage: python quality/training/events.py SHARED [--write]

SHARED holds data/clauses (labels made for Runut; the sentences are other people's and stay there). Each of the six
batches is held back in turn; figures are those of unseen batches. --write trains on all six and stores the weights.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path

import msgspec
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from runut.analysis import EXTRACTORS
from runut.analysis.events.candidate import Candidate, candidates
from runut.analysis.events.features import features
from runut.language import LANGUAGES, Language
from runut.model import Analysis, Article, Block
from runut.plover import types

OUT = Path(__file__).resolve().parents[2] / "src" / "runut" / "trained" / "events.npz"
LABELS = ["NONE", *types()]


def before_events(article: Article, language: Language) -> Analysis:
    """What the extractors that stand before events find."""
    analysis = Analysis(article=article.id)
    for extractor in EXTRACTORS:
        if extractor.gives == "events":
            break
        analysis = msgspec.structs.replace(
            analysis, **{extractor.gives: extractor.extract(article, analysis, language)}
        )
    return analysis


def batch(folder: Path, number: int) -> list[tuple[str, str, list[dict]]]:
    """(language, sentence, events) of one batch, both languages."""
    gold = {}
    for line in (folder / f"train{number}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        gold[row["n"]] = row["events"]
    out = []
    for line in (folder / f"train{number}.txt").read_text(encoding="utf-8").splitlines():
        if line and line[0] != "#":
            n, code, text = line.split("\t", 2)
            out.append((code.lower(), text, gold[int(n)]))
    return out


def label(candidate: Candidate, text: str, code: str, events: list[dict]) -> tuple[str, float]:
    """The gold type of a candidate and how much to trust it."""
    stated = [e for e in events if e[f"trigger_{code}"]]
    for event in stated:
        at = text.find(event[f"trigger_{code}"])
        if at >= 0 and candidate.start < at + len(event[f"trigger_{code}"]) and at < candidate.end:
            return event["type"], 1.0
    if candidate.hit.trigger.type in {e["type"] for e in stated}:
        return candidate.hit.trigger.type, 0.3
    return "NONE", 1.0


def read_all(shared: Path) -> list[dict]:
    rows = []
    for number in range(6):
        for code, text, events in batch(shared / "data" / "clauses", number):
            language = LANGUAGES[code]
            article = Article(
                id="x", source="x", sha256="", text=text, blocks=(Block("body", 0, len(text)),), language=code,
                published="2007-03-14",
            )  # fmt: skip
            analysis = before_events(article, language)
            found = candidates(article, analysis, language)
            rows.append(
                {
                    "batch": number,
                    "code": code,
                    "gold": {e["type"] for e in events if e[f"trigger_{code}"]},
                    "found": [(features(c), *label(c, text, code, events), c) for c in found],
                }
            )
    return rows


def matrix(lists: list[list[str]], index: dict[str, int]) -> csr_matrix:
    data, rows, columns = [], [], []
    for number, names in enumerate(lists):
        for name in set(names):
            if name in index:
                rows.append(number)
                columns.append(index[name])
                data.append(1.0)
    return csr_matrix((data, (rows, columns)), shape=(len(lists), len(index)))


def fit(rows: list[dict], c: float, least: int) -> tuple[dict[str, int], LogisticRegression]:
    lists, labels, weights = [], [], []
    for row in rows:
        for names, wanted, weight, _ in row["found"]:
            lists.append(names)
            labels.append(wanted)
            weights.append(weight)
    counts = Counter(name for names in lists for name in set(names))
    index = {name: number for number, name in enumerate(sorted(n for n, k in counts.items() if k >= least))}
    model = LogisticRegression(C=c, max_iter=300)
    model.fit(matrix(lists, index), labels, sample_weight=weights)
    return index, model


def typed(names: list[list[str]], index: dict[str, int], model: LogisticRegression, threshold: float) -> list[str]:
    if not names:
        return []
    chances = model.predict_proba(matrix(names, index))
    classes = list(model.classes_)
    none = classes.index("NONE")
    out = []
    for row in chances:
        rest = [(value, kind) for kind, value in zip(classes, row, strict=True) if kind != "NONE"]
        out.append(max(rest)[1] if 1 - row[none] >= threshold else "NONE")
    return out


def figures(pairs: list[tuple[set[str], set[str]]]) -> tuple[float, float, float]:
    hit, over, missed = Counter(), Counter(), Counter()
    for gold, got in pairs:
        hit.update(gold & got)
        over.update(got - gold)
        missed.update(gold - got)
    f1 = {k: 2 * hit[k] / max(1, 2 * hit[k] + over[k] + missed[k]) for k in types() if hit[k] + missed[k] >= 3}
    tp, fp, fn = sum(hit.values()), sum(over.values()), sum(missed.values())
    return 2 * tp / max(1, 2 * tp + fp + fn), sum(f1.values()) / max(1, len(f1)), tp / max(1, tp + fp)


def cross_validate(rows: list[dict], c: float, least: int) -> None:
    kept: dict[float, list[tuple[str, int, set[str], set[str]]]] = defaultdict(list)
    for held in range(6):
        index, model = fit([r for r in rows if r["batch"] != held], c, least)
        for row in (r for r in rows if r["batch"] == held):
            for threshold in (0.3, 0.4, 0.5, 0.6):
                got = set(typed([names for names, *_ in row["found"]], index, model, threshold)) - {"NONE"}
                kept[threshold].append((row["code"], held, row["gold"], got))
    for threshold, results in kept.items():
        line = []
        for code in LANGUAGES:
            micro, macro, precision = figures([(g, p) for k, _, g, p in results if k == code])
            line.append(f"{code} micro {micro:.3f} macro {macro:.3f} precision {precision:.3f}")
        print(f"C={c} least={least} threshold={threshold}: " + "; ".join(line))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--c", type=float, default=0.3)
    parser.add_argument("--least", type=int, default=2)
    given = parser.parse_args()
    rows = read_all(given.shared)
    print(len(rows), "sentences", sum(len(r["found"]) for r in rows), "candidates")
    if not given.write:
        cross_validate(rows, given.c, given.least)
        return
    index, model = fit(rows, given.c, given.least)
    weights = model.coef_.T + 0.0
    keep = [k for k, number in index.items() if np.abs(weights[number]).max() >= 0.03]
    table = np.stack([weights[index[k]] for k in keep]).astype(np.float16)
    OUT.parent.mkdir(exist_ok=True)
    np.savez_compressed(
        OUT, names=np.array("\n".join(keep)), weights=table, bias=model.intercept_.astype(np.float32),
        labels=np.array(list(model.classes_)),
    )  # fmt: skip
    print(len(keep), "features of", len(index), OUT.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
