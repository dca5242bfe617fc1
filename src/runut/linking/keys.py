"""Keys: what an article is found by, so that each new page is compared with few others."""

from __future__ import annotations

from datetime import date
from zlib import crc32

import numpy as np

from runut.linking.bilingual import indonesian, told_in_indonesian
from runut.linking.compare import SKETCH_SHARED
from runut.linking.features import EventFact, Features

TERMS = 9
"""Heaviest words of an article that are paired into keys: with nine, 98 of 100 same-story pairs meet."""
WINDOW = 30
"""Days of one time slot; slots overlap by half, so that pages up to two weeks apart always share one."""
SAMPLED = 48
"""Most sketch hashes that become keys: a long page does not need all of them to be found."""


EVENTS = 16
"""Events of one page that become keys."""
QUOTES = 16
"""Quotes of one page that become keys."""
RECENT = 60
"""Days after which an event counts as past history."""


def short(*parts: str) -> str:
    """Eight hexadecimal digits for some words: two keys that fall together only cost one needless comparison."""
    return f"{crc32(chr(31).join(parts).encode('utf-8', 'surrogatepass')):08x}"


def slots(day: int | None) -> tuple[str, ...]:
    """The two overlapping time slots of a day; an undated page has a slot of its own."""
    if day is None:
        return ("-",)
    half = WINDOW // 2
    return str(day // half), str(day // half + 1)


def keys(features: Features) -> tuple[str, ...]:
    """The keys under which a record files `features` and asks for candidates.

    Kinds: w (two heavy words in one time slot), c (a sketch hash in one quarter of a year), e (an event: type,
    two parties, and when), q (a speaker and a rare word). They depend on the article alone.
    """
    found = [f"w{slot}.{code}" for code in word_pairs(features) for slot in slots(features.day)]
    found += _sketch_keys(features)
    found += _event_keys(features)
    found += _quote_keys(features)
    return tuple(dict.fromkeys(found))


def word_pairs(features: Features) -> list[str]:
    """The heaviest words of an article in twos, as codes; they do not depend on its day."""
    weight: dict[str, float] = {}
    for field, share in ((features.headline, 0.35), (features.lead, 0.3), (features.body, 0.2), (features.names, 0.15)):
        for term, value in told_in_indonesian(field, features.language).items():
            weight[term] = weight.get(term, 0.0) + share * value
    heavy = sorted(sorted(weight, key=lambda term: (-weight[term], term))[:TERMS])
    return [short(one, two) for at, one in enumerate(heavy) for two in heavy[at + 1 :]]


def _event_keys(features: Features) -> list[str]:
    """An event by its type and two parties: in the time slots of its page, and in the month of its date; an old one
    also in its year, because pages recall it with less and less detail."""
    found = []
    for fact in features.events[:EVENTS]:
        for pair in _pairs(fact):
            code = short(fact.mention.type, *pair)
            found += [f"e{slot}.{code}" for slot in slots(features.day)]
            if fact.first is None or fact.last is None:
                continue
            begin, end = date.fromordinal(fact.first), date.fromordinal(fact.last)
            if (begin.year, begin.month) == (end.year, end.month):
                found.append(f"e{begin:%Y%m}.{code}")
            if begin.year == end.year and (features.day is None or features.day - fact.last > RECENT):
                found.append(f"e{begin:%Y}.{code}")
    return found


def _pairs(fact: EventFact) -> list[tuple[str, ...]]:
    """The parties of an event in twos, countries standing for their bodies and leaders; one party alone as it is."""
    sides = sorted(fact.countries | {who for who in fact.who if not fact.countries})
    # One page may name only one side, so who acts (or, unnamed, who suffers) is a key by itself.
    alone = sorted({party.country or "" for party in fact.mention.actors or fact.mention.recipients} - {""})
    found: list[tuple[str, ...]] = [(one,) for one in (alone or sides)[:2]]
    return found + [(one, two) for at, one in enumerate(sides[:4]) for two in sides[at + 1 : 4]]


def _quote_keys(features: Features) -> list[str]:
    """A quote by its speaker and each of its two rarest roots, in the time slots of its page."""
    found = []
    for fact in features.quotes[:QUOTES]:
        words = indonesian(fact.words, fact.language)
        rare = sorted(words, key=lambda word: (-words[word], word))[:2]
        for word in rare:
            code = short(fact.speaker or "", word)
            found += [f"q{slot}.{code}" for slot in slots(features.day)]
    return found


def _sketch_keys(features: Features) -> list[str]:
    sampled = np.frombuffer(features.sketch, np.uint64)[:SAMPLED].tolist()
    if features.day is None:
        periods = ["-"]
    else:
        # Half-overlapping quarters: a page copied within six weeks always shares one with its original.
        days = (date.fromordinal(features.day), date.fromordinal(features.day + 45))
        periods = [f"{side}{day.year}{(day.month - 1) // 3}" for side, day in zip("ab", days, strict=True)]
    return [f"c{period}.{value:x}" for period in periods for value in sampled]


def worth_comparing(shared: tuple[str, ...]) -> bool:
    """Whether two articles that share these keys are compared: one meeting is enough, wording needs two hashes."""
    return any(key[0] != "c" for key in shared) or len(shared) >= SKETCH_SHARED
