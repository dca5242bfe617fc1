"""Which addresses may be asked: a page must never make Runut read the network that it runs in."""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import urlsplit


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet: not private, loopback, link-local or reserved."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    mapped = getattr(found, "ipv4_mapped", None) or getattr(found, "sixtofour", None)
    return found.is_global and not found.is_multicast and (mapped is None or mapped.is_global)


def resolve(host: str, port: int) -> list[str]:
    """The IP addresses of a host, in the order of the system; raises OSError when there are none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def why_not(url: str) -> str | None:
    """Why an address cannot be fetched by its form alone, or None."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return "the address cannot be parsed"
    if parts.scheme not in {"http", "https"}:
        return f"only http and https addresses are fetched, not {parts.scheme or 'this'}"
    if not parts.hostname:
        return "the address names no host"
    if parts.username or parts.password:
        return "an address with a user name in it is not fetched"
    return "the port 0 does not exist" if port == 0 else None
