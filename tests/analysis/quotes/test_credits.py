"""Where a page says it has something from, and how far that reaches."""

from __future__ import annotations

import pytest
from reading_quotes import analyse_quotes, article_of

NAMES = {"Sari Wulan": "PER", "Budi Rahman": "PER", "Atlantis": "GPE", "Dewan Laut": "ORG"}


def read(text, **fields):
    return analyse_quotes(article_of(text, **fields), NAMES)


def credits(text, **fields):
    return [(c.span.text, c.sources, c.kind) for c in read(text, **fields).credits]


@pytest.mark.parametrize(
    ("text", "span", "sources", "kind"),
    [
        ("Selat itu ditutup, seperti dilansir AFP, Selasa (10/6/2025).",
         "seperti dilansir AFP, Selasa (10/6/2025)", ("AFP",), "wire"),
        ("Selat itu ditutup, demikian dikutip dari Reuters dan Al Jazeera.",
         "demikian dikutip dari Reuters dan Al Jazeera", ("Reuters", "Al Jazeera"), "wire"),
        ("Mengutip TASS, selat itu ditutup sejak pagi.", "Mengutip TASS", ("TASS",), "wire"),
        ("Selat itu ditutup menurut kantor berita negara Rusia, RIA.",
         "menurut kantor berita negara Rusia, RIA", ("RIA",), "wire"),
        ("Selat itu ditutup, dilansirAFPdanReuters.", "dilansirAFPdanReuters", ("AFP", "Reuters"), "wire"),
        ("BBC melaporkan selat itu ditutup.", "BBC melaporkan", ("BBC",), "outlet"),
        ("Selat itu ditutup, dikutip dari Kabar Nelayan.", "dikutip dari Kabar Nelayan", ("Kabar Nelayan",), "outlet"),
        ("The strait was closed, according to the Iranian state news agency IRNA.", None, ("IRNA",), "wire"),
    ],
)  # fmt: skip
def test_phrases(text, span, sources, kind):
    language = "en" if text.startswith("The ") else "id"
    found = credits(text, language=language)
    assert [(s, k) for _, s, k in found] == [(sources, kind)]
    assert span is None or found[0][0] == span


def test_the_outlet_that_quotes_itself():
    (credit,) = credits('"Selat itu aman," kata Budi dikutip Deras.id, Senin (14/10/2024).', outlet="Deras.id")
    assert credit[2] == "self"
    assert read('"Selat itu aman," kata Budi dikutip Deras.id.', outlet="Deras.id").origins == ()


def test_photo_credits_stay_with_their_caption():
    text = "caption|Kapal di selat itu. (Sumber: Rina Malik, Kremlin Pool Photo via AP)\nSelat itu ditutup kemarin."
    analysis = read(text)
    (credit,) = analysis.credits
    assert (credit.kind, credit.covers) == ("photo", "caption")
    assert credit.sources[0] == "Rina Malik"
    assert credit.sources[-1] == "AP"
    assert analysis.origins == ()


def test_a_caption_that_begins_with_photo_is_no_credit():
    assert credits("caption|Foto: Sebuah kapal di selat itu, 21 Maret 2023\nSelat itu ditutup.") == []


def test_a_source_line_covers_the_page():
    analysis = read("Sari Wulan mengatakan selat itu ditutup.\nsource|Sumber : TASS/Anadolu")
    (quote,) = analysis.quotes
    assert [(c.source, c.scope) for c in quote.credited_to] == [("TASS", "page"), ("Anadolu", "page")]
    assert [o.name for o in analysis.origins] == ["TASS", "Anadolu"]


def test_an_officials_own_words_are_his_credit():
    analysis = read('"Selat itu aman," tulis Sari Wulan dalam keterangan tertulis.')
    assert [(c.sources, c.kind) for c in analysis.credits] == [(("Sari Wulan",), "official")]
    assert [o.name for o in analysis.origins] == ["Sari Wulan"]


def test_a_credit_is_carried_to_the_same_speaker():
    analysis = read(
        '"Selat itu aman," kata Sari Wulan, dikutip dari Reuters.\n"Kapal boleh lewat," kata Sari Wulan.\n'
        "Budi Rahman mengatakan selat itu sempit, melansir TASS.\nBudi Rahman menegaskan bahwa kapal besar dilarang."
    )
    assert [[(c.source, c.scope) for c in q.credited_to] for q in analysis.quotes] == [
        [("Reuters", "inline")],
        [("Reuters", "carried")],
        [("TASS", "inline")],
        [("TASS", "carried")],
    ]


def test_a_quoting_date_is_not_the_day_of_speaking():
    for quote in read('"Selat itu aman," kata Sari Wulan, dikutip dari Reuters, Rabu (25/10/2023).').quotes:
        assert quote.said is None


def test_nothing_is_invented():
    analysis = read("Selat itu ditutup sejak pagi. Antara kedua kota tak ada kapal. Ketua RT setempat diam.")
    assert analysis.credits == ()
    assert analysis.origins == ()


def test_a_day_behind_the_next_cue_is_not_the_first_speakers():
    text = (
        "Atlantis mengatakan selat itu akan dibuka lagi namun Sari Wulan mengatakan pada Jumat (25/10/2024), "
        "kapal besar tetap dilarang."
    )
    days = {q.speaker.name: q.said for q in read(text).quotes}
    assert days == {"Atlantis": None, "Sari Wulan": "2024-10-25"}
