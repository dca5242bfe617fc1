"""How fast linking is, and how it grows: copies beside datasketch, and a stream of articles with open stories.

    python -m benchmarks.linking copies [PAGES]      recall, precision and CPU of near-copies, beside datasketch
    python -m benchmarks.linking stream [ARTICLES]   articles a second from ready features, and how flat that stays

The pages are made here from invented words, so that the figures need nothing but this file; datasketch is optional.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator

import numpy as np

from benchmarks.table import Row, best_of
from runut.linking import Features, edges
from runut.linking.link import Index
from runut.linking.near_copies import near_copies
from runut.linking.resolve import resolve
from runut.linking.sketch import grams, sketch
from runut.linking.words import unit, words_of

SYLLABLES = [a + b for a in "bcdfghjklmnprstw" for b in ("a", "i", "u", "e", "o", "an", "ing", "ar")]


def vocabulary(chance: random.Random, size: int) -> list[str]:
    words: dict[str, None] = {}
    while len(words) < size:
        words["".join(chance.choices(SYLLABLES, k=chance.randint(2, 4)))] = None
    return list(words)


def skewed(chance: np.random.Generator, words: list[str], count: int) -> list[str]:
    """Words drawn unevenly: a thousandth of the vocabulary makes a tenth of the text."""
    return [words[int(rank)] for rank in len(words) * chance.random(count) ** 3]


def edited_pages(pages: int, seed: int = 3) -> list[str]:
    """Half originals, half edited copies: cut, extended with boilerplate, words changed, sentences moved or mixed."""
    chance, numbers = random.Random(seed), np.random.default_rng(seed)
    words = vocabulary(chance, 40_000)
    boiler = [" ".join(skewed(numbers, words, 25)) for _ in range(40)]
    originals = []
    for _ in range(pages // 2):
        sentences = [skewed(numbers, words, chance.randint(8, 26)) for _ in range(chance.randint(3, 30))]
        originals.append(sentences)
    texts = [". ".join(" ".join(sentence) for sentence in page) for page in originals]
    for _ in range(pages - len(texts)):
        page = [list(sentence) for sentence in chance.choice(originals)]
        kind = chance.randrange(5)
        if kind == 0:
            page = page[: max(2, int(len(page) * chance.uniform(0.2, 0.95)))]
        elif kind == 1:
            page += [chance.choice(boiler).split() for _ in range(chance.randint(1, 6))]
        elif kind == 2:
            share = chance.uniform(0.005, 0.2)
            page = [[chance.choice(words) if chance.random() < share else word for word in line] for line in page]
        elif kind == 3:
            chance.shuffle(page)
        else:
            other = chance.choice(originals)
            page = page[: len(page) // 2] + other[: max(1, len(other) // 2)]
        texts.append(". ".join(" ".join(sentence) for sentence in page))
    return texts


def truth(texts: list[str]) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """Pairs with Jaccard of 0.5 and pairs with containment of 0.8, by comparing every pair that shares a run."""
    sets = [set(grams(words_of(text)).tolist()) for text in texts]
    holders: dict[int, list[int]] = {}
    for at, one in enumerate(sets):
        for value in one:
            holders.setdefault(value, []).append(at)
    both: dict[tuple[int, int], int] = {}
    for found in holders.values():
        for number, left in enumerate(found):
            for right in found[number + 1 :]:
                both[left, right] = both.get((left, right), 0) + 1
    alike, inside = set(), set()
    for (left, right), count in both.items():
        one, two = len(sets[left]), len(sets[right])
        if count / (one + two - count) >= 0.5:
            alike.add((left, right))
        if count / min(one, two) >= 0.8:
            inside.add((left, right))
    return alike, inside


def copies(pages: int = 20_000) -> None:
    texts = edited_pages(pages)
    alike, inside = truth(texts)
    begun = time.process_time()
    found = near_copies(texts)
    spent = time.process_time() - begun
    got = {(one, two) for one, two, shared in found if shared.jaccard >= 0.5}
    held = {(one, two) for one, two, shared in found if shared.containment >= 0.8}
    print(f"{pages} pages, {len(alike)} pairs at Jaccard 0.5, {len(inside)} at containment 0.8")
    print(
        f"runut       {spent:6.2f} s CPU  recall {len(got & alike) / len(alike):.4f}"
        f"  precision {len(got & alike) / max(len(got), 1):.4f}"
        f"  containment recall {len(held & inside) / len(inside):.4f}"
    )
    try:
        from datasketch import MinHash, MinHashLSH
    except ImportError:
        print("datasketch  not installed: no figure beside ours")
        return
    begun = time.process_time()
    index = MinHashLSH(threshold=0.5, num_perm=128)
    hashes = []
    for at, text in enumerate(texts):
        words = words_of(text)
        one = MinHash(num_perm=128)
        one.update_batch([" ".join(words[n : n + 3]).encode() for n in range(max(len(words) - 2, 1))])
        hashes.append(one)
        index.insert(at, one)
    seen = set()
    for at, one in enumerate(hashes):
        for other in index.query(one):
            if other < at and one.jaccard(hashes[other]) >= 0.5:
                seen.add((other, at))
    peer = time.process_time() - begun
    print(
        f"datasketch  {peer:6.2f} s CPU  recall {len(seen & alike) / len(alike):.4f}"
        f"  precision {len(seen & alike) / max(len(seen), 1):.4f}   ({peer / spent:.1f} times our CPU)"
    )


def stream(articles: int, seed: int = 7, per_day: int = 4_000) -> Iterator[Features]:
    """Ready features of a stream: 4,000 articles a day, two in three about a happening of the last three days."""
    chance, numbers = random.Random(seed), np.random.default_rng(seed)
    words = vocabulary(chance, 120_000)
    stories: list[tuple[int, list[str]]] = []
    for at in range(articles):
        day = 739_000 + at // per_day
        recent = stories[-per_day:]
        if recent and chance.random() < 0.65:
            _, topic = chance.choice(recent)
        else:
            topic = [words[int(rank)] for rank in numbers.integers(300, len(words), 30)]
            stories.append((day, topic))
        own = [words[int(rank)] for rank in numbers.integers(300, len(words), 40)]
        told = chance.sample(topic, 22)
        weights = {word: 6.0 + 0.1 * number for number, word in enumerate(own)}
        weights.update({word: 9.0 + 0.2 * number for number, word in enumerate(told)})
        lead = unit({word: weights[word] for word in told[:14] + own[:14]}, 60)
        hashes = numbers.integers(0, 2**63, 280, dtype=np.uint64) * np.uint64(2)
        yield Features(
            article=f"{at:012x}", source=f"{at}.html", outlet=f"o{chance.randrange(60)}", language="id", day=day,
            day_basis="published", published=None, length=282, sketch=sketch(hashes).tobytes(), grams=hashes.tobytes(),
            headline=unit({word: weights[word] for word in told[:6]}, 24), lead=lead, body=unit(weights, 120),
            names=unit({word: weights[word] for word in told[:8]}, 40),
        )  # fmt: skip


def growth(articles: int = 200_000, step: int = 10_000) -> None:
    index = Index()
    spent = compared = found = 0.0
    begun = 0.0
    print(f"{'articles':>9} {'µs/article':>11} {'a second':>9} {'compared':>9} {'edges':>7}")
    for at, one in enumerate(stream(articles), 1):
        begun = time.process_time()
        others = index.add(one)
        made = edges(one, others)
        near = {edge.left for edge in made} | {edge.right for edge in made} | {one.article}
        resolve([index.articles[name] for name in sorted(near)], made)
        spent += time.process_time() - begun
        compared += len(others)
        found += len(made)
        if at % step == 0:
            cost = spent / step * 1e6
            print(f"{at:9d} {cost:11.0f} {1e6 / cost:9.0f} {compared / step:9.1f} {found / step:7.2f}", flush=True)
            spent = compared = found = 0.0


def measure() -> list[Row]:
    """The short form for the table of all benchmarks: 4,000 edited pages and a stream of 12,000 articles."""
    texts = edited_pages(4_000)
    alike, inside = truth(texts)
    copied = best_of(lambda: near_copies(texts), times=2)
    found = near_copies(texts)
    got = {(one, two) for one, two, shared in found if shared.jaccard >= 0.5}
    held = {(one, two) for one, two, shared in found if shared.containment >= 0.8}
    index, spent, articles = Index(), 0.0, 12_000
    for one in stream(articles):
        begun = time.process_time()
        edges(one, index.add(one))
        spent += time.process_time() - begun
    return [
        Row("near-copies, CPU a page", copied / len(texts) * 1e6, "µs", f"{len(texts):,} edited pages"),
        Row("near-copies, recall at Jaccard 0.5", len(got & alike) / len(alike), ""),
        Row("near-copies, precision at Jaccard 0.5", len(got & alike) / max(len(got), 1), ""),
        Row("near-copies, recall at containment 0.8", len(held & inside) / len(inside), ""),
        Row("linking from ready features", articles / spent, "articles/s", f"{articles:,} articles of three days"),
    ]


if __name__ == "__main__":
    what, *rest = sys.argv[1:] or ["copies"]
    {"copies": copies, "stream": growth}[what](*map(int, rest))
