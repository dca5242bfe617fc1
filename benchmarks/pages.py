"""HTML pages: text, days and instants, side by side with the libraries that are installed.

Usage: python benchmarks/pages.py SHARED [SET ...] [--tools runut,fast,trafilatura] [--limit N], where SHARED holds
data/pages and SET is scrapinghub, trafilatura, fundus, htmldate or id-html. Other tools take part when they can be
imported; each figure is made in this one run.
"""

from __future__ import annotations

import argparse
import collections
import gzip
import json
import re
import sys
import tarfile
import time
import warnings
from collections.abc import Callable, Iterator
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path

from runut.errors import ReadingError
from runut.model import Article, Page
from runut.reading import read

KEPT = {"dateline", "lead", "body", "subhead"}


def article(data: bytes, url: str | None = None, *, fast: bool = False) -> Article | None:
    """Runut's reading; the language is stated, so that pages in German and Spanish take part as well."""
    page = Page(source="x", data=data, media_type="text/html", url=url, stated_language="en")
    try:
        return read(page, fast=fast)
    except ReadingError:
        return None


def body(found: Article | None, *, title: bool = False) -> str:
    if found is None:
        return ""
    kept = KEPT | {"title"} if title else KEPT
    return "\n".join(found.text[block.start : block.end] for block in found.blocks if block.kind in kept)


def _trafilatura(data: bytes) -> str:
    import trafilatura

    return trafilatura.extract(data, favor_precision=True, include_comments=False) or ""


def _readability(data: bytes) -> str:
    import lxml.html
    from readability import Document

    return lxml.html.fromstring(Document(data.decode("utf-8", "replace")).summary()).text_content()


def _resiliparse(data: bytes) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(data.decode("utf-8", "replace"), main_content=True))


def _newspaper(data: bytes) -> str:
    import newspaper

    found = newspaper.Article("https://example.org/")
    found.download(input_html=data.decode("utf-8", "replace"))
    found.parse()
    return str(found.text)


def _goose(data: bytes) -> str:
    from goose3 import Goose

    return str(Goose().extract(raw_html=data.decode("utf-8", "replace")).cleaned_text)


def attempt(tool: str, data: bytes) -> str:
    """The text that a tool finds; a page on which it fails counts as empty for it."""
    try:
        return TOOLS[tool][1](data)
    except Exception as error:
        print(f"{tool} failed on a page: {type(error).__name__}: {str(error)[:80]}", file=sys.stderr)
        return ""


TOOLS: dict[str, tuple[str, Callable[[bytes], str]]] = {
    "runut": ("runut", lambda data: body(article(data))),
    "runut fast": ("resiliparse", lambda data: body(article(data, fast=True))),
    "trafilatura": ("trafilatura", _trafilatura),
    "readability-lxml": ("readability", _readability),
    "resiliparse": ("resiliparse", _resiliparse),
    "newspaper4k": ("newspaper", _newspaper),
    "goose3": ("goose3", _goose),
}


def pages_of(archive: Path) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each HTML page in a tar file."""
    with tarfile.open(archive) as tar:
        for member in tar:
            if member.isfile():
                stream = tar.extractfile(member)
                if stream is not None:
                    yield member.name, stream.read()


def shingles(text: str, size: int = 4) -> collections.Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text, re.UNICODE)
    return collections.Counter(tuple(words[at : at + size]) for at in range(max(1, len(words) - size + 1)))


def scrapinghub(shared: Path, tools: list[str], limit: int) -> None:
    """4-gram shingle F1 from mean precision and recall, as the set's own evaluate.py."""
    folder = shared / "data/pages/scrapinghub"
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    scores: dict[str, list[tuple[float, float, float]]] = {tool: [] for tool in tools}
    for number, (name, data) in enumerate(pages_of(folder / "html.tar.xz")):
        if number >= limit:
            break
        gold = shingles(truth[Path(name).stem]["articleBody"])
        for tool in tools:
            start = time.process_time()
            text = attempt(tool, data)
            spent = time.process_time() - start
            found = shingles(text)
            both = sum((gold & found).values())
            scores[tool].append((both / max(1, sum(found.values())), both / max(1, sum(gold.values())), spent))
    for tool, rows in scores.items():
        p, r = sum(row[0] for row in rows) / len(rows), sum(row[1] for row in rows) / len(rows)
        speed = len(rows) / sum(row[2] for row in rows)
        print(f"scrapinghub  {tool:18} F1 {2 * p * r / (p + r):.4f}  P {p:.4f}  R {r:.4f}  {speed:6.0f} pages/s")


def trafilatura_set(shared: Path, tools: list[str], limit: int) -> None:
    """Segments that must stand in the text, and segments that must not; F1 over all."""
    folder = shared / "data/pages/trafilatura-eval"
    truth = json.loads((folder / "evaldata.json").read_text(encoding="utf-8"))
    by_file = {row["file"]: row for row in truth.values()}
    counts = {tool: [0, 0, 0] for tool in tools}
    for number, (name, data) in enumerate(pages_of(folder / "html.tar.xz")):
        row = by_file.get(Path(name).name)
        if number >= limit or row is None:
            continue
        for tool in tools:
            found = body(article(data), title=True) if tool == "runut" else attempt(tool, data)
            text = " ".join(found.split())
            hits = sum(" ".join(segment.split()) in text for segment in row["with"])
            leaks = sum(" ".join(segment.split()) in text for segment in row["without"])
            counts[tool][0] += hits
            counts[tool][1] += leaks
            counts[tool][2] += len(row["with"]) - hits
    for tool, (hit, leak, miss) in counts.items():
        print(f"trafilatura  {tool:18} F1 {2 * hit / (2 * hit + leak + miss):.4f}  leaks {leak}  missed {miss}")


def fundus(shared: Path, tools: list[str], limit: int) -> None:
    """Day, instant with zone, title and authors of the 258 test pages of Fundus."""
    folder = shared / "data/pages/fundus-pages"
    gold: dict[str, dict[str, dict[str, object]]] = {}
    addresses: dict[str, str] = {}
    for name, data in pages_of(folder / "gold.tar.xz"):
        if name.endswith(".json"):
            gold[name.removesuffix(".json").lstrip("./")] = json.loads(data)
        elif name.endswith("meta.info"):
            addresses |= {key.removesuffix(".gz"): row["url"] for key, row in json.loads(data).items()}
    by_publisher: dict[str, list[tuple[str, bytes]]] = collections.defaultdict(list)
    for name, data in pages_of(folder / "html.tar.xz"):
        match = re.match(r"(?:\./)?(.*?)_\d{4}_\d\d_\d\d", name)
        if match:
            by_publisher[match[1]].append((name, data))
    tally: collections.Counter[str] = collections.Counter()
    for publisher, pages in sorted(by_publisher.items()):
        versions = gold.get(publisher, {})
        for (_, want), (name, data) in zip(
            sorted(versions.items(), key=lambda v: int(v[0][1:])), sorted(pages), strict=False
        ):
            if tally["pages"] >= limit:
                break
            tally["pages"] += 1
            found = article(data, addresses.get(Path(name).name))
            when = str(want.get("publishing_date") or "")
            if when:
                tally["dated"] += 1
                got = found.published if found else None
                tally["day"] += bool(got) and got[:10] == when[:10]
                same = bool(got) and same_moment(got, when)
                tally["instant"] += same
                if not same and SHOW:
                    print(name, "got", got, "want", when)
            if want.get("title"):
                tally["titled"] += 1
                tally["title"] += bool(found and found.title) and found.title.strip() == str(want["title"]).strip()
    dated, titled = tally["dated"], max(1, tally["titled"])
    print(
        f"fundus       runut              day {tally['day'] / dated:.4f}  instant {tally['instant'] / dated:.4f}  "
        f"title {tally['title'] / titled:.4f} of {tally['pages']} pages"
    )


SHOW: list[str] = []


def same_moment(got: str, want: str) -> bool:
    """Equal to the minute; where the key has no zone, the clock on the page counts."""
    try:
        mine, theirs = datetime.fromisoformat(got), datetime.fromisoformat(want)
    except ValueError:
        return False
    if "T" not in got or (theirs.tzinfo and not mine.tzinfo):
        return False
    if not theirs.tzinfo:
        mine = mine.replace(tzinfo=None)
    return abs((mine - theirs).total_seconds()) < 60


def htmldate_set(shared: Path, tools: list[str], limit: int) -> None:
    """The day of publication of 1,000 pages."""
    folder = shared / "data/pages/htmldate-eval"
    truth = {row["file"]: row for row in json.loads((folder / "gold.json").read_text(encoding="utf-8"))}
    right = total = 0
    for name, data in pages_of(folder / "html.tar.xz"):
        row = truth.get(name.removeprefix("./")) or truth.get("html/" + Path(name).name)
        if row is None or total >= limit:
            continue
        total += 1
        found = article(data, row["url"])
        got = (found.published or "")[:10] if found else ""
        right += got == row["date"]
        if got != row["date"] and SHOW:
            print(name, "got", got, "want", row["date"])
    print(f"htmldate     runut              day {right / total:.4f} of {total}")


def id_html(shared: Path, tools: list[str], limit: int) -> None:
    """Text of the four Indonesian pages."""
    folder = shared / "data/pages/id-html"
    pages = json.loads((folder / "gold.json").read_text(encoding="utf-8"))["pages"]
    for tool in tools:
        total = 0.0
        for page in pages:
            data = gzip.decompress((folder / page["file"]).read_bytes())
            gold, found = shingles("\n".join(page["body"])), shingles(attempt(tool, data))
            total += 2 * sum((gold & found).values()) / (sum(gold.values()) + sum(found.values()))
        print(f"id-html      {tool:18} F1 {total / len(pages):.4f}")


SETS: dict[str, Callable[[Path, list[str], int], None]] = {
    "scrapinghub": scrapinghub,
    "trafilatura": trafilatura_set,
    "fundus": fundus,
    "htmldate": htmldate_set,
    "id-html": id_html,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("sets", nargs="*", default=list(SETS))
    parser.add_argument("--tools", default=",".join(TOOLS))
    parser.add_argument("--limit", type=int, default=10_000)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    if options.show:
        SHOW.append("--show")
    warnings.simplefilter("ignore")
    tools = [tool for tool in options.tools.split(",") if find_spec(TOOLS[tool][0])]
    for name in options.sets:
        SETS[name](options.shared, tools, options.limit)


if __name__ == "__main__":
    main()
