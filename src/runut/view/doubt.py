"""What a person should look at: one card for each doubt, with its words and what the verdict would touch."""

from __future__ import annotations

import msgspec

from runut.model import Conflict, EventMention, Quote, Reading, Utterance
from runut.view.conflict import CONFLICT_WORDS, FIELD_WORDS
from runut.view.fact import Fact, Row, Words, row, term, told, words_from
from runut.view.telling import event_date_fact, party_fact

SURE = 0.5
"""Events found with less confidence than this are doubts; 0.5 is where the coder itself is undecided."""


class Doubt(msgspec.Struct, frozen=True, kw_only=True):
    """A card: `about` and `targets` are what the verdict will name, `touches` how many findings it changes."""

    about: str
    targets: tuple[str, ...]
    question: str
    rows: tuple[Row, ...]
    touches: int
    change: tuple[str, ...] = ()


def quote_doubt(reading: Reading, quote: Quote) -> Doubt:
    """Is this the speaker?"""
    article = reading.article
    rows = (
        row(term("Words"), told(quote.span.text, article, quote.span, kind="quote")),
        row(term("Speaker"), party_fact(article, quote.speaker)),
        row(term("Kind"), term(quote.kind, (_words(reading, quote),))),
    )
    question = "Who said this?" if quote.speaker is None else "Is this the speaker?"
    return Doubt(
        about="quote", targets=(quote.id,), question=question, rows=rows, touches=1, change=("speaker", "said")
    )


def _words(reading: Reading, finding: Quote | EventMention) -> Words:
    from runut.view.fact import words_at

    span = finding.span if isinstance(finding, Quote) else finding.evidence
    return words_at(reading.article, span.start, span.end)


def event_doubt(reading: Reading, event: EventMention) -> Doubt:
    """Did this happen so?"""
    article = reading.article
    words = (_words(reading, event),)
    rows = (
        row(term("Words"), told(event.evidence.text, article, event.evidence, kind="quote")),
        row(term("Type"), [term(event.type, words)] + ([term(event.mode, words)] if event.mode else [])),
        row(term("Status"), term(event.status, words)),
        row(term("Actors"), [party_fact(article, party) for party in event.actors]),
        row(term("Recipients"), [party_fact(article, party) for party in event.recipients]),
        row(term("When"), event_date_fact(article, event)),
    )
    return Doubt(
        about="event", targets=(event.id,), question="Is this event read rightly?", rows=rows, touches=1,
        change=("type", "status", "date"),
    )  # fmt: skip


def utterance_doubt(utterance: Utterance) -> Doubt:
    """Are these wordings of one thing said?"""
    rows = tuple(
        row(Fact(value=value.source), Fact(value=value.text, kind="quote", words=(words_from(value),)))
        for value in utterance.evidence
    )
    targets = tuple(quote for _, quote in utterance.members)
    return Doubt(
        about="quote",
        targets=targets,
        question="Are these wordings of one thing said?",
        rows=rows,
        touches=len(targets),
    )


def conflict_doubt(conflict: Conflict) -> Doubt:
    """Do these values really differ?"""
    rows = tuple(
        row(
            Fact(value=value.source),
            Fact(value=value.text, kind="quote", words=(words_from(value),), why=value.value or ""),
        )
        for value in conflict.values
    )
    head = row(
        term(FIELD_WORDS[conflict.field], [words_from(value) for value in conflict.values]),
        term(CONFLICT_WORDS[conflict.kind], [words_from(value) for value in conflict.values]),
    )
    return Doubt(
        about="conflict", targets=(conflict.id,), question="Do these reports really differ so?", rows=(head, *rows),
        touches=len(conflict.values),
    )  # fmt: skip
