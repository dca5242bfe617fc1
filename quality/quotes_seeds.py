"""Measures quotes, speakers, credited sources and credits on the five seed pages against their answer keys.

usage: quotes_seeds.py SHARED [--errors]

A direct quotation counts when its words overlap by four fifths and its speaker is the right one; so does each
of the 29 other statements. A credit of the text counts by its sources; bylines and datelines are fields of the
article and count when authors, editors, outlet or dateline hold them.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from runut.analysis import analyse
from runut.gazetteer.outlets import outlet_named
from runut.model import Page
from runut.reading import read


def grams(text: str) -> dict[str, int]:
    flat = re.sub(r"\W+", "", text.lower())
    out: dict[str, int] = {}
    for at in range(max(1, len(flat) - 3)):
        out[flat[at : at + 4]] = out.get(flat[at : at + 4], 0) + 1
    return out


def overlap(a: str, b: str) -> float:
    x, y = grams(a), grams(b)
    return 2 * sum(min(n, y.get(g, 0)) for g, n in x.items()) / (sum(x.values()) + sum(y.values()))


def words(text: str | None) -> set[str]:
    return set(re.findall(r"\w+", (text or "").lower()))


def same(a: str, b: str | None) -> bool:
    x, y = words(a), words(b)
    return bool(x and y) and (x <= y or y <= x or len(x & y) / len(x | y) >= 0.5)


def short(source: str) -> str:
    names = {"associated press": "ap", "agence france-presse": "afp", "anadolu agency": "anadolu", "ria novosti": "ria"}
    outlet = outlet_named(source)
    return names.get(source.lower(), (outlet.name if outlet else source).lower().split(" (")[0])


def right_speaker(item: dict, party) -> bool:
    canonical = item["speaker"]["canonical"]
    mention = (item["speaker"].get("mention") or {}).get("text") or ""
    if "UNSPECIFIED" in canonical:
        return party is None or party.name is None
    if party is None:
        return False
    if any(same(name.split(" (")[0], party.name) for name in canonical.split("; ")):
        return True
    return party.span is not None and overlap(party.span.text, mention) > 0.8


def wanted_sources(scope: str | None, sources: list[dict], file: str) -> set[str]:
    """The sources that the key's note on scope means: those named in it, those of a line, those of the page."""
    if not scope or scope.startswith("no upstream"):
        return set()
    mine = [c for c in sources if c["file"] == file and c["kind"] not in ("photo_credit", "byline", "dateline_outlet")]
    if "page footer only" in scope:
        return {short(s["canonical"]) for c in mine if c["kind"] == "page_credit" for s in c["sources"]}
    found = {short(s["canonical"]) for c in mine for s in c["sources"] if c["text"] in scope or same_word(s, scope)}
    if line := re.search(r"carried from line (\d+)", scope):
        found |= {short(s["canonical"]) for c in mine if c["line"] == int(line[1]) for s in c["sources"]
                  if c["kind"] != "channel_credit" or s["canonical"] != "Telegram"}  # fmt: skip
    return found


def same_word(source: dict, scope: str) -> bool:
    return bool({short(source["canonical"]).lower()} & words(scope))


def main() -> None:
    shared, errors = Path(sys.argv[1]), "--errors" in sys.argv
    items = json.loads((shared / "gold/seeds/quotes.json").read_text(encoding="utf-8"))["quotes"]
    sources = json.loads((shared / "gold/seeds/sources.json").read_text(encoding="utf-8"))["credits"]
    read_pages = {}
    for path in sorted((shared / "seeds").glob("*.txt")):
        article = read(Page(source=str(path), data=path.read_bytes()))
        read_pages[path.name] = (article, analyse(article))
    tally = {"direct": [0, 0], "other": [0, 0], "source": [0, 0]}
    used: set[tuple[str, str]] = set()
    decoys = 0
    for item in items:
        quotes = read_pages[item["file"]][1].quotes
        best = max(quotes, key=lambda q: overlap(item["text"], q.span.text), default=None)
        share = overlap(item["text"], best.span.text) if best else 0.0
        if item["region"] == "related_link":
            decoys += share >= 0.6
            continue
        if best and share >= 0.6:
            used.add((item["file"], best.id))
        if not item["core"]:
            continue
        kind = "direct" if item["kind"] == "direct" else "other"
        ok = bool(best) and share >= 0.8 and right_speaker(item, best.speaker)
        tally[kind][0] += ok
        tally[kind][1] += 1
        got = {short(c.source) for c in best.credited_to} if best and share >= 0.6 else None
        want = wanted_sources(item["credit_scope"], sources, item["file"])
        fits = got is not None and (got == want or bool(got & want))
        tally["source"][0] += fits
        tally["source"][1] += 1
        if errors and not (ok and fits):
            name = best.speaker.name if best and best.speaker else None
            print(item["id"], item["kind"], f"{share:.2f}", "speaker", name, "sources", got, "wanted", want)
    found = sum(len(analysis.quotes) for _, analysis in read_pages.values())
    hits = 0
    for credit in sources:
        article, analysis = read_pages[credit["file"]]
        want = {short(s["canonical"]) for s in credit["sources"]}
        fields = {x.lower() for x in (*article.authors, *article.editors)}
        fields |= {short(x) for x in (article.outlet, article.dateline.outlet if article.dateline else None) if x}
        at_hand = [c for c in analysis.credits if c.span.start < credit["end"] and credit["start"] < c.span.end]
        given = {short(s) for c in at_hand for s in c.sources}
        ok = bool(want & fields) or bool(want & given) or (credit["kind"] == "anonymous_credit" and bool(at_hand))
        ok = ok or (credit["kind"] == "channel_credit" and any("telegram" in c.span.text.lower() for c in at_hand))
        hits += ok
        if errors and not ok:
            print(credit["id"], credit["kind"], credit["text"], "got", given or fields)
    invented = [
        c.span.text for _, a in read_pages.values() for c in a.credits
        if c.kind in ("wire", "outlet") and c.sources
        and not any(s["start"] < c.span.end and c.span.start < s["end"] for s in sources)
    ]  # fmt: skip
    print(f"direct quotations with speaker: {tally['direct'][0]} of {tally['direct'][1]}")
    print(
        f"other statements with speaker: {tally['other'][0]} of {tally['other'][1]}; precision {len(used) / found:.2f}"
    )
    print(f"decoys in related links: {decoys}")
    print(f"credits: {hits} of {len(sources)}; agencies or outlets credited where the key has none: {len(invented)}")
    print(f"credited source of statements: {tally['source'][0]} of {tally['source'][1]}")


if __name__ == "__main__":
    main()
