"""The page of one outlet: which origins its reports lean on, in which phrases it cites, and how often it names none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import median

from runut.model import Counts, Reading
from runut.view.chart import first_day
from runut.view.fact import Fact, PageView, Row, Table, Words, proof_of, row, term, words_at
from runut.view.telling import block_words, origin_facts, published_fact, title_fact


class OutletPage(PageView, frozen=True, kw_only=True):
    """An outlet's page; `read` is how many of its articles the figures stand on."""

    read: int


def _shares(readings: Sequence[Reading]) -> tuple[Row, ...]:
    found: dict[str, list[Words]] = {}
    unnamed: list[Words] = []
    for reading in readings:
        for fact in origin_facts(reading):
            if fact.value == "origin not named":
                unnamed.extend(fact.words or block_words(reading.article, "title", "body")[:1])
            else:
                found.setdefault(fact.value or "", []).extend(fact.words[:1])
    total = max(len(readings), 1)
    rows = []
    for name, words in sorted(found.items(), key=lambda item: (-len(item[1]), item[0])):
        label = term(name, words[:8]) if name == "own reporting" else Fact(value=name, words=tuple(words[:8]))
        number = Fact(value=str(len(words)), kind="number", words=tuple(words[:8]))
        rows.append(row(label, number, Fact(value=f"{len(words) / total:.0%}", kind="number", words=tuple(words[:8]))))
    if unnamed:
        number = Fact(value=str(len(unnamed)), kind="number", words=tuple(unnamed[:8]))
        share = Fact(value=f"{len(unnamed) / total:.0%}", kind="number", words=tuple(unnamed[:8]))
        rows.append(row(term("origin not named", unnamed[:8]), number, share))
    return tuple(rows)


def _phrases(readings: Sequence[Reading]) -> tuple[Row, ...]:
    found: dict[str, list[Words]] = {}
    for reading in readings:
        for credit in reading.analysis.credits:
            if credit.cue:
                cue = credit.cue
                found.setdefault(cue.text.casefold(), []).append(words_at(reading.article, cue.start, cue.end))
    return tuple(
        row(
            Fact(value=phrase, words=tuple(words[:8])),
            Fact(value=str(len(words)), kind="number", words=tuple(words[:8])),
        )
        for phrase, words in sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    )


def _delay(readings: Sequence[Reading]) -> tuple[int, list[Words]] | None:
    """Median days from a main event, where its day is told, to publication; with the words that tell the days."""
    days: list[int] = []
    words: list[Words] = []
    for reading in readings:
        out = first_day(reading.article.published)
        for event in reading.analysis.events:
            begun = first_day(event.date) if event.date and len(event.date) == 10 else None
            if out and begun and not event.background and event.status == "happened" and 0 <= (out - begun).days < 60:
                days.append((out - begun).days)
                span = event.date_span or event.evidence
                words.append(words_at(reading.article, span.start, span.end))
                break
    return (int(median(days)), words[:8]) if days else None


def outlet_page(
    outlet: str, readings: Sequence[Reading], *, articles: int, wrong: Mapping[str, int] | None = None
) -> OutletPage:
    """What the page of one outlet shows; `readings` are its latest articles, `articles` how many it has,
    `wrong` how many facts of each of its articles a person has called wrong."""
    wrong = wrong or {}
    figures: list[Row] = []
    if delay := _delay(readings):
        figures.append(
            row(
                term("Median days from event to report"),
                Fact(value=str(delay[0]), kind="number", words=tuple(delay[1])),
            )
        )
    facts = sum(len(r.analysis.quotes) + len(r.analysis.events) + len(r.analysis.credits) for r in readings)
    called = sum(wrong.values())
    if facts:
        about = [block for r in readings[:3] for block in block_words(r.article, "title")[:1]]
        figures.append(
            row(
                term("Findings that people called wrong"),
                Fact(value=f"{called} / {facts}", kind="number", words=tuple(about)),
            )
        )
    origins = Counter(o.name for r in readings for o in r.analysis.origins)
    lines = tuple(row(title_fact(r.article), published_fact(r.article), origin_facts(r)) for r in readings[:60])
    return OutletPage(
        kind="o",
        id=outlet,
        title=outlet,
        counts=Counts(
            articles=articles,
            outlets=1,
            origins=len(origins),
            unnamed=sum(1 for r in readings if not r.analysis.origins),
        ),
        origins=tuple(name for name, _ in origins.most_common(12)),
        tables=(
            Table(
                key="origins",
                title="Where its news comes from",
                columns=("Origin", "articles", "Share"),
                rows=_shares(readings),
            ),
            Table(key="phrases", title="How it cites", columns=("Phrase", "Times used"), rows=_phrases(readings)),
            Table(key="figures", title="Figures", columns=("What", "Value"), rows=tuple(figures)),
            Table(key="articles", title="Articles", columns=("Title", "Published", "Origins"), rows=lines),
        ),
        proof=proof_of(words for reading in readings for words in title_fact(reading.article).words[:1]),
        read=len(readings),
    )
