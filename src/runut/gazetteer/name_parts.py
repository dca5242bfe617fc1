"""Parts of personal names: first and last names of the persons and office holders that the tables know."""

from __future__ import annotations

from functools import cache

from runut.gazetteer.known import persons
from runut.gazetteer.offices import terms


@cache
def name_parts() -> dict[str, str]:
    """Lower-case part to "f" (seen first), "l" (seen last) or "b" (both)."""
    found: dict[str, set[str]] = {}
    for name in {*persons(), *(term.person for term in terms())}:
        words = name.lower().replace("-", " ").split()
        if len(words) < 2:
            continue
        for word in words[:-1]:
            found.setdefault(word, set()).add("f")
        found.setdefault(words[-1], set()).add("l")
    return {word: "b" if len(places) == 2 else next(iter(places)) for word, places in found.items() if len(word) > 2}
