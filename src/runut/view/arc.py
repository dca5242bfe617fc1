"""The page of a story over years: its steps in order of time, each with one sentence of evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from runut.model import Arc, Counts, Event, Story
from runut.view.fact import Fact, PageView, Row, Table, proof_of, row, term, unknown, words_from
from runut.view.remark import concluded

EDGE_WORDS = {
    "continues": "continues",
    "reaction": "reaction",
    "follow-up": "follow-up",
    "correction": "correction",
    "recurrence": "recurrence",
}
"""The word of the interface for each kind of step."""


class ArcPage(PageView, frozen=True, kw_only=True):
    """An arc's page; `open_end` says that nothing in the record tells how it ended."""

    open_end: bool
    years: tuple[str, str] | None


def arc_page(arc: Arc, stories: Mapping[str, Story], *, events: Mapping[str, Sequence[Event]] | None = None) -> ArcPage:
    """What the page of an arc shows; `stories` by id, `events` of each story by story id."""
    events = events or {}
    steps = sorted((stories[key] for key in arc.stories if key in stories), key=lambda story: story.first or "~")
    into = {edge.end: edge for edge in arc.edges}
    from_ = {edge.start: edge for edge in arc.edges}
    rows: list[Row] = []
    for story in steps:
        edge = into.get(story.id) or from_.get(story.id)
        own = events.get(story.id, ())
        evidence = edge.evidence if edge else ()
        told = [words_from(value) for value in evidence] or [
            words_from(e) for event in own[:1] for e in event.evidence[:1]
        ]
        own_words = [words for words in told if any(words.article == key for key in story.articles)] or told
        step = into.get(story.id)
        rows.append(
            row(
                Fact(value=story.first, words=tuple(own_words[:1]), kind="date")
                if story.first
                else unknown("no day is told"),
                Fact(value=story.title, words=tuple(own_words[:1]), about=("s", story.id)),
                [Fact(value=words.exact, kind="quote", words=(words,)) for words in own_words[:3]],
                term(EDGE_WORDS[step.kind], [words_from(value) for value in step.evidence], why=step.why)
                if step
                else [],
            )
        )
    told_words = [words.exact for line in rows for fact in line.cells[2] for words in fact.words]
    open_end = not any(concluded(text) for text in told_words)
    counts = Counts(
        articles=len({article for story in steps for article in story.articles}),
        outlets=max((story.counts.outlets for story in steps), default=0),
        origins=len({origin for story in steps for origin in story.origins}),
        unnamed=len({article for story in steps for article in story.unnamed}),
    )
    days = [story.first for story in steps if story.first]
    columns = ("When", "Story", "Words", "Step")
    return ArcPage(
        kind="arc",
        id=arc.id,
        title=arc.title,
        counts=counts,
        origins=tuple(sorted({origin for story in steps for origin in story.origins})),
        tables=(Table(key="steps", title="Steps", columns=columns, rows=tuple(rows)),),
        why=arc.why,
        proof=proof_of(words for line in rows for cell in line.cells for fact in cell for words in fact.words),
        open_end=open_end,
        years=(days[0][:4], days[-1][:4]) if days else None,
    )
