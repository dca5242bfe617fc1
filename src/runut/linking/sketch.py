"""Sketches: the hashed three-word runs of a text, and the sample of them by which near-copies are found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Grams = NDArray[np.uint64]

SAMPLE = 8
"""One hash in eight is kept (FracMinHash): on 20,000 edited pages every pair with Jaccard 0.5 was still found."""
FLOOR = 16
"""A short text keeps at least its sixteen smallest hashes: with fewer, copies of 45 words were missed."""

_LIMIT = np.uint64((1 << 64) // SAMPLE - 1)
_A, _B, _C = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F), np.uint64(0x165667B19E3779F9)
_S29, _S32 = np.uint64(29), np.uint64(32)


class _Codes(dict[str, int]):
    """The 32-bit code of each word met; emptied when it has grown to a million words."""

    def __missing__(self, word: str) -> int:
        if len(self) >= 1_000_000:
            self.clear()
        code = self[word] = crc32(word.encode("utf-8", "surrogatepass"))
        return code


_codes = _Codes()


def grams(words: Sequence[str]) -> Grams:
    """The 64-bit hashes of every run of three words, in the order of the text; a shorter text has none."""
    if len(words) < 3:
        return np.empty(0, np.uint64)
    codes = np.fromiter(map(_codes.__getitem__, words), np.uint64, len(words))
    return _mixed(codes)


def _mixed(codes: Grams) -> Grams:
    mixed = (codes[:-2] + _A) * _B ^ (codes[1:-1] + _B) * _C ^ (codes[2:] + _C) * _A
    mixed ^= mixed >> _S32
    mixed *= _B
    mixed ^= mixed >> _S29
    mixed *= _C
    mixed ^= mixed >> _S32
    return np.asarray(mixed, np.uint64)


def grams_of_texts(texts: Iterable[str], *, at_once: int = 1 << 18) -> list[Grams]:
    """The hashed three-word runs of many texts, straight from their letters: a word is a stretch of letters and
    digits, hashed by a prefix sum over the bytes. `at_once` bytes (a long text more) are taken in one pass."""
    found: list[Grams] = []
    batch: list[bytes] = []
    size = 0
    for text in texts:
        for mark in _MARKS:
            if mark in text:
                text = text.replace(mark, " ")
        data = text.lower().encode("utf-8", "surrogatepass")
        if batch and size + len(data) > at_once:
            found += _grams_of_batch(batch)
            batch, size = [], 0
        batch.append(data)
        size += len(data) + 1
    return found + _grams_of_batch(batch) if batch else found


def _grams_of_batch(batch: list[bytes]) -> list[Grams]:
    letters = np.frombuffer(b" ".join(batch) + b" ", np.uint8)
    power, inverse = _powers(len(letters))
    inside = _WORD_BYTES[letters]
    edge = np.diff(inside, prepend=np.int8(0))
    starts, ends = np.flatnonzero(edge == 1), np.flatnonzero(edge == -1)
    # The hash of bytes a to b is a difference of prefix sums, brought back to the word's own first place.
    sums = np.zeros(len(letters) + 1, np.uint64)
    np.cumsum(letters * power, out=sums[1:])
    codes = (sums[ends] - sums[starts]) * inverse[starts]
    mixed = _mixed(codes) if len(codes) >= 3 else np.empty(0, np.uint64)
    bounds = np.searchsorted(starts, np.cumsum([0, *(len(data) + 1 for data in batch)]))
    return [mixed[low : max(high - 2, low)] for low, high in pairwise(bounds.tolist())]


_MARKS = "“”‘’–—…·•\u00a0"
"""Marks outside ASCII that part words like a space."""
_POWER = np.uint64(0x9E3779B97F4A7C15)
_BACK = np.uint64(pow(0x9E3779B97F4A7C15, -1, 1 << 64))
_WORD_BYTES = np.array([chr(byte).isalnum() or byte >= 128 for byte in range(256)], np.int8)
_table: dict[str, tuple[Grams, Grams]] = {}


def _powers(size: int) -> tuple[Grams, Grams]:
    """The powers of an odd number modulo 2**64 and of its inverse, kept for the longest batch so far."""
    known = _table.get("powers")
    if known is None or len(known[0]) < size:
        room = max(size, 1 << 18)
        power, back = np.full(room, _POWER), np.full(room, _BACK)
        power[0] = back[0] = 1
        known = _table["powers"] = (np.multiply.accumulate(power), np.multiply.accumulate(back))
    return known[0][:size], known[1][:size]


def sketch(hashes: Grams) -> Grams:
    """The distinct hashes below a fixed bound, or the FLOOR smallest where fewer lie below it, in order."""
    low = np.unique(hashes[hashes <= _LIMIT])
    if len(low) >= FLOOR:
        return low
    return np.unique(hashes)[:FLOOR]
