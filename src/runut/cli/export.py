"""`runut export`: the record, or a part of it, in a form that other programs read."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from runut.cli.options import record_option
from runut.cli.say import say, tell


def _kinds(_: click.Context, __: click.Parameter, value: bool) -> None:
    if value:
        from runut.view.export import EXPORTS

        width = max(len(export.name) for export in EXPORTS)
        for export in EXPORTS:
            click.echo(f"{export.name:<{width}}  {export.about}\n{'':<{width}}  loses: {export.loses}")
        raise click.exceptions.Exit(0)


@click.command()
@click.argument("kind", metavar="KIND")
@click.option("--kinds", is_flag=True, is_eager=True, expose_value=False, callback=_kinds,
              help="List every KIND, what it holds and what it loses.")  # fmt: skip
@click.option("-o", "--output", "target", type=click.Path(path_type=Path), metavar="PATH",
              help="The file to write, or the folder for a KIND of several files.")  # fmt: skip
@click.option("--pair", nargs=2, metavar="A B", help="Only what two countries (ISO codes) or actors (ids) share.")
@click.option("--story", metavar="ID", help="Only one story.")
@click.option(
    "--base", default="", metavar="URL", help="The reading room that links lead to (default: urn:runut names)."
)
@record_option
def export(
    kind: str, target: Path | None, pair: tuple[str, str] | None, story: str | None, base: str, record_path: Path
) -> int:
    """Write the record in a form that other programs read; every row leaves, however many there are.

    KIND is a name of `runut export --kinds`. A KIND of several files needs --output FOLDER.
    What is denied or only planned never leaves as having happened.

    \b
    Examples:
      runut export polecat -r arsip.runut -o events.tsv
      runut export ical --pair RUS IRN -r arsip.runut -o rus-irn.ics
      runut export markdown -r arsip.runut -o notes/
      runut export ftm -r arsip.runut | ftm store write -d runut
    """
    from runut.errors import UsageError
    from runut.record import open_record
    from runut.run.answers import party_key
    from runut.view.export import Export, Selection, export_named

    chosen: Export = export_named(kind)
    if pair and story:
        raise UsageError("--pair and --story cannot be given together", remedy="choose one")
    if chosen.folder and target is None:
        raise UsageError(f"{kind} is several files", remedy="name a folder with -o")
    ends = (party_key(pair[0]), party_key(pair[1])) if pair else None
    with open_record(record_path) as record:
        if story:
            story = record.story(story).id
        selection = Selection(pair=ends, story=story, base=base)
        files = chosen.files(record, selection)
        if target is None:
            out = sys.stdout.buffer
            for _, chunks in files:
                for chunk in chunks:
                    out.write(chunk)
            out.flush()
            return 0
        count = 0
        for name, chunks in files:
            path = target / name if chosen.folder else target
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as file:
                for chunk in chunks:
                    file.write(chunk)
            count += 1
        told = say("{kind}: {count} files written to {target}", kind=kind, count=count, target=target)
        tell(told)
        tell(say("this form cannot hold {loses}", loses=chosen.loses))
    return 0
