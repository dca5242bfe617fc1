"""Candidates for names in one sentence: known names, titled persons, organisations, and what only the tagger sees."""

from __future__ import annotations

from runut.analysis.names.described import bracketed, described, photographers
from runut.analysis.names.lookup import Hit, adjective_country
from runut.analysis.names.places import misspelt, tagged
from runut.analysis.names.sentence import Candidate, Sentence, Words, word_lists
from runut.analysis.names.tagger import WORDS, tag
from runut.analysis.names.titles import title_at
from runut.analysis.names.tokens import Token
from runut.gazetteer.cities import city
from runut.gazetteer.known import Person
from runut.language import Language
from runut.trained import table


def name_end(sentence: Sentence, at: int, lists: Words) -> int:
    """The token after the person's name that begins at token `at`; `at` itself when none begins there."""
    words, owner = sentence.words, sentence.owner
    step, last = at, at
    while step < len(words) and step - at < 9:
        word, hit = words[step], owner[step]
        if hit is not None:
            if not isinstance(hit.entry, Person):
                break
            while step < len(words) and owner[step] is hit:
                step += 1
            last = step
            if sentence.headline:
                break
            if " " in hit.entry.name and hit.end - hit.start > 8:
                break
            continue
        if word.big and word.text[0].isalpha() and word.lower not in lists.not_names:
            if sentence.headline or (word.text.isupper() and len(word.text) > 3 and step > at):
                break
            step += 1
            last = step
            continue
        joined = step > at and words[step - 1].end == word.start
        if step > at and (word.lower in lists.particles or (word.text == "-" and joined)):
            step += 1
            continue
        break
    return last


# Small words inside a title ("Presiden Iran yang baru, ..."), and those that only a known name may follow
# ("Duta Besar Iran untuk PBB di New York ...").
_LINKING = frozenset({"yang", "baru", "bidang", "urusan", "the", "and", "dan"})
_PLACING = frozenset({"untuk", "di", "of", "to", "for"})


def titled(sentence: Sentence, at: int, language: Language, lists: Words) -> tuple[int, Candidate | None]:
    """The person whose title begins at token `at`, and the token after; (at + 1, None) when there is none."""
    words, owner = sentence.words, sentence.owner
    title = title_at(words, at, language)
    if title is None or (title.honorific and not words[at].big):
        return at + 1, None
    main, country, body = title, None, None
    if at and (code := adjective_country(words[at - 1].text)):
        country = code
    step = title_end = at + len(title.words)
    while step < len(words):
        word, hit = words[step], owner[step]
        if hit is not None and not isinstance(hit.entry, Person):
            if hit.entry.type in ("GPE", "ORG"):
                country = country or hit.entry.country
                if hit.entry.type == "ORG" and body is None:
                    body = hit.entry.name
            elif hit.entry.type in ("EVENT", "MISC"):
                break
            while step < len(words) and owner[step] is hit:
                step += 1
            title_end = step
        elif word.text in "(":
            close = next((n for n in range(step, min(step + 6, len(words))) if words[n].text == ")"), None)
            if close is None:
                break
            step = title_end = close + 1
        elif (word.text == "," or (word.text == "." and title.honorific)) and step + 1 < len(words):
            step += 1
            if word.text == "," and (owner[step] is None and not words[step].big):
                break
            if word.text == "," and title.honorific:
                break
        elif (more := title_at(words, step, language)) is not None:
            if main.honorific:
                main = more
            step = title_end = step + len(more.words)
        elif word.lower in _LINKING or (word.lower in _PLACING and step + 1 < len(words) and owner[step + 1]):
            step += 1
        else:
            break
    end = name_end(sentence, step, lists) if step < len(words) else step
    if end == step:
        return at + 1, None
    entry = next((o.entry for o in owner[step:end] if o is not None), None)
    last = owner[end - 1]
    inside = next((o for o in owner[step:end] if o is not None), None)
    whole = inside is not None and inside.start == words[step].start and inside.end == (last or words[end - 1]).end
    if inside is not None and not whole and " " not in sentence.text[inside.start : inside.end]:
        entry = None  # a known surname inside another full name ("Robert Merz") is somebody else
    found = Candidate(
        words[step].start, words[end - 1].end if last is None else last.end, "PER", entry, main,
        words[at].start, words[title_end - 1].end, country, body,
    )  # fmt: skip
    return end, found


# The least probability of a name that only the tagger sees; measured on the development pages: below, more
# wrong names come in than right ones.
LEAST = {"PER": 0.5, "ORG": 0.6, "LOC": 0.6}


def unknown(sentence: Sentence, taken: set[int], language: Language, lists: Words) -> list[Candidate]:
    """Names that no table knows, from the trained tagger; none in a headline, where capitals tell nothing."""
    words, owner = sentence.words, sentence.owner
    if sentence.headline or not any(
        word.big and own is None and word.start not in taken for word, own in zip(words[1:], owner[1:], strict=True)
    ):
        return []
    found: list[Candidate] = []
    for first, last, type_, sureness in tag(words, owner, language):
        if sureness < LEAST[type_] or not words[first].big or any(words[n].start in taken for n in range(first, last)):
            continue
        if any(own is not None for own in owner[first:last]) or words[first].lower in lists.not_names:
            continue
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


def like_a_name(word: Token) -> bool:
    """Whether a word is mostly written with a capital inside sentences, or was never seen."""
    row = table(WORDS).get(word.lower)
    return row is None or row[0] in "6789-"


def stretched(sentence: Sentence, hit: Hit, lists: Words) -> tuple[int, int] | None:
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
        )  # fmt: skip

    first, last = at, at + 1
    while last < len(words) and owner[last] is hit:
        last += 1
    if at and part(at - 1) and words[at - 1].end + 1 == words[at].start and (at > 1 or like_a_name(words[at - 1])):
        first -= 1
    if last < len(words) and part(last) and words[last - 1].end + 1 == words[last].start:
        last += 1
    if (first, last) == (at, last) and words[last - 1].end <= hit.end:
        return None
    return words[first].start, words[last - 1].end


def candidates(sentence: Sentence, language: Language) -> list[Candidate]:
    """Every candidate of one sentence, in order; an organisation may hold a country's name inside."""
    lists = word_lists(language)
    found: list[Candidate] = []
    taken: set[int] = set()
    at = 0
    while at < len(sentence.words):
        after, person = titled(sentence, at, language, lists)
        if person is not None and not (sentence.headline and person.entry is None):
            found.append(person)
            taken.update(range(person.start, person.end))
        at = after
    for hit in (*sentence.hits, *sentence.inner):
        if hit.start in taken:
            continue
        if isinstance(hit.entry, Person):
            if around := stretched(sentence, hit, lists):
                found.append(Candidate(*around, "PER"))
                taken.update(range(*around))
            else:
                found.append(Candidate(hit.start, hit.end, "PER", hit.entry))
        elif hit.entry.type != "MISC":
            found.append(Candidate(hit.start, hit.end, hit.entry.type, hit.entry))
    found += unknown(sentence, taken, language, lists)
    covered = taken | {place for one in found for place in range(one.start, one.end)}
    for word, own in zip(sentence.words, sentence.owner, strict=True):
        strange = own is None and word.big and word.start not in covered and word.lower not in table(WORDS)
        if strange and (place := misspelt(word.text)):
            found.append(Candidate(word.start, word.end, "GPE", place))
    found += bracketed(sentence, found)
    if sentence.caption:
        found += photographers(sentence, {place for one in found for place in range(one.start, one.end)}, lists)
    found.sort(key=lambda candidate: (candidate.start, -candidate.end))
    return [described(sentence, one, language) if one.type == "PER" else one for one in found]
