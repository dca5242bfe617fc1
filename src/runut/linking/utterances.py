"""Utterances: one thing said, found again in other wordings, cuts and translations, and kept from look-alikes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from runut.linking.bilingual import crossed
from runut.linking.choices import Bonds, merged
from runut.linking.components import components, parted
from runut.linking.edge import Edge
from runut.linking.features import Features, QuoteFact
from runut.linking.grouping import Pair, average_link

SAME = 0.37
"""Overlap of weighted roots from which two quotes of one speaker are one utterance (dev pages: best pair F1)."""
VERBATIM = 0.80
"""Overlap from which the words themselves say that it is one utterance, whoever is named as the speaker."""
WHOLE = 0.90
"""Part of a headline that must stand in a quotation below it by somebody else."""
PART = 0.80
"""What it counts that the shorter quote stands wholly inside the longer one, against an even overlap."""
INSIDE = 0.75
"""Part of the shorter quote that must be shared before it counts as standing inside the longer."""
WORDS_OF_PART = 2
"""A fragment must have this many content words: one word inside a longer quote says nothing."""
WORDS_VERBATIM = 5
"""Content words that make a verbatim match more than a set phrase."""
DAYS = 7
"""Days between two pages within which one wording can be the same utterance when neither says the day."""
UNLIKE = -0.1
"""Overlap below joining of two quotes that were not found alike."""
GIST_BEFORE = 1
"""A quotation further down than this many statements of its speaker is no longer what the lead told."""
WORDS_OTHER = 3
"""Content words that must be shared where the speakers are not the same actor."""
SPEAKER_COST = {"same": 0.0, "near": 0.08, "unnamed": 0.20, "other": 0.0}
"""What it costs that the speakers may be the same but are not named so; others must agree word for word."""
SLIP = 1
"""Days that the days of speaking may differ: pages confuse the day of speaking with the day of quoting."""
DAY_WORTH = 0.05
"""What the same stated day of speaking adds, and another one takes away."""


OTHER_DAY = "said on other days"
REPEATED = "one is told as a repetition"
DOUBTFUL = frozenset({OTHER_DAY, REPEATED})


class Match(NamedTuple):
    """How far two quotes overlap, and why they are (or are not) one utterance."""

    score: float
    reason: str


def overlap(left: QuoteFact, right: QuoteFact) -> tuple[float, float, int]:
    """Even overlap (Dice over weighted roots), the part of the shorter that is shared, and the shared roots."""
    one, two = crossed(left.words, left.language, right.words, right.language)
    # Most pairs of quotes share next to nothing: the set operation sees that before anything is summed.
    if one.keys().isdisjoint(two.keys()):
        return 0.0, 0.0, 0
    shared = [root for root in one if root in two]
    both = sum(one[root] + two[root] for root in shared) / 2
    first, second = sum(one.values()), sum(two.values())
    if not both:
        return 0.0, 0.0, 0
    return 2 * both / (first + second), min(both / min(first, second), 1.0), len(shared)


def speakers(left: QuoteFact, right: QuoteFact) -> str:
    """ "same"; "near" (one is not named, or a country and its body or official); "unnamed" (both); or "other"."""
    if left.speaker == right.speaker:
        return "same" if left.speaker else "unnamed"
    if left.speaker is None or right.speaker is None:
        return "near"
    persons = (left.speaker_type == "PER") + (right.speaker_type == "PER")
    if left.country and left.country == right.country and persons < 2:
        return "near"
    return "other"


def clash(left: QuoteFact, right: QuoteFact) -> str | None:
    """What speaks against one utterance, whatever the words: other days, other numbers, the opposite said."""
    if left.quote.polarity != right.quote.polarity:
        return "one affirms, the other denies"
    if left.numbers and right.numbers and left.numbers.isdisjoint(right.numbers):
        return "other numbers"
    if left.day is not None and right.day is not None and abs(left.day - right.day) > SLIP:
        return OTHER_DAY
    if left.repeated != right.repeated:
        return REPEATED
    if left.language == right.language and left.marked and right.marked and left.marked.isdisjoint(right.marked):
        return "other words between the marks"
    return None


def match(left: QuoteFact, right: QuoteFact, *, apart: int | None, inside: bool = False) -> Match | None:
    """Whether two quotes are one utterance; `apart` are the days between their pages, `inside` means one page."""
    one, two = crossed(left.words, left.language, right.words, right.language)
    if len(one.keys() & two.keys()) < WORDS_OF_PART:
        return None
    even, part, shared = overlap(left, right)
    who = speakers(left, right)
    if shared < (WORDS_OF_PART if who == "same" or even >= VERBATIM else WORDS_OTHER):
        return None
    verbatim = even >= VERBATIM and shared >= WORDS_VERBATIM
    against = clash(left, right)
    # The same long sentence under two days is one utterance with a doubtful date; a short demand is two.
    if against and not (verbatim and against in DOUBTFUL):
        return None
    if who == "other":
        # Inside one page only a headline may give another voice to the same words: countries that warn their citizens
        # in the same phrase are many voices.
        headline = inside and (left.title or right.title) and part >= WHOLE and shared > WORDS_OF_PART
        if not headline and (inside or not verbatim):
            return None
    if apart is not None and apart > DAYS and not (verbatim or (left.day is not None and left.day == right.day)):
        return None
    score = max(even, PART * part if shared >= WORDS_OF_PART and part >= INSIDE else 0.0)
    score -= SPEAKER_COST[who]
    if left.day is not None and right.day is not None:
        score += DAY_WORTH if left.day == right.day else -DAY_WORTH
    if score < SAME:
        return None
    kind = "the same words" if verbatim else f"{shared} weighty words shared"
    return Match(round(score - SAME, 4), f"{kind} ({even:.2f} even, {part:.2f} of the shorter), {who} speaker")


def group_quotes(members: Sequence[Features], edges: Iterable[Edge], bound: Bonds) -> list[list[str]]:
    """The quote ids of each utterance among `members`, by average link over all quotes of one speaker."""
    facts = {f"{item.article}/{fact.quote.id}": fact for item in members for fact in item.quotes}
    scores: dict[Pair, float] = {}
    for edge in edges:
        if edge.kind == "quote" and edge.refs and edge.refs[0] in facts and edge.refs[1] in facts:
            one, two = sorted(edge.refs)
            scores[one, two] = edge.score
    for item in members:
        scores.update(_inside(item))
    leads = [pair for item in members for pair in _leads(item) if pair not in scores]
    joined = [pair for pair, score in scores.items() if score >= 0]
    groups: list[list[str]] = []
    sets = components(facts, joined)
    inside = parted(sets, scores)
    for names in sets:
        if len(names) == 1:
            groups.append(names)
            continue
        apart = list(bound.apart)
        for at, one in enumerate(names):
            apart += [
                (one, two) for two in names[at + 1 :] if (one, two) not in scores and clash(facts[one], facts[two])
            ]
        groups += average_link(names, inside[names[0]], apart=apart, missing=UNLIKE)
    # A lead joins the quotation that it introduces last and whole, so that the other wordings of the quotation, which
    # share few words with it, cannot outvote it; a lead that has found its like elsewhere stays there.
    alone = {group[0] for group in groups if len(group) == 1}
    leads = [pair for pair in leads if pair[0] in alone or pair[1] in alone]
    return merged(merged(groups, Bonds(tuple(leads), bound.apart)), bound)


def _inside(article: Features) -> Iterator[tuple[Pair, float]]:
    """The quotes of one page that are one utterance by their words."""
    for at, one in enumerate(article.quotes):
        for two in article.quotes[at + 1 :]:
            if found := match(one, two, apart=None, inside=True):
                yield _pair(article, one, two), found.score


def _leads(article: Features) -> Iterator[Pair]:
    for at, one in enumerate(article.quotes):
        for two in article.quotes[at + 1 :]:
            if gist(one, two, article):
                yield _pair(article, one, two)


def _pair(article: Features, one: QuoteFact, two: QuoteFact) -> Pair:
    low, high = sorted((f"{article.article}/{one.quote.id}", f"{article.article}/{two.quote.id}"))
    return low, high


def gist(one: QuoteFact, two: QuoteFact, article: Features) -> bool:
    """Whether reported speech in the headline or lead gives the gist of the speaker's first quotation below it."""
    if one.quote.span.start > two.quote.span.start:
        one, two = two, one
    if one.quote.kind == "direct" or two.quote.kind != "direct" or speakers(one, two) != "same" or clash(one, two):
        return False
    direct = [fact for fact in article.quotes if fact.quote.kind == "direct"]
    # What stands after somebody's quotation is no lead any more.
    if any(fact.quote.span.start < one.quote.span.start for fact in direct):
        return False
    firsts = [fact for fact in direct if fact.speaker == two.speaker]
    before = [
        fact for fact in article.quotes if fact.speaker == two.speaker and fact.quote.span.start < two.quote.span.start
    ]
    if min(firsts, key=lambda fact: fact.quote.span.start) is not two or len(before) > GIST_BEFORE:
        return False
    return overlap(one, two)[2] >= 1


def quote_edges(left: Features, right: Features) -> Iterator[Edge]:
    """The quotes of two articles that are one utterance."""
    if not left.quotes or not right.quotes:
        return
    apart = abs(left.day - right.day) if left.day is not None and right.day is not None else None
    for one in left.quotes:
        for two in right.quotes:
            if found := match(one, two, apart=apart):
                yield Edge(
                    left=left.article,
                    right=right.article,
                    kind="quote",
                    score=found.score,
                    reason=found.reason,
                    refs=(f"{left.article}/{one.quote.id}", f"{right.article}/{two.quote.id}"),
                    spans=((one.quote.span.start, one.quote.span.end, two.quote.span.start, two.quote.span.end),),
                )
