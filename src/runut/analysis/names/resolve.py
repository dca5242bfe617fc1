"""Who is meant: a name on a page becomes a person in an office of a country at the page's date."""

from __future__ import annotations

from functools import cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from runut.analysis.names.sentence import Candidate
from runut.analysis.names.titles import TABLED, office_name
from runut.gazetteer.known import Known, Person, fold, identity, persons, spellings
from runut.gazetteer.offices import holder, offices_of
from runut.model import Mention, Span


class Identity:
    """One person of a page, as it is pieced together from its mentions."""

    def __init__(self, actor: str, name: str, country: str | None, known: bool) -> None:
        self.actor, self.name, self.country, self.known = actor, name, country, known
        self.office: str | None = None
        self.roles: set[str] = set()
        self.stated = False
        self.why = ""


@cache
def known_person(name: str) -> Person | None:
    """The known person with this spelling, or one that differs by a single letter in a full name."""
    if person := spellings().get(name):
        return person
    folded = fold(name)
    if person := _folded().get(folded):
        return person
    if " " in folded and len(folded) >= 8:
        best = process.extractOne(folded, _initials().get(folded[0], ()), scorer=OSA.distance, score_cutoff=1)
        if best is not None:
            return _folded()[best[0]]
    return None


@cache
def _folded() -> dict[str, Person]:
    found: dict[str, Person] = {}
    for spelling, person in spellings().items():
        found.setdefault(fold(spelling), person)
    return found


@cache
def _initials() -> dict[str, tuple[str, ...]]:
    """Full spellings by their first letter: a first letter is hardly ever the wrong one."""
    found: dict[str, list[str]] = {}
    for spelling in _folded():
        if " " in spelling and len(spelling) >= 7:
            found.setdefault(spelling[0], []).append(spelling)
    return {letter: tuple(names) for letter, names in found.items()}


class Page:
    """The identities of one page; `day` is the page's date (ISO) or None."""

    def __init__(self, article: str, day: str | None) -> None:
        self.article, self.day = article, day
        self.people: dict[str, Identity] = {}
        self.aliases: dict[str, Identity] = {}
        self.recent: dict[str, Identity] = {}

    def person(self, text: str, candidate: Candidate) -> Identity:
        """The identity behind a personal name, made or found."""
        name = " ".join(text.split())
        if found := self.aliases.get(name):
            return found
        if candidate.alias_of and (owner := self.people_by(candidate.alias_of)):
            self.aliases[name] = owner
            return owner
        if " " not in name and (found := self._same_surname(name)):
            self._title(found, candidate)
            return found
        known = candidate.entry if isinstance(candidate.entry, Person) else known_person(name)
        if known is not None and " " not in name and self._somebody_else(name, known, candidate):
            known = None
        found = self._part_of(name) if known is None else self.people.get(known.name)
        if found is None:
            if known is not None:
                found = Identity(known.id, known.name, known.country, True)
                found.why = "a spelling in the table of persons"
            else:
                alone = "" if " " in name else self.article
                found = Identity(identity("PER", f"{name} {alone}"), name, None, False)
                found.why = "named on this page only"
            self.people[found.name] = found
            self._table_office(found)
        self._title(found, candidate)
        return found

    def _same_surname(self, name: str) -> Identity | None:
        """The person whom a surname means when the page names somebody in full with it: the one named last before
        it, else the first on the page."""
        last = fold(name)
        if found := self.recent.get(last):
            return found
        return next(
            (one for one in self.people.values() if " " in one.name and fold(one.name).split()[-1] == last), None
        )

    def met(self, name: str, person: Identity) -> None:
        """A full name was just read: its surname now means this person."""
        if " " in name:
            self.recent[fold(name).split()[-1]] = person

    def people_by(self, name: str) -> Identity | None:
        """The identity of a full name that was met already."""
        known = known_person(" ".join(name.split()))
        return self.people.get(known.name) if known else self._part_of(" ".join(name.split()))

    def _somebody_else(self, name: str, known: Person, candidate: Candidate) -> bool:
        """Whether a surname that is known alone belongs to another person here: one whom the page names in full, or
        one whose title gives another country."""
        if known.name in self.people:
            return False
        if candidate.title_country and known.country and candidate.title is not None:
            offices = {term.country for term in offices_of(known.name)}
            if candidate.title_country != known.country and candidate.title_country not in offices:
                return True
        last = fold(name)
        return any(fold(person.name).split()[-1] == last for person in self.people.values() if not person.known)

    def _part_of(self, name: str) -> Identity | None:
        folded = fold(name)
        parts = set(folded.split())
        people = list(reversed(list(self.people.values())))
        for person in people:
            own = fold(person.name).split()
            if folded == " ".join(own) or parts <= set(own) or (len(own) > 1 and set(own) <= parts):
                return person
        for person in people:
            if self._misspelt(folded, person):
                return person
        return None

    @staticmethod
    def _misspelt(folded: str, person: Identity) -> bool:
        """Whether a name differs from a person of this page by a slip: one letter of a surname ("Tump"), or a few
        in a long full name with the same first word ("Ahed Abul Atha")."""
        own = fold(person.name)
        if " " not in folded:
            last = own.split()[-1]
            long = len(folded) >= (4 if person.known else 6)
            return long and folded[0] == last[0] and OSA.distance(folded, last, score_cutoff=1) <= 1
        return (
            folded.split()[0] == own.split()[0]
            and len(folded) >= 10
            and (fuzz.ratio(folded.replace(" ", ""), own.replace(" ", "")) >= 88)
        )

    def _table_office(self, person: Identity) -> None:
        terms = offices_of(person.name, self.day) if self.day else ()
        if terms:
            person.office = terms[0].office
            person.roles = {term.role for term in terms}
            person.why += f"; office from the table at {(self.day or '')[:10]}"
        elif not self.day:
            offices = {term.office: term.role for term in offices_of(person.name)}
            if len(offices) == 1:
                person.office, role = offices.popitem()
                person.roles = {role}

    def _title(self, person: Identity, candidate: Candidate) -> None:
        title = candidate.title
        if not person.known:
            home = title.country if title is not None else None
            person.country = person.country or candidate.title_country or home
        if title is None or title.honorific or title.role == "former":
            return
        code = candidate.title_country or person.country
        body = candidate.title_body if title.role not in ("head-of-state", "head-of-government", "leader") else None
        # The page's own title comes first; the table only words it, where both speak of the same office.
        told = title.role in TABLED and title.role not in person.roles and not (body or person.stated)
        if person.office is None or told or (not person.known and not person.stated):
            person.office = office_name(title, code, body)
            person.stated = person.stated or bool(code)
            person.why += "; office as the page states it"

    def holder_of(self, country: str, role: str) -> Person | None:
        """The person whom the table names for a bare office at the page's date."""
        if self.day is None:
            return None
        term = holder(country, role, self.day)
        return persons().get(term.person) if term else None


def mention(text: str, candidate: Candidate, page: Page) -> Mention:
    """The finished mention of a candidate."""
    span = Span.of(text, candidate.start, candidate.end)
    if candidate.type == "PER":
        person = page.person(span.text, candidate)
        page.met(" ".join(span.text.split()), person)
        title = None
        if candidate.title is not None:
            title = Span.of(text, candidate.title_start, candidate.title_end)
        return Mention(
            span=span, type="PER", actor=person.actor, name=person.name, country=person.country,
            office=person.office, title=title, why=person.why,
        )  # fmt: skip
    entry = candidate.entry
    assert isinstance(entry, Known)
    return Mention(
        span=span, type=entry.type, actor=entry.id, name=entry.name, country=entry.country,  # type: ignore[arg-type]
        names={"id": entry.name_id} if entry.name_id and entry.name_id != entry.name else {}, why=f"known {entry.kind}",
    )  # fmt: skip
