# ruff: noqa: E501  rows of tables are long
"""Checks 200 sampled (office, date) pairs of the offices tables against dated sources: quality/names_leaders.tsv.

    python quality/names_leaders.py GAZETTEER_DIR [--write]

GAZETTEER_DIR holds factbook-leaders/factbook_executives.tsv (each version's own words, CC0), wikidata-officeholders/
and reign-leaders/. A pair is asked of `runut.gazetteer.offices.holder`; a source that speaks of that office on that
day must name the same last name. The sample is fixed by its seed: half from rows written by hand, half from the
exports, each pair on a day on which a source other than the row's own text speaks where there is one.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
from pathlib import Path

from rapidfuzz import fuzz

from runut.gazetteer.known import fold, persons
from runut.gazetteer.offices import Term, holder, terms

OUT = Path(__file__).with_suffix(".tsv")
SEED, SIZE = 11, 200
ISO3 = {"RUS": "RU", "USA": "US", "IRN": "IR", "ISR": "IL", "UKG": "GB", "FRN": "FR", "GMY": "DE", "CHN": "CN", "INS": "ID",
        "TUR": "TR", "SAU": "SA", "EGY": "EG", "JPN": "JP", "IND": "IN", "PAK": "PK", "CAN": "CA", "AUL": "AU", "MAL": "MY",
        "PHI": "PH", "THI": "TH", "UKR": "UA", "SYR": "SY", "LEB": "LB", "BLR": "BY", "VEN": "VE", "BRA": "BR", "ROK": "KR",
        "PRK": "KP", "ITA": "IT", "SPN": "ES", "HUN": "HU", "POL": "PL", "LIB": "LY", "IRQ": "IQ", "SAF": "ZA"}  # fmt: skip
POSITIONS = {"President": "head-of-state", "Prime Minister": "head-of-government", "Minister of Foreign Affairs": "foreign-minister",
             "Secretary of State": "foreign-minister", "Secretary of Defense": "defence-minister", "Supreme Leader": "leader",
             "Minister of Defence": "defence-minister", "Minister of Defense": "defence-minister",
             "Vice President": "vice-president"}  # fmt: skip
FILES = {"china-ministers": "CN", "indonesia-ministers": "ID", "iran-ministers": "IR", "israel-ministers": "IL",
         "russia-cabinet": "RU", "ukraine-cabinet": "UA", "us-cabinet": "US"}  # fmt: skip


class Sources:
    """What the sources say about an office on a day."""

    def __init__(self, folder: Path) -> None:
        gec = {r["gec"]: r["iso2"] for r in read(folder / "factbook-leaders/countries.tsv", "\t") if r["iso2"]}
        self.factbook: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
        for row in read(folder / "factbook-leaders/factbook_executives.tsv", "\t"):
            key = gec.get(row["gec"], ""), row["role"]
            self.factbook.setdefault(key, []).append((row["first_seen"], row["last_seen"], row["text"]))
        self.wikidata: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
        for path in (folder / "wikidata-officeholders").glob("*.holders21.csv"):
            for row in read(path, ","):
                role, country = POSITIONS.get(row["position"]), FILES.get(path.name.split(".")[0])
                if role and country and row["start"]:
                    self.wikidata.setdefault((country, role), []).append((row["start"], row["end"], row["person"]))
        self.reign: dict[str, list[tuple[str, str, str]]] = {}
        for row in read(folder / "reign-leaders/leaderlist_3_21.csv", ","):
            if row["stateabb"] in ISO3 and row["syear"].strip():
                first = f"{int(row['syear'])}-{int(row['smonth']):02d}"
                last = f"{int(row['eyear'])}-{int(row['emonth']):02d}" if row["eyear"].strip() else "2021-02"
                self.reign.setdefault(ISO3[row["stateabb"]], []).append((first, last, row["leader"]))

    def say(self, term: Term, day: str) -> list[tuple[str, bool]]:
        """(source, whether it agrees with the term) for each source that speaks of this office on this day."""
        found = []
        for role in ("chief of state", "head of government"):
            for first, last, text in self.factbook.get((term.country, role), ()):
                gap = first < "2017-04" and day > "2017-03-28" and last <= "2020-11-23"
                if term.role in TITLES and last >= day and since(term.person, text, day):
                    found.append((f"factbook {first}..{last}", True))
                elif (
                    first <= day <= last
                    and not gap
                    and term.role in ("head-of-state", "head-of-government", "leader", "vice-president")
                ) and about(term, text):
                    found.append((f"factbook {first}..{last}", names_in(term.person, text)))
        if any(agrees for _, agrees in found):
            # A text that gives the day since when, or one for the other half of a joint office, settles the matter:
            # the Factbook's own words lag behind by weeks.
            found = [one for one in found if one[1]]
        for first, last, person in self.wikidata.get((term.country, term.role), ()):
            if first <= day and (day <= last if last else day <= "2022-07"):
                found.append(("wikidata", names_in(term.person, person)))
        if (
            term.role in ("head-of-state", "head-of-government")
            and not found
            and REIGNING.get(term.country) == term.role
        ):
            for first, last, person in self.reign.get(term.country, ()):
                if first < day[:7] < last:
                    found.append(("reign", names_in(term.person, person)))
        return found


REIGNING = {"RU": "head-of-state", "US": "head-of-state", "FR": "head-of-state", "GB": "head-of-government", "ID": "head-of-state",
            "IL": "head-of-government", "IN": "head-of-government", "CA": "head-of-government", "AU": "head-of-government",
            "SY": "head-of-state", "EG": "head-of-state", "BY": "head-of-state", "VE": "head-of-state", "BR": "head-of-state"}  # fmt: skip
TITLES = {"head-of-state": r"President|King|Queen|Emperor|Sultan|Amir|Emir|Pope|Grand Duke|Prince|Co-prince",
          "head-of-government": r"Prime Minister|Premier|Chancellor|Taoiseach", "leader": r"Supreme Leader|leader|Chairman|Captain|Chief Executive",
          "vice-president": r"Vice President"}  # fmt: skip


def read(path: Path, mark: str) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        return list(csv.DictReader(file, delimiter=mark))


def since(person: str, text: str, day: str) -> bool:
    """Whether a text says "NAME (since 5 May 2021)" of the person with a day not after `day`."""
    for match in re.finditer(r"([^;()]{3,80}?)\s*\(since (?:NA )?(?:(\d{1,2}) )?(?:([A-Z][a-z]+) )?(\d{4})", text):
        month = f"{MONTHS.index(match[3][:3]) + 1:02d}" if match[3] and match[3][:3] in MONTHS else "01"
        if names_in(person, match[1]) and f"{match[4]}-{month}-{int(match[2] or 1):02d}" <= day:
            return True
    return False


MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def about(term: Term, text: str) -> bool:
    """Whether a text of the Factbook speaks of the term's kind of office."""
    return re.search(TITLES.get(term.role, r"(?!)"), text) is not None


def names_in(person: str, text: str) -> bool:
    """Whether a text names a person: his last name, or another spelling of it, or most of his name."""
    known = persons().get(person)
    spellings = {person, *(known.forms if known else ()), *(known.alone if known else ())}
    words = set(re.findall(r"\w+", fold(text)))
    for spelling in spellings:
        own = [word for word in fold(spelling).split() if len(word) > 2]
        if own and (own[-1] in words or any(fuzz.ratio(own[-1], word) >= 80 for word in words)):
            return True
        if sum(word in words for word in own) >= 2:
            return True
    return False


def days_of(term: Term) -> list[str]:
    first = int((term.first or "2000")[:4])
    last = int((term.last or term.until)[:4])
    return [f"{year}-{month:02d}-15" for year in range(max(first, 2000), last + 1) for month in (2, 5, 8, 11)
            if term.covers(f"{year}-{month:02d}-15") and f"{year}-{month:02d}-15" <= (term.last or term.until)]  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    sources, chance = Sources(options.folder), random.Random(SEED)
    rows: list[tuple[str, ...]] = []
    for hand in (True, False):
        some = [term for term in terms() if (term.source == "hand") == hand]
        chance.shuffle(some)
        taken = 0
        for term in some:
            if taken == SIZE // 2:
                break
            days = days_of(term)
            chance.shuffle(days)
            for day in days:
                said = sources.say(term, day)
                if said:
                    got = holder(term.country, term.role, day)
                    right = got is not None and any(agrees for _, agrees in sources.say(got, day))
                    rows.append((day, term.country, term.role, got.person if got else "", got.source if got else "",
                                 "; ".join(sorted({source for source, _ in said}))[:80], "right" if right else "wrong"))  # fmt: skip
                    taken += 1
                    break
    right = sum(row[-1] == "right" for row in rows)
    for row in rows:
        if row[-1] != "right":
            print(*row, sep=" | ")
    print(f"{right} of {len(rows)} right ({right / len(rows):.3f})")
    if options.write:
        head = "day\tcountry\trole\tperson\ttable\tchecked against\tverdict\n"
        OUT.write_text(head + "".join("\t".join(row) + "\n" for row in sorted(rows)), encoding="utf-8")


if __name__ == "__main__":
    main()
