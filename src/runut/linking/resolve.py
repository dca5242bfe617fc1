"""Resolving: what one connected set of articles amounts to, the same whatever the order in which they came."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from runut.linking.choices import Bonds, bonds, merged
from runut.linking.components import components, parted
from runut.linking.conflicts import (
    caption_conflicts,
    differs,
    event_conflicts,
    person_conflicts,
    quote_conflicts,
    status_conflicts,
)
from runut.linking.contrast import contrasted
from runut.linking.copies import COPIED
from runut.linking.days import iso
from runut.linking.edge import Edge
from runut.linking.event_rows import event_id, event_row, tellings
from runut.linking.features import Features
from runut.linking.grouping import average_link
from runut.linking.happenings import group_events
from runut.linking.origins import inherited, origins_of
from runut.linking.stories import likeness
from runut.linking.utterance_rows import utterance_id, utterance_row, wordings
from runut.linking.utterances import group_quotes
from runut.model import Choice, Conflict, Copy, Counts, Event, Links, Story, Utterance, content_id

MEASURED_WHOLE = 120
"""Up to this many articles every missing pair is measured; in larger sets a missing pair counts as MISSING."""
MISSING = -0.15
"""Likeness below joining of a pair that was never compared: the mean over uncompared pairs of the measuring sets."""


def story_id(article: str) -> str:
    """The id of the story whose smallest article is `article`."""
    return content_id("story", article)


def copy_id(edge: Edge) -> str:
    """The id of the copy relation between two articles."""
    return content_id("copy", edge.left, edge.right)


def resolve(component: Sequence[Features], edges: Iterable[Edge], *, choices: Sequence[Choice] = ()) -> Links:
    """Stories, copies, events, utterances and conflicts of one connected set of articles.

    A pure function of the set: articles, edges and choices are put in order first.
    """
    members = {article.article: article for article in sorted(component, key=lambda item: item.article)}
    inside = sorted(
        (edge for edge in edges if edge.left in members and edge.right in members), key=lambda edge: edge.order
    )
    groups = story_groups(members, inside, bonds(choices, members, about="story", id_of=story_id))
    origins = inherited(list(members.values()), inside)
    stories, redirects = _stories(groups, members, inside, origins)
    of = {article: story.id for story in stories for article in story.articles}
    events, disputed = _events(members, inside, origins, of, choices)
    utterances, varied = _utterances(members, inside, origins, choices)
    conflicts = [*disputed, *varied, *person_conflicts(list(members.values()))]
    conflicts += [found for item in members.values() for found in caption_conflicts(item)]
    conflicts += status_conflicts(tellings(members.values()), of.__getitem__)
    for told in events:
        refs = sorted(f"{article}/{mention}" for article, mention in told.members)
        redirects.update({f"event:{event_id(ref)}": told.id for ref in refs[1:]})
    for said in utterances:
        refs = sorted(f"{article}/{quote}" for article, quote in said.members)
        redirects.update({f"utterance:{utterance_id(ref)}": said.id for ref in refs[1:]})
    copies = tuple(_copy(edge) for edge in inside if edge.kind == "copy")
    return Links(
        stories=stories,
        events=events,
        utterances=utterances,
        copies=copies,
        conflicts=unique(conflicts, of),
        redirects=redirects,
    )


def _events(
    members: dict[str, Features],
    edges: Sequence[Edge],
    origins: dict[str, tuple[str, ...]],
    stories: dict[str, str],
    choices: Sequence[Choice],
) -> tuple[tuple[Event, ...], list[Conflict]]:
    told = tellings(members.values())
    bound = bonds(choices, told, about="event", id_of=event_id)
    reasons = _reasons(edges, "event")
    groups = group_events(list(members.values()), edges, bound)
    mentions = [[told[ref] for ref in group] for group in groups]
    rows = [event_row(mentions[at], origins, stories, _why(group, reasons)) for at, group in enumerate(groups)]
    return tuple(sorted(rows, key=lambda row: row.id)), [item for group in mentions for item in event_conflicts(group)]


def _utterances(
    members: dict[str, Features], edges: Sequence[Edge], origins: dict[str, tuple[str, ...]], choices: Sequence[Choice]
) -> tuple[tuple[Utterance, ...], list[Conflict]]:
    said = wordings(members.values())
    bound = bonds(choices, said, about="quote", id_of=utterance_id)
    reasons = _reasons(edges, "quote")
    groups = group_quotes(list(members.values()), edges, bound)
    quotes = [[said[ref] for ref in group] for group in groups]
    rows = [utterance_row(quotes[at], origins, _why(group, reasons)) for at, group in enumerate(groups)]
    return tuple(sorted(rows, key=lambda row: row.id)), [item for group in quotes for item in quote_conflicts(group)]


def unique(found: Iterable[Conflict], stories: dict[str, str]) -> tuple[Conflict, ...]:
    """The conflicts of different values in order of their ids, each once, with the story of its first article."""
    rows = {row.id: msgspec.structs.replace(row, story=stories[row.values[0].article]) for row in found if differs(row)}
    return tuple(rows[name] for name in sorted(rows))


def _reasons(edges: Sequence[Edge], kind: str) -> dict[tuple[str, str], str]:
    return {edge.refs: edge.reason for edge in edges if edge.kind == kind and edge.refs}


def _why(group: Sequence[str], reasons: dict[tuple[str, str], str]) -> str:
    """The reasons behind the first few joined pairs of a group."""
    if len(group) == 1:
        return "told once"
    found = [reasons[one, two] for one in group for two in group if (one, two) in reasons]
    return "; ".join(dict.fromkeys(found[:4])) or "joined inside one page"


def story_groups(members: dict[str, Features], edges: Sequence[Edge], bound: Bonds) -> list[list[str]]:
    """The articles of each story: average link over likeness inside each connected set, copies joined first."""
    joined = []
    scores: dict[tuple[str, str], float] = {}
    for edge in edges:
        if edge.kind == "copy" and edge.containment >= COPIED:
            joined.append((edge.left, edge.right))
        elif edge.kind in ("story", "possible"):
            scores[edge.left, edge.right] = edge.score
    near = [pair for pair, score in scores.items() if score >= 0] + joined
    groups: list[list[str]] = []
    sets = components(members, near)
    inside = parted(sets, scores)
    for names in sets:
        if len(names) == 1:
            groups.append(names)
            continue
        here = set(names)
        wanted = inside.get(names[0], {})
        for at, one in enumerate(names):
            for two in names[at + 1 :]:
                if (one, two) not in wanted:
                    wanted[one, two] = _missing(members[one], members[two], len(names))
        kept = [pair for pair in joined if pair[0] in here and pair[1] in here]
        for group in average_link(names, wanted, bound=kept, apart=bound.apart):
            groups += contrasted(group, members)
    return merged(groups, bound)


def _missing(left: Features, right: Features, size: int) -> float:
    if size > MEASURED_WHOLE:
        return MISSING
    score, join = likeness(left, right)
    return score - join


def _stories(
    groups: Sequence[Sequence[str]],
    members: dict[str, Features],
    edges: Sequence[Edge],
    origins: dict[str, tuple[str, ...]],
) -> tuple[tuple[Story, ...], dict[str, str]]:
    of = {article: story_id(group[0]) for group in groups for article in group}
    names = {article: item.source for article, item in members.items()}
    related: dict[str, set[str]] = {}
    reasons: dict[str, list[str]] = {}
    for edge in edges:
        one, two = of[edge.left], of[edge.right]
        if one == two:
            reasons.setdefault(one, []).append(f"{names[edge.left]} and {names[edge.right]}: {edge.reason}")
        elif edge.kind in ("story", "possible", "copy"):
            related.setdefault(one, set()).add(two)
            related.setdefault(two, set()).add(one)
    stories = []
    redirects: dict[str, str] = {}
    for group in groups:
        name = of[group[0]]
        articles = [members[article] for article in group]
        days = sorted(item.day for item in articles if item.day is not None)
        found = origins_of(group, origins)
        first = min(articles, key=lambda item: (item.day is None, item.published or "", item.day or 0, item.article))
        stories.append(
            Story(
                id=name,
                title=first.title,
                articles=tuple(group),
                first=iso(days[0]) if days else None,
                last=iso(days[-1]) if days else None,
                counts=Counts(
                    articles=len(group),
                    outlets=len({item.outlet or item.source for item in articles}),
                    origins=len(found.names),
                    unnamed=len(found.unnamed),
                ),
                origins=found.names,
                unnamed=found.unnamed,
                related=tuple(sorted(related.get(name, ()))),
                language=first.language,
                why="; ".join(reasons.get(name, ["stands alone"])[:6]),
            )
        )
        for article in group[1:]:
            redirects[f"story:{story_id(article)}"] = name
    return tuple(stories), redirects


def _copy(edge: Edge) -> Copy:
    return Copy(
        id=copy_id(edge),
        articles=(edge.left, edge.right),
        kind=edge.form,  # type: ignore[arg-type]
        jaccard=edge.jaccard,
        containment=edge.containment,
        spans=edge.spans,
        first=edge.first,
        why=edge.reason,
    )
