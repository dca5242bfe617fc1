"""Every day of 1900 to 2100 in every written form of both languages: the value is right, the span exact."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from finding_times import article_of, times_of
from hypothesis import given, settings
from hypothesis import strategies as st

WEEKDAYS = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
MONTHS = {
    "id": ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
           "November", "Desember"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"),
}  # fmt: skip
SHORT = {
    "id": ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"),
    "en": ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."),
}
FORMS = {
    "id": (
        "{weekday} ({d}/{m}/{y})", "{weekday}, ({d}/{m}/{y})", "{weekday} ({dd}/{mm}/{y})",
        "{weekday}, {d} {month} {y}", "{weekday} {d} {month} {y}",
        "hari {weekday} ({d}/{m}/{y})", "hari {weekday}, {d} {month} {y}",
        "{d} {month} {y}", "tanggal {d} {month} {y}", "{dd} {short} {y}", "{dd}/{mm}/{y}", "{d}-{m}-{y}",
        "{y}-{mm}-{dd}",
    ),
    "en": (
        "{weekday}, {month} {d}, {y}", "{month} {d}, {y}", "{d} {month} {y}", "{weekday} {d} {month} {y}",
        "{weekday}, {d} {month} {y}", "{short} {d}, {y}", "{dd} {short} {y}", "{month} {d}{th}, {y}", "{y}-{mm}-{dd}",
        "the {d}{th} of {month} {y}",
    ),
}  # fmt: skip
WITHOUT_YEAR = {
    "id": (
        "{weekday} ({d}/{m})",
        "{weekday}, {d} {month}",
        "{d} {month}",
        "hari {weekday} ({d}/{m})",
        "{d} {month} lalu",
    ),
    "en": ("{weekday}, {month} {d}", "{month} {d}", "{d} {month}", "{short} {d}"),
}  # fmt: skip
SENTENCES = {
    "id": "Rapat itu digelar di Jenewa pada {} menurut panitia.",
    "en": "The council met in Geneva on {} as planned.",
}
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def written(form: str, day: date, language: str) -> str:
    ordinal = "th" if 10 < day.day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    return form.format(
        weekday=WEEKDAYS[language][day.weekday()], month=MONTHS[language][day.month - 1],
        short=SHORT[language][day.month - 1], d=day.day, dd=f"{day.day:02d}", m=day.month, mm=f"{day.month:02d}",
        y=day.year, th=ordinal,
    )  # fmt: skip


@pytest.mark.parametrize("language", ["id", "en"])
@settings(max_examples=150, deadline=None)
@given(day=DAYS, data=st.data())
def test_full_dates(language: str, day: date, data: st.DataObject) -> None:
    words = written(data.draw(st.sampled_from(FORMS[language])), day, language)
    text = SENTENCES[language].format(words)
    found = times_of(article_of(text, language=language, published="2025-06-18"))
    assert [(item.span.text, item.value) for item in found] == [(words, day.isoformat())]
    assert (found[0].begin, found[0].end) == (day.isoformat(), day.isoformat())
    assert text[found[0].span.start : found[0].span.end] == words
    assert found[0].doubt is None


@pytest.mark.parametrize("language", ["id", "en"])
@settings(max_examples=100, deadline=None)
@given(page=st.dates(date(1901, 1, 1), date(2099, 12, 31)), back=st.integers(0, 90), data=st.data())
def test_days_without_a_year(language: str, page: date, back: int, data: st.DataObject) -> None:
    day = page - timedelta(days=back)
    words = written(data.draw(st.sampled_from(WITHOUT_YEAR[language])), day, language)
    found = times_of(article_of(SENTENCES[language].format(words), language=language, published=page.isoformat()))
    assert [(item.span.text, item.value) for item in found] == [(words, day.isoformat())]
    assert found[0].anchor == page.isoformat()
    assert found[0].anchor_basis == "published"


@pytest.mark.parametrize("language", ["id", "en"])
@settings(max_examples=60, deadline=None)
@given(day=DAYS, slip=st.integers(1, 6))
def test_a_wrong_weekday_is_told_not_mended(language: str, day: date, slip: int) -> None:
    wrong = WEEKDAYS[language][(day.weekday() + slip) % 7]
    form = FORMS[language][0].replace("{weekday}", wrong)
    found = times_of(article_of(SENTENCES[language].format(written(form, day, language)), language=language))
    assert found[0].value == day.isoformat()
    assert found[0].doubt is not None
    assert day.isoformat() in found[0].doubt


@pytest.mark.parametrize("language", ["id", "en"])
@settings(max_examples=60, deadline=None)
@given(page=DAYS, which=st.integers(0, 6))
def test_a_bare_weekday_is_the_latest_on_or_before_the_page(language: str, page: date, which: int) -> None:
    text = SENTENCES[language].format(WEEKDAYS[language][which])
    (found,) = times_of(article_of(text, language=language, published=page.isoformat()))
    day = date.fromisoformat(found.value or "")
    assert day.weekday() == which
    assert 0 <= (page - day).days <= 6


@settings(max_examples=80, deadline=None)
@given(
    pieces=st.lists(
        st.sampled_from(
            ["Senin (16/6)", "22-24 Oktober", "dua tahun", "lalu", "pukul 11.30", "WIB", "1960-an", "hari",
             "akhir bulan", "ini", "2025", "ke-3", "(", ")", "/", "sejak", "Mei", "Minggu", "setiap", "“", "”", "\n",
             ".", "abad ke-20", "31 Februari 2024", "sebelumnya", "kemarin", "99/99",
             "’98", "kuartal IV", "12.30", "3-4 jam", "٣", "²"]
        ),
        max_size=14,
    ),
    glue=st.sampled_from([" ", "", "  ", " "]),
)  # fmt: skip
def test_spans_lie_inside_and_say_what_stands_there(pieces: list[str], glue: str) -> None:
    text = glue.join(pieces)
    if not text.strip():
        return
    article = article_of(text, published="2025-06-18")
    last = 0
    for found in times_of(article):
        assert text[found.span.start : found.span.end] == found.span.text
        assert found.span.start >= last
        assert (found.begin is None) == (found.end is None)
        assert found.begin is None or found.begin <= (found.end or "")
        last = found.span.end
