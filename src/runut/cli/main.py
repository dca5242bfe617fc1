"""The command group: every command by name, imported only when it is called."""

from __future__ import annotations

import importlib
import os
import sys

import click

COMMANDS: dict[str, tuple[str, str]] = {
    "add": ("runut.cli.add:add", "Read pages into a record and link what is new."),
    "read": ("runut.cli.read:read", "Print what a page says, without a record."),
    "search": ("runut.cli.search:search", "Find articles by their words."),
    "show": ("runut.cli.show:show", "Show one article, story, event, quote, actor, arc or conflict."),
    "stories": ("runut.cli.lists:stories", "List the stories with their three counts."),
    "events": ("runut.cli.lists:events", "List the events in order of time."),
    "quotes": ("runut.cli.lists:quotes", "List what was said, with all wordings."),
    "actors": ("runut.cli.actors:actors", "List people, organisations, countries and places."),
    "pair": ("runut.cli.lists:pair", "Print the chronology of two countries or actors."),
    "chain": ("runut.cli.chain:chain", "Print the attribution chain of a quote."),
    "conflicts": ("runut.cli.lists:conflicts", "List the values on which articles differ."),
    "copies": ("runut.cli.lists:copies", "List the articles that share wording."),
    "arcs": ("runut.cli.lists:arcs", "List the stories that run over years."),
    "failures": ("runut.cli.lists:failures", "List what could not be used, and why."),
    "tour": ("runut.cli.tour:tour", "Take a first look at a record."),
    "serve": ("runut.cli.serve:serve", "Serve the record as a web site on this machine."),
    "export": ("runut.cli.export:export", "Write the record in a form that other programs read."),
    "import": ("runut.cli.import_:import_", "Take verdicts back: corrections or annotations."),
    "mcp": ("runut.cli.mcp:mcp", "Serve the record to an assistant (Model Context Protocol)."),
    "watch": ("runut.cli.watch:watch", "Visit sources again and again and add what is new."),
    "alerts": ("runut.cli.alerts:alerts", "Save searches and be told what is new."),
    "link": ("runut.cli.link:link", "Bring the record up to date."),
    "run": ("runut.cli.run:run", "Read a dump into Parquet tables, on one machine or many."),
    "load": ("runut.cli.run:load", "Make a record of what a run has written."),
    "check": ("runut.cli.check:check", "Verify every span of the record."),
    "backup": ("runut.cli.backup:backup", "Copy the record, also while it is being written."),
    "config": ("runut.cli.config:config", "See every setting and where it comes from."),
    "completion": ("runut.cli.completion:completion", "Print the completion script for a shell."),
    "doctor": ("runut.cli.doctor:doctor", "Say what works here and what is missing."),
}
"""Every command, where it lives, and its line in `runut --help`; a new command is one file and one line here."""


class LazyGroup(click.Group):
    """A group that knows its commands by name and loads one only when it is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order of COMMANDS."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command called `cmd_name`, or None."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; with -vv the traceback of what goes wrong is shown before its one line."""
        try:
            return super().invoke(ctx)
        except click.exceptions.Exit:
            raise
        except Exception:
            if ctx.params.get("verbose", 0) > 1:
                import traceback

                traceback.print_exc()
            raise

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List names with their line of help, so that no command is imported for it."""
        from runut.cli.say import say

        with formatter.section(say("Commands")):
            formatter.write_dl([(name, say(line)) for name, (_, line) in COMMANDS.items()])


def _speak(_: click.Context, __: click.Parameter, value: str | None) -> None:
    if value:
        from runut.cli.say import language

        os.environ["RUNUT_LANG"] = value
        language.cache_clear()


def _show(error: click.ClickException) -> None:
    """As click shows it, in the reader's language."""
    from runut.cli.say import say, say_again

    if isinstance(error, click.UsageError) and error.ctx is not None:
        click.echo(error.ctx.get_usage(), err=True)
        click.echo(say("Try '{command} --help' for help.", command=error.ctx.command_path) + "\n", err=True)
    click.echo(f"{say('Error')}: {say_again(error.format_message())}", err=True)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="runut", prog_name="runut")
@click.option(
    "--lang", type=click.Choice(["id", "en"]), is_eager=True, expose_value=False, callback=_speak,
    help="The language of messages (default: RUNUT_LANG, runut.toml, or the locale).",
)  # fmt: skip
@click.option("-q", "--quiet", is_flag=True, help="Say no progress and no summary; failures are still told.")
@click.option("-v", "--verbose", count=True, help="Say more: -v shows log messages, -vv the traceback of an error.")
def cli(quiet: bool, verbose: int) -> None:
    """Read news pages and keep a sourced record: who met whom, who did what, who said what, and where it comes from.

    \b
    Examples:
      runut read page.html --jsonl
      runut add pages/ -r arsip.runut
      runut stories -r arsip.runut
      runut pair RUS IRN -r arsip.runut
      runut serve -r arsip.runut -o
    """
    if verbose:
        import logging

        logging.basicConfig(level=logging.DEBUG if verbose > 1 else logging.INFO, format="runut: %(name)s: %(message)s")


def main() -> None:
    """Run the command line; every error of ours becomes one line and its exit status."""
    from runut.errors import RunutError

    try:
        status = cli.main(standalone_mode=False)
    except click.exceptions.Abort:
        from runut.cli.say import say

        click.echo(f"runut: {say('interrupted')}", err=True)
        status = 130
    except click.ClickException as error:
        _show(error)
        status = error.exit_code
    except RunutError as error:
        from runut.cli.say import say_again

        remedy = f" ({say_again(error.remedy)})" if error.remedy else ""
        click.echo(f"runut: {say_again(str(error.args[0]))}{remedy}", err=True)
        status = error.exit_status
    except BrokenPipeError:
        # The reader of our output went away (as `head` does): point stdout elsewhere, so that nothing is
        # said when Python flushes it, and leave as other commands do.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        click.echo(f"runut: {where}{error.strerror or error} (runut -vv shows where it happened)", err=True)
        status = 1
    except Exception as error:
        import sqlite3

        if not isinstance(error, sqlite3.Error):
            raise
        click.echo(f"runut: the record cannot be used: {error} (restore a copy made with: runut backup)", err=True)
        status = 1
    sys.exit(status if isinstance(status, int) else 0)


if __name__ == "__main__":
    main()
