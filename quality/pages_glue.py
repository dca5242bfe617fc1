"""Measures the parting of glued words on pages that were glued by script.

Usage: python quality/pages_glue.py SHARED [PAGES]. The pages (a tenth of IndoSum, whose text has lost no space)
are kept out of the vocabulary. Names, and now and then two plain words, lose the space on one or both sides, as where
a link was removed. Printed: share of joints mended, and share of sound words broken.
"""

from __future__ import annotations

import json
import random
import re
import sys
from pathlib import Path

from pages_vocabulary import held_out

from runut.reading.glue import unglue

NAME = re.compile(r"(?<=[a-z,] )(?:[A-Z][\w-]*|[A-Z]+)(?: [A-Z][\w-]*){0,3}(?= [a-z])")
PAIR = re.compile(r"(?<=[a-z] )[a-z]{4,}(?: [a-z]{4,}){1,2}(?= [a-z])")


def pages(shared: Path, wanted: int) -> list[str]:
    """Held-out pages of IndoSum, its tokens set as text again: no space was ever lost in them."""
    found = []
    seen = set()
    for path in sorted((shared / "data/raw/indosum").glob("*.jsonl")):
        for line in path.open(encoding="utf-8"):
            row = json.loads(line)
            if held_out(row["id"]) and row["id"] not in seen:
                seen.add(row["id"])
                text = " ".join(" ".join(sentence) for paragraph in row["paragraphs"] for sentence in paragraph)
                text = re.sub(r" ([.,:;?!)\]%”])", r"\1", re.sub(r"([(\[“]) ", r"\1", text))
                found.append(text)
    random.Random(7).shuffle(found)
    return found[:wanted]


def glued(text: str, chance: random.Random) -> str:
    """The text with the spaces of links taken out."""
    cut: set[int] = set()
    for pattern, share in ((NAME, 0.35), (PAIR, 0.01)):
        for match in pattern.finditer(text):
            if chance.random() < share:
                for at in (match.start() - 1, match.end()):
                    if chance.random() < 0.7 and text[at] == " " and text[at - 1].isalpha() and text[at + 1].isalpha():
                        cut.add(at)
    return "".join(char for at, char in enumerate(text) if at not in cut)


def gaps(text: str) -> set[int]:
    """Where white space stands, counted in characters that are none."""
    places, at = set(), 0
    for char in text:
        if char.isspace():
            places.add(at)
        else:
            at += 1
    return places


def main(shared: Path, wanted: int, show: bool) -> None:
    chance = random.Random(11)
    joints = mended = words = broken = 0
    lost: list[str] = []
    wrong: list[str] = []
    texts = pages(shared, wanted)
    for text in texts:
        text = " ".join(text.split())
        spoiled = glued(text, chance)
        whole, before, after = gaps(text), gaps(spoiled), gaps(unglue(spoiled))
        missing = whole - before
        joints += len(missing)
        mended += len(missing & after)
        flat = "".join(text.split())
        words += len(text.split())
        # a space is wrong only inside a word: parting marks from words breaks none
        extra = [at for at in gaps(unglue(text)) - whole if flat[at - 1].isalnum() and flat[at].isalnum()]
        broken += len(extra)
        words_left = iter(text.split())
        for token in spoiled.split():
            truth = next(words_left)
            while truth.replace(" ", "") != token:
                truth += " " + next(words_left)
            if " " in truth and unglue(token) != truth:
                lost.append(f"{truth}>{unglue(token)}")
        clean = text.split()
        wrong += [f"{token}>{mended_form}" for token in set(clean) if (mended_form := unglue(token)).count(" ")]
    print(
        f"{len(texts)} pages, {joints} joints, mended {mended / joints:.4f}; {words} words, broken {broken / words:.5f}"
    )
    if show:
        random.Random(1).shuffle(lost)
        print("LOST", "  ".join(lost[:120]))
        print("WRONG", "  ".join(wrong[:150]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 500, "--show" in sys.argv)
