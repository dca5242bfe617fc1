"""Who is meant: a name on a page becomes a person in an office of a country at the page's date."""

from __future__ import annotations

from rapidfuzz.distance import OSA

from runut.analysis.names.find import Candidate
from runut.analysis.names.titles import office_name
from runut.gazetteer.known import Known, Person, countries, fold, identity, persons, spellings
from runut.gazetteer.offices import holder, offices_of
from runut.model import Mention, Span


class Identity:
    """One person of a page, as it is pieced together from its mentions."""

    def __init__(self, actor: str, name: str, country: str | None, known: bool) -> None:
        self.actor, self.name, self.country, self.known = actor, name, country, known
        self.office: str | None = None
        self.why = ""


def known_person(name: str) -> Person | None:
    """The known person with this spelling, or one that differs by a single letter in a full name."""
    if person := spellings().get(name):
        return person
    folded = fold(name)
    if person := _folded().get(folded):
        return person
    if " " in folded and len(folded) >= 8:
        for spelling, person in _folded().items():
            if (
                spelling[0] == folded[0]
                and abs(len(spelling) - len(folded)) <= 1
                and " " in spelling
                and OSA.distance(spelling, folded, score_cutoff=1) <= 1
            ):
                return person
    return None


_FOLDED: dict[str, Person] = {}


def _folded() -> dict[str, Person]:
    if not _FOLDED:
        for spelling, person in spellings().items():
            _FOLDED.setdefault(fold(spelling), person)
    return _FOLDED


class Page:
    """The identities of one page; `day` is the page's date (ISO) or None."""

    def __init__(self, article: str, day: str | None) -> None:
        self.article, self.day = article, day
        self.people: dict[str, Identity] = {}

    def person(self, text: str, candidate: Candidate) -> Identity:
        """The identity behind a personal name, made or found."""
        name = " ".join(text.split())
        known = candidate.entry if isinstance(candidate.entry, Person) else known_person(name)
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

    def _part_of(self, name: str) -> Identity | None:
        folded = fold(name)
        parts = set(folded.split())
        for person in reversed(list(self.people.values())):
            own = fold(person.name).split()
            if folded == " ".join(own) or parts <= set(own) or (len(own) > 1 and set(own) <= parts):
                return person
        return None

    def _table_office(self, person: Identity) -> None:
        if self.day:
            terms = offices_of(person.name, self.day)
            if terms:
                person.office = terms[0].office
                person.why += f"; office from the table at {self.day[:10]}"
        else:
            offices = {term.office for term in offices_of(person.name)}
            if len(offices) == 1:
                person.office = offices.pop()

    def _title(self, person: Identity, candidate: Candidate) -> None:
        title = candidate.title
        if title is None or title.honorific:
            return
        if not person.known:
            person.country = person.country or candidate.title_country
        if person.office is None or (not person.known and "{of}" in title.office and not person.country):
            code = candidate.title_country or person.country
            body = candidate.title_body if title.role not in ("head-of-state", "head-of-government") else None
            person.office = office_name(title, code, body)
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


def government(entry: Known) -> Known:
    """The country whose government a capital stands for."""
    return countries()[entry.country or ""]
