"""Hostile pages stay text, strangers cannot write, and nothing is served to a host of another name."""

from __future__ import annotations

import re

import pytest
from lxml import html
from made import JAHAT, ODD, STRANGE, make_record, readings
from starlette.testclient import TestClient

from runut.errors import UsageError
from runut.settings import Settings
from runut.web.app import create_app
from runut.web.security import CSRF_COOKIE, POLICY, check_bind, shown, web_address

HOSTILE = [
    f"/d/{JAHAT.id}",
    f"/s/{ODD}",
    f"/q/{STRANGE}",
    "/stories",
    "/",
    "/failures",
    "/outlets",
    "/search?q=aneh",
    f"/prov/{JAHAT.id}",
    "/search?q=%3Cscript%3Ealert(9)%3C/script%3E",
    "/words?w=" + JAHAT.id + ":0-60",
    "/zz/%3Cscript%3E",
    "/%3Csvg%20onload=x%3E",
]


@pytest.mark.parametrize("address", HOSTILE)
@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_hostile_page_becomes_text(client: TestClient, address: str, lang: str) -> None:
    answer = client.get(address, headers={"accept-language": lang}, params=None)
    page = html.fromstring(answer.text)
    for script in page.iter("script"):
        assert (script.get("src") or "").startswith("/static/")
        assert not (script.text or "").strip()
    assert not list(page.iter("style", "iframe", "object", "embed", "base"))
    for node in page.iter():
        for name, value in node.attrib.items():
            assert not name.startswith("on"), (address, name)
            assert name != "style"
            if name in ("href", "src", "action"):
                assert not re.match(r"\s*(javascript|data|vbscript):", value, re.IGNORECASE), (address, value)
    for mark in "\u202a\u202b\u202d\u202e\u2066\u2067":
        assert mark not in answer.text
    assert "49" not in page.xpath("string(//main)") or "7*7" not in answer.text or "{{" in page.xpath("string(//main)")


def test_direction_marks_are_replaced_one_for_one() -> None:
    text = "a\u202eb\u2066c\x07d"
    assert len(shown(text)) == len(text)
    assert shown(text) == "a\ufffdb\ufffdc\ufffdd"


def test_offsets_behind_letters_outside_the_basic_plane_hold(client: TestClient) -> None:
    credit = JAHAT.at("<i>TASS</i>")
    page = html.fromstring(client.get(f"/d/{JAHAT.id}?t={credit.start},{credit.end}").text)
    assert "".join(mark.text_content() for mark in page.xpath("//mark")) == "<i>TASS</i>"


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://contoh.test/a", True),
        ("http://contoh.test", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//contoh.test", False),
        ("https://a b", False),
        ("ftp://contoh.test", False),
        (None, False),
        ("http://[", False),
    ],
)
def test_only_web_addresses_become_links(url: str | None, kept: bool) -> None:
    assert (web_address(url) == url) is (kept or url is None)


def test_every_answer_carries_the_policy(client: TestClient) -> None:
    for address in ("/", "/static/runut.css", "/nothing", f"/d/{JAHAT.id}/raw", "/stories.json"):
        answer = client.get(address)
        assert answer.headers["content-security-policy"] == POLICY, address
        assert answer.headers["x-content-type-options"] == "nosniff"
    assert "unsafe" not in POLICY
    raw = client.get(f"/d/{JAHAT.id}/raw")
    assert raw.headers["content-type"].startswith("text/plain")


@pytest.mark.parametrize("host", ["contoh.test", "127.0.0.1.contoh.test", "localhost.contoh.test:80", ""])
def test_another_host_name_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 400
    assert client.get("/", headers={"host": "localhost:8071"}).status_code == 200


def visit(client: TestClient) -> str:
    client.get("/settings")
    token = client.cookies.get(CSRF_COOKIE)
    assert token
    return token


def test_writing_needs_a_form_of_this_room(own: TestClient) -> None:
    token = visit(own)
    form = {"kind": "right", "about": "quote", "targets": "q-utara", "csrf": token}
    here = {"origin": "http://127.0.0.1"}
    assert own.post("/review", data=form, follow_redirects=False).status_code == 403
    assert (
        own.post("/review", data=form, headers={"origin": "http://contoh.test"}, follow_redirects=False).status_code
        == 403
    )
    assert own.post("/review", data={**form, "csrf": "x"}, headers=here, follow_redirects=False).status_code == 403
    assert own.post("/review", data=form, headers={**here, "host": "contoh.test"}).status_code == 400
    assert own.get("/choices.jsonl").text == ""
    assert own.post("/review", data=form, headers=here, follow_redirects=False).status_code == 303
    assert "q-utara" in own.get("/choices.jsonl").text


def test_no_way_leads_to_another_site(own: TestClient) -> None:
    token = visit(own)
    for back in ("https://contoh.test", "//contoh.test", "/\\contoh.test"):
        form = {"kind": "right", "about": "quote", "targets": "q-utara", "csrf": token, "back": back}
        answer = own.post("/review", data=form, headers={"origin": "http://127.0.0.1"}, follow_redirects=False)
        assert answer.headers["location"] == "/review"


def test_beyond_loopback_only_with_a_token(tmp_path) -> None:
    with pytest.raises(UsageError, match="token"):
        check_bind(Settings(host="0.0.0.0"))
    path = make_record(tmp_path / "open.runut")
    with TestClient(
        create_app(path, Settings(host="0.0.0.0", token="rahasia")), base_url="http://ruang.test"
    ) as visitor:
        assert visitor.get("/").status_code == 401
        assert visitor.get("/?token=salah").status_code == 401
        assert visitor.get("/?token=rahasia").status_code == 200
        assert visitor.get("/stories").status_code == 200, "the cookie keeps the token"


def test_a_huge_title_is_cut_and_nothing_breaks(client: TestClient, tmp_path) -> None:
    import msgspec

    from runut.model import Page
    from runut.record import open_record

    path = make_record(tmp_path / "huge.runut")
    reading = readings()["lama.txt"]
    article = msgspec.structs.replace(
        reading.article, id="hugehuge00", sha256="0" * 64, title="Judul " * 20_000, source="huge.txt"
    )
    analysis = msgspec.structs.replace(reading.analysis, article="hugehuge00", events=(), quotes=())
    with open_record(path, "write") as record, record.writing() as writer:
        writer.add(
            Page(source="huge.txt", data=b"huge"), msgspec.structs.replace(reading, article=article, analysis=analysis)
        )
    with TestClient(create_app(path), base_url="http://127.0.0.1") as visitor:
        answer = visitor.get("/d/hugehuge00")
        assert answer.status_code == 200
        assert len(html.fromstring(answer.text).xpath("string(//h1)")) < 500


def test_a_csv_cell_is_no_formula(client: TestClient) -> None:
    from runut.web.formats import _safe

    assert _safe("=1+1") == "'=1+1"
    assert _safe("Putin") == "Putin"
    for line in client.get("/stories.csv").text.splitlines():
        assert not line.startswith(("=", "+", "@"))
