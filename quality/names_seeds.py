# ruff: noqa: E501  printed rows are long
"""Measures names, identities and references on the seed pages against their answer key.

    python quality/names_seeds.py SEEDS_DIR KEY_JSON [--errors]

Prints three lines: places to the right country or city, persons to the right identity with country and office,
pronouns and descriptions to the right antecedents. All parts of a page are read as body, since the key covers
related links and bylines too. Offsets are compared without white space, which reading may mend.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import msgspec
from rapidfuzz.distance import OSA

from runut.analysis import analyse
from runut.gazetteer.known import fold
from runut.model import Block, Page
from runut.reading import read

DATES = {"000": "2024-10-11", "001": "2024-10-14", "002": "2022-07-19", "003": "2024-10-12", "004": "2023-10-25"}
ALIASES = {"west": "western world", "new york city": "new york city", "new york": "new york city"}


def places(raw: str, text: str) -> dict[int, int]:
    """Place in the file to place in the article, over the characters that are not white space."""
    found, at = {}, 0
    flat = [(n, char) for n, char in enumerate(text) if not char.isspace()]
    for n, char in enumerate(raw):
        if char.isspace():
            continue
        for step in range(at, min(at + 400, len(flat))):
            if flat[step][1] == char or (char in '“”"' and flat[step][1] in '“”"'):
                found[n] = flat[step][0]
                at = step + 1
                break
    return found


def same(a: str | None, b: str | None) -> bool:
    x, y = fold(a or "").replace("the ", ""), fold(b or "").replace("the ", "")
    if len(x) > 8 and OSA.distance(x, y, score_cutoff=1) <= 1:
        return True  # the key mends one letter of a photographer's name that the page spells wrong throughout
    return (
        ALIASES.get(x, x) == ALIASES.get(y, y)
        or set(x.split()) <= set(y.split()) != set()
        or (bool(y) and set(y.split()) <= set(x.split()))
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", type=Path)
    parser.add_argument("key", type=Path)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    key = json.loads(options.key.read_text(encoding="utf-8"))
    score = {"places": [0, 0], "persons": [0, 0], "offices": [0, 0], "references": [0, 0], "wrong references": [0, 0]}
    meant: dict[str, set[tuple[str, str]]] = {}
    for path in sorted(options.pages.glob("*.txt")):
        raw = path.read_bytes().decode("utf-8")
        article = read(Page(source=path.name, data=path.read_bytes()))
        article = msgspec.structs.replace(article, published=article.published or DATES[path.name[:3]])
        plain = msgspec.structs.replace(article, blocks=tuple(
            Block({"title": "title", "subhead": "subhead", "caption": "caption", "credit": "caption"}.get(b.kind, "body"), b.start, b.end) for b in article.blocks))  # fmt: skip
        where = places(raw, article.text)
        whole, body = analyse(plain), analyse(article)
        at = {m.span.start: m for m in sorted(whole.mentions, key=lambda m: -m.span.end)}
        for name in key["names"]:
            if name["file"] != path.name or name["type"] not in ("GPE", "LOC", "PER"):
                continue
            kind = "persons" if name["type"] == "PER" else "places"
            got = at.get(where.get(name["start"], -1))
            canonical = name["canonical"].split(" (")[0]
            country = name.get("country")
            byline = name["region"] == "byline" and name["text"] in (*article.authors, *article.editors)
            right = byline or (got is not None and (got.type == "PER") == (kind == "persons") and (
                same(canonical, got.name) or (kind == "places" and bool(country) and got.country == country)
            ) and (kind == "persons" or not country or got.country == country))  # fmt: skip
            if right and got is not None and got.actor:
                meant.setdefault(got.actor, set()).add(
                    (canonical, country) if kind == "persons" else (country or canonical, "")
                )
            score[kind][0] += right
            score[kind][1] += 1
            if options.errors and not right:
                print(
                    kind,
                    path.name[:3],
                    name["region"],
                    name["text"],
                    "|",
                    canonical,
                    country,
                    "|",
                    got and (got.name, got.country),
                )
            if kind == "persons" and name.get("office_at_date") and country and name["region"] in ("body", "headline"):
                words = set(fold(name["office_at_date"]).split()) - {"of", "the", "foreign", "policy"}
                ok = got is not None and got.country == country and (
                    len(words & set(fold(got.office or "").split())) >= 0.6 * min(len(words), 4)
                    or "dead" in name["office_at_date"] or "died" in name["office_at_date"])  # fmt: skip
                score["offices"][0] += ok
                score["offices"][1] += 1
                if options.errors and not ok:
                    print(
                        "office",
                        path.name[:3],
                        name["text"],
                        "|",
                        name["office_at_date"],
                        "|",
                        got and (got.office, got.country),
                    )
        refs = {r.span.end: r for r in body.references}
        for nominal in key["nominals"]:
            if nominal["file"] != path.name:
                continue
            got_ref = refs.get(where.get(nominal["end"] - 1, -9) + 1)
            names = [body.mentions[n].name for n in got_ref.antecedents] if got_ref else []
            if got_ref and not names and got_ref.name:
                names = [got_ref.name]
            right = len(names) == len(nominal["refers_to"]) and all(
                any(same(want, got) for got in names) for want in nominal["refers_to"]
            )
            score["references"][0] += right
            score["references"][1] += 1
            score["wrong references"][0] += bool(names) and not right
            score["wrong references"][1] += 1
            if options.errors and not right:
                print("reference", path.name[:3], nominal["text"], "|", nominal["refers_to"], "|", names)
    shared = {actor: names for actor, names in meant.items() if len(names) > 1}
    print(f"wrong merges: {len(shared)} of {len(meant)} identities", *(str(names) for names in shared.values()))
    for kind, (right, wanted) in score.items():
        print(f"{kind}: {right} of {wanted}")


if __name__ == "__main__":
    main()
