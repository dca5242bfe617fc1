"""Conflicts: where pages disagree about one event, one statement or one person, each value with its words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from rapidfuzz.distance import Levenshtein

from runut.language import LANGUAGES
from runut.linking.days import iso
from runut.linking.event_rows import Telling, day_of_another, event_id
from runut.linking.features import Features, Named
from runut.linking.figures import Figure, figures_of
from runut.linking.utterance_rows import Wording, utterance_id
from runut.linking.utterances import overlap, speakers
from runut.model import Conflict, Evidence, Party, content_id

Field = Literal["date", "number", "place", "actor", "status", "wording", "headline"]
Kind = Literal["same", "narrower", "other_day", "contradictory", "wording"]
About = Literal["event", "quote", "claim"]

VALUES = 8
"""Values of one conflict that are kept; more say nothing new."""
SAME_WORDING = 0.97
"""Overlap from which two quotations differ in nothing that is worth showing."""
DONE = frozenset({"happened", "ongoing"})
UNDONE = frozenset({"denied", "negated"})


class Said(NamedTuple):
    """One value of a conflict before it is stored: what it amounts to, and the words for it."""

    value: str
    evidence: Evidence


def conflict(about: About, ref: str, field: Field, kind: Kind, values: Iterable[Said], *, note: str = "") -> Conflict:
    """A conflict with one piece of evidence for each value and article, and its reason in plain words."""
    seen: dict[tuple[str, str], Evidence] = {}
    for said in values:
        seen.setdefault((said.value, said.evidence.article), _valued(said))
    kept = _kept(seen.values())
    words = ", ".join(dict.fromkeys(item.value or "" for item in kept))
    return Conflict(
        id=content_id("conflict", about, ref, field, kind, words),
        about=about,
        ref=ref,
        field=field,
        kind=kind,
        values=kept,
        why=plain_words(field, kind, "id") + f": {words}" + (f" ({note})" if note else ""),
    )


def _kept(found: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """At most VALUES pieces of evidence in order of their values: one for each value first, then more of each."""
    of: dict[str, list[Evidence]] = {}
    for item in sorted(found, key=lambda item: (item.value or "", item.article, item.start)):
        of.setdefault(item.value or "", []).append(item)
    ranked = sorted((at, value) for value, some in of.items() for at in range(len(some)))[:VALUES]
    return tuple(of[value][at] for value, at in sorted((value, at) for at, value in ranked))


def differs(found: Conflict) -> bool:
    """Whether a conflict holds at least two different values; what shrank to one is none."""
    return len({item.value for item in found.values}) > 1


def plain_words(field: str, kind: str, language: str) -> str:
    """What a disagreement of this field and kind is called in `language`."""
    table: dict[str, Any] = LANGUAGES[language].table("conflicts")
    return f"{table['field'][field]}: {table['kind'][kind]}"


def _valued(said: Said) -> Evidence:
    item = said.evidence
    return Evidence(
        article=item.article, source=item.source, start=item.start, end=item.end, text=item.text, value=said.value
    )


def _at(article: Features, start: int, end: int, text: str) -> Evidence:
    return Evidence(article=article.article, source=article.source, start=start, end=end, text=text)


# --- events


def event_conflicts(group: Sequence[Telling]) -> Iterator[Conflict]:
    """Where the tellings of one event differ: day, place, figures, and whether it happened."""
    if len(group) < 2:
        return
    ref = event_id(min(item.ref for item in group))
    dates = [
        (Said(item.fact.mention.date or "", _date_words(item)), item.fact.first, item.fact.last)
        for item in group
        if item.fact.first is not None and item.fact.mention.date_basis in ("stated", "anchored")
        if not day_of_another(item)
    ]
    if len({(first, last) for _, first, last in dates}) > 1:
        latest = max(first for _, first, _ in dates if first is not None)
        soonest = min(last for _, _, last in dates if last is not None)
        yield conflict(
            "event", ref, "date", "other_day" if soonest < latest else "narrower", (said for said, _, _ in dates)
        )
    places = [(item.fact.mention.place, item) for item in group if item.fact.mention.place]
    named = [(place, item) for place, item in places if place and place.name and place.span]
    if len({(place.name or "").casefold() for place, _ in named}) > 1:
        values = [
            Said(place.name or "", _at(item.article, place.span.start, place.span.end, place.span.text))
            for place, item in named
            if place.span
        ]
        yield conflict("event", ref, "place", _place_kind([place for place, _ in named]), values)
    figures = [
        (item.article, figure, item.fact.mention.evidence.start, item.fact.mention.evidence.text)
        for item in group
        for figure in figures_of(item.fact.mention.evidence.text, item.article.language)
    ]
    yield from _figure_conflicts("event", ref, figures)
    statuses = {item.fact.mention.status for item in group}
    if statuses & DONE and statuses & UNDONE:
        yield conflict("event", ref, "status", "contradictory", (_status(item) for item in group))


def _status(item: Telling) -> Said:
    span = item.fact.mention.evidence
    return Said(item.fact.mention.status, _at(item.article, span.start, span.end, span.text))


def _date_words(item: Telling) -> Evidence:
    span = item.fact.mention.date_span or item.fact.mention.evidence
    return _at(item.article, span.start, span.end, span.text)


def _place_kind(places: Sequence[Party]) -> Kind:
    """A city and its country are one place told more or less closely; two cities contradict each other."""
    countries = {place.country for place in places}
    if len(countries) > 1 and None not in countries:
        return "contradictory"
    wide = [place for place in places if place.type == "GPE" and place.country and place.office is None]
    narrow = {(place.name or "").casefold() for place in places} - {(place.name or "").casefold() for place in wide}
    return "contradictory" if len(narrow) > 1 else "narrower"


Placed = tuple[Features, Figure, int, str]


def _figure_conflicts(about: About, ref: str, figures: Sequence[Placed]) -> Iterator[Conflict]:
    of: dict[tuple[str, bool], list[Placed]] = {}
    for item in figures:
        of.setdefault((item[1].of, item[1].ordinal), []).append(item)
    for key in sorted(of):
        found = of[key]
        pages: dict[str, set[tuple[float, bool]]] = {}
        for article, figure, _, _ in found:
            pages.setdefault(article.article, set()).add((figure.value, figure.around))
        told = set(map(frozenset, pages.values()))
        if len(pages) < 2 or len(told) < 2:
            continue
        values = {value for page in pages.values() for value, _ in page}
        bounds = {around for page in pages.values() for _, around in page}
        kind: Kind = "wording" if len(values) == 1 else "narrower" if len(bounds) > 1 else "contradictory"
        yield conflict(
            about,
            ref,
            "number",
            kind,
            (
                Said(
                    ("± " if figure.around else "") + f"{figure.value:g} {figure.of}",
                    _at(article, base + figure.start, base + figure.end, text[figure.start : figure.end]),
                )
                for article, figure, base, text in found
            ),
        )


# --- statements


def quote_conflicts(group: Sequence[Wording]) -> Iterator[Conflict]:
    """Where the wordings of one utterance differ: translation, headline, speaker, day, figures."""
    if len(group) < 2:
        return
    ref = utterance_id(min(item.ref for item in group))
    body = [item for item in group if not item.fact.title]
    quoted = [item for item in body if item.fact.quote.kind == "direct"]
    if _differ(quoted):
        yield conflict("quote", ref, "wording", "wording", (_words(item) for item in quoted))
    mixed = [item for item in body if item.fact.quote.kind == "mixed"]
    for item in mixed:
        loose = [other for other in quoted if item.fact.marked and not item.fact.marked <= other.fact.marked]
        same_page = [other for other in quoted if other.article.article == item.article.article]
        if not loose and same_page and _differ([item, *same_page]):
            yield conflict(
                "quote", ref, "wording", "narrower", (_words(other) for other in (item, *same_page)),
                note="only part of the words stand between quotation marks",
            )  # fmt: skip
    for item in group:
        if item.fact.title:
            dropped = [(other, limit) for other in body if (limit := _dropped(item, other))]
            if dropped:
                yield conflict(
                    "quote", ref, "headline", "wording", (_words(other) for other in (item, *(o for o, _ in dropped))),
                    note=f"the headline leaves out “{dropped[0][1]}”",
                )  # fmt: skip
    voices = {item.fact.speaker for item in group if item.fact.speaker}
    if len(voices) > 1:
        other = any(speakers(one.fact, two.fact) == "other" for one in group for two in group)
        yield conflict("quote", ref, "actor", "contradictory" if other else "narrower", _voices(group))
    yield from _days(group, ref)
    figures = [
        (item.article, figure, item.fact.quote.span.start, item.fact.quote.span.text)
        for item in body
        for figure in figures_of(item.fact.quote.span.text, item.article.language)
    ]
    yield from _figure_conflicts("quote", ref, figures)


def _differ(group: Sequence[Wording]) -> bool:
    return any(overlap(one.fact, two.fact)[0] < SAME_WORDING for at, one in enumerate(group) for two in group[at + 1 :])


def _words(item: Wording) -> Said:
    span = item.fact.quote.span
    return Said(span.text, _at(item.article, span.start, span.end, span.text))


def _dropped(title: Wording, body: Wording) -> str | None:
    """A limiting word of the body's wording that the headline does not have."""
    known = LANGUAGES.get(body.article.language or "")
    if known is None or body.article.article != title.article.article:
        return None
    head, text = f" {title.fact.quote.span.text.lower()} ", f" {body.fact.quote.span.text.lower()} "
    limits: list[str] = known.table("hedges")["limits"]
    return next((limit for limit in limits if f" {limit} " in text and f" {limit} " not in head), None)


def _voices(group: Sequence[Wording]) -> Iterator[Said]:
    for item in group:
        speaker = item.fact.quote.speaker
        if speaker and speaker.span:
            span = speaker.span
            yield Said(speaker.name or span.text, _at(item.article, span.start, span.end, span.text))


NEAR = 200
"""Characters around a quote in which a day belongs to it."""


def _days(group: Sequence[Wording], ref: str) -> Iterator[Conflict]:
    """Days that stand beside the wordings and differ: most often the day of quoting beside the day of speaking."""
    found = [
        (day, item)
        for item in group
        for day in item.article.dated
        if item.fact.quote.span.start - NEAR < day.start < item.fact.quote.span.end + NEAR
        and day.role in ("said", "quoted")
    ]
    if len({day.day for day, _ in found}) < 2 or len({item.article.article for _, item in found}) < 2:
        return
    quoting = any(day.role == "quoted" for day, _ in found)
    yield conflict(
        "quote", ref, "date", "other_day",
        (Said(_iso(day.day), _at(item.article, day.start, day.end, day.text)) for day, item in found),
        note="one is the day of quoting, not of speaking" if quoting else "",
    )  # fmt: skip


def _iso(day: int) -> str:
    return iso(day) or ""


# --- persons and pages


def person_conflicts(members: Sequence[Features]) -> Iterator[Conflict]:
    """One person written in several ways, or named by several offices, and one office held by several persons."""
    ways: dict[str, list[tuple[Features, Named]]] = {}
    offices: dict[str, dict[str, list[tuple[Features, Named]]]] = {}
    for item in members:
        for key, named in item.named.items():
            for way in named:
                ways.setdefault(key, []).append((item, way))
                if way.office:
                    offices.setdefault(way.office, {}).setdefault(key, []).append((item, way))
    for key in sorted(ways):
        yield from _spellings(key, ways[key])
    for office in sorted(offices):
        holders = offices[office]
        if len(holders) > 1:
            yield conflict(
                "claim", office, "actor", "other_day",
                (Said(_longest(holders[key]), _spot(*holders[key][0])) for key in sorted(holders)),
                note=f"{office}: who holds it depends on the day",
            )  # fmt: skip


def _longest(ways: Sequence[tuple[Features, Named]]) -> str:
    return str(max((way.text for _, way in ways), key=lambda text: (len(text), text)))


def _spot(article: Features, way: Named) -> Evidence:
    return _at(article, way.start, way.end, way.text)


def _spellings(key: str, ways: Sequence[tuple[Features, Named]]) -> Iterator[Conflict]:
    """Full names of one person that differ in a letter or two: "Yuri" and "Yury"."""
    # A family name alone may be another person's; a place is one word as a rule.
    full = [(item, way) for item, way in ways if " " in way.text or way.place]
    texts = {way.text.casefold() for _, way in full}
    if any(_slip(one, two) for one in texts for two in texts if one < two):
        yield conflict("claim", key, "wording", "same", (Said(way.text, _spot(item, way)) for item, way in full))
    titled = [(item, way) for item, way in ways if way.title]
    titles = {(way.title or "").casefold() for _, way in titled}
    pages = {item.article for item, _ in titled}
    if len(titles) > 1 and len(pages) > 1 and not _nested(titles):
        yield conflict(
            "claim", key, "actor", "wording", (Said(way.title or "", _spot(item, way)) for item, way in titled)
        )


def _slip(one: str, two: str) -> bool:
    """Whether two names have as many words and differ, but by little, in some of them."""
    left, right = one.split(), two.split()
    if len(left) != len(right) or left == right:
        return False
    return all(Levenshtein.distance(a, b) <= 2 and a[:1] == b[:1] for a, b in zip(left, right, strict=True))


def _nested(titles: set[str]) -> bool:
    """Whether every title is part of the longest one: "Presiden" and "Presiden Rusia"."""
    longest = max(titles, key=lambda text: (len(text), text))
    return all(title in longest for title in titles)


CAPTION_FAR = 30
"""Days between a caption and the page from which the picture shows something else."""


def caption_conflicts(article: Features) -> Iterator[Conflict]:
    """A picture from another day than the news it stands beside, where the page gives the day of the news too."""
    if article.day is None:
        return
    far = [day for day in article.dated if day.role == "caption" and abs(day.day - article.day) > CAPTION_FAR]
    # The words for the day of the news: the first that name it outside the captions.
    news = [day for day in article.dated if day.role != "caption" and day.day == article.day][:1]
    if far and news:
        yield conflict(
            "claim", article.article, "date", "other_day",
            (Said(_iso(day.day), _at(article, day.start, day.end, day.text)) for day in (*far, *news)),
            note="the picture is from the archive: its day is not the day of the news",
        )  # fmt: skip


def status_conflicts(tellings: Mapping[str, Telling], story_of: Callable[[str], str]) -> Iterator[Conflict]:
    """Acts of the same parties that one page of a story tells as done and another as threatened or only possible."""
    acts: dict[tuple[str, str, frozenset[str], frozenset[str]], list[Telling]] = {}
    for item in tellings.values():
        mention = item.fact.mention
        sides = [frozenset(p.country or p.name or "" for p in side) for side in (mention.actors, mention.recipients)]
        if all(sides) and "" not in sides[0] | sides[1]:
            acts.setdefault((story_of(item.article.article), mention.type, sides[0], sides[1]), []).append(item)
    for _, found in sorted(acts.items(), key=lambda pair: min(item.ref for item in pair[1])):
        done = [item for item in found if item.fact.mention.status in DONE]
        open_ = [item for item in found if item.fact.mention.status in ("possible", "planned", *UNDONE)]
        pages = {item.article.article for item in done}, {item.article.article for item in open_}
        if done and open_ and len(pages[0] | pages[1]) > 1:
            yield conflict(
                "event", event_id(min(item.ref for item in done)), "status", "contradictory",
                (_status(item) for item in (*done, *open_)),
                note="one page tells as done what another tells as open",
            )  # fmt: skip
