"""The page of one disagreement: the values side by side, each with its words, and a plain word for how they differ."""

from __future__ import annotations

from collections.abc import Mapping

from runut.model import Conflict, Event, Reading, Utterance
from runut.view.fact import Fact, PageView, Row, Table, plain, row, term, words_at, words_from
from runut.view.telling import origin_facts, outlet_fact, published_fact

CONFLICT_WORDS = {
    "same": "compatible",
    "narrower": "compatible, more precise",
    "other_day": "another day",
    "contradictory": "contradictory",
    "wording": "another wording",
}
"""The plain word for each kind of difference."""
FIELD_WORDS = {
    "date": "When: difference",
    "number": "Number: difference",
    "place": "Where: difference",
    "actor": "Who: difference",
    "status": "Whether it happened: difference",
    "wording": "Wording: difference",
    "headline": "Headline and body: difference",
}
"""The label of each field in which articles differ."""


class ConflictPage(PageView, frozen=True, kw_only=True):
    """A disagreement's page; `about` is the kind and id of what it is about."""

    field: str
    verdict: str
    about: tuple[str, str]
    story: str | None


def conflict_page(
    conflict: Conflict, readings: Mapping[str, Reading], *, about: Event | Utterance | None = None
) -> ConflictPage:
    """What the page of one disagreement shows; `readings` are those of its values, by article id."""
    rows: list[Row] = []
    for value in conflict.values:
        reading = readings.get(value.article)
        words = words_from(value)
        if reading is not None:
            words = words_at(reading.article, value.start, value.end)
        rows.append(
            row(
                outlet_fact(reading.article) if reading else plain(value.source),
                Fact(value=value.value or value.text, words=(words,)),
                Fact(value=value.text, words=(words,), kind="quote"),
                origin_facts(reading) if reading else [],
                published_fact(reading.article) if reading else [],
            )
        )
    verdict = CONFLICT_WORDS[conflict.kind]
    name = ""
    if isinstance(about, Event):
        name = about.title
    elif isinstance(about, Utterance):
        name = about.speaker_name or ""
    summary = Table(
        key="summary",
        title="In short",
        columns=("What", "Value"),
        rows=(
            row(term("Difference"), term(verdict, [words_from(value) for value in conflict.values], why=conflict.why)),
            row(term("Field"), term(FIELD_WORDS[conflict.field], [words_from(value) for value in conflict.values])),
        ),
    )
    values = Table(
        key="values",
        title="The values side by side",
        columns=("Outlet", "Value", "Words", "Origins", "Published"),
        rows=tuple(rows),
    )
    kinds = {"event": "e", "quote": "q", "claim": "c"}
    return ConflictPage(
        kind="c",
        id=conflict.id,
        title=name or FIELD_WORDS[conflict.field],
        tables=(summary, values),
        why=conflict.why,
        field=conflict.field,
        verdict=verdict,
        about=(kinds[conflict.about], conflict.ref),
        story=conflict.story,
    )
