"""The answer keys beside the checkout: five real pages line by line, date strings, four HTML pages."""

from __future__ import annotations

import csv
import gzip
import json
from datetime import datetime
from pathlib import Path

import pytest

from runut.model import Page
from runut.reading import read
from runut.reading.stamps import read_stamp

pytestmark = pytest.mark.shared
SAME = {"lead": "body", "source": "source-credit"}


def flat(text: str) -> str:
    return "".join(text.split())


def test_every_line_and_field_of_the_five_pages(shared: Path) -> None:
    key = json.loads((shared / "gold/seeds/page.json").read_text(encoding="utf-8"))
    wrong: list[object] = []
    for document in key["documents"] if "documents" in key else key["pages"]:
        raw = (shared / "seeds" / document["file"]).read_bytes()
        article = read(Page(source=document["file"], data=raw))
        assert flat(article.text) == flat(raw.decode())
        cover = [block.kind for block in article.blocks for _ in flat(article.text[block.start : block.end])]
        lines = {line["n"]: line for line in document["lines"]}
        at = 0
        for number, line in enumerate(raw.decode().split("\n"), 1):
            if not flat(line):
                continue
            got = {SAME.get(kind, kind) for kind in cover[at : at + len(flat(line))]}
            at += len(flat(line))
            allowed = {lines[number]["kind"], *(lines[number].get("alt") or ())}
            allowed |= {"dateline"} if "body" in allowed else set()
            allowed |= {"credit"} if "caption" in allowed else set()
            if not got <= allowed:
                wrong.append((document["file"], number, got, allowed))
        fields = document["fields"]
        published = fields["published"]["iso"]
        wanted = {
            "title": fields["title"]["value"],
            "outlet": fields["outlet"]["value"],
            "authors": tuple(person["name"] for person in fields["authors"]),
            "editors": tuple(person["name"] for person in fields["editors"]),
            "published": published and published.replace(":00+", "+"),
            "section": fields["section"] and fields["section"]["value"],
            "modified": fields["modified"],
        }
        wrong += [
            (document["file"], name, getattr(article, name))
            for name in wanted
            if getattr(article, name) != wanted[name]
        ]
        filed = fields["dateline"] and (fields["dateline"]["place"], fields["dateline"]["outlet"])
        found = article.dateline and (article.dateline.place, article.dateline.outlet)
        wrong += [(document["file"], "dateline", found)] if found != filed else []
    assert not wrong


def test_date_strings(shared: Path) -> None:
    with (shared / "data/pages/id-dates/cases.tsv").open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows, delimiter="\t"):
            found = read_stamp(row["text"], reference=datetime.fromisoformat(row["reference"]))
            assert found is not None, row["text"]
            assert (len(found) > 10, datetime.fromisoformat(found)) == (
                len(row["expected"]) > 10,
                datetime.fromisoformat(row["expected"]),
            ), row["text"]


def test_writers_editors_and_instants_of_the_html_pages(shared: Path) -> None:
    folder = shared / "data/pages/id-html"
    for page in json.loads((folder / "gold.json").read_text(encoding="utf-8"))["pages"]:
        article = read(Page(source=page["file"], data=gzip.decompress((folder / page["file"]).read_bytes())))
        assert list(article.authors) == page["authors"]
        assert list(article.editors) == page["editors"]
        assert article.published is not None
        assert datetime.fromisoformat(article.published) == datetime.fromisoformat(page["published"])
        body = {flat(article.text[b.start : b.end]) for b in article.blocks if b.kind in {"lead", "body", "subhead"}}
        gold = flat("".join(page["body"]))
        assert not [text for text in body if text not in gold], "a line leaked"
