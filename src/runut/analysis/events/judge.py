"""Judge: an optional second opinion on events from an OpenAI-compatible endpoint, trusted only for exact words."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from typing import Any

import msgspec

from runut import plover
from runut.errors import JudgeError
from runut.model import Analysis, Article, EventMention, Span, content_id

TIMEOUT_S = 60.0
MAX_ANSWER = 1_000_000
"""Bytes of an answer that are read: a list of events is a few thousand."""

_QUESTION = (
    "Below are the sentences of a news article, numbered, and events that a program found in them. Answer with one "
    'JSON object: {"confirmed": [numbers of events that the text states], "proposed": [{"sentence": number, "type": '
    'one of the sixteen PLOVER types, "trigger": words copied exactly from that sentence}]}. Propose only events that '
    "are missing. Add nothing else."
)


class Judgement(msgspec.Struct, frozen=True):
    """The events after the second opinion. `confirmed` counts those that it upheld, `proposed` those that it added
    with words that stand in the text, `discarded` everything else that it said."""

    events: tuple[EventMention, ...]
    confirmed: int
    proposed: int
    discarded: int


def second_opinion(
    article: Article, analysis: Analysis, url: str, *, model: str = "default", timeout_s: float = TIMEOUT_S
) -> Judgement:
    """Ask the endpoint at `url` (".../v1") about the events of an analysis.

    It may confirm an event (its confidence then rises halfway to 1) or propose one with a verbatim trigger inside
    a sentence; nothing is ever removed. Raises JudgeError when there is no usable answer.
    """
    answer = _ask(url, model, _prompt(article, analysis), timeout_s)
    return apply(article, analysis, answer)


def apply(article: Article, analysis: Analysis, answer: dict[str, Any]) -> Judgement:
    """The events of `analysis` with a decoded answer taken into account."""
    events = list(analysis.events)
    upheld: set[int] = set()
    discarded = 0
    for number in _items(answer, "confirmed"):
        if isinstance(number, int) and not isinstance(number, bool) and 0 <= number < len(events):
            upheld.add(number)
        else:
            discarded += 1
    for number in upheld:
        confidence = round((1 + events[number].confidence) / 2, 4)
        events[number] = msgspec.structs.replace(events[number], confidence=confidence)
    added: list[EventMention] = []
    for proposal in _items(answer, "proposed"):
        event = _proposed(article, analysis, proposal)
        if event is None or any(
            event.type == one.type and event.trigger.overlaps(one.trigger) for one in events + added
        ):
            discarded += 1
        else:
            added.append(event)
    whole = tuple(sorted([*events, *added], key=lambda one: (one.trigger.start, one.id)))
    return Judgement(whole, len(upheld), len(added), discarded)


def _items(answer: dict[str, Any], name: str) -> list[Any]:
    found = answer.get(name, [])
    return found if isinstance(found, list) else []


def _proposed(article: Article, analysis: Analysis, proposal: Any) -> EventMention | None:
    if not isinstance(proposal, dict):
        return None
    number, type_, words = proposal.get("sentence"), proposal.get("type"), proposal.get("trigger")
    if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number < len(analysis.sentences):
        return None
    if type_ not in plover.types() or not isinstance(words, str) or not words.strip():
        return None
    sentence = analysis.sentences[number]
    at = article.text.find(words, sentence.start, sentence.end)
    if at < 0:
        return None
    return EventMention(
        id=content_id(article.id, type_, at, at + len(words)),
        type=str(type_),
        trigger=Span.of(article.text, at, at + len(words)),
        evidence=Span.of(article.text, sentence.start, sentence.end),
        quad=plover.quad(str(type_)),
        intensity=plover.intensity(str(type_)),
        confidence=0.3,
    )


def _prompt(article: Article, analysis: Analysis) -> str:
    sentences = [f"[{number}] {article.text[s.start : s.end]}" for number, s in enumerate(analysis.sentences)]
    events = [f"({n}) {e.type}: {e.trigger.text} | {e.evidence.text}" for n, e in enumerate(analysis.events)]
    return "\n".join(["Sentences:", *sentences, "", "Events:", *events])


def _ask(url: str, model: str, prompt: str, timeout_s: float) -> dict[str, Any]:
    if not url.startswith(("http://", "https://")):
        raise JudgeError(f"the judge's address {url!r} is no web address", remedy="give it as http://host:port/v1")
    body = {
        "model": model,
        "temperature": 0,
        "messages": [{"role": "system", "content": _QUESTION}, {"role": "user", "content": prompt}],
    }
    request = urllib.request.Request(
        f"{url.rstrip('/')}/chat/completions",
        data=json.dumps(body).encode(),
        headers={"Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=timeout_s) as reply:
            stated = json.loads(reply.read(MAX_ANSWER))
        answer = json.loads(stated["choices"][0]["message"]["content"])
    except (urllib.error.URLError, TimeoutError, OSError) as error:
        raise JudgeError(
            f"the judge at {url} did not answer: {error}", remedy="check the address, or unset it"
        ) from error
    except (ValueError, KeyError, IndexError, TypeError) as error:
        raise JudgeError(f"the judge at {url} gave no JSON object: {error}", remedy="try another model") from error
    if not isinstance(answer, dict):
        raise JudgeError(f"the judge at {url} gave no JSON object", remedy="try another model")
    return answer
