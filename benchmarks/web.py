"""How long the reading room's pages take on 100,000 articles: `python benchmarks/web.py [ARTICLES] [RECORD]`.

The record is made up: news-like pages from a few dozen words, actors, outlets and agencies with the skew of real ones
(the largest outlet writes a sixth of all, the largest actor stands in a third). Every page is asked for seven times
after one warming visit; printed are the median of the processor's time (judged: it does not depend on what else runs),
the median and the slowest by the clock, in milliseconds; limits are 200 ms, for search with facets 300 ms.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

from starlette.testclient import TestClient

from runut.model import (
    Actor,
    Analysis,
    Article,
    Block,
    Conflict,
    Counts,
    Credit,
    Credited,
    Event,
    EventMention,
    Evidence,
    Links,
    Mention,
    Origin,
    Page,
    Party,
    Quote,
    Reading,
    Sentence,
    Span,
    Story,
    Utterance,
    bytes_hash,
    content_id,
)
from runut.record import open_record
from runut.web.app import create_app

PAGE_MS, SEARCH_MS = 200.0, 300.0
COUNTRIES = [
    "ID",
    "RU",
    "IR",
    "US",
    "CN",
    "IL",
    "UA",
    "GB",
    "FR",
    "DE",
    "JP",
    "KR",
    "IN",
    "PK",
    "TR",
    "SA",
    "EG",
    "QA",
    "MY",
    "SG",
]
TYPES = ["CONSULT", "ACCUSE", "THREATEN", "AGREE", "SUPPORT", "ASSAULT", "SANCTION", "REJECT"]
WIRES = ["Reuters", "AFP", "TASS", "Anadolu", "AP", "Antara", "IRNA", "Xinhua"]
WORDS = [
    "perundingan",
    "gencatan",
    "senjata",
    "kapal",
    "minyak",
    "perjanjian",
    "dagang",
    "sanksi",
    "rudal",
    "pasukan",
    "utusan",
    "presiden",
    "menteri",
    "kunjungan",
    "kerja",
    "sama",
    "sidang",
    "dewan",
    "laporan",
    "krisis",
    "bantuan",
    "pangan",
    "perbatasan",
    "latihan",
    "militer",
    "pernyataan",
    "bersama",
    "pertemuan",
    "puncak",
]


def skewed(rng: random.Random, values: list[str]) -> str:
    """One of `values`, the first far more often than the last."""
    return values[min(int(rng.paretovariate(1.0)) - 1, len(values) - 1)]


class World:
    """The actors and outlets of the made-up record."""

    def __init__(self, rng: random.Random, articles: int) -> None:
        self.rng = rng
        number = max(200, articles // 20)
        self.people = [f"Tokoh {n:05d}" for n in range(number)]
        self.ids = {name: f"x-{content_id('person', name)}" for name in self.people}
        self.country = {name: COUNTRIES[n % len(COUNTRIES)] for n, name in enumerate(self.people)}
        self.outlets = [f"Harian {n:03d}" for n in range(120)]

    def reading(self, number: int) -> tuple[Page, Reading]:
        """One page of about 1,500 letters with its findings."""
        rng = self.rng
        day = f"{2018 + number % 8}-{1 + rng.randrange(12):02d}-{1 + rng.randrange(28):02d}"
        one, two = skewed(rng, self.people), skewed(rng, self.people)
        wire = skewed(rng, WIRES)
        parts: list[tuple[str, str]] = [
            ("title", f"{one} temui {two}, bahas {' '.join(rng.sample(WORDS, 3))} {number}")
        ]
        said = " ".join(rng.choices(WORDS, k=14))
        parts.append(("lead", f"{one} bertemu {two} di Jakarta untuk membahas {' '.join(rng.choices(WORDS, k=12))}."))
        parts.append(("body", f'"{said}," kata {one} dikutip dari {wire}.'))
        parts += [("body", f"{' '.join(rng.choices(WORDS, k=22))}.".capitalize()) for _ in range(6)]
        text, blocks = "", []
        for kind, words in parts:
            blocks.append(Block(kind, len(text), len(text) + len(words)))  # type: ignore[arg-type]
            text += words + "\n\n"
        outlet = skewed(rng, self.outlets)
        key = content_id("bench", number)
        data = text.encode()

        def span(words: str, start: int = 0) -> Span:
            place = text.index(words, start)
            return Span.of(text, place, place + len(words))

        lead = blocks[1]
        mentions = tuple(
            Mention(span=span(name, at), type="PER", actor=self.ids[name], name=name, country=self.country[name])
            for name in (one, two)
            for at in (0, lead.start)
        )
        parties = tuple(
            Party(span=span(name, lead.start), name=name, type="PER", actor=self.ids[name], country=self.country[name])
            for name in (one, two)
        )
        evidence = Span.of(text, lead.start, lead.end)
        event = EventMention(
            id=f"e{key}",
            type=skewed(rng, TYPES),
            actors=parties,
            date=day,
            date_basis="stated",
            place=Party(span=span("Jakarta"), name="Jakarta", type="GPE", country="ID"),
            trigger=span("bertemu"),
            evidence=evidence,
            confidence=0.3 if number % 50 == 0 else 0.8,
        )
        credit = span(f"dikutip dari {wire}")
        quote = Quote(
            id=f"q{key}",
            span=span(said),
            kind="direct",
            speaker=parties[0] if number % 9 else None,
            said=day,
            credited_to=(Credited(source=wire, start=credit.start, end=credit.end, scope="inline"),),
        )
        article = Article(
            id=key,
            source=f"bench/{number:06d}.txt",
            sha256=bytes_hash(data),
            text=text,
            blocks=tuple(blocks),
            outlet=outlet,
            title=parts[0][1],
            published=day,
            published_basis="stated",
            language="id",
        )
        origins = (Origin(name=wire, kind="wire", span=credit),) if number % 4 else ()
        analysis = Analysis(
            article=key,
            sentences=tuple(Sentence(b.start, b.end, n) for n, b in enumerate(blocks)),
            mentions=mentions,
            credits=(Credit(span=credit, sources=(wire,), kind="wire", covers="sentence"),),
            quotes=(quote,),
            events=(event,),
            origins=origins,
            made_by={"quotes": "bench/1"},
        )
        return Page(source=article.source, data=data), Reading(article, analysis)


def links(group: list[Reading], number: int) -> Links:
    """One story of a handful of articles with one event and its utterances."""
    first = group[0]
    counts = Counts(articles=len(group), outlets=len({r.article.outlet for r in group}), origins=1, unnamed=1)
    story = content_id("story", number)

    def words(reading: Reading, span: Span) -> Evidence:
        return Evidence(
            article=reading.article.id, source=reading.article.name, start=span.start, end=span.end, text=span.text
        )

    mention = first.analysis.events[0]
    parties = (
        *mention.actors,
        *(Party(span=None, name=p.country, type="GPE", country=p.country) for p in mention.actors),
    )
    event = Event(
        id=content_id("event", number),
        type=mention.type,
        actors=parties,
        date=mention.date,
        date_basis="stated",
        place=mention.place,
        title=f"{mention.actors[0].name}, {mention.actors[1].name}: {mention.type}",
        members=tuple((r.article.id, r.analysis.events[0].id) for r in group),
        evidence=tuple(words(r, r.analysis.events[0].evidence) for r in group),
        counts=counts,
        origins=("Reuters",),
        story=story,
    )
    utterances = tuple(
        Utterance(
            id=content_id("said", r.article.id),
            speaker=q.speaker.actor if q.speaker else None,
            speaker_name=q.speaker.name if q.speaker else None,
            members=((r.article.id, q.id),),
            evidence=(words(r, q.span),),
            said=q.said,
            counts=Counts(articles=1, outlets=1, origins=1),
            origins=("Reuters",),
        )
        for r in group
        for q in r.analysis.quotes
    )
    conflicts = ()
    if number % 10 == 0 and len(group) > 1:
        conflicts = (
            Conflict(
                id=content_id("conflict", number),
                about="event",
                ref=event.id,
                field="date",
                kind="narrower",
                story=story,
                values=tuple(words(r, r.analysis.events[0].trigger) for r in group[:2]),
            ),
        )
    days = sorted(r.article.published or "" for r in group)
    return Links(
        stories=(
            Story(
                id=story,
                title=first.article.title or "",
                articles=tuple(r.article.id for r in group),
                first=days[0],
                last=days[-1],
                counts=counts,
                origins=("Reuters",),
                unnamed=(group[-1].article.id,),
            ),
        ),
        events=(event,),
        utterances=utterances,
        conflicts=conflicts,
    )


def build(path: Path, articles: int) -> None:
    """Write the made-up record."""
    rng = random.Random(7)
    world = World(rng, articles)
    with open_record(path, "write") as record, record.writing() as writer:
        group: list[Reading] = []
        number = story = 0
        while number < articles:
            with writer.transaction():
                for _ in range(min(2000, articles - number)):
                    page, reading = world.reading(number)
                    writer.add(page, reading)
                    group.append(reading)
                    number += 1
                    if len(group) >= 1 + (40 if story % 500 == 0 else story % 6):
                        writer.store_links(links(group, story))
                        group, story = [], story + 1
        actors = tuple(
            Actor(id=world.ids[name], name=name, type="PER", country=world.country[name], spellings=(name,), articles=1)
            for name in world.people
        )
        writer.store_links(Links(actors=actors))
        record.connection.execute("ANALYZE")


def measure(path: Path) -> bool:
    """Print a line for each page; whether all keep within their limits."""
    with open_record(path) as record:
        line = next(iter(record.lines()))
        story = next(iter(record.stories(limit=1))).id
        big = record.connection.execute("SELECT id FROM stories ORDER BY articles DESC LIMIT 1").fetchone()[0]
        actor = record.connection.execute(
            "SELECT actor FROM mentions GROUP BY actor ORDER BY count(*) DESC LIMIT 1"
        ).fetchone()[0]
        quote, event = next(iter(record.utterances(limit=1))).id, next(iter(record.events(limit=1))).id
        conflict = next(iter(record.conflicts())).id
        a, b, _ = record.pairs(limit=1)[0]
    addresses = {
        "home": "/",
        "article": f"/d/{line.id}",
        "story": f"/s/{story}",
        "story of 40": f"/s/{big}",
        "quote": f"/q/{quote}",
        "event": f"/e/{event}",
        "conflict": f"/c/{conflict}",
        "actor, most named": f"/a/{actor}",
        "pair, most events": f"/p/{a}-{b}",
        "outlet, largest": "/o/Harian%20000",
        "stories": "/stories",
        "events": "/events",
        "quotes": "/quotes",
        "actors": "/actors",
        "pairs": "/pairs",
        "outlets": "/outlets",
        "conflicts": "/conflicts",
        "map": "/map",
        "graph": f"/graph?focus={a}",
        "review": "/review",
        "watch": "/watch",
        "provenance": f"/prov/{line.id}",
        "search: rare word": "/search?q=70001",
        "search: common word": "/search?q=presiden",
        "search: two words": "/search?q=presiden+sanksi",
        "search: speaker": "/search?q=penutur%3A%22Tokoh+00003%22",
        "search: pair, words": f"/search?q=pasangan%3A{a}-{b}+kapal",
        "search: dates": "/search?q=tanggal%3A2020..2021",
        "search: all": "/search?q=*",
    }
    fine = True
    with TestClient(create_app(path), base_url="http://127.0.0.1") as client:
        for name, address in addresses.items():
            assert client.get(address).status_code == 200, address
            took, worked = [], []
            for _ in range(7):
                since, before = time.perf_counter(), time.process_time()
                client.get(address)
                took.append((time.perf_counter() - since) * 1000)
                worked.append((time.process_time() - before) * 1000)
            limit = SEARCH_MS if name.startswith("search") else PAGE_MS
            cost = statistics.median(worked)
            fine = fine and cost <= limit
            verdict = "" if cost <= limit else "  TOO SLOW"
            print(f"{name:22} {cost:7.1f} {statistics.median(took):8.1f} {max(took):8.1f} ms{verdict}")
    return fine


if __name__ == "__main__":
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        target = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(folder) / "bench.runut"
        if not target.exists():
            began = time.perf_counter()
            build(target, many)
            print(f"{many} articles made in {time.perf_counter() - began:.0f} s, {target.stat().st_size / 1e6:.0f} MB")
        sys.exit(0 if measure(target) else 1)
