"""Candidates for names in one sentence: known names, titled persons, organisations, and what only the tagger sees."""

from __future__ import annotations

from runut.analysis.names.described import bracketed, described, photographers
from runut.analysis.names.lookup import Hit, adjective_country
from runut.analysis.names.organisations import head_at
from runut.analysis.names.places import misspelt, tagged
from runut.analysis.names.sentence import Candidate, Sentence, Words, word_lists
from runut.analysis.names.tagger import WORDS, tag
from runut.analysis.names.titled import TitleReader, like_a_name
from runut.analysis.names.titles import TABLED
from runut.analysis.names.tokens import Token
from runut.gazetteer.cities import city
from runut.gazetteer.known import Person
from runut.language import Language
from runut.trained import table

# The least probability of a name that only the tagger sees; measured on the development pages: below, more
# wrong names come in than right ones.
LEAST = {"PER": 0.5, "ORG": 0.6, "LOC": 0.6}
ALONE = 0.8
"""The same for a person's name of one word: ships, missiles and companies look alike."""


PARTS = frozenset({"abu", "abul", "al", "bin", "binti", "ibn", "el"})
"""Small words inside a name that may be written with a capital."""


def ends_name(words: list[Token], at: int, lists: Words) -> bool:
    """Whether a small word breaks off a name ("Castro said Gonzalez")."""
    word = words[at]
    return word.text[0].isalpha() and not word.big and word.lower not in lists.particles


Tags = list[tuple[int, int, str, float]]


def tags(sentence: Sentence, language: Language) -> Tags:
    """What the trained tagger says; nothing about a headline, where capitals tell nothing, and nothing where every
    capitalised word is known already."""
    words, owner = sentence.words, sentence.owner
    plain = word_lists(language).not_names
    open_ = any(
        word.big and own is None and word.lower not in plain for word, own in zip(words[1:], owner[1:], strict=True)
    )
    return tag(words, owner, language) if open_ and not sentence.headline else []


def unknown(sentence: Sentence, taken: set[int], seen: Tags, lists: Words) -> list[Candidate]:
    """Names that no table knows."""
    words, owner = sentence.words, sentence.owner
    found: list[Candidate] = []
    for first, last, type_, sureness in seen:
        alone = type_ == "PER" and last - first == 1
        if sureness < (ALONE if alone else LEAST[type_]) or (alone and words[first].text.isupper()):
            continue
        if not words[first].big or any(words[n].start in taken for n in range(first, last)):
            continue
        if any(own is not None for own in owner[first:last]) or words[first].lower in lists.not_names:
            continue
        if type_ == "PER":
            last = next((n for n in range(first, last) if ends_name(words, n, lists)), last)
            if any(adjective_country(words[n].text.removesuffix("s")) for n in range(first, last)):
                continue
            # "Ahed" and "Abu Al Atta": small Arabic words that the tagger breaks off belong to the name.
            while last + 1 < len(words) and words[last].lower in PARTS and words[last + 1].big and owner[last] is None:
                last += 2 if owner[last + 1] is None else 1
        start, end = words[first].start, words[last - 1].end
        if type_ == "PER" and first and words[first - 1].lower in lists.before_places:
            type_ = "LOC"
        if adjective_country(words[first].text):
            continue
        if end - start < 3 or (type_ == "PER" and last - first == 1 and first == 0):
            continue
        kind = {"PER": "PER", "ORG": "ORG", "LOC": "GPE"}[type_]
        found.append(Candidate(start, end, kind, None if kind == "PER" else tagged(sentence.text[start:end], kind)))
    covered = taken | {place for one in found for place in range(one.start, one.end)}
    for at in range(1, len(words)):
        word, before = words[at], words[at - 1].lower
        if before in lists.before_places and word.big and owner[at] is None and word.start not in covered:
            place = city(word.text)
            if place is not None and place.population > 50_000 and like_a_name(word):
                found.append(Candidate(word.start, word.end, "GPE", tagged(word.text, "GPE")))
    return found


def stretched(sentence: Sentence, hit: Hit, lists: Words, language: Language) -> tuple[int, int] | None:
    """The whole name around a short form that is known alone ("Robert Merz" around "Merz"); None where it stands
    alone indeed."""
    words, owner = sentence.words, sentence.owner
    at = next((number for number, own in enumerate(owner) if own is hit), None)
    if at is None or sentence.headline or " " in sentence.text[hit.start : hit.end]:
        return None

    def part(place: int) -> bool:
        word = words[place]
        return (
            owner[place] is None and word.big and word.text.isalpha() and len(word.text) > 1
            and word.lower not in lists.not_names and word.lower not in lists.speech
            and head_at(words, place, language) is None
        )  # fmt: skip

    first, last = at, at + 1
    while last < len(words) and owner[last] is hit:
        last += 1
    if at and part(at - 1) and words[at - 1].end + 1 == words[at].start and (at > 1 or like_a_name(words[at - 1])):
        first -= 1
    surname = isinstance(hit.entry, Person) and words[at].lower == hit.entry.name.lower().split()[-1]
    if not surname and last < len(words) and part(last) and words[last - 1].end + 1 == words[last].start:
        last += 1
    if (first, last) == (at, last) and words[last - 1].end <= hit.end:
        return None
    return words[first].start, words[last - 1].end


def shared_country(found: list[Candidate]) -> list[Candidate]:
    """An office of state without its country ("Menteri Perdagangan Howard Lutnick") belongs to the country named
    last before it in the sentence."""
    last: str | None = None
    placed: str | None = None  # the same, but None behind another person's title: one country has one president
    out = []
    for one in found:
        if (
            one.type == "PER"
            and one.entry is None
            and one.title is not None
            and not (one.title_country or one.title_body)
            and one.title.role in STATE
        ):
            one = one._replace(title_country=placed if one.title.role in TABLED else last)
        if one.type == "GPE" and one.entry is not None and one.entry.country:
            last = placed = one.entry.country
        elif one.title_country:
            last, placed = one.title_country, None
        out.append(one)
    return out


STATE = frozenset({"head-of-state", "head-of-government", "leader", "foreign-minister", "defence-minister",
                   "vice-president", "ambassador", "spokesman", "other"})  # fmt: skip
"""Roles that somebody holds for a state."""


def candidates(sentence: Sentence, language: Language) -> list[Candidate]:
    """Every candidate of one sentence, in order; an organisation may hold a country's name inside."""
    lists = word_lists(language)
    found: list[Candidate] = []
    taken: set[int] = set()
    seen = tags(sentence, language)
    people = frozenset(
        n for first, last, type_, sure in seen if type_ == "PER" and sure > 0.4 for n in range(first, last)
    )
    reader = TitleReader(sentence, language, lists, people)
    at = 0
    while at < len(sentence.words):
        after, person = reader.read(at)
        if person is not None and not (sentence.headline and person.entry is None):
            found.append(person)
            taken.update(range(person.start, person.end))
        at = after
    for hit in (*sentence.hits, *sentence.inner):
        if hit.start in taken:
            continue
        if isinstance(hit.entry, Person):
            if around := stretched(sentence, hit, lists, language):
                found.append(Candidate(*around, "PER"))
                taken.update(range(*around))
            else:
                found.append(Candidate(hit.start, hit.end, "PER", hit.entry))
        elif hit.entry.type != "MISC":
            found.append(Candidate(hit.start, hit.end, hit.entry.type, hit.entry))
    found += unknown(sentence, taken, seen, lists)
    covered = taken | {place for one in found for place in range(one.start, one.end)}
    for word, own in zip(sentence.words, sentence.owner, strict=True):
        strange = own is None and word.big and word.start not in covered and word.lower not in table(WORDS)
        if strange and (place := misspelt(word.text)):
            found.append(Candidate(word.start, word.end, "GPE", place))
    found += bracketed(sentence, found)
    if sentence.caption:
        found += photographers(sentence, {place for one in found for place in range(one.start, one.end)}, lists)
    found.sort(key=lambda candidate: (candidate.start, -candidate.end))
    found = shared_country(found)
    return [described(sentence, one, language) if one.type == "PER" else one for one in found]
