"""Who wrote a page, who edited it, when and where, from the lines that say so."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from runut.language import LANGUAGES
from runut.reading.outlets import by_name, outlet_names
from runut.reading.stamps import Stamp, find_stamps

LONGEST_BYLINE = 24
"""Words; a line with more is a paragraph, whatever names it holds."""


class Byline(msgspec.Struct, frozen=True, kw_only=True):
    """What one line says about the making of the page; `kind` is "byline" or "date".

    `labelled` tells that the authors stand behind a word such as "Penulis", not merely beside a date.
    """

    kind: str
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    stamps: tuple[Stamp, ...] = ()
    outlet: str | None = None
    section: str | None = None
    labelled: bool = True


class _Words(msgspec.Struct, frozen=True):
    label: re.Pattern[str]
    editor: frozenset[str]
    bare: re.Pattern[str]
    role: re.Pattern[str]
    joiner: re.Pattern[str]
    not_people: frozenset[str]
    notes: re.Pattern[str]
    sections: frozenset[str]


def _either(words: set[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _words() -> _Words:
    slots: dict[str, set[str]] = {}
    for language in LANGUAGES.values():
        for key, values in language.table("bylines").items():
            slots.setdefault(key, set()).update(values)
    words = {joiner for joiner in slots["joiners"] if joiner.isalpha()}
    bare = slots["authors_bare"] | slots["editors_bare"]
    labels = _either(slots["authors"] | slots["editors"] | slots["authors_bare"])
    return _Words(
        # A label after a lower-case letter stands glued to a name: "Pewarta: XEditor: Y".
        label=re.compile(rf"(?:^|(?<=[^\w])|(?<=[a-z](?=[A-Z])))(?P<label>{labels})\s*:\s*"),
        editor=frozenset(word.lower() for word in slots["editors"] | slots["editors_bare"]),
        bare=re.compile(
            rf"^(?P<label>{_either(bare | {'Laporan Wartawan'})})\s+(?=[A-Z\"'“])",
            re.IGNORECASE,
        ),
        role=re.compile(rf"\b(?:{_either(slots['roles'])})\b\s*", re.IGNORECASE),
        joiner=re.compile(rf"\s*(?:[,;/&|]|\b(?:{_either(words)})\b)\s*"),
        not_people=frozenset(slots["not_people"]),
        sections=frozenset(slots["sections"]),
        notes=re.compile(_either(slots["notes"]), re.IGNORECASE),
    )


_PARTS = re.compile(r"\s*(?:\s[-–—]+|[-–—]+\s|[|·•»,]|\s/\s)\s*")
_NAME_WORD = re.compile(
    r"^(?:[A-Z\u00c0-\u00de][\w'’.\u00c0-\u024f-]*|bin|binti|van|de|al|von|der|da|el|la|di|[A-Z]\.)$"
)
_TIDY = re.compile(r"^[\s,|:;•·()/-]+|[\s,|:;•·(/-]+$")
_TRAILER = re.compile(r"\s*(?:Copyright|©|\||$).*$")
_HANDLE = re.compile(r"\s*[(<]?[\w.]+@[\w.]+[)>]?|\s*\(?@\w+\)?")


_SITE_AT_END = re.compile(r"(?:^|\s)[\w-]+(?:\.(?:com|co|id|net|tv|org))+$", re.IGNORECASE)


def people(text: str) -> tuple[str, ...]:
    """The names of people in the words after a label: without roles, outlets, desks and addresses."""
    words = _words()
    text = _HANDLE.sub("", _TRAILER.sub("", text))
    names: list[str] = []
    for part in words.joiner.split(text):
        name = _TIDY.sub("", words.role.sub("", part))
        name = re.sub(r"\s*\((?=[^)]*$)|^\W+", "", name).strip()
        if name and is_person(name) and name not in names:
            names.append(name)
    return tuple(names)


def is_person(name: str) -> bool:
    """Whether a name on a byline is a person's: not an outlet, agency, desk, section or address."""
    if by_name(name) or len(name) < 2 or len(name) > 60 or re.search(r"[\d@/:]|\.(?:com|id|co|net|tv)\b", name, re.I):
        return False
    if re.search(r"\([A-Z]{2,}\)", name):
        return False  # "Deutsche Welle (DW)": a house with its short form
    tokens = name.lower().replace("(", " ").replace(")", " ").split()
    if len(tokens) > 6 or any(token.strip(".,") in _words().not_people for token in tokens):
        return False
    return not (tokens[0].startswith("detik") or tokens[0] == "the")


def named(text: str) -> bool:
    """Whether every word is written as a part of a person's name is."""
    return all(_NAME_WORD.match(word) for word in text.split()) and 1 <= len(text.split()) <= 6


def may_be_label(text: str) -> bool:
    """Whether `text` begins with the first word of a byline label: a quick look before the full one."""
    words = text.split(None, 1)
    return bool(words) and words[0].rstrip(":").lower() in _first_words()


@cache
def _first_words() -> frozenset[str]:
    slots = ("authors", "authors_bare", "editors", "editors_bare")
    tables = [language.table("bylines") for language in LANGUAGES.values()]
    return frozenset(label.split()[0].lower() for table in tables for slot in slots for label in table[slot])


def read_byline(line: str, *, head: bool, house: str | None = None) -> Byline | None:
    """What `line` says about authors, editors, date and outlet, or None when it is no such line.

    `head` tells that the line stands between title and body, where a bare name or date needs no label; `house` is
    the outlet's name where the page has shown it.
    """
    words = _words()
    count = len(line.split())
    if count > LONGEST_BYLINE:
        return None
    if words.notes.search(line) and count <= 16:
        return Byline(kind="byline")
    labels = list(words.label.finditer(line))
    if labels and (labels[0].start() < 3 or head):
        return _labelled(line, labels)
    bare = words.bare.match(line)
    if bare and not line.endswith((".", ",")) and count <= 14:
        said = line[bare.end() :]
        stamps = find_stamps(said)
        names = people(said[: stamps[0].start] if stamps else said)
        if names and all(named(name) for name in names):
            editor = bare["label"].lower() in words.editor
            return Byline(
                kind="byline",
                authors=() if editor else names,
                editors=names if editor else (),
                stamps=stamps,
            )
    if not head:
        return None
    stamps = find_stamps(line)
    if stamps and _only_a_stamp(line, stamps):
        return _stamped(line, stamps, house)
    if house and line.casefold().startswith(house.casefold()) and count <= len(house.split()) + 3:
        rest = _TIDY.sub("", line[len(house) :]) or None
        return Byline(kind="byline", outlet=house, section=rest if rest and _is_section(rest) else None)
    return None


def _labelled(line: str, labels: list[re.Match[str]]) -> Byline:
    words = _words()
    authors: list[str] = []
    editors: list[str] = []
    for number, label in enumerate(labels):
        stop = labels[number + 1].start() if number + 1 < len(labels) else len(line)
        said = line[label.end() : stop]
        stamps = find_stamps(said)
        names = people(said[: stamps[0].start] if stamps else said)
        (editors if label["label"].lower() in words.editor else authors).extend(names)
    return Byline(kind="byline", authors=tuple(authors), editors=tuple(editors), stamps=find_stamps(line))


def _only_a_stamp(line: str, stamps: tuple[Stamp, ...]) -> bool:
    """Whether the rest of the line is short enough to be names, an outlet or a section."""
    rest = line
    for stamp in reversed(stamps):
        rest = rest[: stamp.start] + " | " + rest[stamp.end :]
    running = sum(word.islower() and word.isalpha() and len(word) > 3 for word in rest.split())
    return len(rest.split()) <= 14 and running <= 3 and not re.search(r"[.!?]\s|[.!?]$|[\"“”]", rest.strip())


def _is_section(name: str) -> bool:
    tokens = name.lower().split()
    if tokens[0] in {"tim", "team", "redaksi", "admin", "by", "oleh"}:
        return False
    return bool(outlet_names().search(name)) or any(token in _words().sections for token in tokens)


def _stamped(line: str, stamps: tuple[Stamp, ...], house: str | None) -> Byline:
    words = _words()
    before = line[: stamps[0].start]
    after = line[stamps[-1].end :]
    outlet = section = None
    authors: list[str] = []
    for text in (before, after):
        for part in _PARTS.split(text):
            piece = _TIDY.sub("", part)
            if not piece:
                continue
            site = _SITE_AT_END.search(piece)
            if site and site.start():
                # "Sari Dewi Kompas.com": the outlet stands behind the last name without a mark between them
                outlet = outlet or (known.name if (known := by_name(site[0].strip())) else site[0].strip())
                piece = piece[: site.start()].rstrip()
            known = by_name(piece)
            if house and piece.casefold() == house.casefold():
                outlet = outlet or house
                continue
            if known or re.fullmatch(r"[\w-]+(?:\.(?:com|co|id|net|tv|org))+", piece, re.I):
                if outlet is None or (known and known.zone):  # an agency's name stands before the outlet's
                    outlet = known.name if known else piece
                continue
            name = _TIDY.sub("", words.role.sub("", piece))
            if not name:
                continue
            bare = words.bare.match(name)
            name = name[bare.end() :] if bare else name
            if is_person(name) and named(name) and (len(name.split()) >= 2 or outlet or bare or part != piece):
                authors.append(name)
            elif section is None and _is_section(name):
                section = name
    if not authors and outlet and before:
        # "bonauli - detikTravel": the part before an outlet is the writer in any case of letters.
        first = _TIDY.sub("", _PARTS.split(before)[0])
        ours = house is not None and first.casefold() == house.casefold()
        if first and not ours and by_name(first) is None and is_person(first) and re.fullmatch(r"[\w.' ]{3,40}", first):
            authors.append(first)
    return Byline(
        kind="byline" if authors else "date",
        authors=tuple(authors),
        stamps=stamps,
        outlet=outlet,
        section=section,
        labelled=False,
    )
