"""Subjects: the words beside a cue that say who speaks, before it, behind it or carried by it."""

from __future__ import annotations

import re
from typing import NamedTuple

from runut.analysis.quotes.cues import WORD
from runut.analysis.quotes.phrases import Phrases, trim
from runut.model import Party, Span

_PAREN = re.compile(r"\([^()]*\)")
_STOP_MARK = re.compile(r"[.;:!?\"“”\n\x01](?!\w)|,")


class Subject(NamedTuple):
    """The parties found beside a cue; `pronoun` is the span of a pronoun that leaves them open."""

    parties: list[Party]
    pronoun: Span | None = None
    plural: bool = False


NOBODY = Subject([])


def subject_behind(phrases: Phrases, start: int, end: int) -> Subject:
    """Who is named right behind a cue that ends at `start`: up to a mark or a word that opens something else."""
    text = phrases.text
    stop = end
    if word := phrases.words.stop.search(text, start, end):
        stop = word.start()
    if mark := _STOP_MARK.search(text, start, stop):
        stop = mark.start()
        # "kata Presiden Rusia, Vladimir Putin": the name follows its office behind a comma.
        if mark.group() == "," and not any(m.type == "PER" for m in phrases.mentions_in(start, stop)):
            after = phrases.mentions_in(stop, min(end, stop + 60))
            if after and after[0].type == "PER" and not WORD.findall(_bare(phrases, stop, after[0].span.start)):
                return Subject([phrases.party(after[0])])
    if pronoun := _pronoun(phrases, start, stop):
        return pronoun
    if parties := phrases.named(start, stop):
        return Subject(parties)
    a, b = trim(text, start, stop)
    if a >= b and (word := phrases.words.stop.match(text, trim(text, start, end)[0], end)):
        # "demikian disampaikan dalam laporan intelijen": the document speaks.
        head = phrases.words.body.match(text, trim(text, word.end(), end)[0], end)
        if head:
            a, b = head.start(), _phrase_end(phrases, head.end(), end)
            return Subject([Party(span=Span.of(text, a, trim(text, a, b)[1]), how="description")])
    found = WORD.findall(text[a:b])
    if 1 <= len(found) <= 8 and not all(phrases.words.is_small(w) for w in found):
        return Subject([_unknown(Span.of(text, a, b), found)])
    return NOBODY


def subject_before(phrases: Phrases, start: int, end: int) -> Subject:
    """Who is named before a verb at `end`, in the clause that began somewhere behind `start`.

    The nearest name with nothing but small words and inserts between it and the verb; else the first name
    of the clause that no preposition governs; else a pronoun or a described role.
    """
    text = phrases.text
    words = phrases.words
    if relative := _relative(phrases, start, end):
        return relative
    if (phrase := _before_insert(phrases, start, end, closed=True)) and phrase.parties[0].name:
        return phrase
    low = _clause_start(phrases, start, end)
    for attempt in (low, start):
        mentions = phrases.mentions_in(attempt, end)
        if pronoun := _pronoun(phrases, attempt, end, near=True):
            return pronoun
        for mention in reversed(mentions):
            if _clean(phrases, mention.span.end, end):
                return Subject(_with_lead(phrases, attempt, mention.span.start, mention.span.end, end))
        if phrase := _before_insert(phrases, attempt, end):
            return phrase
        for mention in mentions:
            if _gap_is_insert(text[mention.span.end : end]) and not governed(phrases, attempt, mention.span.start):
                return Subject(_with_lead(phrases, attempt, mention.span.start, mention.span.end, end))
        for mention in mentions:
            if not governed(phrases, attempt, mention.span.start):
                return Subject(_with_lead(phrases, attempt, mention.span.start, mention.span.end, end))
        if pronoun := _pronoun(phrases, attempt, end, near=False):
            return pronoun
        if role := words.body.search(text, attempt, end):
            return Subject(phrases.named(role.start(), _phrase_end(phrases, role.end(), end)))
        if attempt == start:
            break
    a, b = trim(text, low, end)
    while a < b and (last := WORD.findall(text[a:b])) and last[-1].lower() in words.adverbs:
        a, b = trim(text, a, b - len(last[-1]))
    if (comma := text.rfind(",", a, b)) > 0:
        a, b = trim(text, comma + 1, b)  # "Sebelumnya, Amazon": what opens the sentence is no speaker
    found = WORD.findall(text[a:b])
    if 1 <= len(found) <= 6 and not all(words.is_small(w) for w in found):
        return Subject([_unknown(Span.of(text, a, b), found)])
    return NOBODY


def _unknown(span: Span, words: list[str]) -> Party:
    """Somebody whom no mention names: by name where every word is capitalised, else as described."""
    if len(words) <= 4 and all(w[0].isupper() for w in words):
        return Party(span=span, name=span.text, type="PER")
    return Party(span=span, how="description")


def _before_insert(phrases: Phrases, low: int, end: int, *, closed: bool = False) -> Subject | None:
    """The noun phrase at the head of the clause, where a relative clause or an insert in commas follows it.

    Its head is what stands before "yang", "who" or the first comma; a phrase that a preposition opens is none.
    With `closed` the insert has to end right before the verb.
    """
    text = phrases.text
    zone = _PAREN.sub(lambda m: " " * len(m.group()), text[low:end])
    while (
        (last := WORD.findall(zone[-24:])) and last[-1].lower() in phrases.words.adverbs and zone.rstrip()[-1:] != ","
    ):
        zone = zone[: zone.rstrip().rfind(last[-1])]
    if closed and not zone.rstrip().endswith(","):
        return None
    relative = phrases.words.relative.search(zone)
    comma = zone.find(",")
    ends = [relative.start()] if relative else []
    if comma > 0 and zone.rstrip().endswith(","):
        ends.append(comma)
    if not ends:
        return None
    a, b = trim(text, low, low + min(ends))
    words = WORD.findall(text[a:b])
    if not 1 <= len(words) <= 7 or phrases.words.is_small(words[0]):
        return None
    if any(w.lower() in phrases.words.prepositions for w in words):
        return None
    parties = phrases.named(a, b)
    return Subject(parties or [Party(span=Span.of(text, a, b), how="description")])


def _relative(phrases: Phrases, start: int, end: int) -> Subject | None:
    """The name right before "yang" or "who", where only small words stand between that and the verb."""
    text = phrases.text
    found = next(reversed(list(phrases.words.relative.finditer(text, start, end))), None)
    if found is None or not _clean(phrases, found.end(), end):
        return None
    before = phrases.mentions_in(max(start, found.start() - 60), found.start())
    if before and not WORD.findall(_PAREN.sub(" ", text[before[-1].span.end : found.start()])):
        return Subject(_with_lead(phrases, start, before[-1].span.start, before[-1].span.end, found.start()))
    return None


def _bare(phrases: Phrases, start: int, end: int) -> str:
    return phrases.text[start:end].strip(" ,")


def _apposed(phrases: Phrases, start: int, end: int) -> bool:
    """Whether only a comma, brackets and forms of address stand between an office and a name."""
    gap = _PAREN.sub(" ", phrases.text[start:end])
    return all(w.lower() in phrases.words.titles for w in WORD.findall(gap))


def _with_lead(phrases: Phrases, low: int, start: int, end: int, limit: int) -> list[Party]:
    """The party of a name together with the role or body words right before it, and the name in apposition."""
    for person in phrases.mentions_in(end, min(limit, end + 80)):
        if person.type == "PER" and _apposed(phrases, end, person.span.start):
            return [phrases.party(person)]
    lead = phrases.text[max(low, start - 60) : start]
    offset = max(low, start - 60)
    roles = list(phrases.words.body.finditer(lead))
    for role in roles:
        between = lead[role.end() :]
        if "," not in between and len(WORD.findall(between)) <= 5 and not phrases.words.stop.search(between):
            return phrases.named(offset + role.start(), end)
    before = phrases.mentions_in(max(low, start - 60), start)
    if before:
        gap = {w.lower() for w in WORD.findall(phrases.text[before[-1].span.end : start])}
        if gap and gap <= phrases.words.both:
            return phrases.named(before[-1].span.start, end)
    return phrases.named(start, end)


def _clause_start(phrases: Phrases, start: int, end: int) -> int:
    """Behind the last word or mark that opened a clause before the verb at `end`."""
    text = phrases.text
    low = start
    for word in phrases.words.clause.finditer(text, start, end):
        rest = text[word.end() : end]
        if phrases.mentions_in(word.end(), end) or phrases.words.pronoun.search(rest):
            low = word.end()
    mark = max(
        text.rfind("\x01", low, end), text.rfind(";", low, end), text.rfind("”", low, end), text.rfind('"', low, end)
    )
    return max(low, mark + 1)


def _pronoun(phrases: Phrases, start: int, end: int, *, near: bool = True) -> Subject | None:
    found = None
    for match in phrases.words.pronoun.finditer(phrases.text, start, end):
        found = match
    if found is None:
        return None
    if near and not _clean(phrases, found.end(), end) and found.start() > start + 2:
        return None
    span = Span.of(phrases.text, found.start(), found.end())
    plural = bool(phrases.words.plural.match(found.group()))
    if mentions := phrases.referred(span.start, span.end):
        return Subject([phrases.party(m, "pronoun", span) for m in mentions[:4]], span, plural)
    return Subject([], span, plural)


def _clean(phrases: Phrases, start: int, end: int) -> bool:
    """Whether only adverbs and brackets stand in `start:end`."""
    gap = _PAREN.sub(" ", phrases.text[start:end])
    if "," in gap.strip(" "):
        return False
    return all(w.lower() in phrases.words.adverbs or w.isdigit() for w in WORD.findall(gap))


def _gap_is_insert(gap: str) -> bool:
    """Whether the words between a name and its verb are set off by commas, or open with a preposition's phrase."""
    bare = _PAREN.sub(" ", gap).strip()
    return bare.startswith(",") and bare.count(",") >= 2


def governed(phrases: Phrases, low: int, at: int) -> bool:
    """Whether a preposition stands in the noun phrase before the name at `at`."""
    lead = phrases.text[max(low, at - 45) : at]
    lead = lead[max(lead.rfind(","), lead.rfind("\n"), lead.rfind(".")) + 1 :]
    words = [w.lower() for w in WORD.findall(lead)]
    return any(w in phrases.words.prepositions for w in words[-4:])


def _phrase_end(phrases: Phrases, start: int, end: int) -> int:
    stop = phrases.words.stop.search(phrases.text, start, end)
    limit = stop.start() if stop else end
    mark = _STOP_MARK.search(phrases.text, start, limit)
    return mark.start() if mark else limit
