"""Features: what the scorer looks at when it accepts, re-types or rejects a candidate."""

from __future__ import annotations

from runut.analysis.events.candidate import Candidate, first_person
from runut.analysis.events.clause import Sight
from runut.analysis.events.parties import Chunk


def features(candidate: Candidate) -> list[str]:
    """The names of the features that hold, each counting one."""
    sight, hit = candidate.sight, candidate.hit
    words, trigger = sight.words, hit.trigger
    code = sight.language.code
    kind = trigger.type
    out = ["bias", f"type={kind}", f"mode={kind}/{trigger.mode}", f"frame={kind}/{trigger.frame}"]
    out.append(f"pattern={code}:{trigger.pattern}")
    out += [f"head={code}:{word}" for word in words.base[hit.first : hit.last + 1]]
    length = len(trigger.pattern.split())
    out.append(f"length={min(length, 4)}")
    out.append(
        f"voice={kind}/{'noun' if candidate.roles.nominal else 'passive' if candidate.roles.passive else hit.voice}"
    )
    out.append(f"status={kind}/{candidate.status}")
    for name in (
        "planned",
        "possible",
        "ongoing",
        "negated",
        "denied",
        "conditional",
        "obliged",
        "recalled",
        "depends",
    ):
        if getattr(candidate.signs, name):
            out.append(f"sign={name}")
            out.append(f"sign={kind}/{name}")
    out += _who(candidate, "actor", candidate.roles.actors)
    out += _who(candidate, "recipient", candidate.roles.recipients)
    quote = candidate.quote
    if quote is None:
        out.append("quote=none")
    else:
        out += [
            f"quote={quote.kind}",
            f"quote={kind}/{quote.kind}",
            f"force={quote.force}",
            f"force={kind}/{quote.force}",
        ]
        if any(first_person(chunk, sight) for chunk in candidate.roles.actors):
            out += [f"we={kind}/{candidate.status}", f"we={kind}"]
    if candidate.spoken and quote is not None:
        held = [
            words.base[at]
            for at in range(len(words))
            if quote.span.start <= words.starts[at] < quote.span.end and len(words.base[at]) > 2
        ]
        out += [f"said={code}:{word}" for word in set(held)]
        out += [f"says={kind}/{other.trigger.type}" for other in sight.hits]
    out += _around(candidate, code)
    out.append(f"block={candidate.block}")
    out.append(f"place={kind}/{'early' if candidate.number < 4 else 'middle' if candidate.number < 12 else 'late'}")
    others = {other.trigger.type for other in sight.hits if other is not hit}
    out += [f"also={kind}/{other}" for other in others]
    first = bool(sight.hits) and hit is sight.hits[0]
    out.append(f"first={first}")
    out.append(f"rank={kind}/{min(sum(o.head < hit.head for o in sight.hits if o.trigger.type != 'NONE'), 4)}")
    governor = _governor(sight, hit.first)
    if governor:
        out += [f"under={kind}/{governor}"]
    return out


def _who(candidate: Candidate, role: str, found: tuple[Chunk, ...]) -> list[str]:
    sight = candidate.sight
    kind = candidate.hit.trigger.type
    if not found:
        return [f"{role}=none", f"{role}={kind}/none"]
    out = []
    for chunk in found[:2]:
        what = chunk.kind if chunk.core < 0 else "known"
        out += [f"{role}={what}", f"{role}={kind}/{what}"]
        head = sight.words.base[chunk.first if sight.genitives == frozenset() else chunk.last]
        if chunk.core < 0 and chunk.kind != "name":
            out.append(f"{role}noun={sight.language.code}:{head}")
    return out


def _around(candidate: Candidate, code: str) -> list[str]:
    sight, hit = candidate.sight, candidate.hit
    base = sight.words.base
    out = []
    for distance in (1, 2, 3):
        if hit.first - distance >= 0:
            word = base[hit.first - distance]
            name = "NAME" if sight.at[hit.first - distance] >= 0 else word
            out.append(f"b{distance}={code}:{name}")
            out.append(f"near={code}:{name}")
        if hit.last + distance < len(base):
            word = base[hit.last + distance]
            name = "NAME" if sight.at[hit.last + distance] >= 0 else word
            out.append(f"a{distance}={code}:{name}")
            out.append(f"near={code}:{name}")
    return out


def _governor(sight: Sight, at: int) -> str | None:
    """The type of the verb trigger before this one in the same clause."""
    edge = sight.left_edge(at)
    before = [hit for hit in sight.hits if edge <= hit.head < at and hit.trigger.type != "NONE"]
    return before[-1].trigger.type if before else None
