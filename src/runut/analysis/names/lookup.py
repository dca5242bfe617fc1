"""One pass over a text for every known name, with an Aho-Corasick automaton."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import ahocorasick

from runut.gazetteer.known import Known, Person, adjectives, forms, identity, spellings
from runut.gazetteer.outlets import outlets


class Hit(NamedTuple):
    """A known name at `start:end`."""

    start: int
    end: int
    entry: Known | Person


# Short forms that are also common words when written in capitals; they never match an all-capitals line.
_MIN_UPPER = 5


@cache
def automaton() -> ahocorasick.Automaton:
    """All spellings; place names also in capitals, as datelines write them."""
    machine = ahocorasick.Automaton()
    for form, entry in forms().items():
        machine.add_word(form, (len(form), entry))
        if len(form) >= _MIN_UPPER and form.upper() not in forms():
            machine.add_word(form.upper(), (len(form), entry))
    for form, person in spellings().items():
        machine.add_word(form, (len(form), person))
        if len(form) >= _MIN_UPPER:
            machine.add_word(form.upper(), (len(form), person))
    for outlet in outlets():
        if outlet.kind == "official":
            continue
        kinds = {True: Known(
            id=identity("ORG", outlet.name), name=outlet.name, type="ORG", kind=outlet.kind, country=outlet.country
        )}  # fmt: skip
        kinds[False] = Known(**{**{f: getattr(kinds[True], f) for f in Known.__struct_fields__}, "kind": "unsure"})
        for form in outlet.forms:
            if form not in machine:
                machine.add_word(form, (len(form), kinds[form not in outlet.ambiguous]))
    machine.make_automaton()
    return machine


# What can stand glued behind a name where a page's link was removed.
_GLUED = (
    "pada", "dan", "di", "dalam", "yang", "untuk", "telah", "dengan", "dari", "ke", "akan", "saat", "karena",
    "oleh", "juga", "tidak", "sebagai", "usai", "kepada", "terhadap", "men", "mem", "meng", "meny", "ber", "ter",
)  # fmt: skip


def _ends_well(text: str, start: int, end: int, limit: int) -> bool:
    if end >= limit or not text[end].isalnum():
        return True
    if text[end].isupper() and (text[end - 1].islower() or (end + 1 < limit and text[end + 1].islower())):
        return True
    if end - start < 5 or not text[end].islower() or not text[end - 1].islower():
        return False
    rest = end
    while rest < limit and text[rest].isalpha():
        rest += 1
    tail = text[end:rest]
    return tail in _GLUED or (len(tail) >= 6 and tail.startswith(("menc", "menga", "menye", "meng", "mem", "berk")))


def _begins_well(text: str, start: int, floor: int) -> bool:
    if start <= floor or not text[start - 1].isalnum():
        return True
    if not text[start].isupper():
        return False
    # "danIran", "PresidenVladimir"; "ASDonald", where only a small letter tells the two apart.
    return text[start - 1].islower() or (start - 2 >= floor and text[start - 2].isupper() and text[start + 1].islower())


def known_names(text: str, start: int, end: int) -> list[Hit]:
    """Known names in `text[start:end]`, longest first where they overlap, in order; only the country that closes an
    organisation's name is kept beside it."""
    found: list[Hit] = []
    for last, (length, entry) in automaton().iter(text, start, end):
        first = last - length + 1
        if _begins_well(text, first, start) and _ends_well(text, first, last + 1, end):
            found.append(Hit(first, last + 1, entry))
    found.sort(key=lambda hit: (hit.start, -hit.end))
    kept: list[Hit] = []
    for hit in found:
        if kept and hit.start < kept[-1].end and not _country_at_the_end(hit, kept[-1]):
            continue
        kept.append(hit)
    return kept


_WITH_COUNTRY = frozenset({"agency", "ministry", "forces", "parliament", "party", "government"})


def _country_at_the_end(inner: Hit, outer: Hit) -> bool:
    """Whether `inner` is the country that closes an organisation's name ("Departemen Luar Negeri AS")."""
    return (
        inner.end == outer.end
        and isinstance(inner.entry, Known)
        and isinstance(outer.entry, Known)
        and inner.entry.type == "GPE"
        and inner.entry.name != "Indonesia"
        and outer.entry.type == "ORG"
        and outer.entry.kind in _WITH_COUNTRY
    )


def adjective_country(word: str) -> str | None:
    """The country of an English adjective ("Iranian"); None when it is none."""
    return adjectives().get(word)
