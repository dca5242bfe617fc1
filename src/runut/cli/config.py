"""`runut config`: every setting, its value, and where that value comes from."""

from __future__ import annotations

from typing import Any

import click

from runut.cli.options import output_options
from runut.cli.output import Form

SECRET = frozenset({"token"})


@click.group()
def config() -> None:
    """See the settings in force.

    A flag wins over an environment variable (RUNUT_RECORD, RUNUT_LANG, ...), that over runut.toml in the working
    folder, that over the user's own file, that over the default.

    \b
    Examples:
      runut config show --origin
      runut config path
    """


@config.command()
@click.option("--origin", is_flag=True, help="Also say where each value comes from.")
@output_options
def show(origin: bool, **form: Any) -> int:
    """Print every setting; secrets are shown as set or not set.

    \b
    Example:
      runut config show --origin
    """
    from runut import settings as settings_of
    from runut.cli.output import show as print_rows

    settings, origins = settings_of.load()
    rows = []
    for name in settings.__struct_fields__:
        value = getattr(settings, name)
        if name in SECRET:
            value = "set" if value else "not set"
        elif name == "record":
            value = value or str(settings_of.default_record())
        row: dict[str, Any] = {"setting": name, "value": value}
        if origin:
            row["origin"] = origins[name]
        rows.append(row)
    return print_rows(rows, Form(**form), ("setting", "value", "origin") if origin else ("setting", "value"))


@config.command()
def path() -> int:
    """Print where the user's own settings file lies, whether or not it is there.

    \b
    Example:
      runut config path
    """
    from runut import settings as settings_of

    click.echo(settings_of.user_file())
    return 0
