"""Fetching from a server that misbehaves on purpose: slow, endless, lying, circular, and pointing inwards."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from runut.collecting import Fetcher, Politeness, from_feed, from_opml, from_sitemap, hosts
from runut.model import Failure, Page

BODY = b"<html><body><p>Sidang dewan ditunda.</p></body></html>"


class Misbehaving(BaseHTTPRequestHandler):
    asked: list[str] = []
    tries: dict[str, int] = {}
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def answer(self, status: int = 200, body: bytes = BODY, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content_Type": "text/html", "Content_Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        path = self.path
        self.asked.append(path)
        self.tries[path] = self.tries.get(path, 0) + 1
        base = f"http://{self.headers['Host']}"
        if path == "/robots.txt":
            self.answer(body=b"User-agent: *\nDisallow: /private/\nCrawl-delay: 2\n", Content_Type="text/plain")
        elif path == "/ok":
            if self.headers.get("If-None-Match") == '"v1"':
                self.answer(304, b"")
            else:
                self.answer(ETag='"v1"')
        elif path == "/moved":
            self.answer(301, b"", Location="/ok")
        elif path == "/circle":
            self.answer(302, b"", Location="/circle2")
        elif path == "/circle2":
            self.answer(302, b"", Location="/circle")
        elif path == "/inwards":
            self.answer(302, b"", Location="http://127.0.0.2:9/secret")
        elif path == "/file":
            self.answer(302, b"", Location="file:///etc/passwd")
        elif path == "/busy":
            if self.tries[path] < 3:
                self.answer(503, b"", Retry_After="7")
            else:
                self.answer()
        elif path == "/endless":
            self.send_response(200)
            self.end_headers()
            try:
                while True:
                    self.wfile.write(b"x" * 65536)
            except OSError:
                return
        elif path == "/large":
            self.answer(Content_Length="999999999999", body=b"")
            self.close_connection = True
        elif path == "/bomb":
            self.answer(body=gzip.compress(b"0" * 30_000_000), Content_Encoding="gzip")
        elif path == "/cut":
            self.answer(Content_Length="5000")
            self.close_connection = True
        elif path == "/silent":
            time.sleep(1.5)
            self.close_connection = True
        elif path == "/nonsense":
            self.wfile.write(b"\x00\x01\x02 not http at all\r\n\r\n")
            self.close_connection = True
        elif path == "/empty":
            self.answer(body=b"")
        elif path == "/feed":
            items = "".join(f"<item><title>A</title><link>{base}/{page}</link></item>" for page in ("ok", "gone"))
            self.answer(body=f"<rss><channel>{items}</channel></rss>".encode())
        elif path == "/sitemap.xml":
            self.answer(body=f"<sitemapindex><sitemap><loc>{base}/map.xml.gz</loc></sitemap></sitemapindex>".encode())
        elif path == "/map.xml.gz":
            locations = "".join(f"<url><loc>{base}{page}</loc></url>" for page in ("/ok", "/private/x"))
            self.answer(body=gzip.compress(f"<urlset>{locations}</urlset>".encode()))
        else:
            self.answer(404, b"no")


@pytest.fixture
def server() -> Iterator[str]:
    Misbehaving.asked, Misbehaving.tries = [], {}
    with ThreadingHTTPServer(("127.0.0.1", 0), Misbehaving) as found:
        found.daemon_threads = True
        thread = threading.Thread(target=found.serve_forever, args=(0.02,))
        thread.start()
        yield f"http://127.0.0.1:{found.server_address[1]}"
        found.shutdown()
        thread.join()


@pytest.fixture
def fetcher() -> tuple[Fetcher, list[float]]:
    waited: list[float] = []
    politeness = Politeness(private=True, timeout_s=0.6, max_bytes=1_000_000, retries=2)
    return Fetcher(politeness, sleep=waited.append), waited


def test_a_page_is_kept_with_its_address_and_time(server: str, fetcher: tuple[Fetcher, list[float]]) -> None:
    page = fetcher[0].fetch(f"{server}/moved")
    assert isinstance(page, Page)
    assert (page.data, page.url, page.redirects) == (BODY, f"{server}/ok", (f"{server}/moved",))
    assert page.source == f"{server}/moved" and page.fetched is not None and page.fetched.endswith("+00:00")


def test_what_has_not_changed_is_not_fetched_again(server: str, fetcher: tuple[Fetcher, list[float]]) -> None:
    assert isinstance(fetcher[0].fetch(f"{server}/ok"), Page)
    assert fetcher[0].fetch(f"{server}/ok") is None


def test_robots_and_pauses_are_obeyed(server: str, fetcher: tuple[Fetcher, list[float]]) -> None:
    refused = fetcher[0].fetch(f"{server}/private/x")
    assert isinstance(refused, Failure) and "robots.txt" in refused.reason
    assert "/private/x" not in Misbehaving.asked
    fetcher[0].fetch(f"{server}/ok")
    assert any(1.5 < wait <= 2 for wait in fetcher[1])


def test_a_busy_server_is_asked_again_when_it_says(server: str, fetcher: tuple[Fetcher, list[float]]) -> None:
    assert isinstance(fetcher[0].fetch(f"{server}/busy"), Page)
    assert fetcher[1].count(7.0) == 2


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/circle", "circle"),
        ("/file", "not file"),
        ("/endless", "larger than 1,000,000"),
        ("/large", "larger than 1,000,000"),
        ("/bomb", "larger than 1,000,000"),
        ("/cut", "broke off"),
        ("/silent", "no answer in time"),
        ("/nonsense", "cannot be reached"),
        ("/empty", "no bytes"),
        ("/gone", "404"),
    ],
)
def test_what_misbehaves_is_a_failure(server: str, fetcher: tuple[Fetcher, list[float]], path: str, words: str) -> None:
    failure = fetcher[0].fetch(server + path)
    assert isinstance(failure, Failure) and failure.stage == "collect" and words in failure.reason


def test_the_own_network_is_not_read(server: str) -> None:
    failure = Fetcher(sleep=lambda _: None).fetch(f"{server}/ok")
    assert isinstance(failure, Failure) and "local network" in failure.reason
    assert Misbehaving.asked == []


def test_a_redirect_cannot_lead_inwards(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hosts, "is_public", lambda address: address == "127.0.0.1")
    failure = Fetcher(Politeness(timeout_s=1, retries=0), sleep=lambda _: None).fetch(f"{server}/inwards")
    assert isinstance(failure, Failure) and "local network" in failure.reason


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "0.0.0.0", "::1", "fe80::1", "fd00::1",
     "::ffff:10.0.0.1", "224.0.0.1", "100.64.0.1", "not an address"],
)  # fmt: skip
def test_inner_addresses(address: str) -> None:
    assert not hosts.is_public(address)


def test_an_open_address() -> None:
    assert hosts.is_public("93.184.216.34") and hosts.is_public("2606:2800:220:1::1")


@pytest.mark.parametrize(
    "url", ["ftp://contoh.id/", "file:///etc/passwd", "http://", "http://a:b@contoh.id/", "http://[::1", "x"]
)
def test_addresses_that_are_none(url: str) -> None:
    assert hosts.why_not(url)


def test_feeds_sitemaps_and_lists(server: str, fetcher: tuple[Fetcher, list[float]]) -> None:
    from_a_feed = list(from_feed(f"{server}/feed", fetcher[0]))
    assert [type(item) for item in from_a_feed] == [Page, Failure, Page]
    fetcher[0].validators.clear()
    page, refused = from_sitemap(f"{server}/sitemap.xml", fetcher[0])
    assert isinstance(page, Page) and isinstance(refused, Failure) and "robots" in refused.reason
    fetcher[0].validators.clear()
    opml = f'<opml><body><outline text="x"><outline xmlUrl="{server}/feed"/></outline></body></opml>'.encode()
    assert len(list(from_opml(opml, fetcher[0]))) == 3
