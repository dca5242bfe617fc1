"""The record of the sample pages leaves in every form, and each form is read back whole."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import feedparser
import icalendar
import networkx
import pandas
import polars

from runut.record import Record
from runut.view.export import EVERYTHING, TABLES
from runut.view.export.status import as_coded, first_day


def test_the_demo_record_has_what_the_exports_need(demo: Record) -> None:
    counts = demo.counts()
    assert counts["articles"] >= 24 and counts["events"] > 20 and counts["utterances"] > 20 and counts["actors"] > 20
    assert counts["failures"] == 2


def test_event_data_has_a_row_for_every_event_that_may_have_one(demo: Record, left: Path) -> None:
    coded = [event for event in demo.events() if as_coded(event)]
    assert len(pandas.read_csv(left / "polecat/polecat.tsv", sep="\t")) == len(coded)
    assert polars.read_csv(left / "polecat/polecat.tsv", separator="\t", quote_char=None).height == len(coded)
    for kind, name in (("gdelt-events", "gdelt-events.tsv"), ("plover", "plover.jsonl")):
        assert len((left / kind / name).read_text(encoding="utf-8").splitlines()) == len(coded)


def test_the_words_of_every_row_stand_in_their_article(demo: Record, left: Path) -> None:
    rows = duckdb.sql(f"SELECT article, start, \"end\", text FROM '{left}/parquet/evidence.parquet'").fetchall()
    assert len(rows) > 50
    for article, start, end, text in rows:
        assert demo.article(article).text[start:end] == text


def test_tables_have_every_row(demo: Record, left: Path) -> None:
    for table in TABLES:
        rows = sum(1 for _ in table.rows(demo, EVERYTHING))
        assert len((left / f"jsonl/{table.name}.jsonl").read_bytes().splitlines()) == rows
        assert duckdb.sql(f"SELECT count(*) FROM '{left}/parquet/{table.name}.parquet'").fetchall() == [(rows,)]


def test_every_other_form_is_read_by_its_own_reader(demo: Record, left: Path) -> None:
    calendar = icalendar.Calendar.from_ical((left / "ical/runut.ics").read_bytes())
    dated = [e for e in demo.events() if first_day(e.date) and e.status not in ("denied", "negated")]
    assert len(calendar.walk("VEVENT")) == len(dated)
    assert networkx.read_gexf(left / "gexf/actors.gexf").number_of_edges() > 5
    assert networkx.read_graphml(left / "graphml/actors.graphml").number_of_edges() > 5
    assert len(feedparser.parse((left / "atom/runut.atom").read_bytes()).entries) == demo.counts()["articles"]
    for kind, name in (
        ("geojson", "events.geojson"),
        ("timelinejs", "timeline.json"),
        ("jsonld", "schema-org.jsonld"),
        ("annotations", "annotations.jsonld"),
        ("csl", "articles.csl.json"),
        ("jsonfeed", "feed.json"),
    ):
        assert json.loads((left / kind / name).read_text(encoding="utf-8")), kind
    for kind in ("ftm", "ninjs", "readings"):
        for path in (left / kind).iterdir():
            assert all(json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
