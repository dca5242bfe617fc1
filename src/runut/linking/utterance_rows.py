"""Utterances from their wordings: how the wordings relate, when it was said, and whose report each one is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from runut.linking.days import iso
from runut.linking.features import Features, QuoteFact
from runut.linking.origins import key_of
from runut.linking.utterances import VERBATIM, overlap
from runut.model import Counts, Evidence, Utterance, content_id


class Wording(NamedTuple):
    """One quote with the article that holds it."""

    article: Features
    fact: QuoteFact

    @property
    def ref(self) -> str:
        """The quote's place in the record: article and quote id."""
        return f"{self.article.article}/{self.fact.quote.id}"


def utterance_id(ref: str) -> str:
    """The id of the utterance whose smallest wording is `ref`."""
    return content_id("utterance", ref)


def wordings(members: Iterable[Features]) -> dict[str, Wording]:
    """Every quote of `members` by its reference."""
    found = (Wording(item, fact) for item in members for fact in item.quotes)
    return {wording.ref: wording for wording in found}


def utterance_row(group: Sequence[Wording], origins: Mapping[str, tuple[str, ...]], why: str) -> Utterance:
    """One utterance; `origins` maps articles to theirs, for wordings that name no source."""
    said = sorted(group, key=lambda item: (item.article.day or 0, item.ref))
    named = Counter(item.fact.speaker for item in said if item.fact.speaker)
    speaker = min(named, key=lambda name: (-named[name], name)) if named else None
    holder = next((item for item in said if item.fact.speaker == speaker and item.fact.quote.speaker), None)
    party = holder.fact.quote.speaker if holder else None
    days = Counter(item.fact.day for item in said if item.fact.day is not None)
    day = min(days, key=lambda value: (-days[value], value)) if days else None
    found: dict[str, str] = {}
    unnamed = 0
    for item in said:
        own = tuple(credit.source for credit in item.fact.quote.credited_to) or origins.get(item.article.article, ())
        unnamed += not own
        for name in own:
            found.setdefault(key_of(name), name)
    return Utterance(
        id=utterance_id(min(item.ref for item in said)),
        speaker=party.actor if party else None,
        speaker_name=party.name if party else None,
        relation=_relation(said),
        members=tuple((item.article.article, item.fact.quote.id) for item in said),
        evidence=tuple(_evidence(item) for item in said),
        said=iso(day),
        counts=Counts(
            articles=len({item.article.article for item in said}),
            outlets=len({item.article.outlet or item.article.source for item in said}),
            origins=len(found),
            unnamed=unnamed,
        ),
        origins=tuple(sorted(found.values())),
        why=why,
    )


TRANSLATED = 0.55
"""Overlap of two quotations in full from which they render one original, not only one idea."""


def _relation(said: Sequence[Wording]) -> Literal["single", "same_utterance", "paraphrase"]:
    """ "single"; "same_utterance" where two wordings give the same words (or two renderings of them); else
    "paraphrase"."""
    if len(said) == 1:
        return "single"
    for at, one in enumerate(said):
        for two in said[at + 1 :]:
            even, part, _ = overlap(one.fact, two.fact)
            quoted = one.fact.quote.kind != "indirect" and two.fact.quote.kind != "indirect"
            if even >= VERBATIM or (quoted and (even >= TRANSLATED or part >= VERBATIM)):
                return "same_utterance"
    return "paraphrase"


def _evidence(item: Wording) -> Evidence:
    quote = item.fact.quote
    return Evidence(
        article=item.article.article,
        source=item.article.source,
        start=quote.span.start,
        end=quote.span.end,
        text=quote.span.text,
        value=quote.kind,
        note=", ".join(credit.source for credit in quote.credited_to) or None,
    )
