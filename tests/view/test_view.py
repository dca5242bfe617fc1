"""What pages are made of: wordings compared, facts with words, citations; over pages written for these tests."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "web"))

import made

from runut.view import aligned, article_page, bibtex, csl, quote_page, ris, similarity, story_page
from runut.view.chart import first_day, spark, timeline
from runut.view.fact import words_at
from runut.view.places import coordinates, map_page, project
from runut.view.remark import concluded, remarks_in

READINGS = made.readings()
BY_ID = {reading.article.id: reading for reading in READINGS.values()}
LINKS = made.links()


@given(st.text(max_size=80), st.text(max_size=80))
def test_pieces_joined_are_the_wordings(one: str, two: str) -> None:
    first, second = aligned(one, two)
    assert "".join(piece.text for piece in first) == one
    assert "".join(piece.text for piece in second) == two
    assert 0 <= similarity(one, two) <= 1


def test_words_of_one_wording_only_and_words_moved() -> None:
    first, second = aligned("Kami bekerja erat di forum dunia", "Kami erat bekerja di panggung dunia")
    assert {piece.text.strip() for piece in first if piece.kind == "only"} == {"forum"}
    assert {piece.text.strip() for piece in second if piece.kind == "only"} == {"panggung"}
    assert any(piece.kind == "moved" for piece in first)


def test_words_outside_the_text_are_refused() -> None:
    article = READINGS["utara.txt"].article
    for start, end in ((-1, 4), (5, 5), (0, len(article.text) + 1)):
        with pytest.raises(ValueError, match="outside"):
            words_at(article, start, end)


def test_every_word_of_every_page_stands_in_its_text() -> None:
    story = story_page(
        LINKS.stories[0], [BY_ID[a] for a in LINKS.stories[0].articles], events=LINKS.events[:2],
        utterances=LINKS.utterances[:2], conflicts=LINKS.conflicts, copies=LINKS.copies, arcs=LINKS.arcs,
    )  # fmt: skip
    pages = [story, quote_page(LINKS.utterances[0], BY_ID), *(article_page(reading) for reading in BY_ID.values())]
    number = 0
    for page in pages:
        for table in page.tables:
            for line in table.rows:
                assert table.own or len(line.cells) == len(table.columns), (page.kind, table.key)
                for words in (words for cell in line.cells for fact in cell for words in fact.words):
                    assert BY_ID[words.article].article.text[words.start : words.end] == words.exact
                    number += 1
    assert number > 100


def test_a_story_lays_the_outlets_side_by_side() -> None:
    story = LINKS.stories[0]
    members = [BY_ID[article] for article in story.articles]
    page = story_page(story, members, events=LINKS.events[:2], conflicts=LINKS.conflicts)
    facts = page.table("facts")
    assert facts.columns == ("Fact", "Kabar Utara", "Warta Selatan", "Lensa Timur")
    rows = {line.cells[0][0].value: line.cells[1:] for line in facts.rows}
    origins = [[fact.value for fact in cell] for cell in rows["Origins"]]
    assert origins == [["TASS"], ["origin not named"], ["RIA", "Reuters"]]
    assert rows["Wicak and Tirta meet in Astana"][2] == (), "what an outlet does not tell stays empty"
    assert [fact.value for fact in rows["First time?"][1]] == ["Pertemuan perdana"]
    assert [[fact.value for fact in cell] for cell in rows["People named here only"]] == [["Bram Kelana"], [], []]
    difference = rows["When: difference"]
    assert [cell[0].value for cell in difference[:2]] == ["pekan lalu", "26 Februari"]
    marks = {line.cells[0][0].value: line.cells[0][1].value for line in facts.rows if line.mark == "conflict"}
    assert marks == {"When: difference": "compatible, more precise", "Number: difference": "contradictory"}


def test_a_quote_without_a_named_source_says_so() -> None:
    page = quote_page(LINKS.utterances[0], BY_ID)
    assert [wording.credited[0].value for wording in page.wordings] == ["TASS", "source not named"]
    assert [fact.value for fact in page.table("wordings").rows[1].cells[5]] == ["not named"]
    assert page.wordings[1].similarity == similarity(page.wordings[0].words.exact, page.wordings[1].words.exact)
    assert page.relation == "different wordings, one utterance"


def test_remarks_of_both_languages() -> None:
    assert [s.text for s in remarks_in(READINGS["utara.txt"].article, "First time?", "id")] == ["untuk pertama kalinya"]
    assert remarks_in(READINGS["utara.txt"].article, "First time?", "en") == ()


def test_what_is_nearly_done_is_not_concluded() -> None:
    assert concluded("Kedua negara menandatangani perjanjian itu")
    assert concluded("the treaty was signed in Astana")
    assert not concluded("keduanya hampir menandatangani perjanjian")
    assert not concluded("perjanjian akan ditandatangani")
    assert not concluded("a treaty is to be signed")
    assert not concluded("perjanjian sedang disusun")


def test_citations_leave_out_what_is_not_stated() -> None:
    article = READINGS["utara.txt"].article
    assert "AU  -" not in ris(article)
    assert "author" not in csl(article)
    assert bibtex(article).count("{") == bibtex(article).count("}")


def test_charts() -> None:
    assert str(first_day("2024-10-22/2024-10-24")) == "2024-10-22"
    assert str(first_day("2024")) == "2024-01-01"
    assert first_day("PAST_REF") is None
    chart = timeline(LINKS.events)
    assert chart is not None
    assert len(chart.dots) == 2
    assert all(chart.lanes[0][0] == dot.y for dot in chart.dots)
    assert timeline(LINKS.events[:1]) is None
    bars = spark(["2022-01-01", "2024", None])
    assert bars is not None
    assert [number for _, _, _, number in bars.bars] == [1, 0, 1]


def test_places() -> None:
    assert coordinates("ashgabat") == coordinates("Ahsgabat")
    assert project(0, 0) == (480.0, 240.0)
    page = map_page(LINKS.events)
    assert [spot.name for spot in page.spots] == ["Astana"]
    assert page.unplaced == 0
