"""Edge: one decision about two articles, with its score, its reason and the words behind it."""

from __future__ import annotations

from typing import Literal

import msgspec

EdgeKind = Literal["copy", "story", "possible", "event", "quote"]


class Edge(msgspec.Struct, frozen=True, kw_only=True):
    """A decision about `left` and `right` (article ids, in order). `refs` are the ids of the two findings that an
    event or quote edge joins; `spans` are (start, end) in the left and in the right text; a copy edge also holds
    the measures of shared wording."""

    left: str
    right: str
    kind: EdgeKind
    score: float
    reason: str
    refs: tuple[str, str] | None = None
    spans: tuple[tuple[int, int, int, int], ...] = ()
    jaccard: float = 0.0
    containment: float = 0.0
    form: str = ""
    first: str | None = None

    @property
    def order(self) -> tuple[str, str, str, tuple[str, str]]:
        """The place of the edge in a list: the same in every run."""
        return self.left, self.right, self.kind, self.refs or ("", "")
