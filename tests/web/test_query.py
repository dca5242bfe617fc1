"""The search language: both languages' operators, and an answer for what cannot be understood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import JAHAT, LAMA, SELATAN, TIMUR, UTARA
from starlette.testclient import TestClient

from runut.plover import types
from runut.web.query import days, parse

TYPES = frozenset(types())


@pytest.mark.parametrize(
    ("line", "filters"),
    [
        ("penutur:Wicak", (("speaker", "Wicak"),)),
        ('speaker:"Arya Wicak" kapal', (("speaker", "Arya Wicak"),)),
        ("kantor:TASS wire:RIA", (("wire", "TASS"), ("wire", "RIA"))),
        ("pasangan:RUS-IRN", (("pair", "RUS-IRN"),)),
        ("jenis:consult", (("type", "CONSULT"),)),
        ("tanggal:2022..2024", (("date", "2022..2024"),)),
        ("Tempat:Astana", (("place", "Astana"),)),
    ],
)
def test_operators_of_both_languages(line: str, filters: tuple[tuple[str, str], ...]) -> None:
    assert parse(line, types=TYPES).filters == filters


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("warna:biru", "warna:"),
        ("penutur:", "penutur:"),
        ("tanggal:kemarin", "kemarin"),
        ("pasangan:RUS", "RUS"),
        ("jenis:MEET", "MEET"),
        ("dekat(putin)", "dekat(putin)"),
    ],
)
def test_what_is_wrong_is_told_and_the_rest_is_kept(line: str, part: str) -> None:
    query = parse(line + " kapal", types=TYPES)
    assert [found for _, found in query.notes] == [part]
    assert "kapal" in query.words


def test_near_in_both_languages() -> None:
    assert parse("dekat(putin, drone, 10)").near == ((("putin", "drone"), 10),)
    assert parse("near(putin, drone)").near == ((("putin", "drone"), 10),)


def test_days_of_a_range() -> None:
    assert days("2022") == ("2022-01-01", "2022-12-31")
    assert days("2022-07") == ("2022-07-01", "2022-07-31")
    assert days("2022..2024") == ("2022-01-01", "2024-12-31")
    assert days("..2023") == ("0000", "2023-12-31")


@given(st.text(max_size=120))
def test_no_line_is_an_error(line: str) -> None:
    parse(line, types=TYPES)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ('"pandangan kami"', {UTARA.id, SELATAN.id}),
        ("kapal -panggung", {UTARA.id}),
        ("undangan ATAU istana", {TIMUR.id, LAMA.id}),
        ("penutur:Wicak", {UTARA.id, SELATAN.id, JAHAT.id}),
        ("kantor:reuters", {TIMUR.id, LAMA.id}),
        ("aktor:Tirta", {UTARA.id, SELATAN.id, TIMUR.id}),
        ("jenis:AGREE", {TIMUR.id}),
        ("tempat:Astana", {UTARA.id, SELATAN.id}),
        ("tanggal:2023", {LAMA.id}),
        ("pasangan:KAZ-UZB", {UTARA.id, SELATAN.id, TIMUR.id, LAMA.id}),
        ("pair:KZ-UZ tanggal:2024..", {UTARA.id, SELATAN.id, TIMUR.id}),
        ('outlet:"kabar utara"', {UTARA.id, LAMA.id}),
        ("konflik:ya", {UTARA.id, SELATAN.id}),
        ("dekat(kemitraan, selesai, 3)", {TIMUR.id}),
        ("dekat(kemitraan, istana, 1)", set()),
        ("%", set()),
    ],
)
def test_searching_finds(client: TestClient, line: str, found: set[str]) -> None:
    answer = client.get("/search.json", params={"q": line})
    rows = answer.json()["tables"][0]["rows"]
    assert {row["cells"][0][0]["about"][1] for row in rows} == found


def test_a_result_opens_at_its_sentence(client: TestClient) -> None:
    page = client.get("/search", params={"q": "undangan"}).text
    span = TIMUR.at("Lusi Tirta menerima undangan Arya Wicak")
    assert f'href="/d/{TIMUR.id}?t={span.start},' in page


def test_facets_count_the_found_articles(client: TestClient) -> None:
    page = client.get("/search", params={"q": "jenis:CONSULT"}, headers={"accept-language": "en"}).text
    assert "outlet%3A%22Kabar+Utara%22" in page
    assert "wire%3ATASS" in page
