"""Polite fetching: robots.txt obeyed, a pause per host, retries with patience, limits on size and time."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin, urlsplit, urlunsplit
from urllib.robotparser import RobotFileParser

import msgspec

from runut.collecting import hosts
from runut.errors import MissingExtra
from runut.model import Failure, Page

_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
_MOVED = frozenset({301, 302, 303, 307, 308})


class Politeness(msgspec.Struct, frozen=True, kw_only=True):
    """How pages are asked for.

    `pause_s` passes between two requests to one host (robots.txt may ask for more, up to a minute); a request
    ends after `timeout_s`, a page above `max_bytes` is given up; `private` allows addresses of the own network.
    """

    user_agent: str = "Runut/0.1 (news reader)"
    pause_s: float = 1.0
    timeout_s: float = 30.0
    retries: int = 3
    max_bytes: int = 20_000_000
    private: bool = False


DEFAULT_POLITENESS = Politeness()
MOST_REDIRECTS = 6
LONGEST_WAIT_S = 60.0


class _Answer(msgspec.Struct):
    status: int
    headers: dict[str, str]
    data: bytes


class _Refused(Exception):
    """Why an address was not fetched, in plain words."""


class Fetcher:
    """Fetches pages one by one; remembers robots.txt and the last request of each host.

    `validators` maps an address to its ETag and Last-Modified from an earlier run and is kept up to date: a page
    that has not changed since is not fetched again. `sleep` and `clock` are replaced in tests.
    """

    def __init__(
        self,
        politeness: Politeness = DEFAULT_POLITENESS,
        *,
        validators: dict[str, tuple[str, str]] | None = None,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.politeness = politeness
        self.validators = {} if validators is None else validators
        self._sleep, self._clock = sleep, clock
        self._robots: dict[str, RobotFileParser | None] = {}
        self._last: dict[str, float] = {}

    def fetch(self, url: str) -> Page | Failure | None:
        """The page at `url`, a Failure with the reason, or None when it has not changed since the last time.

        The page's `url` is the address that it was found at in the end; `redirects` those before it.
        """
        hops: list[str] = []
        at = url
        try:
            while True:
                answer = self._ask(at, robots=True)
                if answer.status not in _MOVED or "location" not in answer.headers:
                    break
                hops.append(at)
                if len(hops) > MOST_REDIRECTS:
                    raise _Refused(f"more than {MOST_REDIRECTS} redirects")
                at = urljoin(at, answer.headers["location"])
                if at in hops:
                    raise _Refused("the redirects go in a circle")
        except _Refused as refused:
            return Failure(source=url, stage="collect", reason=str(refused))
        if answer.status == 304:
            return None
        if answer.status != 200:
            return Failure(source=url, stage="collect", reason=f"the server answered {answer.status}")
        if not answer.data:
            return Failure(source=url, stage="collect", reason="the server sent no bytes")
        self.validators[at] = (answer.headers.get("etag", ""), answer.headers.get("last-modified", ""))
        return Page(
            source=url,
            data=answer.data,
            media_type=answer.headers.get("content-type", "").partition(";")[0].strip().lower() or None,
            url=at,
            fetched=datetime.now(UTC).isoformat(timespec="seconds"),
            redirects=tuple(hops),
        )

    def _ask(self, url: str, *, robots: bool) -> _Answer:
        why = hosts.why_not(url)
        if why:
            raise _Refused(why)
        parts = urlsplit(url)
        if robots and not self._allowed(url):
            raise _Refused(f"{parts.hostname} asks programs not to read this address (robots.txt)")
        reason = ""
        for attempt in range(self.politeness.retries + 1):
            self._wait_for(str(parts.hostname))
            try:
                answer = self._request(url)
            except OSError as error:
                reason = f"{parts.hostname} cannot be reached: {_plainly(error)}"
                patience = 2.0**attempt
            else:
                if answer.status not in _AGAIN:
                    return answer
                reason = f"the server answered {answer.status}"
                patience = _retry_after(answer.headers.get("retry-after"), 2.0**attempt)
            if attempt < self.politeness.retries:
                self._sleep(min(patience, LONGEST_WAIT_S))
        raise _Refused(f"{reason}, {self.politeness.retries + 1} times")

    def _wait_for(self, host: str) -> None:
        pause = self.politeness.pause_s
        rules = self._robots.get(host)
        if rules is not None:
            asked = rules.crawl_delay(self.politeness.user_agent)
            pause = max(pause, min(float(asked or 0), LONGEST_WAIT_S))
        if host in self._last:
            left = self._last[host] + pause - self._clock()
            if left > 0:
                self._sleep(left)
        self._last[host] = self._clock()

    def _allowed(self, url: str) -> bool:
        parts = urlsplit(url)
        host = str(parts.hostname)
        if host not in self._robots:
            rules = RobotFileParser()
            try:
                answer = self._ask(urlunsplit((parts.scheme, parts.netloc, "/robots.txt", "", "")), robots=False)
            except _Refused as refused:
                # A host that cannot give its rules is not read: the refusal is told for each of its pages.
                raise _Refused(f"robots.txt cannot be had: {refused}") from refused
            text = answer.data.decode("utf-8", "replace") if answer.status == 200 else ""
            rules.parse(text[:500_000].splitlines())
            self._robots[host] = rules
        found = self._robots[host]
        return found is None or found.can_fetch(self.politeness.user_agent, url)

    def _request(self, url: str) -> _Answer:
        """One request to the address that the host's name leads to now; that very address is asked, no other."""
        try:
            import urllib3
        except ImportError as error:
            raise MissingExtra("urllib3", extra="fetch") from error
        parts = urlsplit(url)
        host = str(parts.hostname)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        addresses = hosts.resolve(host, port)
        if not self.politeness.private:
            addresses = [address for address in addresses if hosts.is_public(address)]
            if not addresses:
                raise _Refused(f"{host} is an address of the local network (allow it with --private)")
        settings: dict[str, Any] = {
            "timeout": urllib3.Timeout(self.politeness.timeout_s),
            "retries": False,
            "maxsize": 1,
        }
        if parts.scheme == "https":
            pool: Any = urllib3.HTTPSConnectionPool(
                addresses[0], port, server_hostname=host, assert_hostname=host, **settings
            )
        else:
            pool = urllib3.HTTPConnectionPool(addresses[0], port, **settings)
        target = urlunsplit(("", "", parts.path or "/", parts.query, ""))
        try:
            with pool, pool.urlopen(
                "GET", target, headers=self._headers(url, parts.netloc), redirect=False, preload_content=False,
                assert_same_host=False,
            ) as response:  # fmt: skip
                return self._read(response)
        except urllib3.exceptions.HTTPError as error:
            raise OSError(str(error)) from error

    def _headers(self, url: str, netloc: str) -> dict[str, str]:
        headers = {
            "Host": netloc,
            "User-Agent": self.politeness.user_agent,
            "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,*/*;q=0.5",
            "Accept-Encoding": "gzip, deflate",
        }
        etag, modified = self.validators.get(url, ("", ""))
        if etag:
            headers["If-None-Match"] = etag
        if modified:
            headers["If-Modified-Since"] = modified
        return headers

    def _read(self, response: Any) -> _Answer:
        headers = {str(name).lower(): str(value) for name, value in response.headers.items()}
        limit, started = self.politeness.max_bytes, self._clock()
        if headers.get("content-length", "").isdigit() and int(headers["content-length"]) > limit:
            raise _Refused(f"the page is larger than {limit:,} bytes")
        data = bytearray()
        for chunk in response.stream(1 << 15, decode_content=True):
            data += chunk
            if len(data) > limit:
                raise _Refused(f"the page is larger than {limit:,} bytes")
            if self._clock() - started > 4 * self.politeness.timeout_s:
                raise _Refused("the server sends too slowly")
        return _Answer(int(response.status), headers, bytes(data))


_SIGNS = (
    ("timed out", "no answer in time"),
    ("refused", "it refuses the connection"),
    ("certificate", "its certificate is not valid"),
    ("Name or service", "there is no such host"),
    ("getaddrinfo", "there is no such host"),
    ("nodename", "there is no such host"),
    ("IncompleteRead", "it broke off in the middle"),
    ("Connection aborted", "it hung up"),
    ("reset", "it hung up"),
)
"""What the network's own words mean to a reader of failures."""


def _plainly(error: OSError) -> str:
    text = str(error)
    for sign, words in _SIGNS:
        if sign in text:
            return words
    return text[:120]


def _retry_after(value: str | None, otherwise: float) -> float:
    return float(value) if value and value.isdigit() else otherwise
