"""Every page also answers as JSON, CSV, Markdown and Atom; articles can be cited."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree

import pytest
from made import ARC, DATES, MEETING, OLD, SAID, STORY, UTARA, WICAK
from starlette.testclient import TestClient

PAGES = [
    f"/s/{STORY}",
    f"/q/{SAID}",
    f"/e/{MEETING}",
    f"/c/{DATES}",
    f"/arc/{ARC}",
    f"/a/{WICAK}",
    "/p/KZ-UZ",
    "/o/Kabar%20Utara",
    f"/d/{UTARA.id}",
    "/stories",
    "/events",
    "/quotes",
    "/actors",
    "/pairs",
    "/outlets",
    "/arcs",
    "/conflicts",
    "/failures",
    "/home",
    "/map",
    "/graph",
]


@pytest.mark.parametrize("address", PAGES)
def test_the_forms_of_a_page(client: TestClient, address: str) -> None:
    page = json.loads(client.get(f"{address}.json").text)
    assert page["tables"]
    rows = list(csv.reader(io.StringIO(client.get(f"{address}.csv").text)))
    assert rows[0][-1] == "evidence"
    assert len(rows) == 1 + len(page["tables"][0]["rows"])
    assert all(len(line) == len(rows[0]) for line in rows)
    assert client.get(f"{address}.md").text.startswith("# ")
    if address not in ("/map", "/graph"):
        feed = ElementTree.fromstring(client.get(f"{address}.atom").content)
        assert len(feed.findall("{http://www.w3.org/2005/Atom}entry")) == len(page["tables"][0]["rows"])


def test_the_words_in_csv_stand_in_the_text(client: TestClient) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get(f"/q/{SAID}.csv").text)))
    assert "utara.txt[" in rows[0]["evidence"]
    assert "Kami bekerja erat" in rows[0]["evidence"]


def test_another_table_of_a_page(client: TestClient) -> None:
    assert "dikutip dari TASS" in client.get(f"/s/{STORY}.csv?table=citing").text
    assert client.get(f"/s/{STORY}.csv?table=nothing").status_code == 404


def test_markdown_has_a_footnote_for_every_fact(client: TestClient) -> None:
    text = client.get(f"/s/{STORY}.md").text
    assert "[^1]:" in text
    assert "asal tidak disebut" in text
    for mark in set(__import__("re").findall(r"\[\^(\d+)\]", text)):
        assert f"[^{mark}]: " in text


def test_an_article_can_be_cited(client: TestClient) -> None:
    ris = client.get(f"/d/{UTARA.id}.ris").text
    assert "TY  - NEWS\r\n" in ris
    assert "T2  - Kabar Utara" in ris
    assert "DA  - 2025/03/05" in ris
    assert "@article{runut-" in client.get(f"/d/{UTARA.id}.bib").text
    item = client.get(f"/d/{UTARA.id}.csl").json()[0]
    assert item["issued"] == {"date-parts": [[2025, 3, 5]]}
    assert item["container-title"] == "Kabar Utara"


def test_addresses_with_a_slug_and_alpha3_codes(client: TestClient) -> None:
    assert client.get(f"/s/{STORY}-astana").status_code == 200
    answer = client.get("/p/KAZ-UZB.csv", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (301, "/p/KZ-UZ.csv")
    assert client.get("/s/nothing0000").status_code == 404
    assert client.get(f"/d/{UTARA.id}?t=5,1").status_code == 400
    assert client.get(f"/s/{OLD}").status_code == 200
