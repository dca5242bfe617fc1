"""Finds which Indonesian word stands for an English one, from sentences in both languages, for the bilingual lexicon.

    python quality/stories_lexicon.py SHARED_DATA

Counts in how many sentence pairs two words stand together and keeps, for each English word, the Indonesian one that
goes with it best, when each is the other's best. Writes language/id/bilingual.tsv: single words, no sentence.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from runut.linking.words import rarity, words_of

OUT = Path(__file__).resolve().parent.parent / "src" / "runut" / "language" / "id" / "bilingual.tsv"
LEAST = 6
DICE = 0.30


def sentences(data: Path, code: str) -> list[list[str]]:
    found: list[list[str]] = []
    for path in sorted((data / "parallel" / "bppt").glob(f"*-{code}-*.txt")):
        found += [words_of(line) for line in path.read_text(encoding="utf-8", errors="replace").splitlines()]
    return found


def main(data: Path) -> None:
    english, indonesian = sentences(data, "EN"), sentences(data, "ID")
    assert len(english) == len(indonesian), "the two sides must have the same lines"
    stop_en, stop_id = rarity("en").stopwords, rarity("id").stopwords
    left: Counter[str] = Counter()
    right: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for one, two in zip(english, indonesian, strict=True):
        words = {word for word in one if word.isalpha() and len(word) > 2 and word not in stop_en}
        other = {word for word in two if word.isalpha() and len(word) > 2 and word not in stop_id}
        left.update(words)
        right.update(other)
        pairs.update((a, b) for a in words for b in other)
    best_id: dict[str, tuple[float, str]] = {}
    best_en: dict[str, tuple[float, str]] = {}
    for (a, b), both in pairs.items():
        if both < LEAST:
            continue
        dice = 2 * both / (left[a] + right[b])
        best_id[a] = max(best_id.get(a, (0.0, "")), (dice, b))
        best_en[b] = max(best_en.get(b, (0.0, "")), (dice, a))
    rows = sorted((a, b) for a, (dice, b) in best_id.items() if dice >= DICE and a != b and best_en[b][1] == a)
    lines = ["# Which Indonesian word goes with an English one (quality/stories_lexicon.py).", "en\tid"]
    OUT.write_text("\n".join(lines + [f"{a}\t{b}" for a, b in rows]) + "\n", encoding="utf-8")
    print(len(rows), "words")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
