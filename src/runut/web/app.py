"""The reading room as one Starlette application over one record."""

from __future__ import annotations

from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from runut.errors import NotFound, RunutError, UsageError
from runut.settings import DEFAULTS, Settings
from runut.web.api import mount_api
from runut.web.archive import Archive
from runut.web.pages import PAGES
from runut.web.room import Room
from runut.web.security import Guard, check_bind

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


def create_app(record_path: str | Path, settings: Settings = DEFAULTS) -> Starlette:
    """The application; raises NotFound when there is no record, UsageError when it would be open to others.

    `record_path` is opened for reading; only a correction opens it for writing, for as long as it takes.
    """
    check_bind(settings)
    room = Room(Archive(Path(record_path)), settings)

    async def not_found(request: Request, error: Exception) -> Response:
        reason = getattr(error, "detail", None) or str(error)
        status = error.status_code if isinstance(error, HTTPException) else 404
        return room.message(request, "{reason}", status=status, reason=str(reason))

    async def wrong(request: Request, error: Exception) -> Response:
        return room.message(request, "{reason}", status=400, reason=str(error))

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        yield
        room.archive.record.close()

    app = Starlette(
        routes=[
            mount_api(record_path, settings),
            Mount("/static", StaticFiles(directory=str(files("runut.web").joinpath("static")))),
            *(Route(path, handler, methods=methods) for path, handler, methods in PAGES),
        ],
        middleware=[Middleware(Guard, settings=settings), Middleware(GZipMiddleware, minimum_size=800)],
        exception_handlers={HTTPException: not_found, NotFound: not_found, UsageError: wrong, RunutError: wrong},
        lifespan=lifespan,
    )
    app.state.room = room
    return app
