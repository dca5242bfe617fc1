"""Settings: one frozen value; the only file that reads the environment and settings files."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import msgspec
import platformdirs

from runut.errors import SettingsError


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Every setting, with its default.

    `record` is the record used when a command names none; `lang` the language of messages ("id", "en" or ""
    for the locale's); `jobs` how many processes read pages; `host` and `port` where `serve` listens;
    `token` allows writing through the API and listening beyond loopback; `max_page_bytes` above which a page
    becomes a Failure; `lock_wait_s` how long a writer waits for another; `sanction_quad` is the quad class of
    SANCTION (4 material conflict, 3 verbal); `judge` the address of an OpenAI-compatible second opinion.
    """

    record: str = ""
    lang: str = ""
    jobs: int = 1
    host: str = "127.0.0.1"
    port: int = 8071
    token: str = ""
    max_page_bytes: int = 20_000_000
    lock_wait_s: float = 10.0
    sanction_quad: int = 4
    judge: str = ""


DEFAULTS = Settings()
FILE_NAME = "runut.toml"


def user_file() -> Path:
    """Where the user's own settings file lies."""
    return Path(platformdirs.user_config_dir("runut", appauthor=False)) / FILE_NAME


def default_record() -> Path:
    """The record that is used when nothing names one."""
    return Path(platformdirs.user_data_dir("runut", appauthor=False)) / "record.runut"


def _from_file(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"the settings file {path} cannot be read: {error}", remedy="mend or remove it") from error


def load(folder: Path | None = None) -> tuple[Settings, dict[str, str]]:
    """The settings in force and, for each, where its value comes from.

    Environment (RUNUT_RECORD, RUNUT_LANG, ...) over `runut.toml` in `folder` (default: the working folder)
    over the user's file over the defaults. Raises SettingsError for an unknown name or an unusable value.
    """
    values: dict[str, object] = {}
    origin = dict.fromkeys(Settings.__struct_fields__, "default")
    paths = (user_file(), (folder or Path.cwd()) / FILE_NAME)
    sources: list[tuple[str, dict[str, object]]] = [(str(path), _from_file(path)) for path in paths]
    environment = {
        name: os.environ[f"RUNUT_{name.upper()}"]
        for name in Settings.__struct_fields__
        if os.environ.get(f"RUNUT_{name.upper()}")
    }
    sources.append(("environment", dict(environment)))
    for where, found in sources:
        for name, value in found.items():
            if name not in origin:
                known = ", ".join(sorted(origin))
                raise SettingsError(f"unknown setting {name!r} in {where}", remedy=f"known: {known}")
            values[name] = value
            origin[name] = where
    try:
        return msgspec.convert(values, Settings, strict=False), origin
    except msgspec.ValidationError as error:
        raise SettingsError(f"a wrong value: {error}", remedy="see: runut config show --origin") from error
