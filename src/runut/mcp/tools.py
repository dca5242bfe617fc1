"""What each tool answers, as plain functions over a record."""

from __future__ import annotations

from typing import Any

from runut.errors import NotFound, RunutError
from runut.model import Span
from runut.run.answers import Answers

Answer = dict[str, Any]

AROUND = 200
"""Code points of context on each side of evidence: about two sentences."""
MOST = 200
"""The most rows that one call gives: an assistant reads all of it."""


def _refused(reason: str) -> Answer:
    return {"stated": False, "reason": reason, "evidence": []}


def _rows(limit: int) -> int:
    return max(1, min(limit, MOST))


def words(answers: Answers, article: str, start: int, end: int) -> Answer:
    """Exact words with their place and page, read anew from the saved text."""
    saved = answers.record.article(article)
    span = Span.of(saved.text, start, end)
    return {
        "article": article,
        "source": saved.name,
        "outlet": saved.outlet,
        "published": saved.published,
        "url": saved.url,
        "start": start,
        "end": end,
        "text": span.text,
    }


def _evidence(answers: Answers, found: list[Answer]) -> list[Answer]:
    return [
        {**words(answers, item["article"], item["start"], item["end"]), "status": item.get("status")} for item in found
    ]


def _event(answers: Answers, event: Answer) -> Answer | None:
    """An event as an assistant may state it; None when nothing supports it."""
    evidence = _evidence(answers, event["mentions"])
    if not evidence:
        return None
    kept = ("id", "title", "type", "mode", "status", "actors", "recipients", "date", "date_basis", "place", "counts",
            "origins", "unnamed")  # fmt: skip
    return {**{name: event[name] for name in kept}, "evidence": evidence}


def search(answers: Answers, query: str, *, limit: int) -> Answer:
    """Articles that hold the words, each with the sentence where the first of them stands."""
    found = []
    for hit in answers.record.search(query, limit=_rows(limit)):
        article = answers.record.article(hit.article)
        start, end = _first_place(article.text, query)
        story = answers.record.story_of(hit.article)
        found.append(
            {
                "title": article.title,
                "story": story.id if story else None,
                "evidence": [words(answers, hit.article, start, end)],
            }
        )
    return {"stated": True, "articles": found} if found else _refused(f"no article holds {query!r}")


def _first_place(text: str, query: str) -> tuple[int, int]:
    """The line in which a word of the query stands first; the first line when it stands in another form."""
    low = text.lower()
    terms = [term.strip('"*-').lower() for term in query.split()]
    places = [place for term in terms if term and (place := low.find(term)) >= 0]
    at = min(places, default=0)
    start = text.rfind("\n", 0, at) + 1
    stop = text.find("\n", at)
    end = min(len(text) if stop < 0 else stop, start + 2 * AROUND)
    return (start, end) if end > start else (0, max(1, min(len(text), AROUND)))


def get_story(answers: Answers, story: str) -> Answer:
    """One story with its events and conflicts."""
    try:
        value = answers.story(answers.record.story(story))
    except NotFound as error:
        return _refused(str(error))
    events = [_event(answers, event) for event in answers.events(answers.record.events(story=value["id"]))]
    conflicts = [
        {
            "field": item["field"],
            "kind": item["kind"],
            "evidence": [
                {**words(answers, one["article"], one["start"], one["end"]), "value": one["value"]}
                for one in item["values"]
            ],
        }
        for item in answers.conflicts(answers.record.conflicts(story=value["id"]))
    ]
    heads = []
    for article in value["articles"]:
        saved = answers.record.article(article["id"])
        title = next(iter(saved.blocks_of("title")), None)
        start, end = (title.start, title.end) if title else _first_place(saved.text, "")
        heads.append(words(answers, article["id"], start, end))
    kept = ("id", "title", "first", "last", "counts", "origins", "unnamed")
    return {
        "stated": True,
        **{name: value[name] for name in kept},
        "evidence": heads,
        "events": [event for event in events if event],
        "conflicts": conflicts,
    }


def get_quotes(answers: Answers, speaker: str, *, limit: int) -> Answer:
    """Utterances of a speaker with all wordings."""
    found = []
    for item in answers.quotes(answers.record.utterances(speaker=speaker, limit=_rows(limit))):
        evidence = [
            {
                **words(answers, one["article"], one["start"], one["end"]),
                "kind": one["kind"],
                "credited_to": one["credited_to"],
                "quote": one["quote"],
            }
            for one in item["wordings"]
        ]
        if evidence:
            kept = ("id", "speaker", "relation", "said", "counts", "origins")
            found.append({**{name: item[name] for name in kept}, "evidence": evidence})
    return {"stated": True, "quotes": found} if found else _refused(f"the record has no words of {speaker!r}")


def get_pair(answers: Answers, a: str, b: str, *, limit: int) -> Answer:
    """The events between two parties, in order of time."""
    try:
        rows = answers.pair(a, b)
    except RunutError as error:
        return _refused(str(error))
    events = [event for row in rows[: _rows(limit)] if (event := _event(answers, row))]
    return {"stated": True, "events": events} if events else _refused(f"the record has nothing between {a} and {b}")


def get_evidence(answers: Answers, article: str, start: int, end: int) -> Answer:
    """Words by their place, with context."""
    try:
        found = words(answers, article, start, end)
    except (NotFound, ValueError) as error:
        return _refused(str(error))
    text = answers.record.article(article).text
    around = {"before": text[max(0, start - AROUND) : start], "after": text[end : end + AROUND]}
    return {"stated": True, "evidence": [found], **around}


def chain(answers: Answers, quote: str) -> Answer:
    """The hops of a quote's chain; a hop that the page does not spell out says how it was found."""
    try:
        article, value = answers.quote(quote)
    except NotFound as error:
        return _refused(str(error))
    hops = [
        {
            "kind": hop.kind,
            "name": hop.name,
            "how": hop.how,
            "evidence": [words(answers, article, hop.span.start, hop.span.end)] if hop.span else [],
        }
        for hop in value.chain
    ]
    return {"stated": True, "chain": hops, "evidence": [words(answers, article, value.span.start, value.span.end)]}
