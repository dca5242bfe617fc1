"""No address is an error of the room: what does not exist is told as such."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made import UTARA
from starlette.testclient import TestClient

ODD = [
    "/d/%00",
    "/d/none",
    f"/d/{UTARA.id}?t=x",
    f"/d/{UTARA.id}?t=0,99999999",
    f"/d/{UTARA.id}/odd",
    "/words",
    "/words?w=x",
    "/words?w=none:0-5",
    f"/words?w={UTARA.id}:5-5",
    "/search?q=%22",
    "/search?q='&page=-1",
    "/search?page=999999",
    "/search.zip?q=a",
    "/p/",
    "/p/--",
    "/p/RU",
    "/p/XX-YY",
    "/p/a--b",
    "/graph?focus='",
    "/graph.zip",
    "/map.zip",
    "/home.zip",
    "/o/none",
    "/o/%22%27",
    "/a/none",
    "/q/none",
    "/e/none",
    "/c/none",
    "/arc/none",
    "/prov/none",
    "/review?about=story&id=none",
    "/review?about=quote&id=none",
    "/review?about=odd&id=x",
    "/review?skip=abc",
    "/review?about=actor&id=none",
    "/odd",
    "/odd/odd/odd",
    "/s/.json",
    "/d/.ris",
    "/stories.zip",
    "/favicon.ico",
]


@pytest.mark.parametrize("address", ODD)
def test_an_odd_address_is_answered(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code in (200, 400, 404), (address, answer.status_code)
    assert answer.headers["content-security-policy"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(line=st.text(max_size=60), page=st.integers(-5, 10**7))
def test_any_search_is_answered(client: TestClient, line: str, page: int) -> None:
    assert client.get("/search", params={"q": line, "page": str(page)}).status_code == 200


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    kind=st.sampled_from(["s", "q", "e", "c", "p", "a", "o", "arc", "d", "prov"]), key=st.text(min_size=1, max_size=30)
)
def test_any_id_is_answered(client: TestClient, kind: str, key: str) -> None:
    from urllib.parse import quote

    answer = client.get(f"/{kind}/{quote(key, safe='')}", follow_redirects=False)
    assert answer.status_code in (200, 301, 307, 400, 404), (kind, key)
