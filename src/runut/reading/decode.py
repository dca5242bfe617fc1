"""Bytes become text: the encoding is found, and what is no text is refused in plain words."""

from __future__ import annotations

import codecs
import re

from runut.errors import ReadingError

# First bytes of files that people keep beside pages; the words are what the reader of a failure sees.
_MAGIC = (
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "a gzip file"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "an SQLite database"),
    (b"OggS", "an Ogg recording"),
    (b"ID3", "an MP3 recording"),
    (b"wOF", "a web font"),
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
LONGEST_LINE = 200_000
"""Code points in one line above which a page is no news page: the longest real paragraph seen has 9,000."""


def what_it_is(data: bytes) -> str | None:
    """What kind of file the bytes are when they are no text ("a JPEG image"), else None."""
    for magic, name in _MAGIC:
        if data.startswith(magic):
            return name
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "a WebP image"
    if data[4:8] == b"ftyp":
        return "a video"
    return None


def decode(data: bytes, *, stated: str | None = None) -> str:
    """The text of `data`, line ends as "\\n", control characters gone; raises ReadingError when it is no text.

    `stated` is an encoding named by whoever delivered the bytes (an HTTP header). A byte-order mark wins, then
    UTF-8 when it fits, then `stated`, then what the page names itself, then Windows-1252.
    """
    if not data.strip():
        raise ReadingError("the page is empty")
    kind = what_it_is(data)
    if kind:
        raise ReadingError(f"this is {kind}, not a page of text")
    text = _decoded(data, stated)
    sample = text[:20_000]
    strange = len(_CONTROL.findall(sample)) + sample.count("�")
    if strange > 0.05 * len(sample) + 2:
        raise ReadingError("the bytes are no text in any known encoding")
    for end in ("\r\n", "\r", "\x0b", "\x0c", "\u2028", "\u2029", "\x85"):
        if end in text:
            text = text.replace(end, "\n")
    return _CONTROL.sub("", text)


def _decoded(data: bytes, stated: str | None) -> str:
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data.decode(name, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        broken = error
    head = data[:4096]
    named = _XML.search(head) or _META.search(head)
    for encoding in (stated, named[1].decode("ascii") if named else None):
        if not encoding or encoding.lower().replace("_", "-") in {"utf-8", "utf8"}:
            continue
        try:
            return data.decode(encoding, "replace")
        except (LookupError, UnicodeError):
            continue  # an encoding that does not exist is as good as none
    # A few broken bytes in UTF-8 are marked and the rest kept; many mean another encoding.
    replaced = data.decode("utf-8", "replace")
    letters_beyond_ascii = sum(1 for char in replaced[broken.start : broken.start + 20_000] if char > "\x7f")
    lost = replaced.count("�", broken.start, broken.start + 20_000)
    if lost * 2 <= letters_beyond_ascii:
        return replaced
    return data.decode("cp1252", "replace")
