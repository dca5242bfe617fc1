"""Measures direct quotations and reported statements on the development part of PolNeAR (English).

usage: polnear.py [--errors] POLNEAR_DEV_DIR

A direct quotation counts as found when it shares four fifths of its characters with a gold content that lies
wholly between marks, or with one quoted stretch of it; one that no gold content touches is an error.
Indirect statements are compared by word: the words of all gold contents without marks against those reported.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import msgspec

from runut.analysis import EXTRACTORS
from runut.analysis.quotes import QUOTES
from runut.language import LANGUAGES
from runut.model import Analysis, Article, Block

# Older newspaper texts set two single marks for a double one.
MARKS = re.compile("[\"“”]|''")
STRETCH = re.compile("(?:[^\"“”']|'(?!'))+")
WORD = re.compile(r"\w+")


def contents(path: Path) -> list[list[tuple[int, int]]]:
    """The gold contents of one annotation file, each as its stretches."""
    out = []
    for line in path.read_text(encoding="utf-8").splitlines():
        parts = line.split("\t")
        if line.startswith("T") and parts[1].startswith("Content "):
            spans = [tuple(map(int, piece.split())) for piece in parts[1][8:].split(";")]
            out.append([(a, b) for a, b in spans])
    return out


def kind(text: str, spans: list[tuple[int, int]]) -> str:
    words = " ".join(text[a:b] for a, b in spans)
    a, b = spans[0][0], spans[-1][1]
    lead, tail = text[max(0, a - 2) : a + 2], text[b - 2 : b + 2]
    if not MARKS.search(words) and not (MARKS.search(lead) and MARKS.search(tail)):
        return "indirect"
    outside = re.sub("([\"“]|'')(?:[^\"”']|'(?!'))*([\"”]|'')?", "", words) if MARKS.search(words) else ""
    return "direct" if len(WORD.findall(outside)) <= 1 else "mixed"


def main() -> None:
    errors = "--errors" in sys.argv
    root = Path(next(a for a in sys.argv[1:] if a != "--errors"))
    tp = fp = fn = 0
    ttp = tfp = tfn = 0
    for source in sorted((root / "text").glob("*.txt")):
        notes = sorted((root / "attributions").glob(f"{source.stem}_*.ann"))
        if not notes:
            continue
        text = source.read_text(encoding="utf-8")
        gold = contents(notes[0])
        lines = list(re.finditer(r"[^\n]+", text))
        blocks = tuple(Block("body" if n else "title", m.start(), m.end()) for n, m in enumerate(lines))
        article = Article(id="x", source=source.name, sha256="", text=text, blocks=blocks, language="en")
        analysis = Analysis(article="x")
        for extractor in EXTRACTORS[: EXTRACTORS.index(QUOTES) + 1]:
            layer = extractor.extract(article, analysis, LANGUAGES["en"])
            analysis = msgspec.structs.replace(analysis, **{extractor.gives: layer})
        quotes = analysis.quotes
        direct = [q for q in quotes if q.kind == "direct"]
        kinds = [kind(text, g) for g in gold]
        stretches = {
            (m.start() + a, m.end() + a)
            for g in gold
            for a, b in g
            for m in STRETCH.finditer(text[a:b])
            if len(WORD.findall(m.group())) > 1
        }
        hit = set()
        for q in direct:
            best = max(stretches, key=lambda s: share(s, (q.span.start, q.span.end)), default=None)
            if best and share(best, (q.span.start, q.span.end)) >= 0.8:
                hit.add(best)
                tp += 1
            elif not any(a < q.span.end and q.span.start < b for g in gold for a, b in g):
                fp += 1
                if errors:
                    print("SPURIOUS", q.span.text[:100])
        for g, k in zip(gold, kinds, strict=True):
            if k != "direct":
                continue
            for a, b in g:
                for m in STRETCH.finditer(text[a:b]):
                    s = (m.start() + a, m.end() + a)
                    if s in stretches and s not in hit and len(WORD.findall(m.group())) > 1:
                        fn += 1
                        if errors:
                            print("MISSED", text[max(0, s[0] - 30) : s[1] + 40].replace("\n", "/")[:200])
        want = words_of(text, [s for g, k in zip(gold, kinds, strict=True) if k == "indirect" for s in g])
        other = words_of(text, [s for g, k in zip(gold, kinds, strict=True) if k != "indirect" for s in g])
        got = words_of(text, [(q.span.start, q.span.end) for q in quotes if q.kind != "direct"]) - other
        ttp += len(want & got)
        tfp += len(got - want)
        tfn += len(want - got)
    for name, a, b, c in (("direct", tp, fp, fn), ("indirect words", ttp, tfp, tfn)):
        p, r = a / max(1, a + b), a / max(1, a + c)
        print(f"{name}: P {p:.3f} R {r:.3f} F1 {2 * p * r / max(1e-9, p + r):.3f} ({a + c} gold)")


def share(a: tuple[int, int], b: tuple[int, int]) -> float:
    """Shared characters over the longer of the two."""
    common = min(a[1], b[1]) - max(a[0], b[0])
    return common / max(a[1] - a[0], b[1] - b[0])


def words_of(text: str, spans: list[tuple[int, int]]) -> set[int]:
    return {m.start() for a, b in spans for m in WORD.finditer(text, a, b)}


if __name__ == "__main__":
    main()
