"""Trains the tagger for names: src/runut/trained/names_id.crfsuite, or a model for one public set to prove it.

    python quality/training/names_train.py MODEL --nergrit TRAIN --idner TRAIN [--rounds 80]

NERGRIT (IndoNLU, Apache-2.0) and IDNER (News-2K, MIT) may be shipped in a model. Country names that IDNER leaves
without a label, because the country acts, are labelled as places, so that both sets follow one guideline.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import pycrfsuite

from runut.analysis.names.sentence import prepare
from runut.analysis.names.tagger import features
from runut.language import INDONESIAN

LABELS = {"PERSON": "PER", "PLACE": "LOC", "ORGANISATION": "ORG", "PER": "PER", "LOC": "LOC", "ORG": "ORG"}
Labelled = list[tuple[str, str]]


def sentences(path: Path) -> list[Labelled]:
    """Sentences as (word, label); the word is the first column and the label the last."""
    found: list[Labelled] = []
    now: Labelled = []
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split()
        if cells:
            mark, _, type_ = cells[-1].partition("-")
            now.append((cells[0], f"{mark}-{LABELS[type_]}" if type_ else "O"))
        elif now:
            found.append(now)
            now = []
    if now:
        found.append(now)
    return found


def example(
    sentence: Labelled, relabel: bool, lists: dict[str, set[str]] | None = None
) -> tuple[list[list[str]], list[str], list[tuple[int, int, str]]]:
    """Features and labels of our own tokens, and the names as (start, end, type) in code points."""
    text, starts = "", []
    for word, _ in sentence:
        text += " " if text else ""
        starts.append(len(text))
        text += word
    names: list[tuple[int, int, str]] = []
    for (word, label), start in zip(sentence, starts, strict=True):
        if label.startswith("B-") or (label.startswith("I-") and not (names and names[-1][1] + 1 == start)):
            names.append((start, start + len(word), label[2:]))
        elif label.startswith("I-"):
            names[-1] = (names[-1][0], start + len(word), names[-1][2])
    prepared = prepare(text, 0, len(text), INDONESIAN)
    if relabel:
        covered = {place for start, end, _ in names for place in range(start, end)}
        for hit in (*prepared.hits, *prepared.inner):
            if hit.entry.__class__.__name__ == "Known" and hit.entry.kind == "country" and hit.start not in covered:
                names.append((hit.start, hit.end, "LOC"))
    names.sort()
    labels = []
    for word in prepared.words:
        name = next((name for name in names if name[0] < word.end and word.start < name[1]), None)
        if name is None:
            labels.append("O")
        else:
            first = word.start <= name[0] or not any(
                other.start < word.start and other.end > name[0] for other in prepared.words
            )
            labels.append(("B-" if first else "I-") + name[2])
    rows = features(prepared.words, prepared.owner, INDONESIAN)
    if lists:
        add_lists(rows, [word.lower for word in prepared.words], lists)
    return rows, labels, names


def add_lists(rows: list[list[str]], words: list[str], lists: dict[str, set[str]]) -> None:
    """Marks the longest run of words that stands in a list of names; only for measuring, never for shipping."""
    for name, known in lists.items():
        at = 0
        while at < len(words):
            size = next((n for n in range(min(6, len(words) - at), 0, -1) if " ".join(words[at : at + n]) in known), 0)
            for step in range(size):
                rows[at + step].append(f"d={name}{'B' if step == 0 else 'I'}{min(size, 3)}")
            at += max(size, 1)


def train(model: Path, examples: list[tuple[list[list[str]], list[str]]], *, rounds: int, c1: float, c2: float) -> None:
    """Trains by L-BFGS with both penalties."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for rows, labels in examples:
        trainer.append(rows, labels)
    trainer.set_params({"c1": c1, "c2": c2, "max_iterations": rounds, "feature.possible_transitions": True,
                        "feature.minfreq": 1})  # fmt: skip
    trainer.train(str(model))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("--nergrit", type=Path)
    parser.add_argument("--idner", type=Path)
    parser.add_argument("--rounds", type=int, default=70)
    parser.add_argument("--c1", type=float, default=0.1)
    parser.add_argument("--c2", type=float, default=0.02)
    parser.add_argument("--relabel", action="store_true", help="label countries that IDNER leaves unlabelled")
    options = parser.parse_args()
    begin = time.time()
    examples = []
    for path, relabel in ((options.nergrit, False), (options.idner, options.relabel)):
        for sentence in sentences(path) if path else []:
            rows, labels, _ = example(sentence, relabel)
            examples.append((rows, labels))
    print(len(examples), "sentences prepared in", round(time.time() - begin), "s")
    train(options.model, examples, rounds=options.rounds, c1=options.c1, c2=options.c2)
    print("trained in", round(time.time() - begin), "s,", options.model.stat().st_size // 1024, "kB")


if __name__ == "__main__":
    main()
