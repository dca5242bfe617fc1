"""A scraped page of plain text: every line gets its kind, every field is as stated, nothing is lost."""

from __future__ import annotations

import pytest

from runut.errors import ReadingError
from runut.model import Article, Page
from runut.reading import read
from runut.reading.tongue import language_of


def page(text: str, **stated: str) -> Article:
    return read(Page(source="contoh.txt", data=text.encode(), **stated))


def kinds(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, article.text[block.start : block.end]) for block in article.blocks]


SCRAPED = """Menlu Contoh Bertemu Presiden Misal di Teheran

Rina Wulandari - detikNews Rabu, 18 Jun 2025 10:05 WIB
Teheran
-
Menteri Luar Negeri
Contoh
bertemu dengan Presiden Misal pada hari Selasa untuk membahas perdagangan kedua negara.
SCROLL TO CONTINUE WITH CONTENT
Pertemuan itu berlangsung dua jam di istana, seperti dikutip dari
TASS
, Rabu (18/6/2025).
Baca juga:
Jejak Panjang Hubungan Dagang Contoh dan Misal Sejak Tahun Lalu
"Kami sepakat untuk bertemu lagi bulan depan," kata menteri itu.
(rwu/bud)
perdagangan
teheran
"""


def test_broken_lines_are_joined_and_everything_is_labelled() -> None:
    article = page(SCRAPED)
    assert article.title == "Menlu Contoh Bertemu Presiden Misal di Teheran"
    assert article.authors == ("Rina Wulandari",)
    assert article.published == "2025-06-18T10:05+07:00"
    assert article.published_basis == "stated"
    assert article.outlet == "detik.com"
    assert article.language == "id"
    assert article.dateline is not None and article.dateline.place == "Teheran"
    found = kinds(article)
    assert [kind for kind, _ in found] == [
        "title", "byline", "dateline", "lead", "furniture", "body", "related", "related", "body",
        "furniture", "furniture", "furniture",
    ]  # fmt: skip
    assert found[3][1].startswith("Menteri Luar Negeri Contoh bertemu")
    assert found[5][1].endswith("seperti dikutip dari TASS, Rabu (18/6/2025).")


def test_no_word_of_the_page_is_lost() -> None:
    assert "".join(page(SCRAPED).text.split()) == "".join(SCRAPED.split())


@pytest.mark.parametrize(
    ("line", "authors", "editors"),
    [
        ("Penulis : Sari Dewi Lestari Editor : Budi Hartono", ("Sari Dewi Lestari",), ("Budi Hartono",)),
        ("Penulis: Sari Dewi | Editor: Budi Hartono", ("Sari Dewi",), ("Budi Hartono",)),
        ("Pewarta: Sari DewiEditor: Budi Hartono", ("Sari Dewi",), ("Budi Hartono",)),
        ("Reporter: Tim Redaksi", (), ()),
        ("Oleh: Sari Dewi dan Budi Hartono", ("Sari Dewi", "Budi Hartono"), ()),
        ("By Jane Smith and John Doe", ("Jane Smith", "John Doe"), ()),
        ("Editing by Jane Smith", (), ("Jane Smith",)),
    ],
)
def test_authors_and_editors_are_kept_apart(line: str, authors: tuple[str, ...], editors: tuple[str, ...]) -> None:
    text = f"Sidang Dewan Ditunda Sampai Pekan Depan\n\nSidang dewan ditunda sampai pekan depan.\n\n{line}\n"
    article = page(text)
    assert (article.authors, article.editors) == (authors, editors)


def test_a_page_that_states_no_date_has_none() -> None:
    article = page("Sidang Ditunda\n\nSidang itu ditunda, kata juru bicara pada Senin (14/10/2024).\n")
    assert article.published is None
    assert article.published_basis is None


def test_a_change_is_kept_apart_from_the_first_publication() -> None:
    head = "Sidang Ditunda\nTerbit 10 Juli 2024, 15:00 WIB\nDiperbarui 12 Juli 2024, 07:30 WITA\n"
    article = page(head + "Sidang itu ditunda sampai pekan depan, kata juru bicara.\n")
    assert article.published == "2024-07-10T15:00+07:00"
    assert article.modified == "2024-07-12T07:30+08:00"


def test_a_body_is_left_as_it_is() -> None:
    text = "ADVERTISEMENT\n\nSidang itu ditunda.\n"
    article = page(text, layout="body", stated_language="id", stated_date="2007-03-14")
    assert article.text == text
    assert kinds(article) == [("lead", "ADVERTISEMENT"), ("body", "Sidang itu ditunda.")]
    assert article.published == "2007-03-14"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"%PDF-1.7 ...", "PDF"),
        (bytes(range(256)) * 40, "no text"),
        (b"kata " * 60_000, "longer than"),
        (b"<html><body><nav><a href=/>Beranda</a></nav></body></html>", "no article"),
        ("Der Minister hat am Dienstag in Berlin gesagt, dass die Gespräche weitergehen.".encode(), "German (de)"),
    ],
)
def test_what_is_no_article_is_refused_in_plain_words(data: bytes, reason: str) -> None:
    with pytest.raises(ReadingError, match=reason.replace("(", r"\(").replace(")", r"\)")):
        read(Page(source="x", data=data))


def test_broken_bytes_cost_a_letter_and_not_the_page() -> None:
    data = (
        "Sidang Ditunda\n\nSidang itu ditunda “sampai pekan depan” kata juru bicara.\n".encode()
        + b"Kata \xe2\x80 itu.\n"
    )
    assert "“sampai pekan depan”" in read(Page(source="x", data=data)).text


def test_the_id_depends_on_bytes_and_address_and_not_on_the_path() -> None:
    data = b"Sidang Ditunda\n\nSidang itu ditunda sampai pekan depan.\n"
    first = read(Page(source="a.txt", data=data))
    assert first.id == read(Page(source="folder/b.txt", data=data)).id
    assert first.id != read(Page(source="a.txt", data=data, url="https://contoh.id/1")).id


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Ketua dewan mengatakan bahwa sidang itu ditunda karena anggota yang hadir tidak cukup pada hari Senin.",
            "id",
        ),
        ("Beliau berkata bahawa mesyuarat itu ditangguhkan kerana pejabat ditutup pada hari Isnin dan Khamis.", "ms"),
        ("The chairman said that the meeting was put off because too few of the members had come on Monday.", "en"),
        ("Le président a dit que la séance était reportée parce que trop peu de membres étaient venus lundi.", "fr"),
    ],
)
def test_the_language_of_a_text(text: str, language: str) -> None:
    assert language_of(text) == language
