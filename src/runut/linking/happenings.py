"""Happenings: one act told by several pages, found again by who, what, when, where and in which words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from runut.linking.bilingual import crossed
from runut.linking.choices import Bonds, merged
from runut.linking.components import components, parted
from runut.linking.edge import Edge
from runut.linking.features import EventFact, Features
from runut.linking.grouping import Pair, average_link
from runut.model import EventMention, Party

FAMILIES = (
    frozenset({"CONSULT", "AGREE"}),
    frozenset({"AGREE", "SUPPORT", "COOPERATE"}),
    frozenset({"AID", "COOPERATE"}),
    frozenset({"REJECT", "ACCUSE"}),
    frozenset({"COERCE", "ASSAULT"}),
)
"""Types that two readers of the same report may choose for one act."""
SPOKEN = frozenset({"REQUEST", "ACCUSE", "THREATEN", "REJECT", "SUPPORT", "CONCEDE", "AGREE"})
"""Types that consist of words: what was said, and on which day, tells one from the next."""
SPOKEN_WORDS = 0.16
"""Overlap of words below which two spoken acts of the same parties are two."""
ONE_SIDE_WORDS = 0.10
"""The same where only one side of the act is named on both pages."""
OTHER_TYPE_WORDS = 0.15
"""Overlap of words below which two acts of neighbouring types are two."""
BOTH_SIDES = 0.05
"""What it adds that both sides of the act are named alike on both pages."""
UNREAL = frozenset({"planned", "possible"})
MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE"})
"""Types whose parties stand on one level: who visits whom may be told either way."""
SAME = 0.60
"""Score from which two mentions are one event (dev pages: best pair F1)."""
SLACK = 1
"""Days that two dates may differ: night raids, time zones and slips of one day are one event."""
ONE_SIDE = 0.6
"""What agreement counts where only one side of the act is named on both pages."""
SAME_DAY = 0.12
"""What it adds that both mentions are dated and the days meet."""
NEXT_DAY = {False: 0.04, True: -0.08}
"""What it adds (or, for spoken acts, takes away) that the days lie one apart."""
NEWS = 2
"""Days between two pages within which undated news may be one event."""
NEAR = 10
"""The same for what a page recalls in passing."""


BACKGROUND = 0.08
"""What pages recall in passing is as a rule the well-known event of its kind, told in few words."""


UNLIKE = -0.12
"""Score below joining of two mentions that were not found alike."""


MAIN = "main"
"""The form of an edge between the main acts of two pages."""


class Match(NamedTuple):
    """How well two mentions agree, and in what."""

    score: float
    reason: str


def families(left: str, right: str) -> float:
    """1 for one type, 0.6 for types that stand for each other, else 0."""
    if left == right:
        return 1.0
    return 0.6 if any(left in family and right in family for family in FAMILIES) else 0.0


@cache
def fitting(kind: str) -> frozenset[str]:
    """The types that may stand for the same act as `kind`, itself included."""
    return frozenset({kind}).union(*(family for family in FAMILIES if kind in family))


def parties(left: Sequence[Party], right: Sequence[Party]) -> float | None:
    """How well two sets of parties agree, 0 to 1; None where a side names nobody.

    The same actor counts 1; a country and its leader, army or ministry 0.8; two bodies of one country 0.6; two
    persons of one country nothing.
    """
    if not left or not right:
        return None
    rows = [max(_party(one, two) for two in right) for one in left]
    columns = [max(_party(one, two) for one in left) for two in right]
    return (sum(rows) + sum(columns)) / (len(rows) + len(columns))


def _party(left: Party, right: Party) -> float:
    if left.actor and left.actor == right.actor:
        return 1.0
    if left.name and right.name and left.name.casefold() == right.name.casefold():
        return 1.0
    if left.country and left.country == right.country:
        kinds = {left.type, right.type}
        if "GPE" in kinds:
            return 0.8
        return 0.6 if kinds == {"ORG"} else 0.5 if kinds == {"ORG", "PER"} else 0.0
    return 0.0


def apart(left: EventFact, right: EventFact) -> int | None:
    """The days between two dated mentions, 0 where their intervals meet, None where one is not dated."""
    if left.first is None or right.first is None or left.last is None or right.last is None:
        return None
    return max(left.first - right.last, right.first - left.last, 0)


def words(left: EventFact, right: EventFact) -> float:
    """The even overlap of the weighted roots of two pieces of evidence."""
    one, two = crossed(left.words, left.language, right.words, right.language)
    both = sum(one[root] + two[root] for root in one if root in two)
    return both / (sum(one.values()) + sum(two.values())) if both else 0.0


def exchange(mention: EventMention) -> bool:
    """Whether both sides act at once ("A and B exchange fire"): the war as a whole, not one act in it."""
    return mention.type not in MUTUAL and len({party.country for party in mention.actors if party.country}) > 1


def agreement(left: EventMention, right: EventMention) -> float | None:
    """How well the parties of two mentions agree, who acts against whom included; None where that cannot be told."""
    one, two = _known(left.actors), _known(right.actors)
    whom, other = _known(left.recipients), _known(right.recipients)
    if left.type in MUTUAL or right.type in MUTUAL:
        return parties((*one, *whom), (*two, *other))
    if exchange(left) or exchange(right):
        return parties(one, two) if exchange(left) and exchange(right) else None
    actors, recipients = parties(one, two), parties(whom, other)
    if actors is None:
        return None if recipients is None else ONE_SIDE * recipients
    if recipients is None:
        return actors if not left.recipients and not right.recipients else ONE_SIDE * actors
    return 0.5 * actors + 0.5 * recipients if min(actors, recipients) > 0 else 0.0


def _known(side: Sequence[Party]) -> tuple[Party, ...]:
    return tuple(party for party in side if party.name or party.country)


def one_sided(left: EventMention, right: EventMention) -> bool:
    """Whether the two mentions name one side alone, or only one in common: then their words must tell."""
    if left.type in MUTUAL or exchange(left):
        return False
    sides = ((left.actors, right.actors), (left.recipients, right.recipients))
    return any(not _known(one) or not _known(two) for one, two in sides)


def too_far(left: EventFact, right: EventFact, pages: tuple[int | None, int | None]) -> bool:
    """Whether mentions of which one or both are undated lie too far apart, going by the days of their pages.

    The news of a page is of its day, give or take one; what it recalls may be of the days before. An act that is
    dated long before the other page is not what that page tells as new.
    """
    recalled = left.mention.background or right.mention.background
    one = (left.first, left.last) if left.first is not None and left.last is not None else (pages[0], pages[0])
    two = (right.first, right.last) if right.first is not None and right.last is not None else (pages[1], pages[1])
    if one[0] is None or one[1] is None or two[0] is None or two[1] is None:
        return False
    return max(one[0] - two[1], two[0] - one[1]) > (NEAR if recalled else NEWS)


def match(left: EventFact, right: EventFact, *, pages: tuple[int | None, int | None]) -> Match | None:
    """Whether two mentions tell one act; `pages` are the days of their pages."""
    one, two = left.mention, right.mention
    kind = families(one.type, two.type)
    if not kind:
        return None
    days = apart(left, right)
    spoken = one.type in SPOKEN
    if days is not None and days > SLACK:
        return None
    if spoken and left.repeated != right.repeated:
        return None
    if days is None and too_far(left, right, pages):
        return None
    unreal = (one.status in UNREAL) != (two.status in UNREAL)
    if unreal and (days is None or one.type not in MUTUAL):
        return None
    who = agreement(one, two)
    if not who:
        return None
    text = words(left, right)
    if text < max(SPOKEN_WORDS if spoken else 0.0, ONE_SIDE_WORDS if one_sided(one, two) else 0.0):
        return None
    if kind < 1 and text < OTHER_TYPE_WORDS:
        return None
    close = 0.0 if days is None else SAME_DAY if days == 0 else NEXT_DAY[spoken]
    mode = 0.0 if one.mode is None or two.mode is None else 0.05 if one.mode == two.mode else -0.05
    score = 0.25 * kind + 0.35 * who + 0.45 * min(text / 0.5, 1.0) + close + mode + place(one.place, two.place)
    if who >= 0.99 and not one_sided(one, two):
        score += BOTH_SIDES
    if one.background and two.background:
        score += BACKGROUND
    told = f"{one.type}/{two.type}, parties {who:.2f}, words {text:.2f}"
    when = "" if days is None else f", {days} days apart"
    return Match(round(score - SAME, 4), told + when) if score >= SAME else None


def place(left: Party | None, right: Party | None) -> float:
    """What two places add: the same place speaks for one event, two places of different names against it."""
    if left is None or right is None or not left.name or not right.name:
        return 0.0
    if left.name.casefold() == right.name.casefold():
        return 0.08
    if left.country and right.country and left.country != right.country:
        return -0.15
    return -0.02


def leading(left: EventFact, right: EventFact) -> bool:
    """Whether the act is what both pages are about, and both give its day."""
    main = left.mention.main and right.mention.main
    return main and left.first is not None and left.first == right.first and left.last == right.last


def event_edges(left: Features, right: Features) -> Iterator[Edge]:
    """The event mentions of two articles that tell one act."""
    if not left.events or not right.events:
        return
    for one in left.events:
        wanted = fitting(one.mention.type)
        for two in right.events:
            if two.mention.type not in wanted:
                continue
            if found := match(one, two, pages=(left.day, right.day)):
                a, b = one.mention.evidence, two.mention.evidence
                yield Edge(
                    left=left.article,
                    right=right.article,
                    kind="event",
                    score=found.score,
                    reason=found.reason,
                    refs=(f"{left.article}/{one.mention.id}", f"{right.article}/{two.mention.id}"),
                    spans=((a.start, a.end, b.start, b.end),),
                    form=MAIN if leading(one, two) else "",
                )


def group_events(members: Sequence[Features], edges: Iterable[Edge], bound: Bonds) -> list[list[str]]:
    """The mention ids of each event among `members`, by average link."""
    facts = {f"{item.article}/{fact.mention.id}": fact for item in members for fact in item.events}
    scores: dict[Pair, float] = {}
    for edge in edges:
        if edge.kind == "event" and edge.refs and edge.refs[0] in facts and edge.refs[1] in facts:
            one, two = sorted(edge.refs)
            scores[one, two] = edge.score
    home = {ref: ref.partition("/")[0] for ref in facts}
    groups: list[list[str]] = []
    sets = components(facts, scores)
    inside = parted(sets, scores)
    for names in sets:
        if len(names) == 1:
            groups.append(names)
            continue
        barred = list(bound.apart)
        for at, one in enumerate(names):
            for two in names[at + 1 :]:
                if (one, two) in scores:
                    continue
                days = apart(facts[one], facts[two])
                # Two acts of one page are two because its reader kept them apart.
                again = facts[one].repeated != facts[two].repeated and facts[one].mention.type in SPOKEN
                if home[one] == home[two] or again or (days is not None and days > SLACK):
                    barred.append((one, two))
        groups += average_link(names, inside[names[0]], apart=barred, missing=UNLIKE)
    return merged(groups, bound)
