"""The tables of countries, places, organisations, persons and offices hold together."""

from __future__ import annotations

import re

import pytest

from runut.gazetteer.cities import city
from runut.gazetteer.known import countries, fold, forms, persons, spellings
from runut.gazetteer.offices import holder, offices_of, terms
from runut.gazetteer.tables import rows


@pytest.mark.parametrize(
    ("form", "code"),
    [("AS", "US"), ("Inggris", "GB"), ("Korsel", "KR"), ("Korut", "KP"), ("Cina", "CN"), ("Tiongkok", "CN"),
     ("Palestina", "PS"), ("UEA", "AE"), ("Uni Soviet", "SU"), ("Prancis", "FR"), ("Perancis", "FR")],
)  # fmt: skip
def test_what_news_writes(form: str, code: str):
    assert forms()[form].country == code


def test_every_country_has_both_names_and_a_code():
    for code, entry in countries().items():
        assert re.fullmatch("[A-Z]{2}", code)
        assert entry.name and entry.name_id


def test_a_wikidata_id_means_one_thing():
    for table in ("countries", "organisations", "regions", "persons"):
        ids = [row["id"] for row in rows(table) if row["id"]]
        assert len(ids) == len(set(ids)), table


@pytest.mark.parametrize(
    ("country", "role", "day", "person"),
    [
        ("IR", "head-of-state", "2022-07-19", "Ebrahim Raisi"),
        ("IR", "head-of-state", "2023-10-25", "Ebrahim Raisi"),
        ("IR", "head-of-state", "2024-10-12", "Masoud Pezeshkian"),
        ("RU", "foreign-minister", "2023-10-25", "Sergey Lavrov"),
        ("IL", "head-of-government", "2022-08-01", "Yair Lapid"),
        ("GB", "head-of-government", "2022-10-01", "Liz Truss"),
        ("JP", "head-of-government", "2025-12-01", "Sanae Takaichi"),
        ("NATO", "chief", "2024-12-01", "Mark Rutte"),
    ],
)
def test_offices_by_date(country: str, role: str, day: str, person: str):
    term = holder(country, role, day)
    assert term is not None
    assert term.person == person
    assert any(one.office == term.office for one in offices_of(person, day))


def test_an_open_end_is_not_read_as_still():
    vouched = [term for term in terms() if term.last is None and term.until == "2022-07-23"]
    assert vouched
    assert not any(term.covers("2024-06-01") for term in vouched)


def test_every_term_names_its_source_and_ends_after_it_begins():
    for term in terms():
        assert term.source
        if term.first and term.last:
            assert term.last >= term.first[: len(term.last)], term


def test_spellings_lead_to_one_person():
    assert spellings()["Yuri Ushakov"] is spellings()["Yury Ushakov"]
    assert spellings()["Sergei Lavrov"].name == "Sergey Lavrov"
    assert len({fold(name) for name in persons()}) == len(persons())


def test_the_largest_city_of_a_name():
    found = city("Chandigarh")
    assert found is not None
    assert found.country == "IN"
    assert city("Kota Antah Berantah") is None
