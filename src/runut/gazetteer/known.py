"""Known names: countries, places, organisations and persons under one roof, each with all its spellings."""

from __future__ import annotations

import unicodedata
from functools import cache

import msgspec

from runut.gazetteer.tables import parts, rows
from runut.model import content_id


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """One entry: `id` a Wikidata id or "x-" and a hash, `type` PER ORG GPE LOC EVENT, or MISC for what is no name
    to report (a treaty, a weapon), `kind` what sort of it
    (country, capital, city, region, igo, armed, ministry, seat ...), `country` ISO 3166-1 alpha-2."""

    id: str
    name: str
    type: str
    kind: str
    country: str | None = None
    name_id: str | None = None


def identity(type_: str, name: str, qid: str = "") -> str:
    """The Wikidata id where known, else "x-" and a hash of the type and the folded name."""
    return qid or f"x-{content_id(type_, fold(name))}"


def fold(name: str) -> str:
    """A name without accents, case, hyphens, apostrophes and full stops, for comparing."""
    plain = unicodedata.normalize("NFKD", name)
    kept = (" " if char in "-–" else char for char in plain if not unicodedata.combining(char) and char not in "'’‘`.")
    return " ".join("".join(kept).casefold().split())


@cache
def countries() -> dict[str, Known]:
    """Every country and territory by its code."""
    return {
        row["code"]: Known(
            id=identity("GPE", row["name"], row["id"]),
            name=row["name"], name_id=row["name_id"], type="GPE", kind="country", country=row["code"],
        )
        for row in rows("countries")
    }  # fmt: skip


@cache
def forms() -> dict[str, Known]:
    """Every spelling and what it means when nothing else is known: a country before a capital before a place."""
    found: dict[str, Known] = {}
    for row in rows("countries"):
        for form in parts(row["forms"]):
            found.setdefault(form, countries()[row["code"]])
    for row in rows("countries"):
        spellings = parts(row["capital"])
        for form in spellings:
            found.setdefault(form, Known(
                id=identity("GPE", f"{spellings[0]} {row['code']}"), name=spellings[0], type="GPE", kind="capital",
                country=row["code"],
            ))  # fmt: skip
    for table in ("regions", "organisations"):
        for row in rows(table):
            type_ = row.get("type") or "ORG"
            entry = Known(
                id=identity(type_, row["name"], row["id"]), name=row["name"], type=type_,
                kind=row.get("kind") or ("region" if type_ == "LOC" else "city"), country=row["country"] or None,
            )  # fmt: skip
            for form in (*parts(row["forms"]), row["name"]):
                found.setdefault(form, entry)
    for row in rows("other"):
        summit = row["kind"] == "summit"
        type_ = "EVENT" if summit else "MISC"
        entry = Known(id=identity(type_, row["name"], row["id"]), name=row["name"], type=type_, kind=row["kind"])
        for form in parts(row["forms"]):
            found.setdefault(form, entry)
    return found


@cache
def rivals() -> dict[str, tuple[Known, ...]]:
    """Spellings that several organisations share ("Partai Demokrat"): the page's countries choose between them."""
    found: dict[str, list[Known]] = {}
    for row in rows("organisations"):
        entry = Known(
            id=identity("ORG", row["name"], row["id"]), name=row["name"], type="ORG", kind=row["kind"],
            country=row["country"] or None,
        )  # fmt: skip
        for form in parts(row["forms"]):
            found.setdefault(form, []).append(entry)
    return {form: tuple(entries) for form, entries in found.items() if len(entries) > 1}


@cache
def adjectives() -> dict[str, str]:
    """English adjectives and demonyms ("Iranian") and the code of their country."""
    return {form: row["code"] for row in rows("countries") for form in parts(row["adjective"])}


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """A known person; `alone` are the short forms that mean this person without the full name on the page."""

    id: str
    name: str
    country: str | None
    forms: tuple[str, ...]
    alone: tuple[str, ...]


@cache
def persons() -> dict[str, Person]:
    """Known persons by their canonical name: those of persons.tsv, then the other holders of an office."""
    found = {
        row["name"]: Person(
            id=identity("PER", row["name"], row["id"]), name=row["name"], country=row["country"] or None,
            forms=parts(row["forms"]) or (row["name"],), alone=parts(row["alone"]),
        )
        for row in rows("persons")
    }  # fmt: skip
    folded = {fold(form) for person in found.values() for form in (person.name, *person.forms)}
    for row in (*rows("offices_by_hand"), *rows("offices")):
        name = row["person"]
        if fold(name) not in folded and " " in name:
            folded.add(fold(name))
            country = row["country"] if len(row["country"]) == 2 and row["country"] not in ("UN", "EU") else None
            forms_ = tuple(dict.fromkeys((name, _plain(name))))
            found[name] = Person(
                id=identity("PER", name, row["id"] or ""), name=name, country=country, forms=forms_, alone=()
            )
    return found


def _plain(name: str) -> str:
    """A name without accents: as most news writes it."""
    return "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))


@cache
def spellings() -> dict[str, Person]:
    """Every full spelling of a known person, and the short forms that are safe alone."""
    found: dict[str, Person] = {}
    for person in persons().values():
        for form in (person.name, *person.forms, *person.alone):
            found.setdefault(form, person)
    return found
