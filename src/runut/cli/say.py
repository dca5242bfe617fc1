"""What the command line says, in English or Indonesian."""

from __future__ import annotations

import locale
from functools import cache
from importlib.resources import files

from runut import settings as settings_of
from runut.errors import SettingsError


@cache
def language() -> str:
    """ "id" or "en": the setting `lang` (or RUNUT_LANG), else that of the locale, else English."""
    try:
        chosen = settings_of.load()[0].lang
    except SettingsError:
        chosen = ""  # the command itself tells what is wrong with the settings
    chosen = chosen or (locale.getlocale(locale.LC_CTYPE)[0] or "") or _from_environment()
    return "id" if chosen.lower().startswith(("id", "in_")) else "en"


def _from_environment() -> str:
    import os

    return next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")


@cache
def _indonesian() -> dict[str, str]:
    text = files("runut.cli").joinpath("messages.tsv").read_text(encoding="utf-8")
    return dict(line.split("\t", 1) for line in text.splitlines() if line and not line.startswith("#"))


def say(english: str, /, **values: object) -> str:
    """The message in the reader's language, with `{names}` filled in; English where there is no other."""
    text = _indonesian().get(english, english) if language() == "id" else english
    return text.format(**values) if values else text
