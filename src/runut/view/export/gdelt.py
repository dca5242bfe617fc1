"""GDELT: events in its 61 columns and mentions in its 16, with offsets into the original text."""

from __future__ import annotations

from hashlib import blake2b

from runut import plover
from runut.model import Event, Party
from runut.view.export.country_codes import alpha3
from runut.view.export.export import Chunks, Export, Selection, Shelf, events_of, one_file
from runut.view.export.places import place_of
from runut.view.export.status import as_coded, first_day

_ACTOR = ("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code",
          "Type1Code", "Type2Code", "Type3Code")  # fmt: skip
_GEO = ("Type", "Fullname", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
EVENT_COLUMNS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor{n}{name}" for n in (1, 2) for name in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone",
    *(f"{who}Geo_{name}" for who in ("Actor1", "Actor2", "Action") for name in _GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
MENTION_COLUMNS = (
    "GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier",
    "SentenceID", "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence",
    "MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo", "Extras",
)  # fmt: skip


def number(event_id: str) -> int:
    """A whole number under 2**53 for an event's id, the same on every machine: GDELT's readers want numbers."""
    return int.from_bytes(blake2b(event_id.encode(), digest_size=8).digest(), "big") >> 11


def _cell(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())


def _actor(parties: tuple[Party, ...]) -> list[str]:
    if not parties:
        return [""] * len(_ACTOR)
    party = parties[0]
    country = alpha3(party.country) or ""
    kind = "GOV" if country and (party.type == "GPE" or party.office) else ""
    name = party.name or (party.span.text if party.span else "")
    return [country + kind, _cell(name).upper(), country, "", "", "", "", kind, "", ""]


def _geo(party: Party | None) -> list[str]:
    place = place_of(party)
    if place.name is None:
        return ["0", *[""] * 7]
    kind = {"country": "1", "city": "4"}.get(place.kind or "", "0")
    return [kind, _cell(place.name), place.country or "", "", "", _cell(place.lat), _cell(place.lon), ""]


def _dates(day: str | None) -> list[str]:
    if day is None:
        return [""] * 4
    year, month, date = day.split("-")
    return [year + month + date, year + month, year, f"{int(year) + (int(month) * 30 + int(date)) / 365:.4f}"]


def _two_sides(event: Event) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """First and second side: actors that act together without a recipient are each other's counterpart."""
    if event.recipients or len(event.actors) < 2:
        return event.actors, event.recipients
    return event.actors[:1], event.actors[1:]


def _added(shelf: Shelf, event: Event) -> tuple[str, str]:
    line = shelf.line(event.members[0][0])
    stamp = "".join(letter for letter in (line.published or "")[:19] if letter.isdigit())
    return stamp.ljust(14, "0") if stamp else "", line.url or line.name


def events(shelf: Shelf, selection: Selection) -> Chunks:
    """The events table: no header, as GDELT ships it; the names stand in EVENT_COLUMNS and in the guide."""
    for event in events_of(shelf, selection):
        coded = as_coded(event)
        if coded is None or not event.members:
            continue
        first, second = _two_sides(event)
        code = plover.to_cameo(coded.type, coded.mode)
        added, url = _added(shelf, event)
        counts = event.counts
        cells = [
            str(number(event.id)), *_dates(first_day(coded.date)), *_actor(first), *_actor(second),
            "0" if event.background else "1", code, code[:3], code[:2], str(coded.quad), f"{coded.intensity:.1f}",
            str(len(event.members)), str(counts.outlets), str(counts.articles), "",
            *_geo(None), *_geo(None), *_geo(event.place), added, _cell(url),
        ]  # fmt: skip
        yield ("\t".join(cells) + "\n").encode()


def mentions(shelf: Shelf, selection: Selection) -> Chunks:
    """The mentions table: one row for each telling of each event; offsets are code points of the saved text."""
    for event in events_of(shelf, selection):
        if as_coded(event) is None:
            continue
        day = (first_day(event.date) or "").replace("-", "")
        for member_article, mention_id in event.members:
            reading = shelf.reading(member_article)
            found = next((item for item in reading.analysis.events if item.id == mention_id), None)
            if found is None:
                continue
            line = shelf.line(member_article)
            sides = [party[0].span for party in (found.actors, found.recipients) if party]
            offsets = [str(span.start) if span else "-1" for span in sides]
            stamp = "".join(letter for letter in (line.published or "")[:19] if letter.isdigit())
            sentences = reading.analysis.sentences
            at = next((n for n, s in enumerate(sentences, 1) if s.start <= found.trigger.start < s.end), -1)
            cells = [
                str(number(event.id)), day.ljust(14, "0") if day else "", stamp.ljust(14, "0") if stamp else "",
                "1", _cell(line.outlet), _cell(line.url or line.name), str(at), *[*offsets, "-1", "-1"][:2],
                str(found.trigger.start), "1", str(round(found.confidence * 100)), str(len(reading.article.text)), "",
                "", f"runut:{event.id};evidence:{found.evidence.start}-{found.evidence.end}",
            ]  # fmt: skip
            yield ("\t".join(cells) + "\n").encode()


GDELT_EVENTS = Export(
    name="gdelt-events",
    about="GDELT's events table (61 columns, no header); CAMEO codes through PLOVER's own bridge",
    media_type="text/tab-separated-values",
    loses="every actor but the first on each side; possible, denied and negated events; contexts; the words",
    files=one_file("gdelt-events.tsv", events),
)
GDELT_MENTIONS = Export(
    name="gdelt-mentions",
    about="GDELT's mentions table (16 columns, no header), offsets into the original text",
    media_type="text/tab-separated-values",
    loses="the words themselves (offsets are kept); possible, denied and negated events",
    files=one_file("gdelt-mentions.tsv", mentions),
)
