"""Candidates for names in one sentence: known names, titled persons, organisations with a country."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from runut.analysis.names.lookup import Hit, adjective_country, known_names
from runut.analysis.names.organisations import Reader
from runut.analysis.names.tagger import tag
from runut.analysis.names.titles import Title, title_at
from runut.analysis.names.tokens import Token, headline_case, tokens
from runut.gazetteer.known import Known, Person, identity
from runut.language import Language


class Candidate(NamedTuple):
    """A name at `start:end` before it is known who is meant. `entry` is what the gazetteer says; `title`,
    `title_start:title_end`, `title_country` and `title_body` are what the page says beside the name."""

    start: int
    end: int
    type: str
    entry: Known | Person | None = None
    title: Title | None = None
    title_start: int = 0
    title_end: int = 0
    title_country: str | None = None
    title_body: str | None = None


class Words(NamedTuple):
    """The word lists of a language that steer the finding of names."""

    particles: frozenset[str]
    not_names: frozenset[str]
    speech: frozenset[str]
    locative: frozenset[str]
    governing: frozenset[str]
    crediting: frozenset[str]
    before_places: frozenset[str]


@cache
def word_lists(language: Language) -> Words:
    """The lists of `name_words.toml`."""
    table = language.table("name_words")
    return Words(*(frozenset(table[field]) for field in Words._fields))


class Sentence(NamedTuple):
    """A sentence prepared for finding: its tokens, its known names (`inner` those inside an organisation's name),
    and the name that covers each token."""

    text: str
    words: list[Token]
    hits: list[Hit]
    inner: list[Hit]
    owner: list[Hit | None]
    headline: bool


def cover(words: list[Token], hits: list[Hit]) -> list[Hit | None]:
    """Which known name covers each token."""
    owner: list[Hit | None] = [None] * len(words)
    at = 0
    for hit in hits:
        while at < len(words) and words[at].end <= hit.start:
            at += 1
        step = at
        while step < len(words) and words[step].start < hit.end:
            owner[step] = owner[step] or hit
            step += 1
    return owner


def prepare(text: str, start: int, end: int, language: Language, *, title: bool = False) -> Sentence:
    """Tokens, known names and organisations of `text[start:end]`; a `title` may begin every word with a capital."""
    hits = known_names(text, start, end)
    words = tokens(text, start, end, frozenset(edge for hit in hits for edge in (hit.start, hit.end)))
    crediting = word_lists(language).crediting
    owner = cover(words, hits)
    headline = title and headline_case(words)
    hits = [hit for hit in hits if sure(hit, words, owner, crediting)]
    owner = cover(words, hits)
    reader = Reader(words, owner, language, headline)
    longer: list[Hit] = []
    at = 0
    while at < len(words):
        found = reader.read(at) if owner[at] is None or owner[at].start == words[at].start else None  # type: ignore[union-attr]
        inside = owner[at]
        if found is None or (inside is not None and found[1].end <= inside.end):
            at += 1
            continue
        longer.append(found[1])
        at = found[0]
    inner: list[Hit] = []
    outer: list[Hit] = []
    for hit in hits:
        held = any(
            big is not hit
            and big.start <= hit.start
            and hit.end <= big.end
            and big.end - big.start > hit.end - hit.start
            for big in (*longer, *hits)
        )
        if not held:
            outer.append(hit)
        elif hit.entry.name != "Indonesia":
            inner.append(hit)
    outer = sorted([*outer, *longer])
    return Sentence(text, words, outer, inner, cover(words, outer), headline)


def sure(hit: Hit, words: list[Token], owner: list[Hit | None], crediting: frozenset[str]) -> bool:
    """Whether a known name is meant here: "Barat" not behind a capital, an unsure outlet only behind a credit."""
    at = next((number for number, own in enumerate(owner) if own is hit), None)
    if at is None:
        return True
    before = words[at - 1] if at else None
    if isinstance(hit.entry, Person):
        return True
    if hit.entry.kind == "unsure":
        return any(word.lower in crediting for word in words[max(0, at - 4) : at])
    if hit.entry.kind == "country" and at + 1 < len(words) and words[at + 1].text == "$":
        return False
    if hit.entry.type == "MISC":
        return True
    form = hit.entry.name
    if form in {"Western world", "Gulf"} and before is not None:
        after = at + 1
        return not (before.big and owner[at - 1] is None) and not (
            form == "Gulf" and after < len(words) and words[after].big
        )
    return True


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
        elif word.lower in {"untuk", "di", "yang", "baru", "bidang", "urusan", "of", "the", "to", "for", "and", "dan"}:
            step += 1
        else:
            break
    end = name_end(sentence, step, lists) if step < len(words) else step
    if end == step:
        return at + 1, None
    entry = next((o.entry for o in owner[step:end] if o is not None), None)
    last = owner[end - 1]
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
        if end - start < 3 or (type_ == "PER" and last - first == 1 and first == 0):
            continue
        kind = {"PER": "PER", "ORG": "ORG", "LOC": "GPE"}[type_]
        entry = None
        if kind != "PER":
            name = sentence.text[start:end]
            entry = Known(id=identity(kind, name), name=name, type=kind, kind="tagged", country=None)
        found.append(Candidate(start, end, kind, entry))
    return found


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
        if hit.start not in taken and (isinstance(hit.entry, Person) or hit.entry.type != "MISC"):
            type_ = "PER" if isinstance(hit.entry, Person) else hit.entry.type
            found.append(Candidate(hit.start, hit.end, type_, hit.entry))
    found += unknown(sentence, taken, language, lists)
    found.sort(key=lambda candidate: (candidate.start, -candidate.end))
    return found
