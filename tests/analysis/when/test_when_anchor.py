"""The anchor ladder, the solver, doubts and roles."""

from __future__ import annotations

from datetime import date

import pytest
from finding_times import article_of, times_of

from runut.analysis.when.days import interval_of, third
from runut.language import LANGUAGES
from runut.model import Mention, Span


def person(text: str, title: str, name: str, office: str) -> Mention:
    at = text.index(f"{title} {name}")
    start = at + len(title) + 1
    return Mention(
        span=Span.of(text, start, start + len(name)), type="PER", name=name, office=office,
        title=Span.of(text, at, at + len(title)),
    )  # fmt: skip


def test_page_date_stands_first() -> None:
    text = "Rapat itu digelar Selasa, dikutip dari AFP, Kamis (12/6/2025)."
    found = times_of(article_of(text, published="2025-06-18T07:00+07:00"))
    assert found[0].value == "2025-06-17"
    assert (found[0].anchor, found[0].anchor_basis) == ("2025-06-18", "published")


def test_day_of_quoting_stands_second() -> None:
    text = "Rapat digelar Selasa sejak 3 Mei 2024.\nHal itu dilansir AFP, Kamis (12/6/2025)."
    found = times_of(article_of(text))
    assert found[0].value == "2025-06-10"
    assert (found[0].anchor, found[0].anchor_basis) == ("2025-06-12", "day of quoting")
    assert found[-1].role == "quoted"


def test_latest_day_told_stands_third_and_captions_do_not_count() -> None:
    text = "Foto arsip di Wina, 20 Juni 2026.\nRapat digelar Selasa dan dibuka lagi pada 3 Juni 2025."
    found = times_of(article_of(text, kinds=("caption", "body")))
    assert found[0].role == "caption"
    assert found[1].value == "2025-06-03"
    assert found[1].anchor_basis == "latest day told"


def test_a_day_long_past_is_no_anchor() -> None:
    found = times_of(article_of("Rapat digelar Selasa, dua tahun sejak 7 Oktober 2023.", language="id"))
    assert found[0].value is None


TEXT = "Presiden {} menerima tamunya di Teheran pada hari Selasa.\nSyukur, kata tamu itu, melansir Reuters 19 Juli."


def test_the_year_is_solved_from_weekday_and_term_of_office() -> None:
    text = TEXT.format("Ebrahim Raisi")
    found = times_of(article_of(text), (person(text, "Presiden", "Ebrahim Raisi", "President of Iran"),))
    assert [item.value for item in found] == ["2022-07-19", "2022-07-19"]
    assert "Tuesday" in (found[0].anchor_basis or "")
    assert "Raisi" in (found[0].anchor_basis or "")


def test_no_year_is_invented_without_a_term() -> None:
    found = times_of(article_of(TEXT.format("Nama Karangan")))
    assert [item.value for item in found] == [None, "XXXX-07-19"]
    assert all(item.begin is None and item.doubt for item in found)


def test_a_former_office_bounds_nothing() -> None:
    text = TEXT.replace("Presiden", "Mantan presiden").format("Ebrahim Raisi")
    found = times_of(article_of(text), (person(text, "Mantan presiden", "Ebrahim Raisi", "President of Iran"),))
    assert found[0].value is None


def test_a_slip_of_the_weekday_does_not_move_the_year() -> None:
    (found,) = times_of(article_of("Rapat digelar Senin (17/6) di Wina.", published="2025-06-18"))
    assert found.value == "2025-06-17"
    assert found.doubt == "the page says Monday, but 2025-06-17 was a Tuesday"


def test_a_slip_of_the_year_is_told() -> None:
    (found,) = times_of(article_of("Rapat digelar Rabu (18/6/225) di Wina.", published="2025-06-18"))
    assert found.value == "2025-06-18"
    assert found.doubt == "225 is not a year"


def test_today_in_a_quotation_is_the_day_of_speaking() -> None:
    text = "Menlu berpidato di Wina, Senin (16/6/2025).\n“Kita bertemu hari ini,” katanya."
    found = times_of(article_of(text, published="2025-06-18"))
    assert found[1].value == "2025-06-16"
    assert found[1].anchor_basis == "day told before the quotation"


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2025-06-18", "2025-06-18", "2025-06-18"),
        ("2025-06-18T07:00+07:00", "2025-06-18", "2025-06-18"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-W25", "2025-06-16", "2025-06-22"),
        ("2025-Q4", "2025-10-01", "2025-12-31"),
        ("2024-WI", "2024-12-01", "2025-02-28"),
        ("1960/1969", "1960-01-01", "1969-12-31"),
    ],
)
def test_intervals(value: str, first: str, last: str) -> None:
    assert interval_of(value) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("value", ["P2W", "PRESENT_REF", "T02:00", "2025-13", "2025-W60", "XXXX-07-19", "", None])
def test_no_interval(value: str | None) -> None:
    assert interval_of(value) is None


def test_thirds_of_a_month() -> None:
    june = (date(2025, 6, 1), date(2025, 6, 30))
    assert [part for name in ("START", "MID", "END") for part in third(june, name)] == [
        date(2025, 6, day) for day in (1, 10, 11, 20, 21, 30)
    ]


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_every_rule_names_a_maker_and_known_classes(code: str) -> None:
    from runut.analysis.when import ALL_MAKERS
    from runut.analysis.when.patterns import grammar

    words = grammar(LANGUAGES[code])
    for rules in words.rules.values():
        for rule in rules:
            assert rule.make in ALL_MAKERS, rule.name
            assert rule.pattern.groups >= 0
    assert set(LANGUAGES["id"].table("dates")["cue"]) == set(LANGUAGES["en"].table("dates")["cue"])
