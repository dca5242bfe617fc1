"""The scene of a page while it is read: who spoke last, which two met, which country and body was last named."""

from __future__ import annotations

import re
from functools import cache

from runut.analysis.coreference.offices import Bare
from runut.analysis.coreference.words import Word, table
from runut.gazetteer.known import persons
from runut.gazetteer.offices import Term, holder, offices_of
from runut.language import ENGLISH, Language
from runut.model import Mention, Reference, Span

_HEADS = frozenset({"head-of-state", "head-of-government", "leader", "crown"})
_LEADERS = ("leader", "head-of-state", "head-of-government")
# Words with -nya that can follow the speaker's name in one sentence ("kata Putin dalam keterangannya"); the verbs
# with -nya ("ujarnya") always point at an earlier sentence.
_NOUN_CLITICS = frozenset(
    {
        "keterangannya", "pernyataannya", "pidatonya", "sambutannya", "unggahannya", "orasinya", "kunjungannya",
        "twitnya", "cuitannya", "komentarnya", "wawancaranya", "laporannya",
    }
)  # fmt: skip


# "Yuri Ushakov, penasihat kebijakan luar negeri Putin, mengatakan": the verb behind an apposition.
_APPOSED = re.compile(r"\s*(?:\([^)]*\))?,[^,.\n]{1,80},\s*(\w+)")


@cache
def _roles() -> tuple[tuple[str, str], ...]:
    rows = ENGLISH.rows("titles")
    found = {row["office"].replace("{of}", ""): row["role"] for row in rows if row["office"]}
    return tuple(sorted(found.items(), key=lambda item: -len(item[0])))


def roles_of(mention: Mention, day: str | None) -> set[str]:
    """The roles of the offices table that a person's mention stands for."""
    found = {term.role for term in offices_of(mention.name or "", day)} if day else set()
    office = mention.office or ""
    for base, role in _roles():
        if office == base or office.startswith(base + " of "):
            found.add(role)
            break
    return found


# What a noun for a body can mean: kinds of the gazetteer as the mention's reason tells them, or how its name begins.
_BODIES = (
    (("kelompok", "group"), ("armed", "party", "ngo")),
    (("kementerian", "ministry"), ("Ministry", "ministry")),
    (("lembaga", "badan", "agency"), ("igo", "agency", "ngo", "think-tank", "named")),
    (("organisasi", "organization", "organisation", "blok", "bloc"), ("igo", "alliance", "ngo", "armed")),
)


def fits(words: str, mention: Mention) -> bool:
    """Whether "kelompok itu" and the like can mean this organisation."""
    for nouns_, kinds in _BODIES:
        if any(noun in words for noun in nouns_):
            return mention.why.removeprefix("known ") in kinds or (mention.name or "").startswith(kinds)
    return True


class Scene:
    """State of one reading. Numbers are indexes into the analysis' mentions."""

    def __init__(self, text: str, mentions: tuple[Mention, ...], day: str | None, language: Language) -> None:
        self.text, self.mentions, self.day, self.language = text, mentions, day, language
        self.focus: int | None = None
        self.body: int | None = None
        self.pair: tuple[int, ...] = ()
        self.duo: tuple[int, ...] = ()
        self.inside: list[int] = []
        self.start = self.end = 0
        self.joint: tuple[int, ...] = ()
        self.page_pair = self._page_pair()

    def aside(self) -> Scene:
        """A scene for a caption or headline, which sees the page's people but does not move its focus."""
        other = Scene.__new__(Scene)
        other.__dict__.update(self.__dict__)
        return other

    def begin(self, inside: list[int], start: int, end: int) -> None:
        """A new sentence with the mentions `inside` it."""
        self.inside, self.start, self.end, self.joint = inside, start, end, ()

    def close(self) -> None:
        """What the sentence leaves behind for the next."""
        people = self.distinct(self.of_type("PER"))
        if people:
            self.focus = self.speaker() or people[0]
        told = [person for person in people if person != self.speaker()]
        if len(told) >= 2:
            self.duo = tuple(told[:2])
        countries = self.countries(self.inside)
        if len(countries) >= 2:
            self.pair = tuple(countries[:2])
        bodies = self.of_type("GPE", "ORG")
        that = self.text.find(" bahwa ", self.start, self.end)
        topics = [number for number in bodies if that >= 0 and self.mentions[number].span.start > that]
        if topics or (bodies and not people):
            self.body = (topics or bodies)[0]

    def resolve(self, item: Word | Bare) -> Reference | None:
        """The reference for a referring expression; None when it cannot be told and says nothing of use."""
        if isinstance(item, Bare):
            return self.office(item)
        found: tuple[int, ...] = ()
        start, kind = item.start, "pronoun"
        if item.kind == "singular":
            found = self.one(self.before(item.start, "PER") or self.focused())
        elif item.kind == "plural":
            found = self.several(item.start)
        elif item.kind == "first_person":
            if not self.quoted(item.start):
                return None
            found = self.own_side()
        elif item.kind == "clitic_speech":
            start, kind = item.end - 3, "clitic"
            near = self.last_before(item.start, "PER") if item.lower in _NOUN_CLITICS else None
            found = self.one(near if near is not None else self.focus)
        elif item.kind == "clitic_body":
            start, kind = item.end - 3, "clitic"
            near = self.before(item.start, "GPE", "ORG")
            found = self.one(near if near is not None else self.body)
        elif item.kind == "own_country":
            kind = "description"
            person = self.before(item.start, "PER")
            found = self.one(self.country_of(person if person is not None else self.focus))
        elif item.kind == "both_countries":
            kind = "description"
            countries = self.countries([n for n in self.inside if self.mentions[n].span.end <= item.start])
            found = self.joint = tuple(countries[:2]) if len(countries) >= 2 else self.pair or self.page_pair
        elif item.kind == "both_persons":
            kind = "description"
            people = self.distinct([n for n in self.of_type("PER") if self.mentions[n].span.end <= item.start])
            found = self.joint = tuple(people[:2]) if len(people) >= 2 else self.duo
        else:
            kind = "description"
            found = self.one(self.described(item))
        if not found:
            return None
        return self.made(start, item.end, kind, found, item.kind)

    def made(self, start: int, end: int, kind: str, found: tuple[int, ...], why: str) -> Reference:
        """The finished reference; a single antecedent lends its name, country and office."""
        one = self.mentions[found[0]] if len(found) == 1 else None
        return Reference(
            span=Span.of(self.text, start, end), kind=kind, antecedents=found,  # type: ignore[arg-type]
            name=one.name if one else None, actor=one.actor if one else None,
            country=one.country if one else None, office=one.office if one else None, why=why.replace("_", " "),
        )  # fmt: skip

    def of_type(self, *types: str) -> list[int]:
        """Mentions of these types in this sentence."""
        return [number for number in self.inside if self.mentions[number].type in types]

    def distinct(self, numbers: list[int]) -> list[int]:
        """The first mention of each actor."""
        seen: dict[str | None, int] = {}
        for number in numbers:
            seen.setdefault(self.mentions[number].actor, number)
        return list(seen.values())

    def countries(self, numbers: list[int]) -> list[int]:
        """One mention for each country among the places, bodies and people, in order."""
        seen: dict[str, int] = {}
        for number in numbers:
            mention = self.mentions[number]
            if mention.country and mention.type in ("GPE", "ORG", "PER"):
                place = self.place_of(mention.country, number)
                seen.setdefault(mention.country, number if place is None else place)
        return list(seen.values())

    def place_of(self, country: str, near: int) -> int | None:
        """The mention of the country itself that stands nearest before `near`, else the first after it."""
        found = None
        for number, mention in enumerate(self.mentions):
            if mention.type == "GPE" and mention.country == country and mention.why == "known country":
                if number <= near or found is None:
                    found = number
                if number > near:
                    break
        return found

    def country_of(self, person: int | None) -> int | None:
        """The mention of a person's country."""
        country = self.mentions[person].country if person is not None else None
        return self.place_of(country, person or 0) if country else None

    def before(self, place: int, *types: str) -> int | None:
        """The first mention of these types in this sentence that ends before `place`: usually the subject."""
        found = [number for number in self.of_type(*types) if self.mentions[number].span.end <= place]
        return found[0] if found else None

    def last_before(self, place: int, *types: str) -> int | None:
        """The last such mention."""
        found = [number for number in self.of_type(*types) if self.mentions[number].span.end <= place]
        return found[-1] if found else None

    def focused(self) -> int | None:
        """The last speaker or subject; the sentence's own speaker when there is none yet."""
        return self.focus if self.focus is not None else None

    @staticmethod
    def one(number: int | None) -> tuple[int, ...]:
        """A tuple of one or none."""
        return () if number is None else (number,)

    def speaker(self) -> int | None:
        """The person of this sentence who stands beside a verb of speaking."""
        speech = set(self.language.table("name_words")["speech"])
        for number in self.of_type("PER"):
            mention = self.mentions[number]
            left = (
                mention.title.start
                if mention.title and mention.title.start < mention.span.start
                else mention.span.start
            )
            before = self.text[max(self.start, left - 24) : left].lower().split()
            after = self.text[mention.span.end : min(self.end, mention.span.end + 24)].lower().split()
            apposed = _APPOSED.match(self.text, mention.span.end, self.end)
            if apposed and apposed.group(1).lower() in speech:
                return number
            if (before and before[-1].strip(',".”') in speech) or (after and after[0].strip(",") in speech):
                return number
        return None

    def quoted(self, place: int) -> bool:
        """Whether `place` lies between quotation marks of its paragraph."""
        first = self.text.rfind("\n", 0, place) + 1
        piece = self.text[first:place]
        return piece.count("“") > piece.count("”") or piece.count('"') % 2 == 1 or self.text[place - 1] in "\"“'"

    def several(self, place: int) -> tuple[int, ...]:
        """Who "mereka" is: what "kedua negara" just meant, two people of the sentence, the body that speaks in it,
        else the two who were together last."""
        if self.joint:
            return self.joint
        people = self.distinct([n for n in self.of_type("PER") if self.mentions[n].span.end <= place])
        if len(people) >= 2:
            return tuple(people[:2])
        body = self.before(place, "GPE", "ORG")
        if body is not None and not people:
            between = self.text[self.mentions[body].span.end : place].lower()
            if any(f" {verb}" in between for verb in self.language.table("name_words")["speech"]):
                return (body,)
        return self.duo

    def own_side(self) -> tuple[int, ...]:
        """Who "kami" is inside a quotation: both countries of the page in talk of mutual dealings, else the
        speaker's country."""
        sentence = self.text[self.start : self.end].lower()
        if len(self.page_pair) == 2 and any(word in sentence for word in table(self.language)["mutual"]):
            return self.page_pair
        person = self.speaker()
        return self.one(self.country_of(person if person is not None else self.focus))

    def described(self, item: Word) -> int | None:
        """ "negara itu", "kota tersebut", "kelompok itu", "presiden itu": the last one of its kind before."""
        types = {"that_country": ("GPE",), "that_city": ("GPE",), "that_body": ("ORG",), "person_noun": ("PER",)}[
            item.kind
        ]
        if item.kind == "person_noun":
            return self.before(item.start, "PER") if self.before(item.start, "PER") is not None else self.focus
        for number in range(len(self.mentions) - 1, -1, -1):
            mention = self.mentions[number]
            if mention.span.end > item.start or mention.type not in types:
                continue
            if item.kind == "that_body" and not fits(item.lower, mention):
                continue
            if (item.kind == "that_city") == (mention.why == "known country") and mention.type == "GPE":
                continue
            return number
        return None

    def office(self, item: Bare) -> Reference | None:
        """A bare office: its holder on the page, else the table's at the page's date."""
        if item.plural:
            people = [n for n in self.distinct(list(range(len(self.mentions)))) if self.leads(n, item.country)]
            return (
                self.made(item.start, item.end, "description", tuple(people), "leaders on the page") if people else None
            )
        for number in [n for n in range(len(self.mentions) - 1, -1, -1) if self.mentions[n].span.end <= item.start] + [
            n for n in range(len(self.mentions)) if self.mentions[n].span.start >= item.end
        ]:
            mention = self.mentions[number]
            if mention.type == "PER" and self.holds(number, item):
                return self.made(item.start, item.end, "description", (number,), "office held on the page")
        if (
            item.role == "representative"
            and self.focus is not None
            and self.mentions[self.focus].country == item.country
        ):
            return self.made(item.start, item.end, "description", (self.focus,), "last speaker of that side")
        return self.from_table(item)

    def from_table(self, item: Bare) -> Reference | None:
        """The holder whom only the table knows."""
        if not self.day or not item.country or item.role in ("representative", "spokesman"):
            return None
        roles = _LEADERS if item.role == "leader-any" else (item.role,)
        term: Term | None = next((t for role in roles if (t := holder(item.country, role, self.day or ""))), None)
        if term is None:
            return None
        known = persons().get(term.person)
        return Reference(
            span=Span.of(self.text, item.start, item.end), kind="description", name=term.person,
            actor=known.id if known else None, country=item.country, office=term.office,
            why=f"table of offices ({term.source}) at {self.day}",
        )  # fmt: skip

    def holds(self, number: int, item: Bare) -> bool:
        """Whether the person holds the office."""
        mention = self.mentions[number]
        if item.country is not None and mention.country != item.country:
            return False
        roles = roles_of(mention, self.day)
        if item.role == "leader-any":
            return bool(roles & _HEADS)
        if item.role == "representative":
            return any(word in (mention.office or "") for word in ("Spokes", "Press Secretary", "Aide"))
        return item.role in roles

    def leads(self, number: int, country: str | None) -> bool:
        """Whether the mention is a leader of the country."""
        mention = self.mentions[number]
        return mention.type == "PER" and mention.country == country and bool(roles_of(mention, self.day) & _HEADS)

    def _page_pair(self) -> tuple[int, ...]:
        count: dict[str, int] = {}
        for mention in self.mentions:
            if mention.country and mention.type in ("GPE", "PER"):
                count[mention.country] = count.get(mention.country, 0) + 1
        best = sorted(count, key=lambda code: -count[code])[:2]
        found = [self.place_of(code, 0) for code in best]
        return tuple(number for number in found if number is not None)
