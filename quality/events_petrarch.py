"""Who acts on whom in the unit tests of PETRARCH: source and target of each event, by their own actor dictionary.

usage: python quality/events_petrarch.py SHARED [--show]

The tests' verb codes come from a toy dictionary and are no CAMEO, so types are not compared. An event counts as found
when some event of the sentence has its source among the actors and its target among the recipients (or both among the
actors of a joint act).
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import msgspec

from runut.analysis import EXTRACTORS
from runut.analysis.events import events_of
from runut.language import ENGLISH
from runut.model import Analysis, Article, Block, Party


def actors(path: Path) -> dict[str, str]:
    """Lower-case names and their three-letter codes."""
    found: dict[str, str] = {}
    waiting: list[str] = []
    for raw in path.read_text(encoding="utf-8", errors="replace").splitlines():
        line = raw.split("#")[0].strip()
        if not line or line.startswith("<"):
            continue
        codes = re.findall(r"\[([A-Za-z]{3})", line)
        name = re.sub(r"\[.*", "", line).lstrip("+").replace("_", " ").strip().lower()
        if name and not line.startswith("+"):
            waiting = [name]
        elif name:
            waiting.append(name)
        if codes:
            found |= {each: codes[0].upper() for each in waiting}
            last = codes[0].upper()
        elif line.startswith("+") and name and found:
            found[name] = last
    return found


def code_of(party: Party, names: dict[str, str]) -> set[str]:
    text = f"{party.span.text if party.span else ''} {party.name or ''}".lower()
    return {code for name, code in names.items() if name in text}


def analysed(text: str) -> tuple[Article, Analysis]:
    article = Article(
        id="p", source="p", sha256="", text=text, blocks=(Block("body", 0, len(text)),), language="en",
        published="1995-01-01",
    )  # fmt: skip
    analysis = Analysis(article="p")
    for extractor in EXTRACTORS:
        if extractor.gives != "events":
            layer = extractor.extract(article, analysis, ENGLISH)
            analysis = msgspec.structs.replace(analysis, **{extractor.gives: layer})
    return article, analysis


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args()
    folder = given.shared / "data" / "events"
    names = actors(folder / "oeda-dictionaries" / "PETR.Validate.actors.txt")
    text = (folder / "petrarch-validation" / "PETR.UnitTest.records.xml").read_text("utf-8", errors="replace")
    wanted = hit = told = extra = 0
    for body in re.findall(r"<Sentence [^>]*>(.*?)</Sentence>", text, re.S):
        gold = re.findall(r'<EventCoding sourcecode="([A-Z]{3})\w*" targetcode="([A-Z]{3})\w*"', body)
        sentence = " ".join(re.search(r"<Text>(.*?)</Text>", body, re.S)[1].split())
        article, analysis = analysed(sentence)
        pairs = []
        for event in events_of(article, analysis, ENGLISH):
            left = set().union(*(code_of(one, names) for one in event.actors)) if event.actors else set()
            right = set().union(*(code_of(one, names) for one in event.recipients)) if event.recipients else left
            pairs.append((left, right))
        found = [any(s in left and t in right for left, right in pairs) for s, t in gold]
        wanted += len(gold)
        hit += sum(found)
        told += len(pairs)
        extra += sum(not any(s in left and t in right for s, t in gold) for left, right in pairs)
        if given.show and gold and not all(found):
            print(gold, pairs, sentence[:140])
    print(
        f"source and target found: {hit} of {wanted} ({hit / wanted:.3f}); events told {told}, with other sides {extra}"
    )


if __name__ == "__main__":
    main()
