"""Each export is read back by the reader of its own ecosystem."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import duckdb
import icalendar
import jsonschema
import networkx
import pandas
import polars
import pyarrow.parquet
import pytest

from runut.record import Record
from runut.view.export import EXPORTS, TABLES
from runut.view.export.gdelt import EVENT_COLUMNS, MENTION_COLUMNS
from runut.view.export.polecat import COLUMNS, EXTRA


def lines(path: Path) -> list[Any]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


_NAMED = {"type": "object", "additionalProperties": False, "properties": {
    "name": {"type": "string"}, "rel": {"type": "string"}, "role": {"type": "string"},
    "literal": {"type": "string"},
    "value": {"type": "string"}, "uri": {"type": "string", "format": "uri"}, "contentType": {"type": "string"},
    "charCount": {"type": "integer"}}}  # fmt: skip
_SEVERAL = {"type": "array", "items": _NAMED}
_MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$"}
_TEXT = {"type": "string"}
# The part of ninjs 3.1 that is written here: names and kinds of its properties, nothing else allowed.
NINJS = {"type": "object", "required": ["uri"], "additionalProperties": False, "properties": {
    "uri": {"type": "string", "format": "uri"}, "type": {"enum": ["text"]},
    "representationType": {"enum": ["full", "partial"]}, "language": _TEXT, "title": _TEXT, "by": _TEXT,
    "located": _TEXT, "firstCreated": _MOMENT, "versionCreated": _MOMENT, "headlines": _SEVERAL, "bodies": _SEVERAL,
    "people": _SEVERAL, "organisations": _SEVERAL, "places": _SEVERAL, "events": _SEVERAL, "infoSources": _SEVERAL,
    "altIds": _SEVERAL, "standard": {"type": "object", "required": ["name", "version", "schema"]}}}  # fmt: skip


def test_every_export_has_its_own_name_and_says_what_it_loses(written: Path) -> None:
    names = [export.name for export in EXPORTS]
    assert len(set(names)) == len(names)
    for export in EXPORTS:
        assert export.about and export.loses and re.fullmatch(r"[\w.+-]+/[\w.+-]+", export.media_type)
        files = [path for path in (written / export.name).rglob("*") if path.is_file()]
        assert files and all(path.stat().st_size for path in files), export.name
        assert export.folder == (len(files) > 1)


def test_polecat_is_read_by_pandas_polars_and_duckdb(written: Path) -> None:
    path = written / "polecat" / "polecat.tsv"
    assert len(COLUMNS) == 40
    readers = {
        "pandas": pandas.read_csv(path, sep="\t", keep_default_na=False).to_dict("records"),
        "polars": polars.read_csv(path, separator="\t", quote_char=None).to_dicts(),
        "duckdb": duckdb.sql(f"SELECT * FROM read_csv('{path}', delim='\t', quote='', header=true)")
        .df()
        .to_dict("records"),
    }
    for name, rows in readers.items():
        assert list(rows[0]) == [*COLUMNS, *EXTRA], name
        assert {row["Event ID"] for row in rows} == {"acara-happened", "acara-ongoing", "acara-planned"}, name
    row = next(row for row in readers["polars"] if row["Event ID"] == "acara-happened")
    assert row["Actor Name"] == "Sergey Lavrov;Abbas Araghchi" and row["Actor Country"] == "RUS;IRN"
    assert row["Actor COW"] == "365;630" and row["Contexts"] == "diplomatic" and row["City"] == "Ashgabat"
    assert row["Evidence Text"] == "Lavrov bertemu Araghchi di Ashgabat, Jumat."


def test_the_evidence_span_of_a_polecat_row_gives_its_words(written: Path, shelf: Record) -> None:
    for row in polars.read_csv(written / "polecat" / "polecat.tsv", separator="\t", quote_char=None).to_dicts():
        article, _, place = row["Evidence Span"].partition(":")
        start, _, end = place.partition("-")
        assert shelf.article(article).text[int(start) : int(end)] == row["Evidence Text"]


def test_gdelt_has_its_columns_and_offsets_that_point_at_the_words(written: Path, shelf: Record) -> None:
    events = [line.split("\t") for line in (written / "gdelt-events/gdelt-events.tsv").read_text().splitlines()]
    mentions = [line.split("\t") for line in (written / "gdelt-mentions/gdelt-mentions.tsv").read_text().splitlines()]
    assert len(EVENT_COLUMNS) == 61 and all(len(row) == 61 for row in events)
    assert len(MENTION_COLUMNS) == 16 and all(len(row) == 16 for row in mentions)
    frame = polars.read_csv(written / "gdelt-events/gdelt-events.tsv", separator="\t", has_header=False,
                            new_columns=list(EVENT_COLUMNS), quote_char=None)  # fmt: skip
    assert set(frame["Actor1CountryCode"]) == {"RUS"} and set(frame["Actor2CountryCode"]) == {"IRN"}
    text = shelf.article("artikel000").text
    for row in mentions:
        assert text[int(row[9]) :].startswith("bertemu") and text[int(row[7]) :].startswith("Lavrov")
    assert {row[0] for row in mentions} == {row[0] for row in events}


def test_plover_json_has_the_fields_of_the_manual(written: Path) -> None:
    values = lines(written / "plover/plover.jsonl")
    assert len(values) == 3
    for value in values:
        assert {"id", "date", "actor", "event"} <= set(value) and value["has_event"] is True
        assert value["actor"][0]["code"] == "RUS"
    ongoing = next(value for value in values if value["id"] == "acara-ongoing")
    assert (ongoing["date"], ongoing["enddate"]) == ("2024-10-22", "2024-10-24")


def test_followthemoney_takes_every_entity_and_every_value(written: Path) -> None:
    ftm = pytest.importorskip("followthemoney", reason="followthemoney is not installed (it needs ICU's headers)")
    ftm_model, InvalidData = ftm.model, ftm.exc.InvalidData
    entities = lines(written / "ftm/followthemoney.ftm.json")
    ids = {entity["id"] for entity in entities}
    for value in entities:
        try:
            proxy = ftm_model.get_proxy(value, cleaned=False)
        except InvalidData as error:
            pytest.fail(f"{value}: {error}")
        ftm_model.get(value["schema"]).validate(value)
        for name, values in value["properties"].items():
            assert len(proxy.get(name)) == len(set(values)), (name, values)
            prop = proxy.schema.get(name)
            if prop is not None and prop.type.name == "entity":
                assert set(values) <= ids, name
    assert {e["schema"] for e in entities} == {"Person", "Organization", "Article", "Mention", "Event"}


def test_json_ld_is_a_graph_whose_links_lead_somewhere(written: Path) -> None:
    value = json.loads((written / "jsonld/schema-org.jsonld").read_text())
    nodes = {node["@id"]: node for node in value["@graph"]}
    events = [node for node in nodes.values() if node["@type"] == "Event"]
    assert len(events) == 4
    for node in events:
        assert all(link["@id"] in nodes for link in node["subjectOf"])
    assert nodes["http://127.0.0.1:8071/d/artikel000"]["hasPart"][0]["spokenByCharacter"]["name"] == "Sergey Lavrov"


def test_annotations_say_the_same_by_position_and_by_quotation(written: Path, shelf: Record) -> None:
    page = json.loads((written / "annotations/annotations.jsonld").read_text())
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld" and page["type"] == "AnnotationPage"
    layers = set()
    for item in page["items"]:
        place, quote = item["target"]["selector"]
        text = shelf.article(item["target"]["source"].rsplit("/", 1)[1]).text
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert text[: place["start"]].endswith(quote["prefix"]) and text[place["end"] :].startswith(quote["suffix"])
        layers.add(item["id"].partition("#")[2].split("-")[0])
    assert layers == {"blocks", "mentions", "times", "quotes", "credits", "events"}


def test_ninjs_holds_to_the_schema(written: Path) -> None:
    values = lines(written / "ninjs/ninjs.jsonl")
    for value in values:
        jsonschema.validate(value, NINJS)
    assert values[0]["firstCreated"] == "2024-10-11T20:41:00+07:00"
    assert {"name": "TASS", "role": "origin"} in values[0]["infoSources"]


def test_the_ledger_has_a_row_for_each_telling_and_no_formula(written: Path) -> None:
    with (written / "ledger/ledger.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 6 * 2 + 2
    assert all(row["outlet"] == "'=Harian, Contoh" for row in rows)
    assert {row["status"] for row in rows} == {
        "happened",
        "ongoing",
        "planned",
        "possible",
        "denied",
        "negated",
        "said",
    }
    assert duckdb.sql(f"SELECT count(*) FROM read_csv('{written}/ledger/ledger.csv')").fetchall() == [(14,)]


def test_the_calendar_is_read_and_keeps_plans_tentative(written: Path) -> None:
    raw = (written / "ical/runut.ics").read_bytes()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    entries = {str(e["UID"]): e for e in icalendar.Calendar.from_ical(raw).walk("VEVENT")}
    assert set(entries) == {"acara-happened@runut", "acara-ongoing@runut", "acara-planned@runut"}
    assert str(entries["acara-planned@runut"]["STATUS"]) == "TENTATIVE"
    ongoing = entries["acara-ongoing@runut"]
    assert (str(ongoing["DTSTART"].dt), str(ongoing["DTEND"].dt)) == ("2024-10-22", "2024-10-25")
    assert "Lavrov bertemu Araghchi" in str(ongoing["DESCRIPTION"])


def test_geojson_points_lie_on_the_globe(written: Path) -> None:
    value = json.loads((written / "geojson/events.geojson").read_text())
    assert value["type"] == "FeatureCollection" and len(value["features"]) == 6
    for feature in value["features"]:
        assert feature["geometry"] == {"type": "Point", "coordinates": [58.38, 37.95]}
        assert feature["properties"]["status"] in feature["id"]


def test_graphs_are_read_by_networkx_and_hold_only_what_happened(written: Path) -> None:
    gexf = networkx.read_gexf(written / "gexf/actors.gexf")
    graphml = networkx.read_graphml(written / "graphml/actors.graphml")
    for graph in (gexf, graphml):
        assert set(graph) == {"Q58217", "x-araghchi"}
        assert graph.number_of_edges() == 2
    events = {data["event"] for _, _, data in graphml.edges(data=True)}
    assert events == {"acara-happened", "acara-ongoing"}


def test_timeline_slides_have_dates_and_escaped_words(written: Path) -> None:
    value = json.loads((written / "timelinejs/timeline.json").read_text())
    slides = {slide["unique_id"]: slide for slide in value["events"]}
    assert set(slides) == {"acara-happened", "acara-ongoing", "acara-planned", "acara-possible"}
    assert slides["acara-ongoing"]["end_date"] == {"year": 2024, "month": 10, "day": 24}
    assert slides["acara-possible"]["start_date"] == {"year": 2025, "month": 2}
    assert all("<" not in slide["text"]["headline"] for slide in slides.values())
    assert slides["acara-planned"]["text"]["headline"].startswith("[planned]")


def test_bibliographies_name_every_article(written: Path) -> None:
    items = json.loads((written / "csl/articles.csl.json").read_text())
    assert [item["type"] for item in items] == ["article-newspaper"] * 2
    assert (written / "ris/articles.ris").read_text().count("TY  - ") == 2
    bib = (written / "bibtex/articles.bib").read_text()
    assert bib.count("@article{") == 2 and bib.count("{") - bib.count("\\{") == bib.count("}") - bib.count("\\}")


def test_notes_link_only_to_notes_that_are_there(written: Path) -> None:
    notes = {path.stem for path in (written / "markdown").rglob("*.md")}
    links = {
        link
        for path in (written / "markdown").rglob("*.md")
        for link in re.findall(r"\[\[(.+?)\]\]", path.read_text(encoding="utf-8"))
    }
    assert links and links <= notes
    assert "[denied]" in (written / "markdown/Events.md").read_text()


@pytest.mark.parametrize("table", [table.name for table in TABLES])
def test_tables_are_the_same_in_csv_jsonl_and_parquet(written: Path, table: str) -> None:
    spec = next(item for item in json.loads((written / "csv/datapackage.json").read_text())["resources"]
                if item["name"] == table)  # fmt: skip
    names = [field["name"] for field in spec["schema"]["fields"]]
    parquet = pyarrow.parquet.read_table(written / f"parquet/{table}.parquet")
    rows = parquet.to_pylist()
    assert parquet.column_names == names
    assert rows == lines(written / f"jsonl/{table}.jsonl")
    with (written / f"csv/{table}.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == len(rows)
    keys = [tuple(row[name] for name in spec["schema"]["primaryKey"]) for row in rows]
    assert len(set(keys)) == len(keys)
    assert duckdb.sql(f"SELECT count(*) FROM '{written}/parquet/{table}.parquet'").fetchall() == [(len(rows),)]


def test_feeds_are_read_by_feedparser(written: Path) -> None:
    import feedparser

    feed = feedparser.parse((written / "atom/runut.atom").read_bytes())
    assert not feed.bozo and len(feed.entries) == 2
    assert feed.entries[0].title == 'Menteri "Luar" Negeri <Rusia> & Iran Bertemu'.replace(" Bertemu", "\tBertemu")
    ElementTree.fromstring((written / "atom/runut.atom").read_bytes())
    json_feed = json.loads((written / "jsonfeed/feed.json").read_text())
    assert json_feed["version"].endswith("1.1") and len({item["id"] for item in json_feed["items"]}) == 2


def test_corrections_come_back_as_they_went(written: Path, shelf: Record) -> None:
    import msgspec

    from runut.model import Choice

    text = (written / "corrections/corrections.jsonl").read_bytes()
    assert tuple(msgspec.json.decode(line, type=Choice) for line in text.splitlines()) == shelf.choices(undone=True)
