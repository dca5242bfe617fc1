"""Every displayed fact reaches its exact words in one action: a crawler follows all of them."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from runut.web.app import create_app
from runut.web.security import shown

START = [
    "/", "/stories", "/events", "/quotes", "/actors", "/pairs", "/outlets", "/arcs", "/conflicts", "/search?q=*",
    "/map?layer=others", "/graph", "/review", "/failures", "/help", "/watch", "/export", "/settings", "/choices",
]  # fmt: skip
SKIPPED = re.compile(r"/(static|api)/|/d/\w+(\?t=|/)|.*[.](json|csv|md|atom|ris|bib|csl|jsonl)|.*[?&](lang|skip)=")
"""Other forms of a page, and the addresses of words, which are followed by themselves."""
FREE = {"soft", "label", "unknown", "none", "item", "outside"}
"""What may stand in a cell without words: labels, unknowns with their reason, links to the page that has the words."""


def crawl(client: TestClient, most: int) -> tuple[dict[str, str], set[str]]:
    """Pages of HTML by address (articles only without asked words), and the addresses of all facts' words."""
    pages: dict[str, str] = {}
    facts: set[str] = set()
    todo = list(START)
    while todo and len(pages) < most:
        address = todo.pop(0)
        if address in pages:
            continue
        answer = client.get(address)
        assert answer.status_code == 200, (address, re.findall(r'flash error">(.*?)<', answer.text))
        if "html" not in answer.headers["content-type"]:
            pages[address] = ""
            continue
        pages[address] = answer.text
        for link in html.fromstring(answer.text).iter("a"):
            target = unescape(link.get("href") or "")
            if "fact" in (link.get("class") or "").split():
                facts.add(target)
            elif target.startswith("/") and not re.match(
                r"/(static|api)/|/d/\w+(\?t=|/)|.*[.](json|csv|md|atom|ris|bib|csl|jsonl)|.*[?&](lang|skip)=", target
            ):
                todo.append(target.split("#")[0])
    return pages, facts


def check_cells(address: str, page: str) -> int:
    """Every cell of a table of facts holds facts or what may stand free; the number of facts."""
    number = 0
    for cell in html.fromstring(page).xpath("//main//section//td | //main//section//th[@scope='row']"):
        for node in cell.iter("a", "span"):
            classes = set((node.get("class") or "").split())
            if "fact" in classes:
                number += 1
                assert node.get("href", "").startswith("/d/"), (address, html.tostring(node))
                assert node.get("data-words") and node.get("data-hx-get"), address
        loose = "".join(cell.xpath("text()")).strip()
        assert not loose, (address, loose)
        for node in cell.iterchildren():
            inside = {c for n in node.iter() for c in (n.get("class") or "").split()}
            assert inside & (FREE | {"fact", "each", "more", "about"}), (address, html.tostring(node))
    return number


def check_words(client: TestClient, facts: set[str], texts: dict[str, str]) -> None:
    """Each fact's address shows its words in a mark, as they stand in the saved text at that place."""
    for address in sorted(facts):
        found = re.fullmatch(r"/d/([\w-]+)\?t=(\d+),(\d+)#t", address)
        assert found, address
        article, start, end = found[1], int(found[2]), int(found[3])
        if article not in texts:
            texts[article] = client.get(f"/d/{article}/text").text
        page = client.get(f"/d/{article}?t={start},{end}").text
        marks = html.fromstring(page).xpath("//*[@id='text']//mark")
        assert marks, address
        words = "".join(mark.text_content() for mark in marks)
        expected = "".join(shown(texts[article][start:end]).split())
        assert "".join(words.split()) == expected, address


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_fact_of_the_made_record_reaches_its_words(client: TestClient, lang: str) -> None:
    client.cookies.set("runut_lang", lang)
    pages, facts = crawl(client, 400)
    client.cookies.delete("runut_lang")
    number = sum(check_cells(address, page) for address, page in pages.items() if page)
    kinds = {address.split("/")[1] for address in pages}
    assert {"d", "s", "q", "a", "p", "arc", "e", "c", "o", "prov"} <= kinds
    assert number > 300
    assert len(facts) > 40
    check_words(client, facts, {})


def test_every_fact_of_the_samples_reaches_its_words(sample_record: Path) -> None:
    with TestClient(create_app(sample_record), base_url="http://127.0.0.1") as client:
        pages, facts = crawl(client, 110)
        assert sum(check_cells(address, page) for address, page in pages.items() if page) > 500
        check_words(client, facts, {})
