"""`runut serve`: the reading room, in a browser on this machine."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import click

from runut.cli.options import record_option
from runut.cli.say import say

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@click.command()
@record_option
@click.option("-p", "--port", type=click.IntRange(0, 65535), help="The port; 0 takes any free one (default: settings).")
@click.option("--host", help="The address to listen on; beyond loopback only with a token in the settings.")
@click.option("-o", "--open", "open_browser", is_flag=True, help="Open the browser.")
def serve(record_path: Path, port: int | None, host: str | None, open_browser: bool) -> int:
    """Serve the record as a web site on this machine.

    \b
    Example:
      runut serve -r arsip.runut -o
    """
    import socket

    import msgspec
    import uvicorn

    from runut import settings as settings_of
    from runut.errors import UsageError
    from runut.record import open_record
    from runut.web.app import create_app

    settings = settings_of.load()[0]
    host = host or settings.host
    if host not in LOOPBACK and not settings.token:
        raise UsageError(f"listening on {host} needs a token", remedy="set RUNUT_TOKEN, or listen on 127.0.0.1")
    open_record(record_path).close()  # a missing or newer record is told before anything listens
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, settings.port if port is None else port))
        except (OSError, OverflowError) as error:
            raise UsageError(
                f"cannot listen on {host}: {getattr(error, 'strerror', None) or error}",
                remedy="name a free port with -p",
            ) from error
        bound = listener.getsockname()[1]
        address = f"http://{f'[{host}]' if ':' in host else host}:{bound}/"
        app = create_app(record_path, msgspec.structs.replace(settings, host=host, port=bound))
        told = say("{record} is open at {address} (stop with Ctrl-C)", record=record_path, address=address)
        click.echo(f"runut: {told}", err=True)
        if open_browser:
            webbrowser.open(address)
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False))
        server.run(sockets=[listener])
    return 0
