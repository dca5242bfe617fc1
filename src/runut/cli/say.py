"""What the command line says, in English or Indonesian."""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path

import click


@cache
def language() -> str:
    """ "id" or "en": the setting `lang` (or RUNUT_LANG), else that of the locale, else English."""
    chosen = os.environ.get("RUNUT_LANG") or _from_files()
    places = ("LC_ALL", "LC_MESSAGES", "LANG")
    chosen = chosen or next((value for name in places if (value := os.environ.get(name))), "")
    return "id" if chosen.lower().partition("_")[0].partition(".")[0] in ("id", "in") else "en"


def _from_files() -> str:
    import platformdirs

    folders = (Path(), Path(platformdirs.user_config_dir("runut", appauthor=False)))
    if not any((folder / "runut.toml").exists() for folder in folders):
        return ""  # the settings are read only where there is a file: they take 50 ms to import, and help is instant
    from runut import settings
    from runut.errors import SettingsError

    try:
        return settings.load()[0].lang
    except SettingsError:
        return ""  # the command itself tells what is wrong with them


@cache
def _indonesian(table: str = "messages.tsv") -> dict[str, str]:
    text = Path(__file__).with_name(table).read_text(encoding="utf-8")
    return dict(line.split("\t", 1) for line in text.splitlines() if line and not line.startswith("#"))


def say(english: str, /, **values: object) -> str:
    """The message in the reader's language, with `{names}` filled in; English where there is no other."""
    text = _indonesian().get(english, english) if language() == "id" else english
    return text.format(**values) if values else text


def quiet() -> bool:
    """Whether `runut -q` was asked for."""
    context = click.get_current_context(silent=True)
    return context is not None and bool(context.find_root().params.get("quiet"))


def tell(message: str) -> None:
    """Say a summary on standard error, unless `runut -q` was asked for."""
    if not quiet():
        click.echo(f"runut: {message}", err=True)


@cache
def _templates() -> tuple[tuple[re.Pattern[str], str], ...]:
    made = []
    for english, other in _indonesian("errors.tsv").items():
        if "{" in english:
            parts = re.split(r"\{(\w+)\}", english)
            pattern = "".join(f"(?P<{part}>.+)" if n % 2 else re.escape(part) for n, part in enumerate(parts))
            made.append((re.compile(pattern, re.DOTALL), other))
    return tuple(made)


def say_again(made: str) -> str:
    """An error's message or remedy, which arrives filled in, in the reader's language; as it is where none is known."""
    if language() != "id":
        return made
    if exact := _indonesian("errors.tsv").get(made):
        return exact
    for pattern, other in _templates():
        if match := pattern.fullmatch(made):
            return other.format(**match.groupdict())
    return made
