"""Importing office holders: a Wikidata-style CSV becomes rows for the tables of persons and offices."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from runut.errors import CollectingError
from runut.gazetteer.known import countries, fold, forms, identity, spellings
from runut.gazetteer.offices import Term
from runut.gazetteer.places import of_country

_ROLES = (
    (re.compile(r"vice.president", re.I), "vice-president", "Vice President"),
    (re.compile(r"^(acting )?president\b(?! of the (?:senate|assembly|chamber))", re.I), "head-of-state", "President"),
    (re.compile(r"^(king|queen|emir|sultan|emperor)\b", re.I), "head-of-state", ""),
    (re.compile(r"\bprime minister|^premier\b|^(federal )?chancellor\b", re.I), "head-of-government", "Prime Minister"),
    (re.compile(r"foreign affairs|foreign minister|external (affairs|relations)", re.I), "foreign-minister",
     "Minister of Foreign Affairs"),
    (re.compile(r"minister (of|for) defen[cs]e|defen[cs]e minister", re.I), "defence-minister", "Minister of Defence"),
    (re.compile(r"spokes", re.I), "spokesman", ""),
)  # fmt: skip
_DAY = re.compile(r"\d{4}(-\d{2}){0,2}")


class Imported(msgspec.Struct, frozen=True):
    """What a file gave: terms, people who were not known before as (id, name, country), and (line, reason) for each
    row that was left out."""

    terms: tuple[Term, ...]
    people: tuple[tuple[str, str, str | None], ...]
    left_out: tuple[tuple[int, str], ...]


def import_actors(path: Path, *, country: str | None = None, until: str = "") -> Imported:
    """Read office holders from a CSV with the columns person (or name), personID, position, country, start, end.

    `country` (ISO 3166-1 alpha-2) holds for rows that name none; `until` is the day up to which an open end is
    asserted (the day of the export). Nothing is written: `rows_of` gives the lines for offices_by_hand.tsv. Raises
    CollectingError when the file cannot be read or lacks its columns.
    """
    terms: list[Term] = []
    people: dict[str, tuple[str, str, str | None]] = {}
    left_out: list[tuple[int, str]] = []
    for line, row in _rows(path):
        name = (row.get("person") or row.get("name") or "").strip()
        position = (row.get("position") or row.get("positionLabel") or "").strip()
        code = _country(row.get("country") or row.get("countryLabel") or "") or country
        start, end = (row.get("start") or "").strip()[:10], (row.get("end") or "").strip()[:10]
        reason = _reason(name, position, code, start, end)
        if reason or code is None:
            left_out.append((line, reason or "no country is named, and none was given"))
            continue
        role, title = _role(position)
        qid = (row.get("personID") or "").strip()
        known = spellings().get(name)
        if known is None:
            people.setdefault(fold(name), (identity("PER", name, qid), name, code))
        terms.append(
            Term(
                country=code, role=role, office=(title or position) + of_country(code), first=start or None,
                person=known.name if known else name, last=end or None, until=end or until, source=path.name,
            )
        )  # fmt: skip
    return Imported(tuple(terms), tuple(people.values()), tuple(left_out))


def rows_of(found: Imported) -> Iterator[str]:
    """The lines for offices_by_hand.tsv."""
    for term in found.terms:
        cells = (term.country, term.role, term.office, term.person, term.first, term.last, term.until, term.source)
        yield "\t".join([*(cell or "" for cell in cells), ""])


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            columns = set(reader.fieldnames or ())
            if not columns & {"person", "name"} or not columns & {"position", "positionLabel"}:
                raise CollectingError(
                    f"{path} has no columns person and position",
                    remedy="the first line must name person, personID, position, country, start, end",
                )
            for row in reader:
                yield reader.line_num, {key: value or "" for key, value in row.items() if key}
    except (OSError, UnicodeDecodeError) as error:
        raise CollectingError(f"{path} cannot be read: {error}", remedy="give a CSV file in UTF-8") from error


def _country(cell: str) -> str | None:
    cell = cell.strip()
    if cell in countries():
        return cell
    entry = forms().get(cell) or next((one for one in countries().values() if one.id == cell), None)
    return entry.country if entry is not None and entry.kind == "country" else None


def _reason(name: str, position: str, code: str | None, start: str, end: str) -> str:
    if not name or re.fullmatch(r"Q\d+", name):
        return "the row names nobody"
    if not position:
        return "the row names no position"
    if code is None:
        return "no country is named, and none was given"
    for day in (start, end):
        if day and not _DAY.fullmatch(day):
            return f"{day!r} is no ISO day, month or year"
    if start and end and end < start[: len(end)]:
        return "the term ends before it begins"
    return ""


def _role(position: str) -> tuple[str, str]:
    for pattern, role, title in _ROLES:
        if pattern.search(position):
            return role, title
    return "other", position
