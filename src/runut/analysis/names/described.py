"""What a page says behind a name: an office after a comma, "asal Swedia", a short form in brackets."""

from __future__ import annotations

from runut.analysis.names.sentence import Candidate, Sentence, Words
from runut.analysis.names.titles import title_at
from runut.gazetteer.known import Known, Person
from runut.language import Language

_FROM = frozenset({"asal", "warga", "from"})


def _token_at(sentence: Sentence, place: int) -> int:
    """The number of the first token that begins at or after `place`."""
    low, high = 0, len(sentence.words)
    while low < high:
        middle = (low + high) // 2
        if sentence.words[middle].start < place:
            low = middle + 1
        else:
            high = middle
    return low


def described(sentence: Sentence, candidate: Candidate, language: Language) -> Candidate:
    """The person with the office that follows in apposition ("Ushakov, penasihat ..."), or the country of origin."""
    if candidate.title is not None and not candidate.title.honorific and candidate.title_country:
        return candidate
    words, owner = sentence.words, sentence.owner
    at = _token_at(sentence, candidate.end)
    if at < len(words) and words[at].text == "(":
        close = next((n for n in range(at, min(at + 5, len(words))) if words[n].text == ")"), None)
        at = close + 1 if close is not None else at
    if at + 1 < len(words) and words[at].text == "," and candidate.title is None:
        title = title_at(words, at + 1, language)
        if title is not None and not title.honorific:
            country, body, step = None, None, at + 1 + len(title.words)
            end = step
            while step < min(len(words), end + 6) and words[step].text not in {",", "."}:
                hit = owner[step]
                if hit is not None and isinstance(hit.entry, Known) and hit.entry.type in ("GPE", "ORG"):
                    country = country or hit.entry.country
                    body = hit.entry.name if hit.entry.type == "ORG" else body
                    while step < len(words) and owner[step] is hit:
                        step += 1
                    end = step
                elif hit is not None or words[step].big:
                    break
                else:
                    step += 1
            return candidate._replace(
                title=title, title_start=words[at + 1].start, title_end=words[end - 1].end, title_country=country,
                title_body=body,
            )  # fmt: skip
    if at + 1 < len(words) and words[at].text == ",":
        for step in range(at + 2, min(at + 6, len(words) - 1)):
            if words[step].lower in _FROM and owner[step + 1] is not None:
                return _from(sentence, candidate, step + 1)
    if at + 1 < len(words) and words[at].lower in _FROM:
        return _from(sentence, candidate, at + 1)
    first = _token_at(sentence, candidate.title_start if candidate.title else candidate.start)
    for step in range(first - 1, max(first - 5, 0), -1):
        if words[step - 1].lower == "asal":
            return _from(sentence, candidate, step)
    return candidate


def _from(sentence: Sentence, candidate: Candidate, at: int) -> Candidate:
    hit = sentence.owner[at]
    if hit is not None and isinstance(hit.entry, Known) and hit.entry.type == "GPE" and hit.entry.country:
        return candidate._replace(title_country=candidate.title_country or hit.entry.country)
    return candidate


def bracketed(sentence: Sentence, found: list[Candidate]) -> list[Candidate]:
    """Short forms in brackets right behind a person or organisation: "Hidayat Nur Wahid (HNW)"."""
    words, owner = sentence.words, sentence.owner
    more = []
    starts = {one.start for one in found}
    for one in found:
        if one.type not in ("PER", "ORG"):
            continue
        at = _token_at(sentence, one.end)
        if at + 2 >= len(words) or words[at].text != "(" or words[at + 2].text != ")":
            continue
        short = words[at + 1]
        if not short.big or not short.text.isalpha() or owner[at + 1] is not None or short.start in starts:
            continue
        if one.type == "PER" and not short.text.isupper():
            continue
        full = sentence.text[one.start : one.end]
        entry = None if one.type == "PER" or isinstance(one.entry, Person) else one.entry
        more.append(Candidate(short.start, short.end, one.type, entry, alias_of=full))
    return more


_PHOTO = frozenset({"foto", "sumber", "photo", "dok", "credit", "kredit"})


def photographers(sentence: Sentence, taken: set[int], lists: Words) -> list[Candidate]:
    """Photographers in a caption's credit: "REUTERS/Tiksa Negeri", "Foto: Nhac Nguyen/AFP"."""
    words, owner = sentence.words, sentence.owner
    found = []
    at = 1
    while at < len(words):
        before, own = words[at - 1], owner[at - 2] if at > 1 else None
        credit = before.text == ":" and at > 1 and words[at - 2].lower in _PHOTO
        agency = before.text == "/" and own is not None and isinstance(own.entry, Known) and own.entry.type == "ORG"
        end = at
        if credit or agency:
            while end < len(words) and words[end].big and owner[end] is None and words[end].text.isalpha():
                end += 1
        if end - at >= 2 and words[at].start not in taken and words[at].lower not in lists.not_names:
            found.append(Candidate(words[at].start, words[end - 1].end, "PER"))
        at = max(end, at + 1)
    return found
