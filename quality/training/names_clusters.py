"""Makes src/runut/trained/names_words_id.tsv: how a word is usually written, and the words that it resembles.

    python quality/training/names_clusters.py OUT TEXT... --without GOLD_DIR

TEXT are .csv or .jsonl files of raw news, of which only counts are kept. For each word seen 8 times or more:
the share of its occurrences inside a sentence that begin with a capital (0 to 9), and its k-means cluster among
64, 256 and 1024 in a PPMI + SVD space (window 2). Pages whose title stands in GOLD_DIR are left out.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, diags
from sklearn.cluster import MiniBatchKMeans
from sklearn.utils.extmath import randomized_svd

csv.field_size_limit(sys.maxsize)
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|[^\w\s]")
VOCABULARY, CONTEXTS, WINDOW, DIMENSIONS, SEED = 30_000, 6_000, 2, 96, 7


def sentences(path: Path, left_out: set[str]):
    if path.suffix == ".csv":
        for row in csv.DictReader(path.open(encoding="utf-8", errors="replace")):
            title = (row.get("title") or row.get("Judul") or row.get("judul") or "").strip().lower()
            body = row.get("content") or row.get("Isi") or row.get("isi_berita") or ""
            if title not in left_out:
                yield from re.split(r"(?<=[.!?])\s+(?=[A-Z\"“])|\n\n+", body.replace("\n", " "))
    else:
        for line in path.open(encoding="utf-8"):
            for paragraph in json.loads(line).get("paragraphs", []):
                for sentence in paragraph:
                    yield " ".join(sentence)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("text", type=Path, nargs="+")
    parser.add_argument("--without", type=Path)
    options = parser.parse_args()
    left_out = set()
    for key in sorted(options.without.glob("*.json")) if options.without else []:
        page = json.loads(key.read_text(encoding="utf-8"))
        if isinstance(page, dict) and page.get("page", {}).get("title"):
            left_out.add(page["page"]["title"].strip().lower())
    count, inside, capital = Counter(), Counter(), Counter()
    texts: list[list[str]] = []
    for path in options.text:
        for sentence in sentences(path, left_out):
            words = WORD.findall(sentence)
            if len(words) < 4:
                continue
            lower = [word.lower() for word in words]
            texts.append(lower)
            count.update(lower)
            big = sum(word[0].isupper() for word in words if len(word) > 3)
            if big > 0.6 * max(1, sum(len(word) > 3 for word in words)):
                continue
            for place in range(1, len(words)):
                if words[place - 1][0].isalnum() or words[place - 1] == ",":
                    inside[lower[place]] += 1
                    capital[lower[place]] += words[place][0].isupper()
    vocabulary = [word for word, seen in count.most_common(VOCABULARY) if seen >= 8]
    index = {word: number for number, word in enumerate(vocabulary)}
    rows, columns = [], []
    for words in texts:
        numbers = [index.get(word, -1) for word in words]
        for place, number in enumerate(numbers):
            if number < 0:
                continue
            for step in range(1, WINDOW + 1):
                for other, side in ((place - step, 0), (place + step, 1)):
                    if 0 <= other < len(numbers) and 0 <= numbers[other] < CONTEXTS:
                        rows.append(number)
                        columns.append(numbers[other] + side * CONTEXTS)
    counts = csr_matrix((np.ones(len(rows), np.float32), (rows, columns)), shape=(len(vocabulary), 2 * CONTEXTS))
    counts.sum_duplicates()
    total = counts.sum()
    word_share = np.asarray(counts.sum(1)).ravel()
    context_share = np.asarray(counts.sum(0)).ravel() ** 0.75
    context_share *= total / context_share.sum()
    scaled = diags(1 / np.maximum(word_share, 1)) @ counts @ diags(total / np.maximum(context_share, 1))
    scaled.data = np.maximum(np.log(np.maximum(scaled.data, 1e-9)), 0)
    left, size, _ = randomized_svd(scaled, DIMENSIONS, random_state=SEED, n_iter=3)
    space = left * np.sqrt(size)
    space /= np.maximum(np.linalg.norm(space, axis=1, keepdims=True), 1e-9)
    labels = [
        MiniBatchKMeans(k, random_state=SEED, n_init=2, batch_size=4096).fit_predict(space) for k in (64, 256, 1024)
    ]
    with options.out.open("w", encoding="utf-8") as out:
        out.write("# word, share of capitals inside a sentence (0 to 9, - unseen), clusters among 64, 256 and 1024\n")
        out.write("word\tcapital\tc64\tc256\tc1024\n")
        for number, word in enumerate(vocabulary):
            share = str(min(9, int(10 * capital[word] / inside[word]))) if inside[word] >= 3 else "-"
            out.write("\t".join([word, share, *(str(label[number]) for label in labels)]) + "\n")
    print(len(texts), "sentences,", sum(count.values()), "tokens,", len(vocabulary), "words")


if __name__ == "__main__":
    main()
