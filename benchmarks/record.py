"""Growth: what adding, linking and asking cost as a record grows, over synthetic pages made from our samples."""

from __future__ import annotations

import os
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.reading import sample_pages
from benchmarks.table import Row
from runut.model import Page, Reading
from runut.reading import read
from runut.record import Record, open_record
from runut.run.answers import Answers
from runut.run.linking import link
from runut.run.steps import page_to_outcome

SIZES = tuple(int(size) for size in os.environ.get("RUNUT_BENCH_SIZES", "300,1000,3000").split(","))
"""Records to build; RUNUT_BENCH_SIZES=1000,10000,100000 measures growth further."""


def synthetic_pages(count: int, *, seed: int = 7) -> Iterator[Page]:
    """Pages made by recombining the words of our Indonesian samples under other days, ten a day.

    One word in three is replaced by another of the samples' words, so that two pages share names, verbs and
    manner, as pages do, but hardly three words in a row; one page in ten is a cut copy of the page before.
    """
    chance = random.Random(seed)
    articles = [article for article in map(read, sample_pages()) if article.language == "id"]
    bodies = [
        article.text[block.start : block.end].split()
        for article in articles
        for block in article.blocks
        if block.kind in ("body", "lead") and block.end - block.start > 60
    ]
    vocabulary = sorted({word for body in bodies for word in body if word.isalpha() and word.islower()})
    titles = [(article.title or "").split() for article in articles]

    def words(source: list[str]) -> str:
        return " ".join(chance.choice(vocabulary) if chance.random() < 0.34 else word for word in source)

    paragraphs: list[str] = []
    for n in range(count):
        year, rest = 2015 + n // 3360, n // 10 % 336
        stamp = f"{1 + rest % 28} {_MONTHS[rest // 28]} {year}, 10:{n % 60:02d} WIB"
        paragraphs = [words(body) for body in chance.sample(bodies, 8)] if n % 10 else paragraphs[:6]
        body = "\n\n".join(paragraphs or ["Berita tanpa isi dari halaman contoh pertama."])
        text = f"{words(chance.choice(titles))}\n\n{stamp}\n\nJAKARTA, KABAR CONTOH - {body}\n"
        yield Page(source=f"synthetic-{n:07d}.txt", data=text.encode())


_MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)


def _add(record: Record, pages: list[Page]) -> tuple[float, float, float]:
    """CPU seconds for reading, storing and linking."""
    since = time.process_time()
    outcomes = [page_to_outcome(page) for page in pages]
    done = time.process_time()
    with record.writing() as writer, writer.transaction():
        for page, outcome in zip(pages, outcomes, strict=True):
            assert isinstance(outcome, Reading), outcome
            writer.add(page, outcome)
    stored = time.process_time()
    list(link(record))
    return done - since, stored - done, time.process_time() - stored


def measure() -> list[Row]:
    """Milliseconds a page at each size, the cost of 100 more pages, query times and bytes a page."""
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "growth.runut"
        source = synthetic_pages(max(SIZES) + 100 * len(SIZES))
        with open_record(path, "write") as record:
            size = 0
            for wanted in SIZES:
                spent = [0.0, 0.0, 0.0]
                grown = wanted - size
                while size < wanted:
                    chunk = [next(source) for _ in range(min(200, wanted - size))]
                    spent = [a + b for a, b in zip(spent, _add(record, chunk), strict=True)]
                    size += len(chunk)
                for stage, seconds in zip(("read", "store", "link"), spent, strict=True):
                    rows.append(Row(f"{wanted:,} pages: {stage}", 1000 * seconds / grown, "ms/page"))
                more = _add(record, [next(source) for _ in range(100)])
                size += 100
                rows.append(Row(f"{wanted:,} pages: 100 more, linked", 1000 * more[2], "ms"))
                rows += _queries(record, wanted)
                rows.append(Row(f"{wanted:,} pages: file", path.stat().st_size / size / 1000, "kB/page"))
    rows.append(Row("peak memory", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "MB"))
    return rows


def _queries(record: Record, size: int) -> list[Row]:
    answers = Answers(record)
    asked = {
        "search, 20 best": lambda: record.search("rusia iran perjanjian", limit=20),
        "pair RU IR, chronology": lambda: list(record.pair("RU", "IR"))[:50],
        "stories, latest 50": lambda: answers.stories(limit=50),
    }
    rows = []
    for name, ask in asked.items():
        since = time.perf_counter()
        ask()
        rows.append(Row(f"{size:,} pages: {name}", 1000 * (time.perf_counter() - since), "ms"))
    return rows
