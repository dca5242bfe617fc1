"""What keeps the reading room private and untrusted pages harmless: headers, host checks, tokens."""

from __future__ import annotations

import re
import secrets
from hmac import compare_digest
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from runut.errors import UsageError
from runut.settings import Settings

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1", "[::1]"})
POLICY = "; ".join(
    (
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'",
        "connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
    )
)  # fmt: skip
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "geolocation=(), camera=(), microphone=()",
    "x-frame-options": "DENY",
}
CSRF_COOKIE, TOKEN_COOKIE = "runut_csrf", "runut_token"
_DIRECTION = {
    ord(mark): "\ufffd" for mark in "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
}
_CONTROL = {code: "\ufffd" for code in range(32) if code not in (9, 10, 13)}
_SHOWN = _DIRECTION | _CONTROL | {0x7F: "\ufffd"}


def shown(text: str) -> str:
    """`text` with every invisible mark that turns or hides letters replaced one for one, so that offsets stay."""
    return text.translate(_SHOWN)


def web_address(url: str | None) -> str | None:
    """`url` when it is an http(s) address that may become a link, else None: such an address is shown as text."""
    if not url or re.search(r"[\x00-\x20\"'<>]", url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def host_name(value: str) -> str:
    """The name in a Host header, without its port."""
    return re.sub(r":\d+$", "", value.strip().lower())


def check_bind(settings: Settings) -> None:
    """Raise UsageError when the room would listen beyond this machine without a token."""
    if settings.host not in LOOPBACK and not settings.token:
        raise UsageError(
            f"serving on {settings.host} lets others in", remedy="set a token (RUNUT_TOKEN) or serve on 127.0.0.1"
        )


def csrf_token(request: Request) -> str:
    """The visitor's token against forged forms, made at the first visit."""
    return str(request.cookies.get(CSRF_COOKIE) or getattr(request.state, "csrf", ""))


def may_write(request: Request, given: str, settings: Settings) -> str | None:
    """None when the request may change the record, else the reason why not.

    The form must come from this very host (Origin or Referer) and carry the token of the visitor's cookie;
    a program may instead send the settings' token as a bearer.
    """
    bearer = request.headers.get("authorization", "").removeprefix("Bearer ").strip()
    if settings.token and bearer and compare_digest(bearer.encode(), settings.token.encode()):
        return None
    sent_from = request.headers.get("origin") or request.headers.get("referer") or ""
    if urlsplit(sent_from).netloc.lower() != request.headers.get("host", "").lower():
        return "the form did not come from this reading room"
    cookie = request.cookies.get(CSRF_COOKIE, "")
    if not cookie or not given or not compare_digest(cookie.encode(), given.encode()):
        return "the form is stale: open the page again"
    return None


class Guard:
    """ASGI middleware: checks the host of every request, asks for the token beyond loopback, sets the headers."""

    def __init__(self, app: ASGIApp, *, settings: Settings) -> None:
        self.app = app
        self.settings = settings
        self.hosts = LOOPBACK | {settings.host.lower()}

    def refuse(self, request: Request) -> Response | None:
        """The answer to a request that may not come in, or None."""
        if host_name(request.headers.get("host", "")) not in self.hosts and not self.settings.token:
            return PlainTextResponse("unknown host", status_code=400)
        if self.settings.token and self.settings.host not in LOOPBACK:
            given = (
                request.headers.get("authorization", "").removeprefix("Bearer ").strip()
                or request.cookies.get(TOKEN_COOKIE, "")
                or request.query_params.get("token", "")
            )
            if not compare_digest(given.encode(), self.settings.token.encode()):
                return PlainTextResponse("a token is needed: open /?token=...", status_code=401)
        return None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        refused = self.refuse(request)
        fresh = ""
        if CSRF_COOKIE not in request.cookies:
            fresh = secrets.token_urlsafe(24)
            scope.setdefault("state", {})["csrf"] = fresh
        token = request.query_params.get("token", "") if self.settings.token else ""

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = message["headers"] = list(message.get("headers", []))
                headers.extend((name.encode(), value.encode()) for name, value in HEADERS.items())
                if fresh:
                    headers.append((b"set-cookie", _cookie(CSRF_COOKIE, fresh)))
                if token and refused is None:
                    headers.append((b"set-cookie", _cookie(TOKEN_COOKIE, token)))
            await send(message)

        await (refused or self.app)(scope, receive, send_guarded)


def _cookie(name: str, value: str) -> bytes:
    return f"{name}={value}; Path=/; HttpOnly; SameSite=Strict".encode("latin-1", "replace")
