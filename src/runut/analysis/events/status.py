"""Status: whether an act happened, goes on, is planned, is merely possible, was denied or did not take place."""

from __future__ import annotations

import msgspec

from runut.analysis.events.clause import OPENERS, Sight
from runut.analysis.events.lexicon import Hit
from runut.analysis.events.parties import word_set
from runut.model.finding import Status

WINDOW = 7
"""How many words before a trigger its auxiliaries are looked for."""


_IF = frozenset({"jika", "kalau", "apabila", "bila", "seandainya", "andai", "apakah", "if", "unless", "whether"})


class Signs(msgspec.Struct, frozen=True):
    """The words around a trigger that bear on its status, each as the list it was found in."""

    planned: bool = False
    possible: bool = False
    ongoing: bool = False
    negated: bool = False
    denied: bool = False
    recalled: bool = False
    conditional: bool = False
    obliged: bool = False
    depends: bool = False


def signs(sight: Sight, hit: Hit) -> Signs:
    """The status words before the trigger, inside its clause; a denying verb may stand in the clause that governs."""
    low, language = sight.words.low, sight.language
    lists = {
        name: word_set(language, name)
        for name in ("planned", "possible", "ongoing", "negators", "recalled", "obliged", "denials")
    }
    idle = word_set(language, "not_negating")
    found: set[str] = set()
    place = hit.head - 1
    steps = 0
    while place >= 0 and steps < WINDOW:
        word = low[place]
        if word in OPENERS or word in {",", "."}:
            break
        if sight.at[place] >= 0 and steps > 0 and not sight.words.capital[place]:
            break
        if sight.at[place] >= 0:
            break
        here = {name for name, words in lists.items() if word in words}
        if "negators" in here and low[place + 1] in idle:  # "tak lepas dari", "not only": nothing is denied
            here.discard("negators")
        found |= here
        if place in sight.verbs and steps > 1:
            break
        place -= 1
        steps += 1
    edge = sight.left_edge(hit.first)
    opener = low[edge - 1] if edge > 0 else low[0]
    conditional = opener in _IF
    denied = any(low[p] in lists["denials"] for p in range(max(0, hit.first - 14), hit.first))
    inside = {low[p] for p in range(hit.first, hit.head + 1)}
    return Signs(
        planned="planned" in found or bool(inside & lists["planned"] and hit.head > hit.first),
        possible="possible" in found,
        ongoing="ongoing" in found
        or (hit.voice == "gerund" and sight.before(hit.head) in {"is", "are", "been", "'re", "'s"}),
        negated="negators" in found,
        denied=denied and hit.trigger.type != "REJECT",
        recalled="recalled" in found,
        conditional=conditional,
        obliged="obliged" in found,
        depends=any(word in _IF for word in low[hit.last + 1 : hit.last + 16]),
    )


def status_of(found: Signs, hit: Hit) -> Status:
    """The status that the signs show, the strongest first."""
    if hit.trigger.status:
        return hit.trigger.status  # type: ignore[return-value]
    if found.denied:
        return "denied"
    if found.negated:
        return "negated"
    if found.conditional or found.possible:
        return "possible"
    if found.planned:
        return "planned"
    if found.ongoing:
        return "ongoing"
    return "happened"
