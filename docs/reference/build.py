"""Writes the reference pages from the program itself; `python docs/reference/build.py` renews them."""

from __future__ import annotations

import inspect
import os
import re
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

import click

from runut import __all__ as public_names
from runut.cli.main import COMMANDS, cli
from runut.settings import Settings
from runut.view.export import EXPORTS, TABLES
from runut.web.api import ENDPOINTS

os.environ["RUNUT_LANG"] = "en"  # the references are in English, whoever renews them
HERE = Path(__file__).parent
NOTE = "<!-- Made by docs/reference/build.py; a change is made in the program. -->\n\n"


def _commands() -> Iterator[tuple[str, click.Command]]:
    with click.Context(cli, info_name="runut") as context:
        for name in COMMANDS:
            command = cli.get_command(context, name)
            assert command is not None
            yield name, command
            if isinstance(command, click.Group):
                for sub, inner in command.commands.items():
                    yield f"{name} {sub}", inner


def commands() -> str:
    """Every command with the help that it prints."""
    out = ["# Commands\n\nAnswers go to standard output, everything else to standard error; `-` is standard input.\n\n"
           "Help, summaries, errors and their remedies are in English or Indonesian: `runut --lang id COMMAND`,\n"
           "`RUNUT_LANG=id`, `lang` in `runut.toml`, or the locale, in this order.\n\n"
           "| exit status | meaning |\n|---|---|\n| 0 | all is well |\n| 1 | it failed; one line says why |\n"
           "| 2 | the call itself is wrong |\n| 3 | nothing was found (with `--fail-empty`) |\n"
           "| 4 | done, but some inputs could not be used |\n| 5 | the check of the words failed |\n"
           "| 6 | another process is writing |\n| 130 | interrupted |\n\n"
           "Completion: `eval \"$(runut completion bash)\"`, and the same for zsh and fish.\n\n"
           "| command | |\n|---|---|\n"]  # fmt: skip
    out += [f"| [{name}](#{name}) | {line} |\n" for name, (_, line) in COMMANDS.items()]
    above = click.Context(cli, info_name="runut", **cli.context_settings)
    for name, command in _commands():
        with click.Context(command, info_name=name, parent=above, terminal_width=100, max_content_width=100) as context:
            text = command.get_help(context)
        out.append(f"\n## {name}\n\n```text\n{_plain(text)}\n```\n")
    return "".join(out)


def _plain(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def settings() -> str:
    """Every setting."""
    out = ["# Settings\n\nA flag wins over an environment variable, that over `runut.toml` in the working folder, that over "
           "the user's own file (`runut config path`), that over the default. `runut config show --origin` says which won.\n\n",
           inspect.cleandoc(Settings.__doc__ or "").partition("\n\n")[2].replace("\n", " "), "\n\n"
           "| setting | environment | default |\n|---|---|---|\n"]  # fmt: skip
    values = Settings()
    for name in Settings.__struct_fields__:
        out.append(f"| `{name}` | `RUNUT_{name.upper()}` | `{getattr(values, name)!r}` |\n")
    return "".join(out)


def record() -> str:
    """Every table of the record's file, from schema.sql."""
    schema = files("runut.record").joinpath("schema.sql").read_text(encoding="utf-8")
    out = ["# The record's tables\n\nA record is one SQLite file; any program that reads SQLite reads it. Offsets count code "
           "points of `articles.text`, end exclusive: `substr(text, start + 1, end - start)` gives the words. Columns "
           "called `data` hold a whole value as JSON.\n"]  # fmt: skip
    for name, about, body in re.findall(r"CREATE TABLE (\w+) \([ ]*(?:-- ([^\n]*))?\n(.*?)\n\)", schema, re.DOTALL):
        out.append(
            f"\n## {name}\n\n{about[:1].upper() + about[1:] + '.' if about else ''}\n\n| column | kind | |\n|---|---|---|\n"
        )
        for line in body.splitlines():
            match = re.match(r'\s*"?(\w+)"?\s+(TEXT|INTEGER|REAL|BLOB)[^-]*?(?:--\s*(.*))?$', line)
            if match:
                about = (match[3] or "").replace("|", "\\|")
                out.append(f"| {match[1]} | {match[2].lower()} | {about} |\n")
    out.append("\n## Views and search\n\n")
    views = re.findall(r"CREATE (VIEW|VIRTUAL TABLE) (\w+)", schema)
    out += [f"- `{name}` ({'full-text index' if kind == 'VIRTUAL TABLE' else 'view'})\n" for kind, name in views]
    return "".join(out)


def exports() -> str:
    """Every export, and the tables that leave as files and frames."""
    out = ["# Exports and their tables\n\n`runut export KIND -r RECORD -o PATH`, with `--pair A B` or `--story ID` for a part. "
           "Every row leaves. What is denied or only planned never leaves as having happened.\n\n"
           "| kind | what it is | what it cannot hold | reading it needs |\n|---|---|---|---|\n"]  # fmt: skip
    for export in EXPORTS:
        place = " (folder)" if export.folder else ""
        extra = f'`pip install "runut[{export.extra}]"`' if export.extra else ""
        out.append(f"| `{export.name}`{place} | {export.about} | {export.loses} | {extra} |\n")
    out.append("\n# Tables\n\nThe same columns in CSV, JSON Lines, Parquet, pandas, polars and Arrow.\n")
    for table in TABLES:
        out.append(
            f"\n## {table.name}\n\n{table.about[:1].upper() + table.about[1:]}.\n\n| column | kind | |\n|---|---|---|\n"
        )
        out += [f"| {column.name} | {column.kind} | {column.about} |\n" for column in table.columns]
    return "".join(out)


def api() -> str:
    """Every endpoint."""
    out = ["# The HTTP API\n\n`runut serve` answers under `/api/v1`; `/api/v1/openapi.json` is its OpenAPI 3.1 document. Reading "
           "needs no token. Lists come in pages of at most 500: follow `next` until it is null. Exports and tables are "
           "streamed, with no row limit. Answers carry an ETag. Every error is "
           "`{\"error\": {\"status\", \"code\", \"message\", \"remedy\"}}`.\n\n"
           "| | address | what | parameters |\n|---|---|---|---|\n"]  # fmt: skip
    for endpoint in ENDPOINTS:
        names = ", ".join(f"`{parameter.name}`" for parameter in endpoint.parameters if parameter.place == "query")
        out.append(f"| {endpoint.method} | `{endpoint.path}` | {endpoint.about} | {names} |\n")
    return "".join(out)


def library() -> str:
    """The public names with their own words."""
    import runut

    out = ["# The library\n\n`import runut` is instant: each name is fetched when it is first asked for.\n"]
    for name in public_names:
        value = getattr(runut, name)
        signature = ""
        if inspect.isfunction(value):
            signature = f"```text\nrunut.{name}{inspect.signature(value)}\n```\n\n"
        out.append(f"\n## {name}\n\n{signature}{inspect.cleandoc(value.__doc__ or '')}\n")
        if inspect.isclass(value) and name in ("Archive", "Page", "Rows"):
            out.append("\n")
            for member, held in vars(value).items():
                doc = inspect.getdoc(held)
                if not member.startswith("_") and doc:
                    out.append(f"- `{member}`: {doc.replace(chr(10), ' ')}\n")
    return "".join(out)


def mcp() -> str:
    """The tools for assistants."""
    from runut.mcp import server

    source = inspect.getsource(server.make_server)
    tools = re.findall(r"def (\w+)\((.*?)\) -> dict\[str, Any\]:\n\s+\"\"\"(.*?)\"\"\"", source)
    out = ["# The server for assistants\n\n`runut mcp -r RECORD` speaks the Model Context Protocol on standard input and output "
           "(`pip install \"runut[mcp]\"`). In a client's settings:\n\n```json\n"
           '{"mcpServers": {"runut": {"command": "runut", "args": ["mcp", "-r", "/path/to/arsip.runut"]}}}\n```\n\n'
           "Every answer carries `evidence`: exact words, read anew from the saved text, with their page and offsets. What has "
           "no evidence is answered with `\"stated\": false` and a reason.\n\n| tool | |\n|---|---|\n"]  # fmt: skip
    out += [f"| `{name}({arguments})` | {about} |\n" for name, arguments, about in tools]
    return "".join(out)


def extractors() -> str:
    """Every step of analysis, in its order."""
    import importlib

    from runut.analysis import EXTRACTORS

    out = ["# Extractors\n\nWhat is found in one article is found in this order; each step reads what the steps before it found.\n\n"
           "| extractor | version | gives | reads | what it does |\n|---|---|---|---|---|\n"]  # fmt: skip
    for item in EXTRACTORS:
        module = f"runut.analysis.{item.name}"
        about = (importlib.import_module(module).__doc__ or "").strip().splitlines()[0]
        reads = ", ".join(item.needs) or "the article"
        out.append(f"| `{item.name}` | {item.version} | {item.gives} | {reads} | {about} |\n")
    return "".join(out)


PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands, "settings.md": settings, "record.md": record, "exports.md": exports, "api.md": api,
    "library.md": library, "mcp.md": mcp, "extractors.md": extractors,
}  # fmt: skip

if __name__ == "__main__":
    for file_name, write in PAGES.items():
        (HERE / file_name).write_text(NOTE + write(), encoding="utf-8")
