# ruff: noqa: E501  rows of tables are long
"""Makes src/runut/gazetteer/offices.tsv from dated exports; what they lack stands in offices_by_hand.tsv.

    python quality/training/names_offices.py LEADERS_TSV HOLDERS_DIR

LEADERS_TSV: heads of state and government parsed from the history of the Factbook as JSON (CC0; columns iso2, title,
name, surname, since, first_seen, last_seen). HOLDERS_DIR: exports of Wikidata (CC0) with position, person, personID,
start, end, one file for a country, and world-foreign-ministers.csv.
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

from rapidfuzz.distance import OSA

from runut.gazetteer.known import fold, persons
from runut.gazetteer.places import of_country

OUT = Path(__file__).resolve().parents[2] / "src/runut/gazetteer/offices.tsv"
NEWEST = "2026-05-17"  # day of the newest Factbook text
GAP = ("2017-03-28", "2020-11-23")  # no version between these days: what stood before is not vouched for at the second
ROLES = (
    (r"^(?:acting |interim |transitional |caretaker )?president\b(?!-elect| of (?:the government|territorial))", "head-of-state"),
    (r"^(?:acting |interim |transitional |caretaker )?(?:prime minister|premier|chancellor|taoiseach)", "head-of-government"),
    (r"^(?:king|queen|emperor|sultan|amir|emir|grand duke|prince|pope|co-prince)\b", "head-of-state"),
    (r"^supreme leader", "leader"),
    (r"^vice president$", "vice-president"),
    (r"^(?:chairman of the presidential council|chairman of the transitional|chief executive|captain)", "leader"),
)  # fmt: skip
POSITIONS = {
    "president": "head-of-state", "prime minister": "head-of-government", "premier": "head-of-government",
    "minister of foreign affairs": "foreign-minister", "foreign minister": "foreign-minister",
    "minister for foreign affairs": "foreign-minister", "secretary of state": "foreign-minister",
    "minister of defence": "defence-minister", "minister of defense": "defence-minister",
    "defense minister": "defence-minister", "defence minister": "defence-minister", "secretary of defense": "defence-minister",
    "vice president": "vice-president",
}  # fmt: skip
TERRITORIES = frozenset(
    [
        "AS",
        "AW",
        "AX",
        "AI",
        "BL",
        "BM",
        "BQ",
        "CC",
        "CK",
        "CW",
        "CX",
        "FK",
        "FO",
        "GF",
        "GG",
        "GI",
        "GL",
        "GP",
        "GS",
        "GU",
        "HK",
        "IM",
        "IO",
        "JE",
        "KY",
        "MF",
        "MO",
        "MP",
        "MQ",
        "MS",
        "NC",
        "NF",
        "NU",
        "PF",
        "PM",
        "PN",
        "PR",
        "RE",
        "SH",
        "SJ",
        "SX",
        "TC",
        "TF",
        "TK",
        "UM",
        "VG",
        "VI",
        "WF",
        "YT",
        "AN",
    ]
)  # their head of state is that of the country they belong to
FILES = {"china-ministers": "CN", "indonesia-ministers": "ID", "iran-ministers": "IR", "israel-ministers": "IL",
         "russia-cabinet": "RU", "ukraine-cabinet": "UA", "us-cabinet": "US"}  # fmt: skip
NAMES = {"head-of-state": "President", "head-of-government": "Prime Minister", "foreign-minister": "Minister of Foreign Affairs",
         "defence-minister": "Minister of Defence", "vice-president": "Vice President"}  # fmt: skip


def plain(name: str) -> str:
    """A Factbook name without its notes, its surname no longer in capitals."""
    name = re.split(r" - |,| serving | acting | previously|\(|;| since ", name)[0].strip()
    words = []
    for word in re.sub(r"^(?:(?:Lt|Maj|Brig|Capt|Col|Gen|Dr|Sir|Adm|Sheikh|Shaykh|ret)\.? )+", "", name).split():
        big = word.isupper() and len(word) > 2 and not re.fullmatch(r"[IVX]+", word)
        words.append("-".join(part.capitalize() for part in word.split("-")) if big else word)
    return " ".join(words)


def canonical(name: str, country: str) -> str:
    """The name that the table of persons gives to the same person, where it knows one."""
    words = set(fold(name).split())
    for person in persons().values():
        if person.country != country:
            continue
        for form in (person.name, *person.forms):
            own = fold(form).split()
            if len(own) > 1 and (set(own) <= words or (words <= set(own) and len(words) > 1)):
                return person.name
    return name


def alike(one: str, other: str) -> bool:
    """Whether two spellings are of one person: the last words differ by a letter at most, the first begin alike."""
    a, b = fold(one).split(), fold(other).split()
    return one == other or (OSA.distance(a[-1], b[-1]) <= 1 and a[0][0] == b[0][0])


def factbook(path: Path) -> list[dict[str, str]]:
    found: dict[tuple[str, str], list[dict[str, str]]] = {}
    for row in csv.DictReader(path.open(encoding="utf-8"), delimiter="\t"):
        title = row["title"].strip()
        role = next((role for pattern, role in ROLES if re.match(pattern, title.lower())), None)
        if role is None or row["iso2"] in TERRITORIES or not row["iso2"] or not row["since"]:
            continue
        title = re.split(r" and | of ", title)[0]
        name = canonical(plain(row["name"]), row["iso2"])
        found.setdefault((row["iso2"], role), []).append(
            {"title": title, "person": name, "first": row["since"], "seen": row["last_seen"]}
        )
    out = []
    for (country, role), rows in found.items():
        rows.sort(key=lambda row: (row["first"], row["seen"]))
        merged: list[dict[str, str]] = []
        for row in rows:
            last = merged[-1] if merged else None
            if last and alike(last["person"], row["person"]):
                last["seen"] = max(last["seen"], row["seen"])
                if len(row["person"]) < len(last["person"]):
                    last["person"] = row["person"]
                continue
            merged.append(dict(row))
        for number, row in enumerate(merged):
            after = merged[number + 1]["first"] if number + 1 < len(merged) else ""
            last = "" if row["seen"] >= NEWEST else min(filter(None, (after, row["seen"])))
            until = last or NEWEST
            if last == GAP[1] and (not after or after > GAP[1]):
                last, until = "", GAP[0]
            if last and last <= row["first"]:
                continue
            out.append({"country": country, "role": role, "office": row["title"] + of_country(country),
                        "person": row["person"], "first": row["first"], "last": last, "until": until,
                        "source": "factbook", "id": ""})  # fmt: skip
    return out


def wikidata(folder: Path) -> list[dict[str, str]]:
    out = []
    for path in sorted(folder.glob("*.holders21.csv")):
        country = FILES.get(path.name.split(".")[0])
        for row in csv.DictReader(path.open(encoding="utf-8")) if country else []:
            role = POSITIONS.get(row["position"].lower())
            if role and row["start"] and (row["end"] or "9999") >= "2000" and row["person"].isprintable():
                out.append(holder_row(country or "", role, row["person"], row["start"], row["end"], row["personID"]))
    for row in csv.DictReader((folder / "world-foreign-ministers.csv").open(encoding="utf-8")):
        code = codes().get(row["country"])
        if code and row["name"] and row["start"]:
            out.append(holder_row(code, "foreign-minister", row["name"], row["start"], "", row["person"]))
    return out


def codes() -> dict[str, str]:
    from runut.gazetteer.tables import rows

    return {row["id"]: row["code"] for row in rows("countries") if row["id"]}


def holder_row(country: str, role: str, person: str, start: str, end: str, qid: str) -> dict[str, str]:
    name = {("US", "foreign-minister"): "Secretary of State", ("US", "defence-minister"): "Secretary of Defense"}.get(
        (country, role), NAMES[role]
    )
    return {"country": country, "role": role, "office": name + of_country(country), "person": canonical(person, country),
            "first": start[:10], "last": end[:10], "until": end[:10] or "2022-07-23", "source": "wikidata", "id": qid}  # fmt: skip


def main(leaders: Path, holders: Path) -> None:
    rows = [*factbook(leaders), *wikidata(holders)]
    rows.sort(key=lambda row: (row["country"], row["role"], row["first"], row["source"]))
    fields = ("country", "role", "office", "person", "first", "last", "until", "source", "id")
    seen: set[tuple[str, ...]] = set()
    with OUT.open("w", encoding="utf-8") as out:
        out.write("# offices by date, made from exports: factbook = CIA World Factbook as JSON, all its versions from 2014 to\n"
                  "# 2026-05-17 (CC0); wikidata = EveryPolitician's exports of 2022 (CC0). An empty last day is asserted until\n"
                  "# the day in until. offices_by_hand.tsv wins over this file.\n")  # fmt: skip
        out.write("\t".join(fields) + "\n")
        for row in rows:
            key = (row["country"], row["role"], fold(row["person"]), row["first"][:7])
            if key not in seen:
                seen.add(key)
                out.write("\t".join(row[field] for field in fields) + "\n")
    print(len(seen), "terms of", len({row["country"] for row in rows}), "countries")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
