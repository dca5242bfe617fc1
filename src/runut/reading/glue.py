"""Words that were glued together where links were removed are parted again, without breaking real words."""

from __future__ import annotations

import re

_MARKS = re.compile(
    r"(?<=[a-z\u00e0-\u024f])(?=\()|(?<=\))(?=[A-Za-z])|(?<=[A-Za-z]{2},)(?=[A-Z])|(?<=[A-Z])(?=\([A-Z][a-z])"
)


def unglue(text: str) -> str:
    """`text` with a space at every joint that was glued; nothing else is changed."""
    return _MARKS.sub(" ", text)
