"""`runut completion`: the script that lets a shell complete commands and options."""

from __future__ import annotations

import click


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> int:
    """Print the completion script for a shell.

    \b
    Examples:
      eval "$(runut completion bash)"
      runut completion zsh > ~/.zfunc/_runut
      runut completion fish > ~/.config/fish/completions/runut.fish
    """
    from click.shell_completion import get_completion_class

    from runut.cli.main import cli

    chosen = get_completion_class(shell)
    if chosen is None:
        raise click.UsageError(f"no completion for {shell}")
    click.echo(chosen(cli, {}, "runut", "_RUNUT_COMPLETE").source())
    return 0
