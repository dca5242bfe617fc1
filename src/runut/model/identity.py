"""Ids made from content: equal on every machine, in every run, in every order of input."""

from __future__ import annotations

from hashlib import blake2b, sha256

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: no letter can be misread


def content_id(*parts: object) -> str:
    """Ten base-32 characters (50 bits) that depend on the parts and their order alone."""
    digest = blake2b("\x1f".join(str(part) for part in parts).encode("utf-8", "surrogatepass"), digest_size=8)
    number = int.from_bytes(digest.digest(), "big") >> 14
    return "".join(_ALPHABET[number >> shift & 31] for shift in range(45, -1, -5))


def bytes_hash(data: bytes) -> str:
    """The SHA-256 of raw bytes, in hexadecimal."""
    return sha256(data).hexdigest()
