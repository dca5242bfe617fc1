"""Measures of the times room: the seed pages, TimeML corpora, and dateparser beside Runut.

usage: python quality/times_measure.py seeds SHARED
       python quality/times_measure.py timeml LANGUAGE FOLDER [--errors]
       python quality/times_measure.py dateparser LANGUAGE FOLDER      (needs `pip install dateparser`)
       python quality/times_measure.py pages PAGE...                     (dateparser's times, for score.py)

FOLDER holds TimeML files (*.tml) with a DCT and TIMEX3 in the text. "relaxed" counts an overlap, "strict" the
same span, "value" an overlap with the same value; all are F1. Nothing is written.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import msgspec

from runut.analysis import EXTRACTORS
from runut.language import LANGUAGES
from runut.model import Analysis, Article, Block, Page, When
from runut.reading import read

PARTS = {"morning": "MO", "midday": "MI", "afternoon": "AF", "evening": "EV", "night": "NI"}
Finder = Callable[[str, str, str], list[tuple[int, int, str]]]
ROLES = {
    "publication": {"published"}, "event": {"event", "said"}, "quoting_date": {"quoted"}, "caption": {"caption"},
    "background": {"background"}, "future_event": {"future"},
}  # fmt: skip


def times_of(article: Article) -> tuple[When, ...]:
    analysis = Analysis(article=article.id)
    for extractor in EXTRACTORS:
        if extractor.name in ("sentences", "names", "when"):
            layer = extractor.extract(article, analysis, LANGUAGES[article.language or "id"])
            analysis = msgspec.structs.replace(analysis, **{extractor.gives: layer})
    return analysis.times


def timex_value(found: When) -> str:
    """Our value as TIMEX3 writes it: parts of a day as TMO, decades and centuries with X."""
    value = found.value or ""
    if found.granularity in PARTS and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return f"{value}T{PARTS[found.granularity]}"
    if match := re.fullmatch(r"(\d{3})0/(\d{3})9", value):
        return f"{match[1]}X"
    if match := re.fullmatch(r"(\d\d)01/(\d\d)00", value):
        return f"{match[1]}XX"
    return value


def comparable(value: str) -> str:
    """Without trailing -XX, weeks with two digits, clock times to the minute and without zone."""
    value = re.sub(r"(-XX)+$", "", re.sub(r"-W(\d)$", r"-W0\1", value))
    return value[:16] if re.match(r"\d{4}-\d\d-\d\dT\d", value) else value


def load(path: Path) -> tuple[str, str, list[tuple[int, int, str]]]:
    """Text, creation date and (start, end, value) of the TIMEX3 of a TimeML file."""
    raw = path.read_text(encoding="utf-8", errors="replace")
    created = re.search(r'<DCT>.*?value="([^"]+)".*?</DCT>', raw, re.S)
    body = re.search(r"<TEXT>(.*)</TEXT>", raw, re.S)
    if created is None or body is None:
        raise SystemExit(f"{path}: no DCT or TEXT")
    out, gold, last = "", [], 0
    for match in re.finditer(r"<TIMEX3([^>]*)>(.*?)</TIMEX3>|<[^>]+>", body[1], re.S):
        out += html.unescape(body[1][last : match.start()])
        if match[2] is not None:
            start = len(out)
            out += html.unescape(re.sub("<[^>]+>", "", match[2]))
            value = re.search(r'value="([^"]*)"', match[1])
            gold.append((start, len(out), value[1] if value else ""))
        last = match.end()
    day = "-".join(part.zfill(2) for part in created[1][:10].split("T")[0].split("-"))
    return out + html.unescape(body[1][last:]), day, gold


def with_runut(text: str, day: str, language: str) -> list[tuple[int, int, str]]:
    article = Article(
        id="x", source="x", sha256="", text=text, blocks=(Block("body", 0, len(text)),), language=language,
        published=day, published_basis="stated",
    )  # fmt: skip
    found = LANGUAGES[language]
    analysis = Analysis(article="x")
    for extractor in EXTRACTORS:
        if extractor.name in ("sentences", "when"):
            layer = extractor.extract(article, analysis, found)
            analysis = msgspec.structs.replace(analysis, **{extractor.gives: layer})
    return [(item.span.start, item.span.end, timex_value(item)) for item in analysis.times]


def with_dateparser(text: str, day: str, language: str) -> list[tuple[int, int, str]]:
    from dateparser.search import search_dates

    chosen = {"RELATIVE_BASE": datetime.fromisoformat(day), "DATE_ORDER": "DMY" if language == "id" else "MDY"}
    found, at = [], 0
    for words, when in search_dates(text, languages=[language], settings=chosen) or []:
        start = text.find(words, at)
        if start >= 0:
            found.append((start, start + len(words), when.date().isoformat()))
            at = start + len(words)
    return found


def measure(finder: Finder, language: str, folder: Path, show: bool) -> None:
    count: Counter[str] = Counter()
    spent = 0.0
    finder("", "2025-06-18", language)
    for path in sorted(folder.glob("*.tml")):
        text, day, gold = load(path)
        begun = time.process_time()
        found = finder(text, day, language)
        spent += time.process_time() - begun
        count.update(pages=1, gold=len(gold), found=len(found))
        used: set[int] = set()
        for start, end, value in gold:
            hit = next((n for n, (a, b, _) in enumerate(found) if n not in used and a < end and start < b), None)
            if hit is None:
                if show:
                    print("missed", path.name, text[start:end], value)
                continue
            used.add(hit)
            right = comparable(found[hit][2]) == comparable(value)
            count.update(relaxed=1, strict=int(found[hit][:2] == (start, end)), value=int(right))
            if show and not right:
                print("value", path.name, text[start:end], value, "got", found[hit][2])
    total = max(1, count["gold"] + count["found"])
    scores = ", ".join(f"{name} {2 * count[name] / total:.3f}" for name in ("relaxed", "strict", "value"))
    print(f"{scores} ({count['gold']} expressions, {count['found']} found, {count['pages']} pages)")
    print(f"{1000 * spent / max(1, count['pages']):.1f} ms a page")


def seeds(shared: Path) -> None:
    """The 36 core values and 45 roles; the page's own date counts as found when the article states it."""
    key = json.loads((shared / "gold/seeds/times.json").read_text(encoding="utf-8"))["times"]
    values = roles = 0
    for name in sorted({item["file"] for item in key}):
        path = shared / "seeds" / name
        raw = path.read_text(encoding="utf-8")
        article = read(Page(source=name, data=path.read_bytes(), media_type="text/plain"))
        times = times_of(article)
        for item in (item for item in key if item["file"] == name):
            at = -1
            for _ in range(raw[: item["start"]].count(item["text"]) + 1):
                at = article.text.find(item["text"], at + 1)
            hit = next((t for t in times if t.span.start < at + len(item["text"]) and at < t.span.end), None)
            if item["role"] == "publication" and hit is None:
                stated = (article.published or "")[:16] == item["value"][:16]
                right = role = stated
            elif item["role"] == "boilerplate":
                right, role = False, hit is None
            else:
                right = hit is not None and hit.value == item["value"]
                role = hit is not None and hit.role in ROLES[item["role"]]
            values += item["core"] and right
            roles += role
            if (item["core"] and not right) or not role:
                print("not so:", item["id"], item["text"], item["value"], item["role"], hit)
    print(f"values {values} of {sum(item['core'] for item in key)}, roles {roles} of {len(key)}")


def pages(paths: list[str]) -> None:
    """What dateparser finds in title and body of pages whose date it is told, one reading a line."""
    for path in paths:
        article = read(Page(source=path, data=Path(path).read_bytes(), media_type="text/plain"))
        times = []
        for block in article.blocks_of("title", "lead", "body", "subhead"):
            text = article.text[block.start : block.end]
            for start, end, value in with_dateparser(text, (article.published or "")[:10], article.language or "id"):
                place = {"start": block.start + start, "end": block.start + end, "text": text[start:end]}
                times.append({**place, "value": value})
        print(json.dumps({"article": {"source": path, "text": article.text}, "times": times}, ensure_ascii=False))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("what", choices=["seeds", "timeml", "dateparser", "pages"])
    parser.add_argument("rest", nargs="+")
    parser.add_argument("--errors", action="store_true")
    given = parser.parse_args()
    if given.what == "seeds":
        seeds(Path(given.rest[0]))
    elif given.what == "pages":
        pages(given.rest)
    else:
        finder = with_runut if given.what == "timeml" else with_dateparser
        measure(finder, given.rest[0], Path(given.rest[1]), given.errors)


if __name__ == "__main__":
    sys.exit(main())
