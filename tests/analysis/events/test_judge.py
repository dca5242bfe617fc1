"""The second opinion may confirm or propose with exact words; everything else is discarded and counted."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from runut.analysis import analyse
from runut.analysis.events.judge import second_opinion
from runut.errors import JudgeError
from runut.model import Analysis, Article, Block

TEXT = "Rusia mengecam Israel. Iran menyepak meja perundingan itu."


class StandIn(BaseHTTPRequestHandler):
    answer = "{}"

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        StandIn.asked = json.loads(self.rfile.read(length))
        body = json.dumps({"choices": [{"message": {"content": StandIn.answer}}]}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep the test's output quiet."""


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), StandIn)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/v1"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def reading() -> tuple[Article, Analysis]:
    article = Article(
        id="j", source="j", sha256="", text=TEXT, blocks=(Block("body", 0, len(TEXT)),), language="id",
        published="2024-05-15",
    )  # fmt: skip
    return article, analyse(article)


def test_it_confirms_proposes_and_counts_what_it_discards(url: str, reading: tuple[Article, Analysis]) -> None:
    article, analysis = reading
    assert [event.type for event in analysis.events] == ["ACCUSE"]
    proposals = [
        {"sentence": 1, "type": "REJECT", "trigger": "menyepak meja perundingan"},
        {"sentence": 1, "type": "REJECT", "trigger": "menolak berunding"},
        {"sentence": 1, "type": "NOSUCH", "trigger": "menyepak"},
        {"sentence": 9, "type": "REJECT", "trigger": "menyepak"},
        {"sentence": True, "type": "REJECT", "trigger": "Rusia"},
        "nonsense",
    ]
    StandIn.answer = json.dumps({"confirmed": [0, 7, "x"], "proposed": proposals})
    result = second_opinion(article, analysis, url)
    assert (result.confirmed, result.proposed, result.discarded) == (1, 1, 7)
    assert [event.type for event in result.events] == ["ACCUSE", "REJECT"]
    assert result.events[0].confidence > analysis.events[0].confidence
    for event in result.events:
        assert article.text[event.trigger.start : event.trigger.end] == event.trigger.text


@pytest.mark.parametrize("answer", ["not json", "[1, 2]", '"text"'])
def test_an_unusable_answer_is_an_error_with_a_remedy(url: str, reading: tuple[Article, Analysis], answer: str) -> None:
    StandIn.answer = answer
    with pytest.raises(JudgeError) as caught:
        second_opinion(*reading, url)
    assert caught.value.remedy


def test_no_endpoint_is_an_error_and_a_file_is_no_address(reading: tuple[Article, Analysis]) -> None:
    with pytest.raises(JudgeError):
        second_opinion(*reading, "http://127.0.0.1:9/v1", timeout_s=2)
    with pytest.raises(JudgeError):
        second_opinion(*reading, "file:///etc/hosts")


@pytest.mark.parametrize("odd", ['{"confirmed": 5, "proposed": null}', "{}"])
def test_odd_answers_change_nothing(url: str, reading: tuple[Article, Analysis], odd: str) -> None:
    StandIn.answer = odd
    assert second_opinion(*reading, url).events == reading[1].events
