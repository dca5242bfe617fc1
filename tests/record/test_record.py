"""The record gives back what was put in, changes nothing twice, and refuses what it cannot read."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from runut.errors import NotFound, RecordError, RecordLocked, RecordTooNew
from runut.model import Choice, Failure, Page, Reading
from runut.record import match_expression, open_record
from runut.run.steps import page_to_outcome

PAGE = """Menlu Contoh Tiba di Jakarta

Senin, 3 Juni 2024 09:00 WIB

JAKARTA, KABAR CONTOH - Menteri Luar Negeri Rusia Sergei Lavrov bertemu Presiden Joko Widodo, Senin (3/6/2024).

"Kami membahas kerja sama," kata Lavrov dikutip dari TASS.
"""


def page(name: str, text: str = PAGE) -> Page:
    return Page(source=name, data=text.encode())


def reading(name: str, text: str = PAGE) -> tuple[Page, Reading]:
    made = page(name, text)
    outcome = page_to_outcome(made)
    assert isinstance(outcome, Reading)
    return made, outcome


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    made, outcome = reading("a.txt")
    with open_record(tmp_path / "r.runut", "write") as record:
        with record.writing() as writer:
            assert writer.add(made, outcome)
        assert record.reading(outcome.article.id) == outcome
        assert record.raw(outcome.article.id)[0] == made.data
        assert record.page(outcome.article.id).data == made.data
        assert [line.name for line in record.lines()] == ["a.txt"]


def test_the_same_page_twice_changes_nothing(tmp_path: Path) -> None:
    made, outcome = reading("a.txt")
    with open_record(tmp_path / "r.runut", "write") as record, record.writing() as writer:
        assert writer.add(made, outcome)
        before = list(record.connection.iterdump())
        assert not writer.add(made, outcome)
        assert list(record.connection.iterdump()) == before


def test_one_page_under_two_names_keeps_the_smaller_whatever_the_order(tmp_path: Path) -> None:
    shown = []
    for order in (("a.txt", "b.txt"), ("b.txt", "a.txt")):
        with open_record(tmp_path / f"{order[0]}.runut", "write") as record:
            with record.writing() as writer:
                for name in order:
                    writer.add(*reading(name))
            shown.append([line.source for line in record.lines()])
    assert shown == [["a.txt"], ["a.txt"]]


def test_a_new_analysis_replaces_the_old_one_in_every_table(tmp_path: Path) -> None:
    made, outcome = reading("a.txt")
    with open_record(tmp_path / "r.runut", "write") as record, record.writing() as writer:
        writer.add(made, outcome)
        before = [record.count(table) for table in ("mentions", "quotes", "times", "articles")]
        writer.replace(outcome)
        assert [record.count(table) for table in ("mentions", "quotes", "times", "articles")] == before
        assert [hit.article for hit in record.search("Lavrov")] == [outcome.article.id]


def test_search_finds_the_article_and_not_its_furniture(tmp_path: Path) -> None:
    text = PAGE + "\nBaca Juga: Harga Cabai Rawit Naik di Pasar Contoh\n"
    with open_record(tmp_path / "r.runut", "write") as record:
        with record.writing() as writer:
            writer.add(*reading("a.txt", text))
        assert record.search("lavrov")
        assert record.search('"kerja sama" -cabai')
        assert not record.search("cabai")
        assert not record.search("lavrov -kerja")


@pytest.mark.parametrize("query", ['"', "AND OR", "-", "(((", "a:b", "NEAR(x", "*", "'; DROP TABLE articles"])
def test_no_query_is_a_syntax_error(tmp_path: Path, query: str) -> None:
    with open_record(tmp_path / "r.runut", "write") as record:
        assert record.search(query) == []


def test_queries_in_both_languages_mean_the_same() -> None:
    assert match_expression("putin ATAU lavrov") == match_expression("putin OR lavrov")
    assert match_expression("putin DAN lavrov") == match_expression("putin lavrov")


def test_a_failure_is_kept_and_goes_when_the_page_is_mended(tmp_path: Path) -> None:
    with open_record(tmp_path / "r.runut", "write") as record, record.writing() as writer:
        writer.add(page("a.txt", ""), Failure(source="a.txt", stage="read", reason="the page is empty"))
        assert [failure.reason for failure in record.failures()] == ["the page is empty"]
        writer.add(*reading("a.txt"))
        assert list(record.failures()) == []


def test_there_is_no_record_to_read(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="runut add"):
        open_record(tmp_path / "none.runut")


def test_a_file_that_is_no_record_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.runut"
    path.write_text("this is not a database, and long enough to be looked at as one" * 20)
    with pytest.raises(RecordError, match="cannot be opened as a record"):
        open_record(path)


@pytest.mark.parametrize("mode", ["read", "write"])
def test_a_newer_record_is_refused(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "r.runut"
    open_record(path, "write").close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    with pytest.raises(RecordTooNew, match="newer Runut"):
        open_record(path, mode)  # type: ignore[arg-type]


def test_the_second_writer_is_told_who_writes(tmp_path: Path) -> None:
    path = tmp_path / "r.runut"
    with open_record(path, "write") as first, first.writing(), pytest.raises(RecordLocked, match="process"):
        open_record(path, "write", lock_wait_s=0.1)


def test_reading_goes_on_beside_a_writer(tmp_path: Path) -> None:
    path = tmp_path / "r.runut"
    with open_record(path, "write") as record, record.writing() as writer:
        writer.add(*reading("a.txt"))
        with open_record(path) as reader:
            assert reader.count("articles") == 1


def test_a_backup_is_a_whole_record(tmp_path: Path) -> None:
    with open_record(tmp_path / "r.runut", "write") as record, record.writing() as writer:
        writer.add(*reading("a.txt"))
        record.backup(tmp_path / "copy.runut")
    with open_record(tmp_path / "copy.runut") as copy:
        assert copy.count("articles") == 1


def test_a_choice_is_kept_and_can_be_undone(tmp_path: Path) -> None:
    with open_record(tmp_path / "r.runut", "write") as record, record.writing() as writer:
        choice = Choice(id="c", kind="merge", about="story", targets=("a", "b"), at="2026-01-01")
        writer.choose(choice)
        assert record.choices() == (choice,)
        writer.choose(Choice(id="c", kind="merge", about="story", targets=("a", "b"), at="2026-01-01", undone=True))
        assert record.choices() == ()
        assert len(record.choices(undone=True)) == 1
