"""Linking a record: each new page touches only its neighbours, and any order of pages ends in the same record."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from runut import linking
from runut.errors import NotFound
from runut.linking.audit import Row, audit
from runut.linking.stories import JOIN
from runut.model import Choice, Links, content_id
from runut.record import Edge, Neighbourhood, Record, Writer
from runut.run.packing import pack, unpacker
from runut.view.corrected import corrected, verdicts

# Articles whose features are stored in one transaction.
_BATCH = 100

COMMON = 2_000
"""A key that stands in more articles than this says nothing about any of them."""
# Decoded features kept at hand: a new page's neighbours are mostly those of the page before it.
_AT_HAND = 4_000

AUDITED = 2_000
"""Articles that an audit reads at most. Ids are hashes, so the first of them are an even sample of the record."""
ENOUGH = 200
"""Articles of one language below which an audit says nothing."""
ENOUGH_PAIRS = 10
"""The same for pairs that the threshold joins."""

# Marks in the record's table of small facts.
_ARCS_OF = "arcs of "
_ACTORS = "actors merged"
_CORRECTIONS = "corrections linked"

_features = unpacker(linking.Features)
_outline_of = unpacker(linking.Outline)
_sighting = unpacker(linking.Sighting)
_edge = unpacker(linking.Edge)


def link(record: Record, *, again: bool = False) -> Iterator[int]:
    """Link what is pending; yields the number of articles of each neighbourhood once it is stored
    (0 while articles are still being compared).

    A killed run loses nothing: what is not resolved stays pending, and the next call goes on. With `again`,
    every article is compared anew.
    """
    with record.writing() as writer:
        hood = Neighbourhood(record.connection)
        if again:
            with writer.transaction() as connection:
                connection.execute("DELETE FROM features")
                connection.execute("DELETE FROM link_keys")
                connection.execute("DELETE FROM link_edges")
        _forget_corrected(record, writer, hood)
        yield from _compare(record, writer, hood)
        yield from _resolve(record, writer, hood)
        _finish(record, writer, hood)


def audited(record: Record) -> dict[str, Row]:
    """How sure the joins of pages to stories are, for each language of which the record holds enough pages.

    Needs no labels: pairs of pages a month or more apart that are alike can only share a subject, and say how many
    of the pairs that are joined do so too (`linking.audit`).
    """
    query = "SELECT data FROM features WHERE maker = ? ORDER BY article LIMIT ?"
    of: dict[str, list[linking.Features]] = {}
    for (data,) in record.connection.execute(query, (linking.VERSION, AUDITED)):
        found = _features(bytes(data))
        if found.day is not None and found.language in JOIN:
            of.setdefault(found.language, []).append(found)
    rows = {code: audit(of[code], [JOIN[code]])[0] for code in sorted(of) if len(of[code]) >= ENOUGH}
    return {code: row for code, row in rows.items() if row.precision is not None and row.near >= ENOUGH_PAIRS}


def _forget_corrected(record: Record, writer: Writer, hood: Neighbourhood) -> None:
    """Let the articles whose findings a person called wrong, changed, or gave back be compared anew."""
    choices = [choice for choice in record.choices(undone=True) if choice.kind in ("wrong", "change", "right")]
    state = content_id(*(f"{choice.id} {choice.undone}" for choice in choices))
    if not choices or record.mark(_CORRECTIONS) == state:
        return
    with writer.transaction():
        for choice in choices:
            for target in choice.targets:
                for article in articles_about(record, choice.about, target):
                    hood.forget(article)
        writer.mark(_CORRECTIONS, state)


def _compare(record: Record, writer: Writer, hood: Neighbourhood) -> Iterator[int]:
    """Give every new article its features and its edges to those that are there already."""
    at_hand: OrderedDict[str, linking.Features] = OrderedDict()

    def features_of(article: str) -> linking.Features:
        if article in at_hand:
            at_hand.move_to_end(article)
        else:
            at_hand[article] = _features(hood.features(article))
            if len(at_hand) > _AT_HAND:
                at_hand.popitem(last=False)
        return at_hand[article]

    held = verdicts(record.choices())
    while batch := hood.without_features(linking.VERSION, limit=_BATCH):
        with writer.transaction():
            for article in batch:
                reading = corrected(record.reading(article), held)
                own = linking.features(reading)
                hood.put(article, linking.VERSION, pack(own), linking.keys(own))
                at_hand[article] = own
                seen = linking.sightings(reading)
                hood.sight(article, ((sighting.actor, pack(sighting)) for sighting in seen))
                met = hood.sharing(article, most=COMMON)
                others = [features_of(key) for key, shared in met.items() if linking.worth_comparing(shared)]
                hood.join(
                    Edge(a=edge.left, b=edge.right, kind=edge.kind, score=edge.score, data=pack(edge))
                    for edge in linking.edges(own, others)
                )
        yield 0


def _resolve(record: Record, writer: Writer, hood: Neighbourhood) -> Iterator[int]:
    """Cluster every neighbourhood that holds a pending article, each in its own transaction."""
    choices = record.choices()
    bound = _bound(record, choices)
    done: set[str] = set()
    for article in hood.pending():
        if article in done:
            continue
        with writer.transaction():
            members = _component(hood, article, bound)
            done.update(members)
            component = [_features(hood.features(one)) for one in members]
            edges = [_edge(data) for data in hood.edges_within(members)]
            links = linking.resolve(component, edges, choices=choices)
            touched = hood.pairs_of(story.id for one in members if (story := record.story_of(one)))
            gone = writer.forget_links(members)
            writer.store_links(links)
            touched |= _outline(hood, links, component)
            for pair in touched:
                writer.mark(f"{_ARCS_OF}{pair}", "pending")
            for kind, old, new in _moved(gone, links):
                writer.redirect(kind, old, new)
            hood.resolved(members)
        yield len(members)


def _component(hood: Neighbourhood, article: str, bound: dict[str, set[str]]) -> list[str]:
    """Everything that is connected with an article by edges, or because a person put it together."""
    members: set[str] = set()
    wanted = {article}
    while wanted:
        found = set(hood.component(wanted.pop(), kinds=linking.JOINING))
        members |= found
        wanted |= {other for one in found for other in bound.get(one, ())}
        wanted -= members
    return sorted(members)


def _bound(record: Record, choices: Iterable[Choice]) -> dict[str, set[str]]:
    """Articles that a person's merges put together, each with the others."""
    bound: dict[str, set[str]] = {}
    for choice in choices:
        if choice.kind != "merge" or choice.undone:
            continue
        groups = [articles_about(record, choice.about, target) for target in choice.targets]
        together = {article for group in groups for article in group}
        for article in together:
            bound.setdefault(article, set()).update(together - {article})
    return bound


def articles_about(record: Record, about: str, target: str) -> tuple[str, ...]:
    """The articles behind a story, event, quote or article id; empty when the record has none."""
    try:
        if about == "story":
            return record.story(target).articles
        if about == "event":
            return record.articles_telling(target) or tuple(key for key, _ in record.event(target).members)
        if about == "quote":
            return record.articles_saying(target) or tuple(key for key, _ in record.utterance(target).members)
    except NotFound:
        return (target,) if record.has_article(target) else ()
    return ()


def _outline(hood: Neighbourhood, links: Links, component: Sequence[linking.Features]) -> set[str]:
    """Store what each story is about, for the arcs; the pairs of countries concerned."""
    by_id = {item.article: item for item in component}
    touched: set[str] = set()
    for story in links.stories:
        outline = linking.outline(story, [by_id[article] for article in story.articles])
        pairs = [" ".join(pair) for pair in outline.pairs]
        hood.outline(story.id, pairs, pack(outline))
        touched.update(pairs)
    return touched


def _finish(record: Record, writer: Writer, hood: Neighbourhood) -> None:
    """What needs more than one neighbourhood: the arcs of the pairs that changed, and the actors of the record.

    What is still to do stands in the record as marks, so that a killed run goes on here.
    """
    marks = record.connection.execute("SELECT key FROM visits WHERE key LIKE ? ORDER BY key", (f"{_ARCS_OF}%",))
    pairs = [row[0].removeprefix(_ARCS_OF) for row in marks.fetchall()]
    for pair in pairs:
        with writer.transaction() as connection:
            found = [_outline_of(data) for data in hood.outlines(pair)]
            alone = [msgspec.structs.replace(item, pairs=(tuple(pair.split(" ")),)) for item in found]
            writer.replace_arcs(pair, linking.arcs(alone))
            connection.execute("DELETE FROM visits WHERE key = ?", (f"{_ARCS_OF}{pair}",))
    state = _sighted_state(record)
    if record.mark(_ACTORS) != state:
        with writer.transaction():
            every = linking.merge(map(_sighting, hood.sighted()), choices=record.choices())
            writer.replace_actors(every.actors)
            for old, new in every.redirects.items():
                writer.redirect("actor", old.removeprefix("actor:"), new)
            writer.mark(_ACTORS, state)


def _sighted_state(record: Record) -> str:
    """Changes whenever actors must be merged anew: a new sighting, another version, a person's verdict."""
    (state,) = record.connection.execute(
        "SELECT (SELECT count(*) FROM sightings) || ' ' || (SELECT coalesce(max(seq), 0) FROM articles) || ' '"
        " || (SELECT count(*) || ' ' || coalesce(sum(undone), 0) FROM choices)"
    ).fetchone()
    return f"{linking.VERSION} {state}"


def _moved(gone: dict[str, dict[str, set[str]]], links: Links) -> Iterator[tuple[str, str, str]]:
    """Ids that stand no longer, and the id that now holds most of what they held."""
    now: dict[str, dict[str, set[str]]] = {
        "story": {story.id: set(story.articles) for story in links.stories},
        "event": {event.id: {article for article, _ in event.members} for event in links.events},
        "utterance": {item.id: {article for article, _ in item.members} for item in links.utterances},
    }
    for kind, olds in gone.items():
        holding: dict[str, list[str]] = {}
        for new, articles in now[kind].items():
            for article in articles:
                holding.setdefault(article, []).append(new)
        for old, articles in sorted(olds.items()):
            if old in now[kind]:
                continue
            shared = Counter(new for article in articles for new in holding.get(article, ()))
            if shared:
                yield kind, old, min(shared, key=lambda new: (-shared[new], new))
