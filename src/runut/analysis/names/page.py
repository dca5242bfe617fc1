"""One page as a whole: a surname alone, a capital that stands for its government, a ministry without its country."""

from __future__ import annotations

from runut.analysis.names.sentence import Candidate, Sentence, Words
from runut.gazetteer.known import Known, Person, countries, fold, rivals


def surnames(found: list[list[Candidate]], sentences: list[Sentence], lists: Words) -> list[list[Candidate]]:
    """The same candidates with those added that are a part of a full name elsewhere on the page
    ("Thunberg"), or a short form that the page explains in brackets."""
    parts: dict[str, str] = {}
    for sentence, names in zip(sentences, found, strict=True):
        for name in names:
            words = sentence.text[name.start : name.end].split()
            if name.type == "PER" and len(words) > 1:
                for part in (words[-1], words[0]):
                    if part is words[0] and part.lower() in lists.common_first_names:
                        continue
                    if len(part) > 2 and part[0].isupper() and part.lower() not in lists.not_names:
                        parts.setdefault(part, " ".join(words))
    short = {
        sentence.text[name.start : name.end]: name
        for sentence, names in zip(sentences, found, strict=True)
        for name in names
        if name.alias_of
    }
    added: list[list[Candidate]] = []
    for sentence, names in zip(sentences, found, strict=True):
        taken = {place for name in names for place in range(name.start, name.end)}
        more = list(names)
        for at, word in enumerate(sentence.words):
            if word.start in taken or sentence.owner[at] is not None:
                continue
            if same := short.get(word.text):
                more.append(same._replace(start=word.start, end=word.end))
            elif word.text in parts:
                more.append(Candidate(word.start, word.end, "PER"))
        added.append(sorted(more, key=lambda candidate: (candidate.start, -candidate.end)))
    return added


def stands_for_government(sentence: Sentence, candidate: Candidate, lists: Words) -> bool:
    """Whether a capital is meant as its government: not where a word of place stands before it, not in a list of
    places, not behind a comma that explains another place ("Universitas X, Seoul")."""
    words = sentence.words
    at = next((number for number, word in enumerate(words) if word.start == candidate.start), 0)
    before = [word.lower for word in words[max(0, at - 2) : at]]
    if not before:
        return not (at + 1 < len(words) and words[at + 1].text in {",", "-", "–", "("})
    if before[-1] in lists.governing:
        return True
    if before[-1] in {"dan", "and"} and at >= 2 and sentence.owner[at - 2] is not None:
        other = sentence.owner[at - 2]
        if other is not None and isinstance(other.entry, Known) and other.entry.kind == "capital":
            # "Moskow dan Kiev": two capitals side by side are meant alike.
            return stands_for_government(sentence, Candidate(other.start, other.end, "GPE", other.entry), lists)
    if any(word in lists.locative for word in before):
        return False
    return before[-1] not in {",", "(", "/", "-", "–", "dan", "atau", "serta", "termasuk", "and", "or"}


def government(candidate: Candidate) -> Candidate:
    """The same place in the text, meaning the country."""
    entry = candidate.entry
    if isinstance(entry, Known) and entry.country in countries():
        return candidate._replace(entry=countries()[entry.country or ""])
    return candidate


def is_capital(candidate: Candidate) -> bool:
    """Whether the candidate is a seat of government."""
    return isinstance(candidate.entry, Known) and candidate.entry.kind == "capital"


def lend_country(found: list[list[Candidate]], home: str | None) -> list[list[Candidate]]:
    """An organisation with a general name ("Kementerian Keuangan", "Angkatan Bersenjata") belongs to the country of
    the last one of that name on the page, else to the last country named in this sentence or the two before, else
    to `home`, the country for whose readers the page is written."""
    seen: dict[str, str] = {}
    last: str | None = None
    age = 0
    embassy: str | None = None
    out: list[list[Candidate]] = []
    for names in found:
        now: list[Candidate] = []
        age += 1
        if age > 2:
            last = home
        for name in names:
            entry = name.entry
            if isinstance(entry, Person) or entry is None:
                if isinstance(entry, Person) and entry.country:
                    last, age = entry.country, 0
                now.append(name)
                continue
            if entry.type == "GPE" and entry.country and entry.kind != "tagged":
                last, age = entry.country, 0
            if entry.type == "ORG" and entry.kind == "body":
                head = " ".join(fold(entry.name).split()[:3])
                abroad = entry.name.startswith(("Embassy", "Consulate"))
                if entry.country:
                    seen[head] = entry.country
                    embassy = entry.country if abroad else embassy
                elif code := seen.get(head) or (embassy if abroad else last) or last:
                    name = name._replace(entry=with_country(entry, code))
            now.append(name)
        out.append(now)
    return out


def settle_rivals(found: list[list[Candidate]], text: str) -> list[list[Candidate]]:
    """A name that several organisations share means the one whose country the page names most."""
    count: dict[str | None, int] = {}
    for names in found:
        for name in names:
            if name.entry is not None and name.entry.country:
                count[name.entry.country] = count.get(name.entry.country, 0) + 1
    settled = []
    for names in found:
        now = []
        for name in names:
            if others := rivals().get(text[name.start : name.end]):
                best = max(others, key=lambda entry: count.get(entry.country, 0) - (entry == name.entry))
                name = name._replace(entry=best)
            now.append(name)
        settled.append(now)
    return settled


def with_country(entry: Known, code: str) -> Known:
    """The same organisation, of a country."""
    return Known(id=entry.id, name=entry.name, type=entry.type, kind=entry.kind, country=code, name_id=entry.name_id)
