"""Writing what was concluded across articles: stories, events, utterances, copies, conflicts, arcs, actors."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from runut.model import Actor, Arc, Conflict, Copy, Event, Links, Story, Utterance
from runut.record.rows import encode


def insert_links(connection: sqlite3.Connection, links: Links) -> None:
    """Insert every part of `links`; rows with the same id are replaced."""
    for story in links.stories:
        _story(connection, story)
    for event in links.events:
        _event(connection, event)
    for utterance in links.utterances:
        _utterance(connection, utterance)
    for copy in links.copies:
        _copy(connection, copy)
    for conflict in links.conflicts:
        _conflict(connection, conflict)
    insert_arcs(connection, links.arcs)
    insert_actors(connection, links.actors)


def _story(connection: sqlite3.Connection, story: Story) -> None:
    counts = story.counts
    connection.execute(
        "INSERT OR REPLACE INTO stories VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            story.id, story.title, story.first, story.last, counts.articles, counts.outlets, counts.origins,
            counts.unnamed, encode(story),
        ),
    )  # fmt: skip
    connection.executemany(
        "INSERT OR REPLACE INTO story_articles VALUES (?, ?)", [(article, story.id) for article in story.articles]
    )


def _event(connection: sqlite3.Connection, event: Event) -> None:
    counts = event.counts
    connection.execute(
        "INSERT OR REPLACE INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            event.id, event.type, event.mode, event.status, event.date, event.place.name if event.place else None,
            event.title, event.story, counts.articles, counts.outlets, counts.origins, int(event.background),
            encode(event),
        ),
    )  # fmt: skip
    connection.executemany(
        "INSERT OR REPLACE INTO event_members VALUES (?, ?, ?)",
        [(mention, event.id, article) for article, mention in event.members],
    )
    parties = [("actor", n, party) for n, party in enumerate(event.actors)]
    parties += [("recipient", n, party) for n, party in enumerate(event.recipients)]
    connection.executemany(
        "INSERT OR REPLACE INTO event_parties VALUES (?, ?, ?, ?, ?, ?)",
        [(event.id, role, n, party.name, party.country, party.actor) for role, n, party in parties],
    )


def _utterance(connection: sqlite3.Connection, utterance: Utterance) -> None:
    counts = utterance.counts
    connection.execute(
        "INSERT OR REPLACE INTO utterances VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            utterance.id, utterance.speaker, utterance.speaker_name, utterance.relation, utterance.said,
            counts.articles, counts.outlets, counts.origins, encode(utterance),
        ),
    )  # fmt: skip
    connection.executemany(
        "INSERT OR REPLACE INTO utterance_members VALUES (?, ?, ?)",
        [(quote, utterance.id, article) for article, quote in utterance.members],
    )


def _copy(connection: sqlite3.Connection, copy: Copy) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO copies VALUES (?, ?, ?, ?, ?, ?, ?)",
        (copy.id, *copy.articles, copy.kind, copy.jaccard, copy.containment, encode(copy)),
    )


def _conflict(connection: sqlite3.Connection, conflict: Conflict) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO conflicts VALUES (?, ?, ?, ?, ?, ?, ?)",
        (conflict.id, conflict.about, conflict.ref, conflict.field, conflict.kind, conflict.story, encode(conflict)),
    )
    connection.executemany(
        "INSERT OR REPLACE INTO conflict_articles VALUES (?, ?)",
        [(value.article, conflict.id) for value in conflict.values],
    )


def insert_arcs(connection: sqlite3.Connection, arcs: Iterable[Arc], pair: str = "") -> None:
    """Insert arcs and which stories they hold; `pair` is the pair of countries that they are about."""
    for arc in arcs:
        connection.execute("INSERT OR REPLACE INTO arcs VALUES (?, ?, ?, ?)", (arc.id, pair, arc.title, encode(arc)))
        connection.executemany(
            "INSERT OR REPLACE INTO arc_stories VALUES (?, ?)", [(story, arc.id) for story in arc.stories]
        )


def replace_arcs(connection: sqlite3.Connection, pair: str, arcs: Iterable[Arc]) -> None:
    """Put the arcs of one pair of countries in the place of those that stood there."""
    connection.execute("DELETE FROM arc_stories WHERE arc IN (SELECT id FROM arcs WHERE pair = ?)", (pair,))
    connection.execute("DELETE FROM arcs WHERE pair = ?", (pair,))
    insert_arcs(connection, arcs, pair)


def replace_actors(connection: sqlite3.Connection, actors: Iterable[Actor]) -> None:
    """Put these actors in the place of all that stood there."""
    connection.execute("DELETE FROM actors")
    insert_actors(connection, actors)


def insert_actors(connection: sqlite3.Connection, actors: Iterable[Actor]) -> None:
    """Insert actors; one with the same id is replaced."""
    connection.executemany(
        "INSERT OR REPLACE INTO actors VALUES (?, ?, ?, ?, ?, ?)",
        [(actor.id, actor.name, actor.type, actor.country, actor.articles, encode(actor)) for actor in actors],
    )
