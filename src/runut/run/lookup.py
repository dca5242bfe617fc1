"""Looking an id up, whatever it is the id of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from runut.errors import NotFound
from runut.run.answers import Answer, Answers
from runut.view import contract


def find(answers: Answers, key: str) -> tuple[str, Answer]:
    """The kind and the value of an id: article, story, event, quote, actor, arc or conflict; raises NotFound."""
    record = answers.record
    kinds: tuple[tuple[str, Callable[[], Any]], ...] = (
        ("story", lambda: answers.story(record.story(key))),
        ("event", lambda: answers.event(record.event(key))),
        ("article", lambda: contract.reading(record.reading(key))),
        ("quote", lambda: answers.utterance(record.utterance(key))),
        ("arc", lambda: answers.arcs([record.arc(key)])[0]),
        ("conflict", lambda: answers.conflicts([record.conflict(key)])[0]),
        ("actor", lambda: answers.actors([record.actor(key)])[0]),
    )
    for kind, get in kinds:
        try:
            return kind, get()
        except NotFound:
            continue
    raise NotFound(f"the record has nothing with the id {key!r}", remedy="ids are listed by: runut stories")
