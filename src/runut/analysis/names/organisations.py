"""Organisations, sites and events by their first words: "Kementerian Luar Negeri Iran", "perang Israel-Iran"."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from runut.analysis.names.lookup import Hit, adjective_country
from runut.analysis.names.tokens import Token
from runut.gazetteer.known import Known, Person, identity
from runut.gazetteer.places import of_country
from runut.language import Language


class Head(NamedTuple):
    """A row of organisation_heads.tsv with its words as tokens."""

    words: tuple[str, ...]
    type: str
    follow: str
    bare: bool
    name: str
    country: str


@cache
def heads(language: Language) -> dict[str, tuple[Head, ...]]:
    """Heads by their first word, longest first."""
    found: dict[str, list[Head]] = {}
    for row in language.rows("organisation_heads"):
        words = tuple(row["form"].split())
        found.setdefault(words[0], []).append(
            Head(words, row["type"], row["follow"], row["bare"] == "yes", row["name"] or "", row["country"] or "")
        )
    return {word: tuple(sorted(group, key=lambda head: -len(head.words))) for word, group in found.items()}


def head_at(words: list[Token], at: int, language: Language) -> Head | None:
    """The longest head whose words stand at token `at`."""
    for head in heads(language).get(words[at].lower, ()):
        size = len(head.words)
        if tuple(word.lower for word in words[at : at + size]) == head.words:
            return head
    return None


def spelled(words: list[Token]) -> str:
    """Tokens as the text spells them, with single spaces."""
    text, last = "", 0
    for word in words:
        text += (" " if text and word.start > last else "") + word.text
        last = word.end
    return text


class Reader:
    """Reads the organisations of one sentence: `owner` says which known name covers each token."""

    def __init__(
        self, words: list[Token], owner: list[Hit | None], language: Language, *, headline: bool, stops: frozenset[str]
    ) -> None:
        self.words, self.owner, self.language, self.headline, self.stops = words, owner, language, headline, stops

    def known(self, at: int, *types: str) -> Hit | None:
        """The known name of one of these types that covers token `at`."""
        if at >= len(self.words):
            return None
        hit = self.owner[at]
        if hit is None:
            return None
        type_ = "PER" if isinstance(hit.entry, Person) else hit.entry.type
        return hit if type_ in types else None

    def skip(self, at: int) -> int:
        """The token after the known name at `at`."""
        hit = self.owner[at]
        while at < len(self.words) and self.owner[at] is hit:
            at += 1
        return at

    def bracket(self, at: int) -> int:
        """The token after a short form in brackets at `at`, else `at`."""
        if at + 2 < len(self.words) and self.words[at].text == "(" and self.words[at + 2].text == ")":
            return at + 3
        return at

    def capitals(self, at: int) -> int:
        """The token after the capitalised words that begin at `at`, small joining words allowed between."""
        step = last = at
        while step < len(self.words) and step - at < 10:
            word, hit = self.words[step], self.owner[step]
            person = hit is not None and isinstance(hit.entry, Person)
            joined = step > at and self.words[step - 1].lower in {"dan", "and"}
            if person or word.lower in _ENDING or (joined and word.big and self.begins(step)):
                break
            if hit is not None and step > at and not isinstance(hit.entry, Person) and hit.entry.type == "ORG":
                return self.skip(step)
            if word.big or (step > at and word.text.isdigit()):
                step = last = step + 1
            elif step > at and word.lower in {"dan", "untuk", "for", "of", "and", "the", "al", "el", "-"}:
                step += 1
            else:
                break
        return last

    def begins(self, at: int) -> bool:
        """Whether another organisation or site begins at token `at`."""
        head = head_at(self.words, at, self.language)
        return head is not None and head.follow in ("name", "words", "country") and head.type in ("ORG", "LOC")

    def read(self, at: int) -> tuple[int, Hit] | None:
        """The organisation, site or event whose head stands at token `at`, with the token after it."""
        head = head_at(self.words, at, self.language)
        if head is None:
            return None
        after = at + len(head.words)
        if head.follow == "war":
            return self.war(at, after, head)
        if head.follow == "bare":
            return self.made(at, after, head, None) if self.words[at].big else None
        if head.follow == "tail":
            return self.tail(at, after, head)
        if head.follow == "name":
            return self.named(at, after, head)
        return self.of_place(at, after, head)

    def of_place(self, at: int, after: int, head: Head) -> tuple[int, Hit] | None:
        """ "militer Israel", "Kementerian Pertahanan dan Urusan Veteran AS", "Kedutaan Besar India di Iran"."""
        words = self.words
        if self.language.code == "en":
            return self.of_adjective(at, after, head)
        if head.follow == "words":
            step = self.portfolio(after)
            if step == after:
                return None
        else:
            step = after
        step = self.bracket(step)
        if step < len(words) and words[step].lower in {"republik", "negara"} and words[step].big:
            step += 1
        hit = self.known(step, "GPE") or (self.known(step, "PER") if head.words[-1] == "pasukan" else None)
        if hit is None and head.type == "LOC":
            hit = self.known(step, "ORG")
        if hit is not None:
            step = self.skip(step)
            country = hit.entry.country
            if head.words[0] == "warga" and country == "ID":
                return None
            city = hit.entry if isinstance(hit.entry, Known) and hit.entry.kind in ("city", "tagged") else None
            embassy = head.words[0] in {"kedutaan", "kedubes", "konsulat", "konjen", "misi"}
            towards = step + 1 < len(words) and words[step].lower in {"di", "untuk"}
            if embassy and towards and self.known(step + 1, "GPE", "ORG"):
                step = self.skip(step + 1)
            if city is not None:
                head = head._replace(name=head.name.replace("{of}", f" of {city.name}"))
            return self.made(at, step, head, country)
        placed = step + 1 < len(words) and words[step].lower == "di" and self.known(step + 1, "GPE")
        if head.words[0] in {"konsulat", "kedutaan"} and placed:
            return self.made(at, self.skip(step + 1), head, None)
        big = all(word.big for word in words[at:after])
        if big and (head.bare or head.follow == "words") and not self.headline:
            return self.made(at, after if head.bare else step, head, None)
        return None

    def of_adjective(self, at: int, after: int, head: Head) -> tuple[int, Hit] | None:
        """ "the Israeli army", "U.S. military", "Ministry of Foreign Affairs of Iran"."""
        words = self.words
        if at and (code := adjective_country(words[at - 1].text)):
            return self.made(at - 1, after, head, code)
        if at and (place := self.known(at - 1, "GPE")):
            first = at - 1
            while first and self.owner[first - 1] is place:
                first -= 1
            return self.made(first, after, head, place.entry.country)
        step = after + 1 if after < len(words) and words[after].lower == "of" else after
        if step > after and step < len(words) and words[step].lower == "the":
            step += 1
        if step > after and (place := self.known(step, "GPE")):
            return self.made(at, self.skip(step), head, place.entry.country)
        big = all(word.big for word in words[at:after])
        return self.made(at, after, head, None) if big and head.bare and not self.headline else None

    def portfolio(self, at: int) -> int:
        """The token after a ministry's portfolio, which ends where a country begins."""
        step = last = at
        while step < len(self.words) and step - at < 8 and self.known(step, "GPE", "PER", "ORG") is None:
            if self.words[step].big and self.words[step].text.isalpha():
                step = last = step + 1
            elif self.words[step].lower in {"dan", ","} and step > at:
                step += 1
            else:
                break
        return last

    def named(self, at: int, after: int, head: Head) -> tuple[int, Hit] | None:
        """ "Universitas Kookmin", "bandara Ben Gurion", "KTT G7": capitalised words must follow."""
        if after >= len(self.words) or self.headline or self.words[after].start > self.words[after - 1].end + 1:
            return None
        big = self.words[at].big
        if not big and (head.type != "LOC" or head.words[0] in {"laut", "jalan", "markas"}):
            return None
        if self.begins(after) and (head.type == "LOC" or not self.words[at].big):
            return None
        end = self.capitals(after)
        if end == after:
            return None
        hit = self.known(after, "GPE", "LOC")
        country_follows = hit is not None and isinstance(hit.entry, Known) and hit.entry.kind == "country"
        if hit is not None and not big and head.words[0] != "kamp" and (country_follows or self.skip(after) >= end):
            return None
        if head.words[0] in {"kota", "provinsi", "distrik"}:
            return None if hit is not None else self.made(after, end, head._replace(words=()), None)
        country = next((h.entry.country for h in self.owner[after:end] if h is not None and h.entry.country), None)
        if head.type == "GPE" and hit is not None and not big:
            return None
        # "Otoritas Iran", "Pusat Jakarta": a country behind a general word is no organisation's name.
        general = len(head.words) == 1 and head.words[0] not in {
            "partai",
            "universitas",
            "bank",
            "komite",
            "kbri",
            "kjri",
        }
        if head.type == "ORG" and hit is not None and self.skip(after) >= end and general:
            return None
        return self.made(at, end, head, country)

    def tail(self, at: int, after: int, head: Head) -> tuple[int, Hit] | None:
        """ "Hankuk University of Foreign Studies", "Stimson Center": capitalised words stand before."""
        if self.headline or not self.words[at].big:
            return None
        first = at
        while first and self.words[first - 1].big and self.words[first - 1].text.isalpha():
            if self.words[first - 1].lower in self.stops:
                break
            if self.owner[first - 1] is not None and self.known(first - 1, "GPE", "LOC", "PER") is None:
                break
            first -= 1
        end = after
        while end + 1 < len(self.words) and self.words[end].lower in {"of", "for", "and"} and self.words[end + 1].big:
            end += 2
            while end < len(self.words) and self.words[end].big:
                end += 1
        if first == at and end == after:
            return None
        inside = [hit for hit in self.owner[first:end] if hit is not None]
        country = next((hit.entry.country for hit in inside if getattr(hit.entry, "kind", "") == "country"), None)
        country = country or adjective_country(self.words[first].text)
        return self.made(first, end, head, country)

    def war(self, at: int, after: int, head: Head) -> tuple[int, Hit] | None:
        """ "perang antara Israel dan Iran", "konflik bersenjata Iran-Israel", "invasi Rusia ke Ukraina"."""
        words = self.words
        step = after
        while step < len(words) and words[step].lower in _OF_WAR:
            step += 1
        place = step < len(words) and words[step].lower in {"di", "ke"}
        if step < len(words) and words[step].lower in {"antara", "di", "ke"}:
            step += 1
        first = self.known(step, "GPE")
        if first is None:
            return None
        end = self.bracket(self.skip(step))
        sides = 1
        while not place and end + 1 < len(words) and words[end].lower in _BETWEEN and self.known(end + 1, "GPE", "ORG"):
            end = self.bracket(self.skip(end + 1))
            sides += 1
        if sides == 1 and end < len(words) and self.known(end, "GPE"):
            end, sides = self.skip(end), 2
        if sides == 1 and step == after and head.words[0] == "perang" and words[step - 1].lower != "di":
            return None
        return self.made(at, end, head, None)

    def seat(self, at: int) -> str | None:
        """The country of the place that a comma or "di" names behind an organisation ("Universitas X, Seoul")."""
        at = self.bracket(at)
        if at + 1 < len(self.words) and self.words[at].lower in {",", "di", "in"}:
            place = self.known(at + 1, "GPE")
            return place.entry.country if place is not None else None
        return None

    def made(self, at: int, end: int, head: Head, country: str | None) -> tuple[int, Hit]:
        """The finished find."""
        text = spelled(self.words[at:end])
        if head.follow in ("name", "tail") and country is None and head.type != "EVENT":
            country = self.seat(end)
        if "{x}" in head.name:
            name = head.name.replace("{x}", spelled(self.words[at + len(head.words) : end]))
        elif head.name and head.follow != "words":
            name = head.name.replace("{of}", of_country(country))
            if head.type == "EVENT":
                name = text
        else:
            name = text
        kind = {"ORG": "named" if head.follow in ("name", "tail") else "body", "LOC": "site", "GPE": "city"}.get(
            head.type, "event"
        )
        country = head.country or country or None
        entry = Known(id=identity(head.type, name), name=name, type=head.type, kind=kind, country=country)
        return end, Hit(self.words[at].start, self.words[end - 1].end, entry)


_ENDING = frozenset({"ini", "itu", "yang", "tersebut", "baca", "kata", "menurut", "dalam", "pada"})
_BETWEEN = {"dan", "dengan", "-", "–", "vs", "versus", "/", "ke", "terhadap", "melawan", "di", "and"}
# Words that can stand between "perang" or "konflik" and its sides.
_OF_WAR = {"bersenjata", "dagang", "udara", "darat", "laut", "langsung", "sengit", "terbuka", "besar-besaran", "besar",
           "besaran", "-", "militer", "saudara", "panjang", "berkepanjangan", "nuklir", "siber", "proksi", "regional",
           "tarif", "terbaru", "skala", "penuh"}  # fmt: skip
