"""Archives, feeds and dumps: each page comes out with its address and date, what is broken costs itself alone."""

from __future__ import annotations

import csv
import gzip
import json
import sys
import zipfile
from pathlib import Path

import pytest

from runut.collecting import Columns, collect, count_pages
from runut.errors import MissingExtra
from runut.model import Article, Failure, Page
from runut.reading import read

HTML = (
    "<html lang=id><head><title>Sidang Ditunda</title></head><body><article><h1>Sidang Ditunda Sampai Pekan Depan</h1>"
    "<p>JAKARTA - Sidang dewan ditunda sampai pekan depan karena jumlah anggota yang hadir tidak cukup.</p>"
    "<p>Ketua dewan mengatakan bahwa rapat akan dibuka kembali pada hari Selasa dengan agenda yang sama.</p>"
    "</article></body></html>"
)


def articles(path: Path) -> list[Article]:
    return [read(item) for item in collect(str(path)) if isinstance(item, Page)]


def warc(path: Path, *, compressed: bool) -> None:
    records = []
    for name, media, body in (
        ("a", "text/html; charset=utf-8", HTML),
        ("b", "image/png", "x"),
        ("c", "text/html", HTML),
    ):
        http = f"HTTP/1.1 200 OK\r\nContent-Type: {media}\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode()
        head = (
            f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{name * 8}>\r\n"
            f"WARC-Date: 2024-10-11T13:41:00Z\r\nWARC-Target-URI: https://contoh.id/{name}\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        records.append(head.encode() + http + b"\r\n\r\n")
    path.write_bytes(b"".join(gzip.compress(record) if compressed else record for record in records))


@pytest.mark.parametrize("compressed", [True, False])
def test_warc(tmp_path: Path, compressed: bool) -> None:
    path = tmp_path / ("a.warc.gz" if compressed else "a.warc")
    warc(path, compressed=compressed)
    pages = list(collect(str(path)))
    assert [page.url for page in pages if isinstance(page, Page)] == ["https://contoh.id/a", "https://contoh.id/c"]
    assert len({page.source for page in pages}) == 2
    assert isinstance(pages[0], Page) and pages[0].fetched == "2024-10-11T13:41:00Z"
    assert read(pages[0]).dateline is not None  # type: ignore[arg-type]


def test_a_cut_warc_gives_what_it_holds(tmp_path: Path) -> None:
    warc(tmp_path / "whole.warc.gz", compressed=True)
    data = (tmp_path / "whole.warc.gz").read_bytes()
    (tmp_path / "cut.warc.gz").write_bytes(data[: len(data) - 200])
    found = list(collect(str(tmp_path / "cut.warc.gz")))
    assert isinstance(found[0], Page) and found[0].url == "https://contoh.id/a"


def test_jsonl_in_any_dress(tmp_path: Path) -> None:
    rows = [
        {
            "text": "Sidang ditunda sampai pekan depan, kata ketua dewan.",
            "url": "https://contoh.id/1",
            "date": "2024-10-11",
        },
        {
            "text": "Sidang dibuka kembali pada hari Selasa di Jakarta.",
            "date": "2024-01-01T00:00:00Z",
            "dump": "CC-MAIN",
        },
        {"judul": "Sidang Ditunda", "isi": "Sidang dewan ditunda.", "tanggal": "Jumat, 11 Oktober 2024 20:41 WIB"},
        {"lain": 1},
    ]
    text = "\n".join(json.dumps(row) for row in rows) + "\n{rusak\n"
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(text.encode()))
    first, second, third, fourth, fifth = collect(str(tmp_path / "a.jsonl.gz"))
    assert isinstance(first, Page) and first.url == "https://contoh.id/1" and first.stated_date == "2024-10-11"
    assert isinstance(second, Page) and second.stated_date is None and second.fetched == "2024-01-01T00:00:00Z"
    assert isinstance(third, Page) and read(third).published == "2024-10-11T20:41+07:00"
    assert read(third).title == "Sidang Ditunda"
    assert isinstance(fourth, Failure) and "lain" in fourth.reason
    assert isinstance(fifth, Failure) and "no JSON" in fifth.reason


def test_csv_with_other_columns(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("w", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["alamat", "tulisan"])
        writer.writerow(["https://contoh.id/1", "Sidang ditunda,\nkata ketua."])
    (page,) = collect(str(path), columns=Columns(text=("tulisan",), url=("alamat",)))
    assert isinstance(page, Page) and page.url == "https://contoh.id/1" and b"kata ketua" in page.data


def test_parquet(tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    path = tmp_path / "a.parquet"
    parquet.write_table(arrow.table({"text": ["Sidang ditunda.", ""], "url": ["https://contoh.id/1", None]}), path)
    page, empty = collect(str(path))
    assert isinstance(page, Page) and page.url == "https://contoh.id/1"
    assert isinstance(empty, Failure)
    assert count_pages(str(path)) == 2


RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Harian Contoh</title>
<item><title>Sidang Ditunda</title><link>https://contoh.id/1</link><pubDate>{date}</pubDate>
<content:encoded><![CDATA[<p>Sidang dewan ditunda sampai pekan depan.</p><p>Baca juga: <a href="/2">Sidang Lain</a></p>
<p>Ketua dewan tidak hadir dalam sidang itu.</p>]]></content:encoded></item></channel></rss>"""


@pytest.mark.parametrize(
    ("printed", "published"),
    [
        ("Fri, 11 Oct 2024 20:41:00 WIB", "2024-10-11T20:41:00+07:00"),
        ("Jum, 11 Okt 2024 20:41:00 WITA", "2024-10-11T20:41:00+08:00"),
        ("Jumat, 11 Oktober 2024 20:41 WIT", "2024-10-11T20:41+09:00"),
        ("Fri, 11 Oct 2024 20:41:00 +0700", "2024-10-11T20:41:00+07:00"),
        ("11 Oct 2024 20:41:00 GMT+7", "2024-10-11T20:41:00+07:00"),
        ("2024-10-11 20:41:00", "2024-10-11T20:41:00"),
    ],
)
def test_feed_dates_are_read_as_printed(tmp_path: Path, printed: str, published: str) -> None:
    (tmp_path / "feed.xml").write_text(RSS.format(date=printed))
    (article,) = articles(tmp_path / "feed.xml")
    assert article.published == published
    assert [block.kind for block in article.blocks] == ["title", "lead", "related", "body"]
    assert article.outlet == "Harian Contoh" and article.url == "https://contoh.id/1"


def test_a_broken_feed_gives_what_can_be_saved(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(
        RSS.format(date="").replace("</item></channel></rss>", "</item><item><title>Dua & tiga")
    )
    found = list(collect(str(tmp_path / "feed.xml")))
    assert isinstance(found[0], Page) and found[0].url == "https://contoh.id/1"


def test_atom_and_json_feed(tmp_path: Path) -> None:
    (tmp_path / "atom.xml").write_text(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Contoh</title><entry><title>Sidang Ditunda</title>'
        '<link href="https://contoh.id/1"/><author><name>Sari Dewi</name></author><published>'
        "2024-10-11T13:41:00Z</published>"
        '<content type="html">&lt;p&gt;Sidang dewan ditunda sampai pekan depan.&lt;/p&gt;</content></entry></feed>'
    )
    (tmp_path / "feed.json").write_text(
        json.dumps(
            {
                "version": "https://jsonfeed.org/version/1.1",
                "title": "Contoh",
                "items": [
                    {
                        "id": 1,
                        "url": "https://contoh.id/2",
                        "title": "Sidang",
                        "content_html": "<p>Sidang dewan itu ditunda.</p>",
                    }
                ],
            }
        )
    )
    atom, feed = articles(tmp_path)
    assert atom.authors == ("Sari Dewi",) and atom.published == "2024-10-11T13:41:00+00:00"
    assert "Sidang dewan itu ditunda." in feed.text


def test_ninjs(tmp_path: Path) -> None:
    item = {
        "uri": "https://contoh.id/urn/1", "type": "text", "language": "id", "headline": "Sidang Ditunda",
        "byline": "Sari Dewi", "versioncreated": "2024-10-11T20:41:00+07:00",
        "body_html": "<p>JAKARTA - Sidang dewan ditunda sampai pekan depan.</p><p>Ketua tidak hadir.</p>",
    }  # fmt: skip
    (tmp_path / "item.json").write_text(json.dumps(item))
    (article,) = articles(tmp_path / "item.json")
    assert article.authors == ("Sari Dewi",) and article.title == "Sidang Ditunda"
    assert article.dateline is not None and article.dateline.place == "JAKARTA"


def test_zip_archives_are_opened_within_limits(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("satu.html", HTML)
        archive.writestr("bom.txt", b"0" * 3_000_000)
    page, bomb = collect(str(tmp_path / "a.zip"), max_page_bytes=1_000_000)
    assert isinstance(page, Page) and page.source.endswith("#satu.html")
    assert isinstance(bomb, Failure) and "unpacks" in bomb.reason


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.txt"])
def test_an_endless_line_is_a_failure_within_memory(tmp_path: Path, name: str) -> None:
    with (tmp_path / name).open("wb") as out:
        out.write(b"text,url\n" if name.endswith("csv") else b"")
        for _ in range(8):
            out.write(b"a" * 1_000_000)
        out.write(b'\n{"text": "Sidang itu ditunda."}\n' if name.endswith("jsonl") else b"\nb,c\n")
    found = list(collect(str(tmp_path / name), max_page_bytes=100_000))
    assert any(isinstance(item, Failure) for item in found)
    if name.endswith("jsonl"):
        assert isinstance(found[-1], Page)


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    tower = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    (tmp_path / "feed.xml").write_text(
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "ha"><!ENTITY f SYSTEM "file:///etc/passwd">{tower}]>'
        "<rss><channel><item><title>&a11;&f;Judul</title><link>https://contoh.id/1</link></item></channel></rss>"
    )
    for item in collect(str(tmp_path / "feed.xml")):
        assert len(getattr(item, "data", b"")) < 10_000 and b"root:" not in getattr(item, "data", b"")


def test_warcio_stands_in_for_fastwarc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    warc(tmp_path / "a.warc.gz", compressed=True)
    with_fastwarc = list(collect(str(tmp_path / "a.warc.gz")))
    monkeypatch.setitem(sys.modules, "fastwarc", None)
    assert list(collect(str(tmp_path / "a.warc.gz"))) == with_fastwarc


def test_a_missing_package_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    warc(tmp_path / "a.warc.gz", compressed=True)
    for name in ("fastwarc", "warcio", "warcio.archiveiterator"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(MissingExtra, match=r"runut\[warc\]"):
        list(collect(str(tmp_path / "a.warc.gz")))
