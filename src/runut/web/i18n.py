"""The two languages of the interface, from babel catalogues, and dates and numbers as each language writes them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from importlib.resources import files

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent

LANGUAGES = ("id", "en")
"""The languages of the interface; the first is the default."""
NAMES = {"id": "Bahasa Indonesia", "en": "English"}


@cache
def catalogue(lang: str) -> Mapping[str, str]:
    """All messages of one language, by their English key."""
    path = files("runut.web").joinpath("locale", lang, "LC_MESSAGES", "runut.po")
    with path.open("rb") as lines:
        found = read_po(lines, locale=lang)
    return {str(message.id): str(message.string) for message in found if message.id and message.string}


@cache
def _territories(lang: str) -> Mapping[str, str]:
    return Locale(lang).territories


class Words:
    """What one language calls things, and how it writes days, numbers and shares."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._messages = catalogue(lang)

    def __call__(self, key: str | None, /, **values: object) -> str:
        """The message for an English key, with `{names}` filled in; the key itself where none is known."""
        message = self._messages.get(key or "", key or "")
        return str(message.format(**values)) if values else message

    def knows(self, key: str) -> bool:
        """Whether this language has the message."""
        return key in self._messages

    def maybe(self, text: str) -> str:
        """The message for `text` where there is one; reasons made by other rooms stay as they are."""
        return self._messages.get(text, text)

    def country(self, code: str) -> str:
        """A country's name by its alpha-2 code; the code itself when it is none."""
        return str(_territories(self.lang).get(code, code))

    def pair(self, value: str) -> str:
        """Two parties by name: "RU-IR" is "Rusia – Iran"."""
        first, _, second = value.partition("-")
        return f"{self.country(first)} – {self.country(second)}"

    def event(self, title: str) -> str:
        """An event's title with its PLOVER type in words: "Arya, Lusi: CONSULT" is "Arya, Lusi: bertemu, berunding"."""

        def plain(found: re.Match[str]) -> str:
            return self._messages.get(found[0], found[0]).removesuffix(f" ({found[0]})")

        return re.sub(r"(?<=: )[A-Z]{3,9}\b", plain, title)

    def number(self, value: float) -> str:
        """A number with this language's separators."""
        return str(format_decimal(value, locale=self.lang))

    def share(self, value: float) -> str:
        """A share of one as a percentage."""
        return str(format_percent(value, locale=self.lang))

    def day(self, value: str | None) -> str:
        """An ISO 8601 or EDTF value in words; what is no single day is kept as precise as it is, never more."""
        if not value:
            return ""
        if "/" in value and ".." not in value:
            first, last = value.split("/", 1)
            return f"{self.day(first)} – {self.day(last)}"
        if found := re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            return format_date(date.fromisoformat(value), "d MMM yyyy", locale=self.lang) if _real(value) else value
        if found := re.fullmatch(r"(\d{4})-(\d\d)", value):
            return format_date(date.fromisoformat(f"{value}-01"), "LLLL yyyy", locale=self.lang)
        if found := re.fullmatch(r"(\d{4})-W(\d\d)", value):
            return self("week {week} of {year}", week=int(found[2]), year=found[1])
        if re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d.*", value):
            return self._moment(value)
        if value in ("PRESENT_REF", "PAST_REF", "FUTURE_REF"):
            return self(value)
        return value

    def _moment(self, value: str) -> str:
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            return value
        text = format_datetime(
            moment, "d MMM yyyy, HH.mm" if self.lang == "id" else "d MMM yyyy, HH:mm", locale=self.lang
        )
        zone = moment.strftime("%z")
        return f"{text} {zone[:3]}:{zone[3:5]}" if zone else text


def _real(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


@cache
def words(lang: str) -> Words:
    """The words of one of LANGUAGES."""
    return Words(lang)


def chosen(asked: str | None, kept: str | None, header: str | None, default: str) -> str:
    """The language to show: what the address asks, else the cookie, else the settings, else the browser's."""
    for value in (asked, kept, default):
        if value in LANGUAGES:
            return str(value)
    for part in (header or "").split(","):
        code = part.split(";")[0].strip()[:2].lower()
        if code in LANGUAGES:
            return code
    return LANGUAGES[0]
