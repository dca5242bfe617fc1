"""Events from their mentions: the best-told value of each part, every status in order, and the three counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from runut.linking.days import iso
from runut.linking.features import EventFact, Features
from runut.linking.origins import key_of
from runut.model import Counts, Event, Evidence, Hop, Party, content_id


class Telling(NamedTuple):
    """One mention with the article that holds it."""

    article: Features
    fact: EventFact

    @property
    def ref(self) -> str:
        """The mention's place in the record: article and mention id."""
        return f"{self.article.article}/{self.fact.mention.id}"


def event_id(ref: str) -> str:
    """The id of the event whose smallest mention is `ref`."""
    return content_id("event", ref)


def tellings(members: Iterable[Features]) -> dict[str, Telling]:
    """Every event mention of `members` by its reference."""
    found = (Telling(item, fact) for item in members for fact in item.events)
    return {telling.ref: telling for telling in found}


def event_row(
    group: Sequence[Telling], origins: Mapping[str, tuple[str, ...]], stories: Mapping[str, str], why: str
) -> Event:
    """One event; `origins` and `stories` map articles to theirs."""
    told = sorted(group, key=lambda item: (item.article.day or 0, item.article.published or "", item.ref))
    best = max(told, key=lambda item: (_telling_worth(item), item.ref))
    mention = best.fact.mention
    dated = _dated(told)
    placed = next((item.fact.mention.place for item in [best, *told] if item.fact.mention.place), None)
    names, unnamed = _origins(told, origins)
    articles = sorted({item.article.article for item in told})
    history = [(iso(item.article.day) or "", item.fact.mention.status) for item in told]
    fresh = [stories[item.article.article] for item in told if not item.fact.mention.background]
    story = min(Counter(fresh).items(), key=lambda pair: (-pair[1], pair[0]))[0] if fresh else None
    types = Counter(item.fact.mention.type for item in told)
    kind = mention.type if types[mention.type] * 2 >= len(told) else min(types, key=lambda name: (-types[name], name))
    return Event(
        id=event_id(min(item.ref for item in told)),
        type=kind,
        mode=mention.mode if kind == mention.type else None,
        status=_status(told),
        actors=mention.actors,
        recipients=mention.recipients,
        date=dated.fact.mention.date,
        date_basis=dated.fact.mention.date_basis,
        place=placed,
        title=_title(kind, mention.actors, mention.recipients),
        members=tuple((item.article.article, item.fact.mention.id) for item in told),
        evidence=tuple(_evidence(item) for item in told),
        history=tuple(dict.fromkeys(history)),
        counts=Counts(
            articles=len(articles),
            outlets=len({item.article.outlet or item.article.source for item in told}),
            origins=len(names),
            unnamed=len(unnamed),
        ),
        origins=names,
        unnamed=unnamed,
        quad=mention.quad,
        intensity=mention.intensity,
        background=all(item.fact.mention.background for item in told),
        story=story,
        why=why,
    )


def _telling_worth(item: Telling) -> tuple[int, int, int, float]:
    """The mention that says most: its page's news rather than recalled, most parties named, surest."""
    mention = item.fact.mention
    named = sum(1 for party in (*mention.actors, *mention.recipients) if party.name)
    return int(mention.main), int(not mention.background), named, mention.confidence


ELSEWHERE = ("caption", "quoted")
"""Roles of a day that belongs to a picture or to a credit, not to the act that stands beside it."""


def day_of_another(item: Telling) -> bool:
    """Whether the day of a mention is that of a picture or of a credit, and so not the day of the act."""
    span = item.fact.mention.date_span
    return span is not None and any(
        day.role in ELSEWHERE and day.start < span.end and span.start < day.end for day in item.article.dated
    )


def _dated(told: Sequence[Telling]) -> Telling:
    """The mention whose day the event takes: the day that most mentions give, of equals the most exact, then the one
    published first. `told` is in order of publication; days that pages state come before inferred ones."""
    known = [item for item in told if item.fact.first is not None and item.fact.last is not None]
    if not known:
        return told[0]
    sure = [item for item in known if item.fact.mention.date_basis in ("stated", "anchored")]
    known = [item for item in sure or known if not day_of_another(item)] or known
    votes = Counter((item.fact.first, item.fact.last) for item in known)

    def rank(item: Telling) -> tuple[int, int]:
        first, last = item.fact.first or 0, item.fact.last or 0
        return -votes[item.fact.first, item.fact.last], last - first

    return min(known, key=rank)


_FACT = ("happened", "ongoing")


def _status(told: Sequence[Telling]) -> str:
    """What the latest page says; a page that only recalls a plan does not undo what has happened since."""
    statuses = [item.fact.mention.status for item in told]
    done = [status for status in statuses if status in _FACT]
    latest = statuses[-1]
    if done and latest in ("planned", "possible"):
        return done[-1]
    return latest


def _title(kind: str, actors: Sequence[Party], recipients: Sequence[Party]) -> str:
    def names(parties: Sequence[Party]) -> str:
        return ", ".join(dict.fromkeys(party.name or (party.span.text if party.span else "?") for party in parties))

    who, whom = names(actors), names(recipients)
    return f"{who or '?'}: {kind}" + (f" → {whom}" if whom else "")


def _evidence(item: Telling) -> Evidence:
    span, mention = item.fact.mention.evidence, item.fact.mention
    return Evidence(
        article=item.article.article,
        source=item.article.source,
        start=span.start,
        end=span.end,
        text=span.text,
        value=mention.status,
        note=mention.date,
    )


def asserted(chain: Sequence[Hop], own_outlet: str | None) -> tuple[str, ...]:
    """Who is named as the source of one mention: agencies first, then other outlets."""
    for kind in ("agency", "outlet"):
        names = tuple(hop.name for hop in chain if hop.kind == kind and hop.name and hop.name != own_outlet)
        if names:
            return names
    return ()


def _origins(
    told: Sequence[Telling], origins: Mapping[str, tuple[str, ...]]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    found: dict[str, str] = {}
    unnamed: set[str] = set()
    for item in told:
        own = asserted(item.fact.mention.asserted_by, item.article.outlet) or origins.get(item.article.article, ())
        if not own:
            unnamed.add(item.article.article)
        for name in own:
            found.setdefault(key_of(name), name)
    return tuple(sorted(found.values())), tuple(sorted(unnamed))
