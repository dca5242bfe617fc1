"""Each form of the sample pages' record is read whole by a reader that its own field uses, not by ours."""

from __future__ import annotations

import csv
import json
import re
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import bibtexparser
import duckdb
import geojson
import jsonschema
import pytest
import rdflib
import rispy
from test_readers import NINJS, lines

from runut.record import Record

CONTEXTS = {
    "https://schema.org": {"@vocab": "https://schema.org/"},
    "http://www.w3.org/ns/anno.jsonld": {
        "@vocab": "http://www.w3.org/ns/oa#", "id": "@id", "type": "@type", "items": {"@container": "@list"},
        "value": {"@id": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value", "@type": "@json"},
    },
}  # fmt: skip
"""What the two published contexts come to for the words used here, so that no test asks the network for them."""


def graph_of(path: Path) -> rdflib.Graph:
    value = json.loads(path.read_text(encoding="utf-8"))
    value["@context"] = CONTEXTS[value["@context"]]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib warns of a class that it uses itself
        return rdflib.Graph().parse(data=json.dumps(value), format="json-ld")


def followthemoney(root: Path, demo: Record) -> None:
    ftm = pytest.importorskip("followthemoney", reason="followthemoney is not installed (it needs ICU's headers)")
    entities = lines(root / "ftm/followthemoney.ftm.json")
    ids = {entity["id"] for entity in entities}
    assert len(ids) == len(entities)
    for entity in entities:
        proxy = ftm.model.get_proxy(entity, cleaned=False)
        ftm.model.get(entity["schema"]).validate(entity)
        for name, values in entity["properties"].items():
            assert len(proxy.get(name)) == len(set(values)), (name, values)
            if proxy.schema.get(name).type.name == "entity":
                assert set(values) <= ids, name
    assert sum(entity["schema"] == "Article" for entity in entities) == demo.counts()["articles"]


def ninjs(root: Path, demo: Record) -> None:
    values = lines(root / "ninjs/ninjs.jsonl")
    assert len({value["uri"] for value in values}) == len(values) == demo.counts()["articles"]
    for value in values:
        jsonschema.validate(value, NINJS, format_checker=jsonschema.FormatChecker())


def geo_json(root: Path, demo: Record) -> None:
    value = geojson.loads((root / "geojson/events.geojson").read_text(encoding="utf-8"))
    assert isinstance(value, geojson.FeatureCollection) and value.is_valid, value.errors()
    assert [feature.id for feature in value.features] == [event.id for event in demo.events()]
    placed = [feature.geometry for feature in value.features if feature.geometry]
    assert placed and all(abs(lon) <= 180 and abs(lat) <= 90 for lon, lat in (point.coordinates for point in placed))


def json_ld(root: Path, demo: Record) -> None:
    graph = graph_of(root / "jsonld/schema-org.jsonld")
    schema = rdflib.Namespace("https://schema.org/")
    articles = set(graph.subjects(rdflib.RDF.type, schema.NewsArticle))
    events = set(graph.subjects(rdflib.RDF.type, schema.Event))
    quotes = set(graph.subjects(rdflib.RDF.type, schema.Quotation))
    assert len(articles) == demo.counts()["articles"]
    assert len(events) == sum(event.status not in ("denied", "negated") for event in demo.events())
    assert len(quotes) > 20 and quotes == set(graph.objects(None, schema.hasPart))
    assert all(set(graph.objects(event, schema.subjectOf)) & articles for event in events)
    assert set(graph.objects(None, schema.subjectOf)) <= articles


def annotations(root: Path, demo: Record) -> None:
    graph = graph_of(root / "annotations/annotations.jsonld")
    page = json.loads((root / "annotations/annotations.jsonld").read_text(encoding="utf-8"))
    oa = rdflib.Namespace("http://www.w3.org/ns/oa#")
    assert len(set(graph.subjects(rdflib.RDF.type, oa.Annotation))) == len(page["items"]) > 500
    texts = {article: demo.article(article).text for article in {_source(item) for item in page["items"]}}
    assert len(texts) == demo.counts()["articles"]
    for item in page["items"]:
        place, quote = item["target"]["selector"]
        assert texts[_source(item)][place["start"] : place["end"]] == quote["exact"]


def _source(item: dict[str, Any]) -> str:
    return str(item["target"]["source"]).rsplit(":", 1)[1]


def ris(root: Path, demo: Record) -> None:
    entries = rispy.loads((root / "ris/articles.ris").read_text(encoding="utf-8"))
    assert len(entries) == demo.counts()["articles"]
    assert all(entry["type_of_reference"] and entry.get("title") for entry in entries)
    assert not any("unknown_tag" in entry for entry in entries)


def bibtex(root: Path, demo: Record) -> None:
    library = bibtexparser.parse_string((root / "bibtex/articles.bib").read_text(encoding="utf-8"))
    assert not library.failed_blocks and len(library.entries) == demo.counts()["articles"]
    assert len(library.entries_dict) == len(library.entries)
    assert all("title" in entry.fields_dict for entry in library.entries)


def csl(root: Path, demo: Record) -> None:
    numbers = {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}}
    parts = {"date-parts": {"type": "array", "items": numbers}}
    part = {"type": "object", "required": ["date-parts"], "properties": parts}
    schema = {"type": "object", "required": ["id", "type", "title"], "properties": {
        "type": {"enum": ["article-newspaper", "article", "webpage"]}, "issued": part, "accessed": part,
        "title": {"type": "string"}, "URL": {"type": "string", "format": "uri"}}}  # fmt: skip
    items = json.loads((root / "csl/articles.csl.json").read_text(encoding="utf-8"))
    assert len({item["id"] for item in items}) == len(items) == demo.counts()["articles"]
    for item in items:
        jsonschema.validate(item, schema)


def markdown(root: Path, demo: Record) -> None:
    notes = list((root / "markdown").rglob("*.md"))
    names = {path.stem for path in notes}
    assert len(names) == len(notes), "two notes of one name"
    links = [link for path in notes for link in re.findall(r"\[\[(.+?)\]\]", path.read_text(encoding="utf-8"))]
    assert len(links) > 50 and set(links) <= names
    assert len(list((root / "markdown/articles").iterdir())) == demo.counts()["articles"]
    assert len(list((root / "markdown/stories").iterdir())) == demo.counts()["stories"]


def ledger(root: Path, demo: Record) -> None:
    path = root / "ledger/ledger.csv"
    tellings = sum(len(event.evidence) for event in demo.events())
    tellings += sum(len(utterance.evidence) for utterance in demo.utterances())
    assert duckdb.sql(f"SELECT count(*) FROM read_csv('{path}', all_varchar=true)").fetchall() == [(tellings,)]
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == tellings > 50
    assert not [cell for row in rows for cell in row.values() if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]


READERS: tuple[Callable[[Path, Record], None], ...] = (
    followthemoney, ninjs, geo_json, json_ld, annotations, ris, bibtex, csl, markdown, ledger,
)  # fmt: skip


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.__name__)
def test_the_reader_of_its_field_takes_the_whole_demo_record(
    left: Path, demo: Record, reader: Callable[[Path, Record], None]
) -> None:
    reader(left, demo)
