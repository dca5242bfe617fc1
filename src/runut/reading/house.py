"""The outlet of a page that no table knows, from the page's own lines: its masthead, notices and picture credits."""

from __future__ import annotations

import re
from collections.abc import Sequence

from runut.reading.captions import read_caption
from runut.reading.lines import Line
from runut.reading.stamps import find_stamps

_PARTS = re.compile(r"\s*(?:\s[-–—]+\s|[|·•»,])\s*")
_PIECE = re.compile(r"^(?:[A-Z][\w'’.-]*|[A-Z]+)(?: (?:[A-Z][\w'’.-]*|di|dan|of|the|and)){0,3}$")
_FILED = re.compile(r"^[^a-z]{3,60}?\s*(?:--|[-–—])\s")
HEAD = 8
"""Lines from the top among which a masthead stands."""


def find_house(lines: Sequence[Line]) -> str | None:
    """The name that the head of the page shows and that its notices, credits or dateline repeat; None if there is none.

    "Kabar Contoh" below the headline is an outlet when the page also says "© Kabar Contoh", credits a picture to it
    or files its lead from "JAKARTA, KABAR CONTOH -"; a name that stands alone may be anybody's.
    """
    proof = "\n".join(_proof(line) for line in lines).casefold()
    if not proof.strip():
        return None
    for line in [line for line in lines if line.kind is None][:HEAD]:
        if line.words > 14:
            continue
        text = line.text
        for stamp in reversed(find_stamps(text)):
            text = f"{text[: stamp.start]} | {text[stamp.end :]}"
        for part in _PARTS.split(text):
            piece = part.strip(" |,.-–—")
            if len(piece) >= 4 and _PIECE.match(piece) and re.search(rf"\b{re.escape(piece.casefold())}\b", proof):
                return piece
    return None


def _proof(line: Line) -> str:
    """What of a line can prove an outlet: notices of the page, the credit of a picture, the head of a dateline."""
    if line.kind == "furniture":
        return line.text if line.words <= 25 else ""
    caption = read_caption(line.text)
    if caption:
        return line.text[caption.credit :] or line.text[-80:]
    filed = _FILED.match(line.text) if "," in line.text[:60] else None
    return filed[0] if filed else ""
