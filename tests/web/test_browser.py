"""A real Chromium walks the room: no fault, no request to another host, access, keys, no JavaScript."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from made import ARC, DATES, JAHAT, MEETING, SAID, STORY, UTARA, WICAK

from runut.web.app import create_app

pytestmark = pytest.mark.browser
AXE = Path(__file__).parent / "vendor" / "axe.min.js"
BROWSERS = ("chromium", "chromium-headless-shell", "chromium-browser", "google-chrome")
PAGES = {
    "home": "/",
    "search": "/search?q=kapal",
    "article": f"/d/{UTARA.id}",
    "hostile": f"/d/{JAHAT.id}",
    "story": f"/s/{STORY}",
    "quote": f"/q/{SAID}",
    "actor": f"/a/{WICAK}",
    "pair": "/p/KZ-UZ",
    "arc": f"/arc/{ARC}",
    "event": f"/e/{MEETING}",
    "conflict": f"/c/{DATES}",
    "outlet": "/o/Kabar%20Utara",
    "map": "/map",
    "graph": "/graph?focus=KZ",
    "review": "/review",
    "provenance": f"/prov/{UTARA.id}",
    "watch": "/watch",
    "export": "/export",
    "settings": "/settings",
    "help": "/help",
}
TEXT_BUDGET, CHART_BUDGET = 40_000, 200_000


@pytest.fixture(scope="module")
def address(made_path: Path) -> Iterator[str]:
    server = uvicorn.Server(uvicorn.Config(create_app(made_path), port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 10
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("no Chromium here: the pages are not tried in a browser (apt-get install chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


class Visit:
    """A page with everything that went wrong on it."""

    def __init__(self, browser: Any, address: str, **options: Any) -> None:
        self.context = browser.new_context(**options)
        self.page = self.context.new_page()
        self.address = address
        self.faults: list[str] = []
        self.script_bytes = 0
        self.page.on(
            "console",
            lambda message: self.faults.append(message.text) if message.type in ("error", "warning") else None,
        )
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("request", self._asked)
        self.page.on("dialog", lambda dialog: self.faults.append(f"dialog {dialog.message}"))
        self.page.on("requestfinished", self._weigh)

    def _asked(self, request: Any) -> None:
        if not request.url.startswith(self.address):
            self.faults.append(f"asked another host: {request.url}")

    def _weigh(self, request: Any) -> None:
        if request.resource_type == "script":
            self.script_bytes += request.sizes()["responseBodySize"]

    def go(self, path: str) -> None:
        answer = self.page.goto(self.address + path)
        assert answer and answer.status == 200, path
        self.page.wait_for_load_state("load")


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_page_loads_without_a_fault(chromium: Any, address: str, lang: str, scheme: str, width: int) -> None:
    visit = Visit(chromium, address, locale=lang, color_scheme=scheme, viewport={"width": width, "height": 900})
    for name, path in PAGES.items():
        before = visit.script_bytes
        visit.go(path)
        assert visit.faults == [], name
        assert visit.page.get_attribute("html", "lang") == lang
        wide = visit.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{name} runs {wide} px over the edge at {width} px"
        assert visit.script_bytes - before <= (CHART_BUDGET if name in ("map", "graph", "pair") else TEXT_BUDGET), name
    visit.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault(chromium: Any, address: str, scheme: str) -> None:
    visit = Visit(chromium, address, color_scheme=scheme, viewport={"width": 1280, "height": 900}, bypass_csp=True)
    source = AXE.read_text(encoding="utf-8")
    # Light and dark differ in colours alone: five pages have them all.
    looked = (
        PAGES if scheme == "light" else {name: PAGES[name] for name in ("article", "story", "quote", "pair", "review")}
    )
    for name, path in looked.items():
        visit.go(path)
        visit.page.evaluate(source)
        result = visit.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        bad = [
            (v["id"], [node["html"][:160] for node in v["nodes"][:3]])
            for v in result["violations"]
            if v["impact"] in ("serious", "critical")
        ]
        assert bad == [], name
    visit.context.close()


def test_keys_alone_lead_from_home_to_the_exact_words(chromium: Any, address: str) -> None:
    visit = Visit(chromium, address, locale="id", viewport={"width": 1280, "height": 900})
    visit.go("/")
    keys = visit.page.keyboard
    for _ in range(40):
        keys.press("j")
        if visit.page.evaluate("document.activeElement.getAttribute('href')") == f"/s/{STORY}":
            break
    keys.press("Enter")
    visit.page.wait_for_url(f"**/s/{STORY}")
    visit.page.wait_for_load_state("load")
    for _ in range(60):
        keys.press("j")
        if "Kami bekerja" in visit.page.evaluate("document.activeElement.textContent"):
            break
    keys.press("e")
    visit.page.wait_for_selector("#drawer:not([hidden]) mark")
    words = visit.page.text_content("#drawer mark")
    assert words == UTARA.at("Kami bekerja erat di forum dunia, dan pandangan kami serupa").text
    assert visit.page.evaluate("document.activeElement.textContent") == "Bukti"
    keys.press("Escape")
    assert visit.page.is_hidden("#drawer")
    assert "Kami bekerja" in visit.page.evaluate("document.activeElement.textContent"), "the focus comes back"
    keys.press("?")
    visit.page.wait_for_url("**/help")
    keys.press("g")
    keys.press("a")
    visit.page.wait_for_url("**/actors")
    keys.press("/")
    keys.type("jek?")
    assert visit.page.input_value("#q") == "jek?", "no key is active while typing"
    assert visit.faults == []
    visit.context.close()


def test_layers_lie_over_the_words_in_a_clean_text(chromium: Any, address: str) -> None:
    visit = Visit(chromium, address, viewport={"width": 1280, "height": 900})
    visit.go(f"/d/{JAHAT.id}")
    read = "[...CSS.highlights.get('{}')].map(range => range.toString())"
    assert visit.page.evaluate(read.replace("{}", "quotes")) == ["berkata <b>hal</b> aneh"]
    visit.go(f"/d/{UTARA.id}")
    assert visit.page.evaluate(read.replace("{}", "times")) == ["Rabu (5/3/2025)", "pekan lalu"]
    visit.page.keyboard.press("4")
    assert visit.page.evaluate("CSS.highlights.has('times')") is False
    visit.page.keyboard.press("b")
    assert visit.page.is_hidden("#text .related")
    span = UTARA.at("12 kapal")
    visit.page.goto("about:blank")
    visit.go(f"/d/{UTARA.id}#t={span.start},{span.end}")
    assert visit.page.evaluate(read.replace("{}", "here")) == ["12 kapal"]
    assert visit.faults == []
    visit.context.close()


def test_reading_searching_and_exporting_work_without_javascript(chromium: Any, address: str) -> None:
    visit = Visit(chromium, address, locale="id", java_script_enabled=False, viewport={"width": 1280, "height": 900})
    visit.go("/")
    visit.page.click(f"a[href='/s/{STORY}']")
    visit.page.click("a.fact:has-text('Kami bekerja')")
    assert visit.page.text_content("#text mark") == "Kami bekerja erat di forum dunia, dan pandangan kami serupa"
    visit.page.fill("#q", "undangan")
    visit.page.press("#q", "Enter")
    assert "Tirta Diundang" in (visit.page.text_content("main") or "")
    assert "lensa" in (visit.page.request.get(f"{address}/search.csv?q=undangan").text()).lower()
    visit.go("/map")
    assert visit.page.locator("svg circle").count() >= 1
    visit.context.close()


def test_a_page_prints(chromium: Any, address: str) -> None:
    visit = Visit(chromium, address)
    visit.go(f"/s/{STORY}")
    assert visit.page.pdf()[:5] == b"%PDF-"
    visit.context.close()
