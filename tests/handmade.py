"""A small record written by hand, with every status and with words that break careless writers."""

from __future__ import annotations

from pathlib import Path

from runut.model import (
    Actor,
    Analysis,
    Article,
    Block,
    Choice,
    Conflict,
    Copy,
    Counts,
    Credit,
    Credited,
    Event,
    EventMention,
    Evidence,
    Failure,
    Links,
    Mention,
    OfficeHeld,
    Origin,
    Page,
    Party,
    Quote,
    Reading,
    Span,
    Story,
    Utterance,
    When,
)
from runut.record import Record, open_record

STATUSES = ("happened", "ongoing", "planned", "possible", "denied", "negated")
TEXT = (
    'Menteri "Luar" Negeri <Rusia> & Iran\tBertemu\n'
    "MOSKWA - Lavrov bertemu Araghchi di Ashgabat, Jumat. 😀\n"
    '"Kami; sepakat, ya\\tidak," kata Lavrov kepada TASS.\n'
)


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def reading(n: int) -> Reading:
    text = TEXT + f"Laporan nomor {n}.\n"
    key = f"artikel{n:03}"
    lavrov, araghchi = span(text, "Lavrov"), span(text, "Araghchi")
    parties = (
        Party(span=lavrov, name="Sergey Lavrov", type="PER", country="RU", actor="Q58217",
              office="Minister of Foreign Affairs of Russia"),
        Party(span=araghchi, name="Abbas Araghchi", type="PER", country="IR", actor="x-araghchi"),
    )  # fmt: skip
    place = Party(span=span(text, "Ashgabat"), name="Ashgabat", type="GPE", country="TM")
    sentence = span(text, "Lavrov bertemu Araghchi di Ashgabat, Jumat.")
    quote = span(text, "Kami; sepakat, ya\\tidak,")
    title = span(text, text.split("\n")[0])
    article = Article(
        id=key, source=f"pages/{key}.txt", sha256=f"{n:064x}", text=text, title=title.text, outlet="=Harian, Contoh",
        url=f"https://contoh.example/{n}?a=1&b=2", published=f"2024-10-{11 + n:02}T20:41:00+07:00",
        published_basis="stated", authors=("Ratri W. & Co",), language="id",
        blocks=(Block("title", 0, title.end), Block("lead", title.end + 1, len(text))),
    )  # fmt: skip
    analysis = Analysis(
        article=key,
        mentions=(
            Mention(span=lavrov, type="PER", actor="Q58217", name="Sergey Lavrov", country="RU"),
            Mention(span=span(text, "TASS"), type="ORG", actor="x-tass", name="TASS", country="RU"),
            Mention(span=place.span or lavrov, type="GPE", name="Ashgabat", country="TM"),
        ),
        times=(When(span=span(text, "Jumat"), value="2024-10-11", granularity="day", rule="weekday"),),
        quotes=(
            Quote(id=f"kutipan{n:03}", span=quote, kind="direct", speaker=parties[0], cue=span(text, "kata"),
                  credited_to=(Credited(source="TASS", start=0, end=4, scope="inline"),), said="2024-10-11"),
        ),
        credits=(Credit(span=span(text, "TASS"), sources=("TASS",), kind="wire", covers="sentence"),),
        events=tuple(
            EventMention(id=f"m-{status}-{n:03}", type="CONSULT", mode="third-party", status=status, actors=parties,
                         date="2024-10-11", date_basis="anchored", place=place, trigger=span(text, "bertemu"),
                         evidence=sentence, contexts=("diplomatic",))
            for status in STATUSES
        ),
        origins=(Origin(name="TASS", kind="wire"),),
        made_by={"quotes": "quotes/1"},
    )  # fmt: skip
    return Reading(article, analysis)


def links(readings: list[Reading]) -> Links:
    first = readings[0]
    articles = tuple(item.article.id for item in readings)
    counts = Counts(articles=len(articles), outlets=1, origins=1, unnamed=0)

    def evidence(words: Span, value: str | None = None) -> tuple[Evidence, ...]:
        return tuple(
            Evidence(article=item.article.id, source=item.article.name, start=words.start, end=words.end,
                     text=words.text, value=value)
            for item in readings
        )  # fmt: skip

    mention = first.analysis.events[0]
    dates = dict(zip(STATUSES, ("2024-10-11", "2024-10-22/2024-10-24", "2025-01-17", "2025-02", None, "2024-11-01"),
                     strict=True))  # fmt: skip
    events = tuple(
        Event(
            id=f"acara-{status}", type="CONSULT", mode="third-party", status=status, actors=mention.actors,
            date=dates[status], date_basis="anchored", place=mention.place, title=f'Lavrov & "Araghchi" <{status}>',
            members=tuple((item.article.id, f"m-{status}-{n:03}") for n, item in enumerate(readings)),
            evidence=evidence(mention.evidence, status), counts=counts, origins=("TASS",), intensity=1.0,
            story="cerita0001",
        )
        for status in STATUSES
    )  # fmt: skip
    quote = first.analysis.quotes[0]
    said = Utterance(
        id="ucapan0001", speaker="Q58217", speaker_name="Sergey Lavrov", relation="same_utterance", said="2024-10-11",
        members=tuple((item.article.id, item.analysis.quotes[0].id) for item in readings),
        evidence=evidence(quote.span), counts=counts, origins=("TASS",),
    )  # fmt: skip
    actors = (
        Actor(id="Q58217", name="Sergey Lavrov", type="PER", country="RU",
              spellings=("Lavrov", "Sergei Lavrov"),
              offices=(OfficeHeld(office="Minister of Foreign Affairs", country="RU", first="2004-03-09"),),
              articles=2),
        Actor(id="x-araghchi", name="Abbas Araghchi", type="PER", country="IR", articles=2),
        Actor(id="x-tass", name="TASS", type="ORG", country="RU", articles=2),
    )  # fmt: skip
    story = Story(id="cerita0001", title="Lavrov: bertemu / Araghchi?", articles=articles, first="2024-10-11",
                  last="2024-10-12", counts=counts, origins=("TASS",))  # fmt: skip
    copy = Copy(id="salinan001", articles=(articles[0], articles[1]), kind="identical", jaccard=0.9, containment=1.0)
    conflict = Conflict(id="beda000001", about="event", ref="acara-happened", field="date", kind="other_day",
                        values=evidence(mention.evidence, "2024-10-11"), story="cerita0001")  # fmt: skip
    return Links(actors=actors, events=events, utterances=(said,), stories=(story,), copies=(copy,),
                 conflicts=(conflict,))  # fmt: skip


def make(path: Path) -> Record:
    """The record, open for writing; the caller closes it."""
    record = open_record(path, "write")
    readings = [reading(n) for n in range(2)]
    with record.writing() as writer:
        for item in readings:
            writer.add(Page(source=item.article.source, data=item.article.text.encode()), item)
        writer.store_links(links(readings))
        writer.fail(Failure(source="rusak.html", stage="read", reason="tidak ada artikel"))
        writer.choose(Choice(id="pilih00001", kind="wrong", about="event", targets=("acara-denied",), person="Ayu",
                             at="2026-11-21T10:00:00+00:00"))  # fmt: skip
    return record
