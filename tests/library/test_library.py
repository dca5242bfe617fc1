"""The library: pages and records from Python."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import handmade
import runut
from runut.errors import CollectingError, ReadingError
from runut.view.export import BY_NAME

PAGE = "Menlu Rusia Temui Presiden Iran\n\nSelasa, 24 Oktober 2023\n\nTEHERAN - Sergey Lavrov bertemu Ebrahim Raisi.\n"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[runut.Archive]:
    path = tmp_path_factory.mktemp("library") / "contoh.runut"
    handmade.make(path).close()
    with runut.open(path) as opened:
        yield opened


def test_the_public_names_are_these() -> None:
    assert runut.__all__ == [
        "Archive", "Article", "Event", "Evidence", "NotFound", "Page", "Quote", "Rows", "RunutError", "Span", "Story",
        "Utterance", "open", "read",
    ]  # fmt: skip
    assert len(runut.__all__) <= 15
    for name in runut.__all__:
        assert getattr(runut, name).__doc__, name
    assert set(runut.__all__) <= set(dir(runut))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        runut.nothing  # noqa: B018


def test_importing_runut_and_its_types_fetches_nothing_else() -> None:
    code = (
        "import runut, runut.model, sys; print([m for m in sys.modules if m.startswith(('runut.', 'lxml', 'numpy'))])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    for heavy in ("runut.library", "runut.record", "runut.analysis", "lxml", "numpy"):
        assert heavy not in found


def test_a_page_is_read_from_a_path_bytes_and_text(tmp_path: Path) -> None:
    path = tmp_path / "halaman.txt"
    path.write_text(PAGE, encoding="utf-8")
    by_text, by_bytes, by_path, by_name = (
        runut.read(source, lang="id") for source in (PAGE, PAGE.encode(), path, str(path))
    )
    assert by_text.article.id == by_bytes.article.id == by_path.article.id == by_name.article.id
    assert by_path.article.name == "halaman.txt"
    assert json.loads(by_text.to_json()) == by_text.to_dict()
    for mention in by_text.mentions:
        assert by_text.text[mention.span.start : mention.span.end] == mention.span.text


def test_what_cannot_be_read_is_told_by_name(tmp_path: Path) -> None:
    with pytest.raises(CollectingError, match="tidak-ada"):
        runut.read(tmp_path / "tidak-ada.txt")
    with pytest.raises(ReadingError):
        runut.read(b"")


def test_the_notebook_view_shows_the_whole_text_and_runs_nothing() -> None:
    page = runut.read(
        "Judul <script>alert(1)</script>\n\nSergey Lavrov bertemu Ebrahim Raisi di Teheran, Selasa.\n", lang="id"
    )
    html = page._repr_html_()
    assert "<script" not in html and html.count("<mark") == html.count("</mark>")


@pytest.mark.parametrize(("name", "table"), [
    ("articles", "articles"), ("stories", "stories"), ("events", "events"), ("quotes", "utterances"),
    ("actors", "actors"), ("claims", "conflicts"),
])  # fmt: skip
def test_rows_come_as_values_dicts_and_frames(archive: runut.Archive, name: str, table: str) -> None:
    rows = getattr(archive, name)
    assert list(rows) == list(rows) and rows.first() == next(iter(rows))
    assert json.loads(rows.to_json()) == rows.to_dict() and len(rows.to_dict()) == len(list(rows))
    columns = [column.name for column in BY_NAME[table].columns]
    frames = (rows.to_pandas(), rows.to_polars())
    assert [list(frame.columns) for frame in frames] == [columns, columns]
    assert rows.to_arrow().column_names == columns and len(frames[0]) == len(frames[1]) == rows.to_arrow().num_rows
    assert rows._repr_html_().count("<th>") == len(columns) and table in repr(rows)


def test_pairs_chains_tables_and_evidence(archive: runut.Archive, tmp_path: Path) -> None:
    events = list(archive.pair("RUS", "IRN"))
    assert len(events) == 6 and archive.pairs == [("IR", "RU", 6)]
    for event in events:
        for words in event.evidence:
            assert archive.page(words.article).text[words.start : words.end] == words.text
    assert archive.chains("kutipan000") == []
    assert archive.table("mentions").to_polars().height == 6
    assert [article.id for article in archive.search("Araghchi", limit=1)]
    archive.export("ical", tmp_path / "pasangan.ics", pair=("RUS", "IRN"))
    assert (tmp_path / "pasangan.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
    with pytest.raises(runut.NotFound):
        archive.page("tidakada00")
