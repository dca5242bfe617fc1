"""The page of one thing said: every wording of it, compared word by word, with the source each one names."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from runut.model import Conflict, Quote, Reading, Utterance
from runut.view.conflict import CONFLICT_WORDS
from runut.view.difference import Piece, aligned, similarity, tokens
from runut.view.fact import Fact, PageView, Row, Table, Words, proof_of, row, term, told, unknown, words_at, words_from
from runut.view.telling import credited_facts, outlet_fact, party_fact, published_fact, title_fact

RELATION_WORDS = {
    "single": "one wording in the record",
    "same_utterance": "different wordings, one utterance",
    "paraphrase": "paraphrase of one utterance",
}
"""What the wordings are to each other, in plain words."""


SAME_WORDS = "the same words in several reports"


class Wording(msgspec.Struct, frozen=True, kw_only=True):
    """One wording: `pieces` compare it with the first one and give back its words when joined."""

    words: Words
    outlet: Fact
    kind: str
    credited: tuple[Fact, ...]
    speaker: Fact
    pieces: tuple[Piece, ...]
    tokens: int
    similarity: float | None
    language: str | None


class QuotePage(PageView, frozen=True, kw_only=True):
    """An utterance's page."""

    speaker: str | None
    relation: str
    wordings: tuple[Wording, ...]


def _found(utterance: Utterance, readings: Mapping[str, Reading]) -> list[tuple[Reading, Quote]]:
    found: list[tuple[Reading, Quote]] = []
    for article, wanted in utterance.members:
        reading = readings.get(article)
        if reading:
            found.extend((reading, quote) for quote in reading.analysis.quotes if quote.id == wanted)
    return found


def chain_facts(reading: Reading, quote: Quote) -> tuple[Fact, ...]:
    """The hops of an attribution chain from the innermost source outwards; a hop without a name says so."""
    facts = []
    for hop in quote.chain:
        words = (words_at(reading.article, hop.span.start, hop.span.end),) if hop.span else ()
        if hop.name is None:
            facts.append(term("not named", words or (words_at(reading.article, quote.span.start, quote.span.end),)))
        elif words:
            facts.append(
                Fact(
                    value=hop.name,
                    words=words,
                    inferred=hop.how != "inline",
                    why="" if hop.how == "inline" else f"scope {hop.how}",
                )
            )
        elif hop.kind == "outlet":
            facts.append(outlet_fact(reading.article))
        else:
            whole = (words_at(reading.article, quote.span.start, quote.span.end),)
            facts.append(Fact(value=hop.name, words=whole, inferred=True, why=f"scope {hop.how}"))
    return tuple(facts)


def _relation(utterance: Utterance, wordings: list[Wording]) -> str:
    """What the wordings are to each other; the same words in several reports are no different wordings."""
    if len(wordings) > 1 and len({tuple(tokens(wording.words.exact.casefold())) for wording in wordings}) == 1:
        return SAME_WORDS
    return RELATION_WORDS[utterance.relation]


def quote_page(
    utterance: Utterance, readings: Mapping[str, Reading], *, conflicts: tuple[Conflict, ...] = ()
) -> QuotePage:
    """What the page of one utterance shows; `readings` are those of its members, by article id."""
    # Quoted words first: they are what the others are laid beside, a lead that only reports them is not.
    members = sorted(_found(utterance, readings), key=lambda member: member[1].kind != "direct")
    wordings: list[Wording] = []
    rows: list[Row] = []
    base = members[0][1].span.text if members else ""
    for number, (reading, quote) in enumerate(members):
        article = reading.article
        other = members[1][1].span.text if number == 0 and len(members) > 1 else base
        comparable = len(members) > 1 and article.language == members[0][0].article.language
        pieces = aligned(quote.span.text, other)[0] if comparable else (Piece("same", quote.span.text),)
        words = words_at(article, quote.span.start, quote.span.end)
        wordings.append(
            Wording(
                words=words,
                outlet=outlet_fact(article),
                kind=quote.kind,
                credited=credited_facts(article, quote),
                speaker=party_fact(article, quote.speaker),
                pieces=pieces,
                tokens=len(tokens(quote.span.text)),
                similarity=similarity(quote.span.text, base) if number and comparable else None,
                language=article.language,
            )
        )
        rows.append(
            row(
                told(quote.span.text, article, quote.span, kind="quote"),
                party_fact(article, quote.speaker),
                outlet_fact(article),
                term(quote.kind, (words,)),
                credited_facts(article, quote),
                chain_facts(reading, quote),
                Fact(value=quote.said, words=(words,), kind="date", inferred=True, why=quote.said_basis or "")
                if quote.said
                else unknown("the day is not told"),
                title_fact(article),
                published_fact(article),
            )
        )
    columns = (
        "Words",
        "Speaker",
        "Outlet",
        "Kind",
        "Credited to",
        "Attribution chain",
        "Said on",
        "Headline",
        "Published",
    )
    differences = tuple(
        row(
            Fact(
                value=CONFLICT_WORDS[conflict.kind],
                kind="term",
                about=("c", conflict.id),
                words=tuple(words_from(value) for value in conflict.values),
            ),
            [Fact(value=value.text, kind="quote", words=(words_from(value),)) for value in conflict.values],
        )
        for conflict in conflicts
    )
    title = base if len(base) <= 120 else base[:119].rsplit(" ", 1)[0] + " …"
    return QuotePage(
        kind="q",
        id=utterance.id,
        title=title,
        counts=utterance.counts,
        origins=utterance.origins,
        tables=(
            Table(key="wordings", title="Wordings", columns=columns, rows=tuple(rows)),
            Table(
                key="differences",
                title="Differences",
                columns=("Difference", "Words"),
                rows=differences,
                empty="No difference was found.",
            ),
        ),
        why=utterance.why,
        proof=proof_of(wording.words for wording in wordings),
        speaker=utterance.speaker_name,
        relation=_relation(utterance, wordings),
        wordings=tuple(wordings),
    )
