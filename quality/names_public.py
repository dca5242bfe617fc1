"""Proof of the tagger on public sets: trains on a set's own train part, measures exact spans on its held-out part.

    python quality/names_public.py NER_DIR [--rounds 70] [--lists]

NER_DIR holds nergrit-indonlu/ and idner-news-2k/ with their train and valid or dev files. Prints micro F1. With
--lists, names of DBpedia (mdee-gold-dbpedia/, CC BY-SA) are features too, as in published figures; the shipped model
has none of them.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import pycrfsuite

sys.path.insert(0, str(Path(__file__).resolve().parent / "training"))

from names_train import example, sentences, train

SETS = (("nergrit", "nergrit-indonlu/train_preprocess.txt", "nergrit-indonlu/valid_preprocess.txt"),
        ("idner", "idner-news-2k/train.txt", "idner-news-2k/dev.txt"))  # fmt: skip


def spans(labels: list[str]) -> set[tuple[int, int, str]]:
    """Names as (first token, token after the last, type)."""
    found, begin = set(), None
    for at, label in enumerate([*labels, "O"]):
        if begin is not None and label != "I-" + labels[begin][2:]:
            found.add((begin, at, labels[begin][2:]))
            begin = None
        if begin is None and label != "O":
            begin = at
    return found


def dbpedia(folder: Path) -> dict[str, set[str]]:
    """The lists of names, in lower case."""
    files = {"p": "expanded-person.txt", "l": "place.txt", "o": "organization.txt"}
    return {
        kind: {
            line.strip().lower()
            for line in (folder / file).read_text(encoding="utf-8", errors="replace").splitlines()
            if len(line) > 3
        }
        for kind, file in files.items()
    }


def measure(model: Path, path: Path, lists: dict[str, set[str]] | None) -> dict[str, tuple[int, int, int]]:
    """Right, found and wanted for each type and for all."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    count: dict[str, list[int]] = {}
    for sentence in sentences(path):
        rows, labels, _ = example(sentence, False, lists)
        if not rows:
            continue
        want, got = spans(labels), spans(tagger.tag(rows))
        for type_ in ("PER", "ORG", "LOC"):
            one = count.setdefault(type_, [0, 0, 0])
            w, g = {s for s in want if s[2] == type_}, {s for s in got if s[2] == type_}
            one[0] += len(w & g)
            one[1] += len(g)
            one[2] += len(w)
    count["all"] = [sum(one[n] for one in count.values()) for n in range(3)]
    return {type_: (one[0], one[1], one[2]) for type_, one in count.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=70)
    parser.add_argument("--c1", type=float, default=0.1)
    parser.add_argument("--c2", type=float, default=0.02)
    parser.add_argument("--lists", action="store_true")
    options = parser.parse_args()
    lists = dbpedia(options.folder / "mdee-gold-dbpedia") if options.lists else None
    for name, fit, held in SETS:
        with tempfile.TemporaryDirectory() as folder:
            model = Path(folder) / "model.crfsuite"
            examples = [example(sentence, False, lists)[:2] for sentence in sentences(options.folder / fit)]
            train(model, examples, rounds=options.rounds, c1=options.c1, c2=options.c2)
            for type_, (right, found, wanted) in measure(model, options.folder / held, lists).items():
                print(f"{name:8s} {type_:4s} P {right / found:.3f} R {right / wanted:.3f} "
                      f"F1 {2 * right / (found + wanted):.3f} (wanted {wanted})")  # fmt: skip


if __name__ == "__main__":
    main()
