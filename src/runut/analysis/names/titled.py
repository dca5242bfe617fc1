"""Persons with their titles before them: "Menteri Luar Negeri (Menlu) Iran Abbas Araghchi"."""

from __future__ import annotations

from runut.analysis.names.lookup import adjective_country
from runut.analysis.names.organisations import head_at
from runut.analysis.names.sentence import Candidate, Sentence, Words
from runut.analysis.names.tagger import WORDS
from runut.analysis.names.titles import Title, title_at
from runut.analysis.names.tokens import Token
from runut.gazetteer.known import Person
from runut.gazetteer.name_parts import name_parts
from runut.language import Language
from runut.trained import table


def like_a_name(word: Token) -> bool:
    """Whether a word is mostly written with a capital inside sentences, or was never seen."""
    row = table(WORDS).get(word.lower)
    return row is None or row[0] in "6789-"


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
# Titles that hardly anything but a name, a country or a body follows; behind the others ("Direktur Pelindungan")
# an office's own words may stand, so that the name must look like one.
_STRONG = frozenset({
    "head-of-state", "head-of-government", "leader", "foreign-minister", "defence-minister", "vice-president", "crown",
    "honorific", "spokesman", "ambassador", "former",
})  # fmt: skip
_DEPUTY = frozenset({"wakil", "deputi", "asisten", "deputy", "assistant"})


class TitleReader:
    """Reads one title and the name behind it; `people` are the tokens that the tagger takes for persons."""

    def __init__(self, sentence: Sentence, language: Language, lists: Words, people: frozenset[int]) -> None:
        self.sentence, self.language, self.lists, self.people = sentence, language, lists, people
        self.words, self.owner = sentence.words, sentence.owner
        self.country: str | None = None
        self.body: str | None = None
        self.to: str | None = None
        self.end = 0
        self.main: Title | None = None

    def read(self, at: int) -> tuple[int, Candidate | None]:
        """The person whose title begins at token `at`, and the token after; (at + 1, None) when there is none."""
        words = self.words
        title = title_at(words, at, self.language, self.owner)
        if title is None or (title.honorific and not words[at].big):
            return at + 1, None
        self.main, self.body, self.to = title, None, None
        self.country = adjective_country(words[at - 1].text) if at else None
        before = self.owner[at - 1] if at and self.language.code == "en" else None
        if before is not None and not isinstance(before.entry, Person) and before.entry.type in ("GPE", "ORG"):
            # "Hamas leader Ismail Haniyeh", "U.S. Secretary of State ..."
            self.country = before.entry.country
            self.body = before.entry.name if before.entry.type == "ORG" else None
        self.end = at + len(title.words)
        step = self.rest(self.end, title)
        end = name_end(self.sentence, step, self.lists) if step < len(words) else step
        while step < end and self.ordinary(step):
            step += 1
            self.end = step
            if step == end:
                step = self.rest(step, title)
                end = name_end(self.sentence, step, self.lists) if step < len(words) else step
        while step + 1 < end and self.owner[step] is None and words[step].text.isupper() and len(words[step].text) > 2:
            # "Presiden UEFA Michel Platini": the body in capitals is no part of the name.
            self.body, self.country = self.body or words[step].text, None
            step = self.end = step + 1
        if end == step or step >= len(words) or not self.looks_like_a_name(step, end):
            return at + 1, None
        return end, self.candidate(at, step, end)

    def ordinary(self, at: int) -> bool:
        """Whether a capitalised word behind a weak title belongs to the office ("Kepala Bantuan ...")."""
        weak = self.main is not None and self.main.role not in _STRONG
        if self.owner[at] is None and head_at(self.words, at, self.language) is not None:
            return True
        return weak and self.owner[at] is None and at not in self.people and not like_a_name(self.words[at])

    def looks_like_a_name(self, step: int, end: int) -> bool:
        """Whether the words behind a title can be a person's name."""
        owned = any(own is not None for own in self.owner[step:end])
        if owned or any(at in self.people for at in range(step, end)):
            return True
        named = [like_a_name(word) for word in self.words[step:end] if word.big]
        if self.main is not None and self.main.role in _STRONG:
            nowhere = end - step == 1 and not (self.country or self.body) and self.main.role != "honorific"
            return any(named) and not nowhere
        if end - step == 1:
            return self.words[step].lower in name_parts()
        return all(named) and not self.words[step].text.isupper()

    def rest(self, step: int, title: Title) -> int:
        """The token where the name may begin: behind countries, bodies, brackets and further titles."""
        words, owner = self.words, self.owner
        while step < len(words):
            word, hit = words[step], owner[step]
            if hit is not None and not isinstance(hit.entry, Person):
                if hit.entry.type in ("EVENT", "MISC"):
                    break
                if title.role == "ambassador" and words[step - 1].lower in _PLACING and self.to is None:
                    self.to = hit.entry.name
                elif hit.entry.type in ("GPE", "ORG"):
                    self.country = self.country or hit.entry.country
                    if hit.entry.type == "ORG" and self.body is None:
                        self.body = hit.entry.name
                while step < len(words) and owner[step] is hit:
                    step += 1
                self.end = step
            elif word.text == "(":
                close = next((n for n in range(step, min(step + 6, len(words))) if words[n].text == ")"), None)
                if close is None:
                    break
                step = self.end = close + 1
            elif (word.text == "," or (word.text == "." and title.honorific)) and step + 1 < len(words):
                step += 1
                if word.text == "," and (title.honorific or (owner[step] is None and not words[step].big)):
                    break
            elif (more := title_at(words, step, self.language, owner)) is not None:
                self.joined(more, step)
                step = self.end = step + len(more.words)
            elif word.lower in _LINKING or (word.lower in _PLACING and step + 1 < len(words) and owner[step + 1]):
                step += 1
            else:
                break
        return step

    def joined(self, more: Title, at: int) -> None:
        """A second title: behind an honorific it is the office, behind "wakil" the office of the deputy."""
        main = self.main
        if main is None or main.honorific:
            self.main = more
        elif main.words[-1] in _DEPUTY and self.end == at and more.office:
            self.main = Title((*main.words, *more.words), "other", f"Deputy {more.office}")

    def candidate(self, at: int, step: int, end: int) -> Candidate:
        """The finished find: title at `at`, name from `step` to `end`."""
        words, owner = self.words, self.owner
        inside = next((own for own in owner[step:end] if own is not None), None)
        last = owner[end - 1]
        stop = words[end - 1].end if last is None else last.end
        entry = inside.entry if inside is not None else None
        whole = inside is not None and inside.start == words[step].start and inside.end == stop
        if inside is not None and not whole and " " not in self.sentence.text[inside.start : inside.end]:
            entry = None  # a known surname inside another full name ("Robert Merz") is somebody else
        main = self.main
        if self.to and self.country and main is not None and main.office:
            the = "the " if self.to.startswith(("United", "European", "African")) else ""
            main = Title(main.words, main.role, f"{main.office} to {the}{self.to}", main.country)
        return Candidate(
            words[step].start, stop, "PER", entry, main, words[at].start, words[self.end - 1].end,
            self.country, self.body,
        )  # fmt: skip
