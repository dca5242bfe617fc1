"""Forms: the shapes that a trigger's stem takes in running text, with the voice that each shape shows."""

from __future__ import annotations

from functools import cache
from typing import Literal

from runut.language import Language

Voice = Literal["active", "passive", "either", "bare", "gerund", "noun"]
"""What a form says about its subject: "either" is an English -ed form, "bare" a stem without its prefix."""


def forms(stem: str, language: Language) -> dict[str, Voice]:
    """The forms of a verb stem, each with its voice; "kecam" gives mengecam (active) and dikecam (passive)."""
    if language.table("affixes")["system"] == "prefix":
        return _prefixed(stem, language)
    return _suffixed(stem, language)


def stripped(word: str, language: Language) -> str | None:
    """`word` without a clitic such as -nya, or None when there is none to take away."""
    for clitic in language.table("affixes")["clitics"]:
        if word.endswith(clitic) and len(word) > len(clitic) + 3:
            return word[: -len(clitic)]
    return None


@cache
def _irregular(language: Language) -> dict[str, tuple[str, str]]:
    return {row["base"]: (row["past"], row["participle"]) for row in language.rows("verb_forms")}


def _prefixed(stem: str, language: Language) -> dict[str, Voice]:
    table = language.table("affixes")
    found: dict[str, Voice] = {stem: "bare"}
    for letters, prefix, drop in table["active"]:
        if stem.startswith(letters):
            kept = drop and any(stem.startswith(word) for word in table["kept"])
            found[prefix + stem[0 if kept else drop :]] = "active"
            if kept and letters == "s":
                found["men" + stem] = "active"
            break
    if stem in table["short"]:
        found["menge" + stem] = "active"
    found[table["passive"] + stem] = "passive"
    if stem in _irregular(language):
        active, passive = _irregular(language)[stem]
        found |= {active: "active", passive: "passive"}
    return found


def _suffixed(stem: str, language: Language) -> dict[str, Voice]:
    table = language.table("affixes")
    doubled = stem in table["doubled"] and stem not in table["single"]
    if stem.endswith(("s", "sh", "ch", "x", "z")) or (stem.endswith("o") and len(stem) > 2):
        third = f"{stem}es"
    elif stem.endswith("y") and stem[-2:-1] not in "aeiou":
        third = f"{stem[:-1]}ies"
    else:
        third = f"{stem}s"
    if doubled:
        past, ing = f"{stem}{stem[-1]}ed", f"{stem}{stem[-1]}ing"
    elif stem.endswith("ie"):
        past, ing = f"{stem}d", f"{stem[:-2]}ying"
    elif stem.endswith("e"):
        past, ing = f"{stem}d", stem + "ing" if stem.endswith("ee") else f"{stem[:-1]}ing"
    elif stem.endswith("y") and stem[-2:-1] not in "aeiou":
        past, ing = f"{stem[:-1]}ied", f"{stem}ing"
    else:
        past, ing = f"{stem}ed", f"{stem}ing"
    found: dict[str, Voice] = {stem: "active", third: "active", ing: "gerund"}
    if stem not in _irregular(language):
        return found | {past: "either"}
    past, participle = _irregular(language)[stem]
    if past == participle:
        return found | {past: "either"}
    return found | {past: "active", participle: "either"}
