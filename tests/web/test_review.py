"""Verdicts of people: records of their own, shown at once, undone, taken out and in, stronger than re-reading."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from made import INVITED, JAHAT, SAID, STORY, TIMUR, UTARA, make_record, readings
from starlette.testclient import TestClient

from runut.model import Choice
from runut.record import open_record
from runut.view.corrected import corrected, verdicts
from runut.web.app import create_app
from runut.web.security import CSRF_COOKIE

ORIGIN = {"origin": "http://127.0.0.1"}


def send(visitor: TestClient, **form: str) -> int:
    visitor.get("/settings")
    data = {"csrf": visitor.cookies[CSRF_COOKIE], **form}
    return visitor.post("/review", data=data, headers=ORIGIN, follow_redirects=False).status_code


def test_the_cards_ask_what_is_in_doubt(client: TestClient) -> None:
    page = client.get("/review").text
    assert 'data-key="1"' in page
    assert 'data-key="4"' in page
    assert "bertahan" in page
    assert client.get("/review?about=quote&id=q-timur").status_code == 200
    assert UTARA.id in client.get(f"/review?about=story&id={STORY}").text


def test_a_wrong_quote_goes_and_comes_back(own: TestClient) -> None:
    page = f"/d/{TIMUR.id}.json"
    assert "q-timur" not in own.get("/choices.jsonl").text
    before = own.get(page).json()["tables"][1]["rows"]
    assert send(own, kind="wrong", about="quote", targets="q-timur", reason="bukan kutipan", person="Ani") == 303
    assert len(own.get(page).json()["tables"][1]["rows"]) == len(before) - 1
    choice = json.loads(own.get("/choices.jsonl").text)
    assert (choice["kind"], choice["reason"], choice["person"]) == ("wrong", "bukan kutipan", "Ani")
    assert send(own, undo=choice["id"]) == 303
    assert own.get(page).json()["tables"][1]["rows"] == before
    assert json.loads(own.get("/choices.jsonl").text)["undone"] is True, "an undone verdict stays written"


def test_a_changed_speaker_is_shown_as_changed(own: TestClient) -> None:
    assert send(own, kind="change", about="quote", targets="q-timur", value_speaker="Juru bicara istana") == 303
    row = own.get(f"/d/{TIMUR.id}.json").json()["tables"][1]["rows"][0]
    speaker = row["cells"][1][0]
    assert speaker["value"] == "Juru bicara istana"
    assert speaker["inferred"] is True
    assert speaker["words"][0]["exact"] == "Perjanjian kemitraan hampir selesai"


@pytest.mark.parametrize(
    "form",
    [
        {"kind": "hapus", "about": "quote", "targets": "q"},
        {"kind": "right", "about": "quote", "targets": ""},
        {"kind": "merge", "about": "story", "targets": "satu"},
        {"kind": "change", "about": "quote", "targets": "q"},
        {"lines": "bukan json"},
        {"undo": "tidakada00"},
    ],
)
def test_a_verdict_that_says_nothing_is_refused(own: TestClient, form: dict[str, str]) -> None:
    assert send(own, **form) in (400, 404)
    assert own.get("/choices.jsonl").text == ""


def test_verdicts_go_out_and_in(own: TestClient, tmp_path: Path) -> None:
    send(own, kind="right", about="event", targets="e-timur")
    lines = own.get("/choices.jsonl").text
    with TestClient(create_app(make_record(tmp_path / "other.runut")), base_url="http://127.0.0.1") as other:
        assert send(other, lines=lines) == 303
        assert other.get("/choices.jsonl").text == lines


def test_a_verdict_survives_reading_everything_again(tmp_path: Path) -> None:
    choice = Choice(id="c1", kind="wrong", about="quote", targets=("q-timur",), at="2025-03-09T00:00:00+00:00")
    path = make_record(tmp_path / "again.runut", choices=(choice,))
    with open_record(path, "write") as record, record.writing() as writer:
        for reading in readings().values():
            writer.replace(reading)
    with TestClient(create_app(path), base_url="http://127.0.0.1") as visitor:
        assert visitor.get(f"/d/{TIMUR.id}.json").json()["tables"][1]["rows"] == []


def test_the_latest_verdict_wins_and_an_undone_one_counts_for_nothing() -> None:
    def verdict(key: str, kind: str, at: str, *, undone: bool = False) -> Choice:
        return Choice(id=key, kind=kind, about="quote", targets=("q-timur",), at=at, undone=undone)  # type: ignore[arg-type]

    reading = readings()["timur.txt"]
    wrong, right = verdict("a", "wrong", "2025-01-01"), verdict("b", "right", "2025-01-02")
    assert corrected(reading, verdicts([wrong])).analysis.quotes == ()
    assert corrected(reading, verdicts([right, wrong])).analysis.quotes == reading.analysis.quotes
    assert corrected(reading, verdicts([verdict("a", "wrong", "2025", undone=True)])) == reading


def test_taking_an_article_out_of_a_story_is_linked_anew(own: TestClient) -> None:
    assert send(own, kind="split", about="story", targets=f"{TIMUR.id},{UTARA.id}") == 303
    stories = own.get("/stories.json").json()["tables"][0]["rows"]
    assert len(stories) >= 2
    assert own.get(f"/e/{INVITED}").status_code in (200, 404)
    assert own.get(f"/q/{SAID}").status_code in (200, 301, 404)
    assert own.get(f"/d/{JAHAT.id}").status_code == 200
