"""The API stands in the reading room, behind the room's own guard."""

from __future__ import annotations

from pathlib import Path

from starlette.testclient import TestClient

from runut.settings import Settings
from runut.web.app import create_app


def test_the_room_answers_for_the_api_and_guards_it(record_path: Path) -> None:
    client = TestClient(create_app(record_path, Settings()), base_url="http://127.0.0.1:8071")
    answer = client.get("/api/v1/stories")
    assert answer.status_code == 200 and answer.json()["items"][0]["id"] == "cerita0001"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert client.get("/api/v1/stories", headers={"host": "evil.example"}).status_code == 400
    assert client.get("/api/v1/none").json()["error"]["code"] == "not_found"


def test_beyond_this_machine_the_api_asks_for_the_token(record_path: Path) -> None:
    settings = Settings(host="0.0.0.0", token="rahasia-sekali")
    client = TestClient(create_app(record_path, settings), base_url="http://10.0.0.7:8071")
    assert client.get("/api/v1/stories").status_code == 401
    headers = {"authorization": "Bearer rahasia-sekali"}
    assert client.get("/api/v1/stories", headers=headers).status_code == 200
