"""The page of one story: facts as rows, articles as columns, who cites whom, near-copies and conflicts."""

from __future__ import annotations

from collections.abc import Sequence

from runut.language import LANGUAGES
from runut.model import Arc, Conflict, Copy, Event, EventMention, Quote, Reading, Story, Utterance
from runut.view.conflict import CONFLICT_WORDS, FIELD_WORDS
from runut.view.fact import Fact, PageView, Row, Table, Words, row, term, told, unknown, words_at, words_from
from runut.view.remark import REMARKS, remarks_in
from runut.view.telling import (
    credited_facts,
    event_date_fact,
    origin_facts,
    outlet_fact,
    party_fact,
    published_fact,
    title_fact,
)


class StoryPage(PageView, frozen=True, kw_only=True):
    """A story's page; `articles` are the columns of the table of facts as (article id, outlet, source)."""

    articles: tuple[tuple[str, str, str], ...]
    first: str | None
    last: str | None
    related: tuple[str, ...] = ()
    arcs: tuple[str, ...] = ()


PEOPLE_SHOWN = 12
"""How many people of one article a cell lists: a delegation is seldom longer."""


def _column_name(reading: Reading) -> str:
    article = reading.article
    return article.outlet or (article.dateline and article.dateline.outlet) or article.name


def _mention_of(reading: Reading, event: Event) -> EventMention | None:
    wanted = {mention for article, mention in event.members if article == reading.article.id}
    for mention in reading.analysis.events:
        if mention.id in wanted:
            return mention
    return None


def _quote_of(reading: Reading, utterance: Utterance) -> Quote | None:
    wanted = {quote for article, quote in utterance.members if article == reading.article.id}
    for quote in reading.analysis.quotes:
        if quote.id in wanted:
            return quote
    return None


def _event_rows(readings: Sequence[Reading], event: Event, *, main: bool) -> list[Row]:
    """What each article says of one event; for the main event its day and place too."""
    cells: list[list[Fact]] = []
    days: list[list[Fact]] = []
    places: list[list[Fact]] = []
    for reading in readings:
        mention = _mention_of(reading, event)
        if mention is None:
            for found in (cells, days, places):
                found.append([])
            continue
        article = reading.article
        cell = [told(mention.trigger.text, article, mention.evidence, kind="quote")]
        if mention.status != "happened":
            cell.append(term(mention.status, (words_at(article, mention.evidence.start, mention.evidence.end),)))
        cells.append(cell)
        days.append([event_date_fact(article, mention)] if mention.date else [])
        places.append([party_fact(article, mention.place)] if mention.place else [])
    label = Fact(value=event.title or event.type, kind="event", about=("e", event.id))
    told_by = sum(1 for cell in cells if cell)
    if main:
        lines = [row(label, *cells, mark="main")]
        if any(days):
            lines.append(row(term("When"), *days, mark="main"))
        if any(places):
            lines.append(row(term("Where"), *places, mark="main"))
        return lines
    return [row(label, *cells, mark="shared" if told_by > 1 else "single")]


def _people_row(readings: Sequence[Reading]) -> Row | None:
    """The people whom one article alone names."""
    named: dict[str, set[int]] = {}
    for number, reading in enumerate(readings):
        for mention in reading.analysis.mentions:
            if mention.type == "PER":
                named.setdefault(mention.actor or mention.name or mention.span.text, set()).add(number)
    cells: list[list[Fact]] = [[] for _ in readings]
    seen: set[str] = set()
    for number, reading in enumerate(readings):
        for mention in reading.analysis.mentions:
            key = mention.actor or mention.name or mention.span.text
            if mention.type != "PER" or key in seen or len(named[key]) > 1 or len(cells[number]) >= PEOPLE_SHOWN:
                continue
            seen.add(key)
            about = ("a", mention.actor) if mention.actor else None
            words = (words_at(reading.article, mention.span.start, mention.span.end),)
            cells[number].append(Fact(value=mention.name or mention.span.text, words=words, about=about))
    return row(term("People named here only"), *cells, mark="people") if any(cells) else None


def _remark_rows(readings: Sequence[Reading]) -> list[Row]:
    """Remarks that one article makes and another does not, such as "for the first time"."""
    rows = []
    for remark in REMARKS:
        cells: list[list[Fact]] = []
        for reading in readings:
            language = LANGUAGES.get(reading.article.language or "")
            spans = remarks_in(reading.article, remark, language.code) if language else ()
            cells.append([told(span.text, reading.article, span, kind="quote") for span in spans[:2]])
        if any(cells):
            rows.append(row(term(remark), *cells, mark="remark"))
    return rows


def _utterance_rows(readings: Sequence[Reading], utterances: Sequence[Utterance]) -> list[Row]:
    rows = []
    for utterance in utterances:
        cells: list[list[Fact]] = []
        for reading in readings:
            quote = _quote_of(reading, utterance)
            if quote is None:
                cells.append([])
                continue
            cell = [told(quote.span.text, reading.article, quote.span, kind="quote")]
            cell.extend(credited_facts(reading.article, quote))
            cells.append(cell)
        label = Fact(
            value=utterance.speaker_name or None,
            kind="speaker",
            about=("q", utterance.id),
            why="" if utterance.speaker_name else "no speaker is named",
        )
        rows.append(row(label, *cells, mark="shared" if sum(1 for cell in cells if cell) > 1 else "single"))
    return sorted(rows, key=lambda found: -sum(1 for cell in found.cells[1:] if cell))


def _conflict_rows(readings: Sequence[Reading], conflicts: Sequence[Conflict]) -> list[Row]:
    rows = []
    for conflict in conflicts:
        cells: list[list[Fact]] = []
        for reading in readings:
            values = [value for value in conflict.values if value.article == reading.article.id]
            cells.append(
                [
                    Fact(value=value.text, kind="quote", words=(words_from(value),), why=value.value or "")
                    for value in values
                ]
            )
        if any(cells):
            verdict = term(CONFLICT_WORDS[conflict.kind], [words_from(value) for value in conflict.values])
            label = (Fact(value=FIELD_WORDS[conflict.field], kind="term", about=("c", conflict.id)), verdict)
            rows.append(row(label, *cells, mark="conflict"))
    return rows


def _citing(readings: Sequence[Reading]) -> Table:
    """Who cites whom: each credit of each article, and the articles that name nobody."""
    rows = []
    for reading in readings:
        article = reading.article
        column = Fact(value=_column_name(reading), about=("d", article.id))
        if not reading.analysis.credits:
            rows.append(row(column, origin_facts(reading), term("no credit is written"), term("page")))
        for credit in reading.analysis.credits:
            words = (words_at(article, credit.span.start, credit.span.end),)
            sources = [Fact(value=source, words=words) for source in credit.sources]
            covers = term(f"covers {credit.covers}", words)
            rows.append(row(column, sources, told(credit.span.text, article, credit.span, kind="quote"), covers))
    return Table(
        key="citing", title="Who cites whom", columns=("Outlet", "Source", "Words", "Covers"), rows=tuple(rows)
    )


def _copies(readings: Sequence[Reading], copies: Sequence[Copy]) -> Table:
    by_id = {reading.article.id: reading for reading in readings}
    rows = []
    for copy in copies:
        if copy.articles[0] not in by_id or copy.articles[1] not in by_id:
            continue
        one, two = by_id[copy.articles[0]], by_id[copy.articles[1]]
        passages = sorted(copy.spans, key=lambda span: span[0] - span[1])[:1]
        words = [words_at(one.article, a, b) for a, b, _, _ in passages]
        words += [words_at(two.article, c, d) for _, _, c, d in passages]
        first = by_id.get(copy.first or "")
        rows.append(
            row(
                Fact(value=_column_name(one), about=("d", one.article.id)),
                Fact(value=_column_name(two), about=("d", two.article.id)),
                term(f"copy {copy.kind}", words, why=copy.why),
                Fact(value=f"{copy.containment:.0%}", words=tuple(words), kind="number"),
                Fact(value=_column_name(first), words=tuple(words)) if first else term("cannot be told", words),
            )
        )
    columns = ("Outlet", "Outlet", "Kind", "Shared", "First")
    return Table(
        key="copies", title="Near-copies", columns=columns, rows=tuple(rows), empty="No shared wording was found."
    )


def _articles(readings: Sequence[Reading]) -> Table:
    rows = tuple(
        row(title_fact(r.article), outlet_fact(r.article), published_fact(r.article), origin_facts(r)) for r in readings
    )
    return Table(key="articles", title="Articles", columns=("Title", "Outlet", "Published", "Origins"), rows=rows)


def _proof(readings: Sequence[Reading]) -> dict[str, tuple[Words, ...]]:
    """The words behind the three counts: titles, names of outlets, and the credits that name the origins."""
    titles: list[Words] = []
    outlets: list[Words] = []
    origins: list[Words] = []
    unnamed: list[Words] = []
    for reading in readings:
        titles += title_fact(reading.article).words[:1]
        outlets += outlet_fact(reading.article).words[:1] or title_fact(reading.article).words[:1]
        found = [words for fact in origin_facts(reading) for words in fact.words[:1]]
        if reading.analysis.origins:
            origins += found
        else:
            unnamed += found
    proof = {"articles": titles, "outlets": outlets, "origins": origins, "unnamed": unnamed}
    return {key: tuple(dict.fromkeys(words))[:12] for key, words in proof.items()}


def story_page(
    story: Story,
    readings: Sequence[Reading],
    *,
    events: Sequence[Event] = (),
    utterances: Sequence[Utterance] = (),
    conflicts: Sequence[Conflict] = (),
    copies: Sequence[Copy] = (),
    arcs: Sequence[Arc] = (),
    related: Sequence[Story] = (),
) -> StoryPage:
    """What the page of one story shows; `readings` are its articles in the order of the columns."""
    shared = sorted(
        events, key=lambda event: (event.background, -len({a for a, _ in event.members}), event.date or "~")
    )
    rows: list[Row] = [row(term("Origins"), *(origin_facts(reading) for reading in readings), mark="main")]
    rows.append(row(term("Published"), *(published_fact(reading.article) for reading in readings), mark="main"))
    for number, event in enumerate(shared):
        rows.extend(_event_rows(readings, event, main=number == 0))
    rows.extend(_remark_rows(readings))
    if people := _people_row(readings):
        rows.append(people)
    rows.extend(_utterance_rows(readings, utterances))
    rows.extend(_conflict_rows(readings, conflicts))
    columns = ("Fact", *(_column_name(reading) for reading in readings))
    facts = Table(key="facts", title="What each outlet tells", columns=columns, rows=tuple(rows), own=True)
    arc_rows = tuple(row(Fact(value=arc.title, about=("arc", arc.id))) for arc in arcs)
    tables = [facts, _citing(readings), _copies(readings, copies), _articles(readings)]
    if related:
        others = tuple(
            row(
                Fact(value=other.first, kind="date", about=("s", other.id))
                if other.first
                else unknown("no day is told"),
                Fact(value=other.title, about=("s", other.id)),
            )
            for other in related
        )
        tables.append(Table(key="related", title="Related stories", columns=("When", "Story"), rows=others))
    if arc_rows:
        tables.append(Table(key="arcs", title="Part of", columns=("Arc",), rows=arc_rows))
    return StoryPage(
        kind="s",
        id=story.id,
        title=story.title,
        counts=story.counts,
        origins=story.origins,
        tables=tuple(tables),
        why=story.why,
        proof=_proof(readings),
        articles=tuple((r.article.id, _column_name(r), r.article.name) for r in readings),
        first=story.first,
        last=story.last,
        related=story.related,
        arcs=story.arcs,
    )
