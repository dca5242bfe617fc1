"""The API answers with the record's own objects, in pages, in streams, and with one shape of error."""

from __future__ import annotations

import io
import json
import zipfile

import jsonschema
import pyarrow.parquet
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from runut.view.export import EXPORTS, TABLES
from runut.web.api import ENDPOINTS, openapi

TOKEN = "rahasia-sekali"
BASE = "/api/v1"


@pytest.fixture
def client(app: Starlette) -> TestClient:
    return TestClient(app)


def test_lists_come_in_pages_that_join_to_the_whole(client: TestClient) -> None:
    whole = client.get(f"{BASE}/events").json()["items"]
    assert len(whole) == 6
    found, cursor = [], None
    while True:
        page = client.get(f"{BASE}/events", params={"limit": 1, **({"cursor": cursor} if cursor else {})}).json()
        found += page["items"]
        cursor = page["next"]
        if cursor is None:
            break
    assert found == whole
    dates = [event["date"] for event in whole]
    assert dates[-1] is None and dates[:-1] == sorted(dates[:-1])


@pytest.mark.parametrize("name", ["articles", "stories", "quotes", "actors", "claims", "copies", "arcs"])
def test_every_list_ends_and_repeats_nothing(client: TestClient, name: str) -> None:
    ids, cursor = [], None
    while True:
        page = client.get(f"{BASE}/{name}", params={"limit": 1, **({"cursor": cursor} if cursor else {})}).json()
        ids += [item["id"] for item in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert len(ids) == len(set(ids)) == len(client.get(f"{BASE}/{name}").json()["items"])


def test_filters_and_fields(client: TestClient) -> None:
    planned = client.get(f"{BASE}/events", params={"status": "planned", "fields": "id,status"}).json()
    assert planned["items"] == [{"id": "acara-planned", "status": "planned"}]
    assert client.get(f"{BASE}/events", params={"since": "2025-01-01"}).json()["items"][0]["id"] == "acara-planned"
    assert len(client.get(f"{BASE}/quotes", params={"speaker": "lavrov"}).json()["items"]) == 1
    assert client.get(f"{BASE}/quotes", params={"speaker": "%"}).json()["items"] == []


def test_an_article_is_the_object_of_the_reading_contract(client: TestClient) -> None:
    value = client.get(f"{BASE}/articles/artikel000").json()
    text = value["article"]["text"]
    for layer in ("mentions", "times", "quotes", "credits"):
        for finding in value[layer]:
            assert text[finding["start"] : finding["end"]] == finding["text"]
    assert value["origins"] == ["TASS"]


def test_evidence_is_given_by_place_and_by_quotation(client: TestClient) -> None:
    words = client.get(f"{BASE}/evidence/artikel000", params={"start": 0, "end": 7}).json()
    assert words["text"] == "Menteri" and words["selector"][1]["exact"] == "Menteri"
    assert client.get(f"{BASE}/evidence/artikel000", params={"start": 7, "end": 7}).status_code == 404


def test_the_pair_reads_both_kinds_of_codes(client: TestClient) -> None:
    first = client.get(f"{BASE}/pairs/RUS/IRN").json()
    assert first == client.get(f"{BASE}/pairs/RU/IR").json() and len(first) == 6
    assert client.get(f"{BASE}/pairs").json() == [{"a": "IR", "b": "RU", "events": 6}]


def test_an_answer_that_has_not_changed_is_not_sent_again(client: TestClient) -> None:
    for path in ("/events", "/openapi.json", "/tables/events", "/export/polecat"):
        first = client.get(BASE + path)
        again = client.get(BASE + path, headers={"if-none-match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b""), path


@pytest.mark.parametrize(
    ("path", "status"),
    [("/nothing", 404), ("/events/none", 404), ("/events?limit=0", 400), ("/events?limit=x", 400), ("/events?a=b", 400),
     ("/events?cursor=AAAA", 404), ("/events?limit=1&limit=2", 400), ("/pairs/XYX/IRN", 404), ("/search", 400),
     ("/export/none", 404), ("/export/polecat?pair=RUS", 400), ("/events?status=true", 400)],
)  # fmt: skip
def test_every_error_has_the_same_shape(client: TestClient, path: str, status: int) -> None:
    answer = client.get(BASE + path)
    assert answer.status_code == status
    assert set(answer.json()) == {"error"} and set(answer.json()["error"]) == {"status", "code", "message", "remedy"}
    assert answer.json()["error"]["status"] == status


def test_a_wrong_method_is_told_with_the_right_ones(client: TestClient) -> None:
    answer = client.post(f"{BASE}/events")
    assert answer.status_code == 405 and "GET" in answer.headers["allow"] and answer.json()["error"]["code"]


@pytest.mark.parametrize("kind", [export.name for export in EXPORTS if not export.folder])
def test_every_export_streams(client: TestClient, kind: str) -> None:
    answer = client.get(f"{BASE}/export/{kind}")
    export = next(item for item in EXPORTS if item.name == kind)
    assert answer.status_code == 200 and answer.headers["content-type"].startswith(export.media_type)
    assert answer.content and "attachment" in answer.headers["content-disposition"]


@pytest.mark.parametrize("kind", [export.name for export in EXPORTS if export.folder])
def test_an_export_of_several_files_comes_as_one_zip(client: TestClient, kind: str) -> None:
    answer = client.get(f"{BASE}/export/{kind}")
    bundle = zipfile.ZipFile(io.BytesIO(answer.content))
    assert answer.headers["content-type"] == "application/zip" and bundle.testzip() is None
    assert len(bundle.namelist()) > 3 and all(info.date_time[0] == 1980 for info in bundle.infolist())
    assert client.get(f"{BASE}/export/{kind}").content == answer.content


@pytest.mark.parametrize("table", [table.name for table in TABLES])
def test_tables_stream_in_three_forms_with_the_same_rows(client: TestClient, table: str) -> None:
    lines = client.get(f"{BASE}/tables/{table}", params={"form": "jsonl"}).text.splitlines()
    parquet = client.get(f"{BASE}/tables/{table}", params={"form": "parquet"}).content
    rows = pyarrow.parquet.read_table(io.BytesIO(parquet)).to_pylist()
    assert rows == [json.loads(line) for line in lines]
    assert client.get(f"{BASE}/tables/{table}").text.splitlines()[0].split(",")[0] == next(
        item.columns[0].name for item in TABLES if item.name == table
    )


def test_feeds_of_a_search_a_story_and_a_pair(client: TestClient) -> None:
    import feedparser

    for path, entries in (("search?q=Araghchi", 2), ("stories/cerita0001", 2), ("pairs/RUS/IRN", 6)):
        mark = "&" if "?" in path else "?"
        atom = client.get(f"{BASE}/feeds/{path}")
        feed = feedparser.parse(atom.content)
        assert atom.headers["content-type"].startswith("application/atom+xml") and not feed.bozo
        assert len(feed.entries) == entries
        items = client.get(f"{BASE}/feeds/{path}{mark}form=json").json()["items"]
        assert len(items) == entries and all(item["url"].startswith("http://testserver/") for item in items)


def test_a_part_of_the_record_leaves_by_pair_or_story(client: TestClient) -> None:
    assert client.get(f"{BASE}/export/ledger?pair=RUS,IRN").text.count("\n") == 1 + 12 + 2
    assert client.get(f"{BASE}/tables/events?pair=BRA,ARG").text.count("\n") == 1
    assert client.get(f"{BASE}/export/geojson?story=tidakada").status_code == 404


def test_writing_needs_the_token(client: TestClient, writable: Starlette) -> None:
    choice = {"id": "pilih00002", "kind": "right", "about": "event", "targets": ["acara-happened"]}
    assert client.post(f"{BASE}/choices", json=choice).status_code == 403
    writer = TestClient(writable)
    assert writer.post(f"{BASE}/choices", json=choice).status_code == 401
    headers = {"authorization": f"Bearer {TOKEN}"}
    assert writer.post(f"{BASE}/choices", json={"id": 1}, headers=headers).status_code == 400
    assert writer.post(f"{BASE}/choices", content=b"x" * 200_000, headers=headers).status_code == 413
    assert writer.post(f"{BASE}/choices", json=choice, headers=headers).status_code == 201
    assert {"pilih00001", "pilih00002"} == {item["id"] for item in writer.get(f"{BASE}/choices").json()}


def test_the_document_names_every_endpoint_once_and_resolves() -> None:
    document = openapi()
    operations = [operation for path in document["paths"].values() for operation in path.values()]
    names = [operation["operationId"] for operation in operations]
    assert len(set(names)) == len(names) == len(ENDPOINTS)
    known = set(document["components"]["schemas"])
    for reference in set(json.dumps(document).split('"#/components/schemas/')[1:]):
        assert reference.split('"')[0] in known
    for schema in document["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema)
