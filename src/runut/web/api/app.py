"""The API as an application of its own, to be mounted under /api/v1."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

import msgspec
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Mount, Route

from runut.errors import MissingExtra, NotFound, RecordLocked, RunutError, UsageError
from runut.model import bytes_hash
from runut.record import open_record
from runut.settings import DEFAULTS, Settings
from runut.web.api.asking import values_of
from runut.web.api.document import openapi
from runut.web.api.endpoint import Asked, Endpoint, Refused, Stream
from runut.web.api.endpoints import ENDPOINTS

JSON = "application/json"
MOST_BODY = 100_000
"""Bytes of a verdict that may be sent: a hundred times the largest one seen."""


def error_response(status: int, code: str, message: str, *, remedy: str = "", headers: Any = None) -> Response:
    """The one shape of every error."""
    body = {"error": {"status": status, "code": code, "message": message, "remedy": remedy or None}}
    return Response(msgspec.json.encode(body), status_code=status, media_type=JSON, headers=headers)


def _refusal(error: RunutError) -> Response:
    if isinstance(error, Refused):
        headers = {"www-authenticate": "Bearer"} if error.status == 401 else None
        return error_response(error.status, error.code, error.args[0], remedy=error.remedy, headers=headers)
    known: tuple[tuple[type[RunutError], int, str], ...] = (
        (NotFound, 404, "not_found"), (UsageError, 400, "wrong_request"), (MissingExtra, 501, "missing_extra"),
        (RecordLocked, 503, "locked"),
    )  # fmt: skip
    for kind, status, code in known:
        if isinstance(error, kind):
            return error_response(status, code, error.args[0], remedy=error.remedy)
    return error_response(500, "record_error", error.args[0], remedy=error.remedy)


def _tagged(request: Request, response: Response, tag: str) -> Response:
    if request.headers.get("if-none-match") in (tag, f"W/{tag}", "*"):
        return Response(status_code=304, headers={"etag": tag})
    response.headers["etag"] = tag
    response.headers["cache-control"] = "no-cache"
    return response


def state_of(path: Path) -> str:
    """A word that changes whenever the record's file or its write-ahead log does."""
    parts = []
    for name in (path, path.with_name(path.name + "-wal")):
        try:
            stat = name.stat()
        except FileNotFoundError:
            continue
        parts.append(f"{stat.st_mtime_ns:x}-{stat.st_size:x}")
    return ".".join(parts)


def _answer(endpoint: Endpoint, request: Request, body: bytes, path: Path, settings: Settings) -> Response:
    record = open_record(path)
    streaming = False
    try:
        asked = Asked(
            record=record, settings=settings, values=values_of(endpoint, request), body=body,
            base=f"{request.url.scheme}://{request.url.netloc}",
            token=request.headers.get("authorization", "").removeprefix("Bearer ").strip(),
        )  # fmt: skip
        value = endpoint.answer(asked)
        if not isinstance(value, Stream):
            content = msgspec.json.encode(value)
            response = Response(content, status_code=endpoint.status, media_type=JSON)
            return _tagged(request, response, f'"{bytes_hash(content)[:32]}"') if endpoint.method == "GET" else response
        tag = f'"{bytes_hash(f"{state_of(path)} {request.url}".encode())[:32]}"'
        if request.headers.get("if-none-match") in (tag, f"W/{tag}"):
            return Response(status_code=304, headers={"etag": tag})
        # The first chunk is made before the answer begins, so that what goes wrong at once is still told as an error.
        first = next(value.chunks, b"")
        streaming = True
        body_chunks = _until_closed(chain((first,), value.chunks), record.close)
        headers = {"content-disposition": f'attachment; filename="{value.file}"'}
        return _tagged(request, StreamingResponse(body_chunks, media_type=value.media_type, headers=headers), tag)
    except RunutError as error:
        return _refusal(error)
    finally:
        if not streaming:
            record.close()


def _until_closed(chunks: Iterator[bytes], close: Callable[[], None]) -> Iterator[bytes]:
    try:
        yield from chunks
    finally:
        close()


async def _handle(endpoint: Endpoint, path: Path, settings: Settings, request: Request) -> Response:
    body = b""
    if endpoint.method == "POST":
        async for part in request.stream():
            body += part
            if len(body) > MOST_BODY:
                return error_response(413, "too_large", f"a verdict has at most {MOST_BODY} bytes")
    try:
        return await run_in_threadpool(_answer, endpoint, request, body, path, settings)
    except RunutError as error:
        return _refusal(error)


def create_api(record_path: str | Path, settings: Settings = DEFAULTS) -> Starlette:
    """The API over the record at `record_path`, which is opened anew for each request."""
    path = Path(record_path)
    document = msgspec.json.encode(openapi())

    async def describe(request: Request) -> Response:
        return _tagged(request, Response(document, media_type=JSON), f'"{bytes_hash(document)[:32]}"')

    async def http_error(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        code = {404: "not_found", 405: "method_not_allowed"}.get(error.status_code, "wrong_request")
        return error_response(error.status_code, code, str(error.detail), headers=error.headers)

    routes = [Route("/openapi.json", describe, name="openapi")]
    paths = dict.fromkeys(endpoint.path for endpoint in ENDPOINTS)
    for address in paths:
        here = {endpoint.method: endpoint for endpoint in ENDPOINTS if endpoint.path == address}
        routes.append(Route(address, partial(_by_method, here, path, settings), methods=list(here)))
    return Starlette(routes=routes, exception_handlers={HTTPException: http_error})


def mount_api(record_path: str | Path, settings: Settings = DEFAULTS) -> Mount:
    """The API under /api/v1, also for addresses that hold a line break: they are told as errors of the API."""
    mount = Mount("/api/v1", create_api(record_path, settings))
    mount.path_regex = re.compile(mount.path_regex.pattern, re.DOTALL)
    return mount


async def _by_method(here: dict[str, Endpoint], path: Path, settings: Settings, request: Request) -> Response:
    return await _handle(here["GET" if request.method == "HEAD" else request.method], path, settings, request)
