"""Offices and honorifics as a page writes them, before a name ("Menlu Rusia Sergei Lavrov") or after it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec

from runut.analysis.names.tokens import Token
from runut.gazetteer.places import of_country
from runut.language import Language

TABLED = frozenset({"head-of-state", "head-of-government", "leader", "foreign-minister", "defence-minister"})
"""Roles that one person at a time holds for a country, as the table of offices has them."""


class Title(msgspec.Struct, frozen=True):
    """An office or honorific: `role` as in the offices table; `office` with {of} for its country;
    `country` where only one country uses the form."""

    words: tuple[str, ...]
    role: str
    office: str
    country: str | None = None

    @property
    def honorific(self) -> bool:
        """Whether it is a form of address rather than an office."""
        return self.role == "honorific"


def words_of(form: str) -> tuple[str, ...]:
    """A form of the title table as the tokens that stand in a text."""
    spaced = form.replace("(", " ( ").replace(")", " ) ").replace("-", " - ")
    return tuple(spaced.split())


@cache
def titles(language: Language) -> dict[str, tuple[Title, ...]]:
    """Titles by their first word, longest first."""
    found: dict[str, list[Title]] = {}
    for row in language.rows("titles"):
        title = Title(words_of(row["form"]), row["role"], row["office"] or "", row["country"] or None)
        found.setdefault(title.words[0], []).append(title)
    return {word: tuple(sorted(group, key=lambda title: -len(title.words))) for word, group in found.items()}


def title_at(words: list[Token], at: int, language: Language, owner: Sequence[object] = ()) -> Title | None:
    """The longest title whose words stand at token `at` and do not cut a known name (`owner`) in two."""
    for title in titles(language).get(words[at].lower, ()):
        size = len(title.words)
        if all(
            at + step < len(words) and words[at + step].lower.rstrip(".") == part.rstrip(".")
            for step, part in enumerate(title.words)
        ) and at + size <= len(words):
            last = at + size
            if size > 1 and owner and last < len(words) and owner[last] is not None and owner[last] is owner[last - 1]:
                continue
            return title
    return None


_THE = frozenset(
    {
        "Ministry", "Embassy", "European", "United", "International", "Islamic", "World", "White", "Palestinian",
        "Israel", "Arab", "African", "Central", "Security", "State", "Federal", "Atomic",
    }
)  # fmt: skip
"""First words of bodies that want an article in English prose."""


def office_name(title: Title, code: str | None, body: str | None = None) -> str | None:
    """The office in English, such as "President of Iran"; `body` is the organisation it belongs to, if any."""
    if title.honorific or not title.office:
        return title.office or None
    if body:
        the = "the " if body.split()[0] in _THE or " of " in body else ""
        return title.office.replace("{of}", f" of {the}{body}")
    if title.role == "job":
        return None
    return title.office.replace("{of}", of_country(code))
