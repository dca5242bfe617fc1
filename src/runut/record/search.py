"""Full-text search over titles and the parts of pages that are the article."""

from __future__ import annotations

import re
import sqlite3

import msgspec


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """An article that was found; `score` grows with relevance."""

    article: str
    score: float


_TERM = re.compile(r'-?"[^"]+"|\S+')


def match_expression(query: str) -> str:
    """A person's words as an FTS5 expression: phrases in quotes, OR and ATAU, AND and DAN, a minus for "without".

    Everything else is quoted, so that no input can be a syntax error. Empty when there is nothing to look for.
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    joint = ""
    for term in _TERM.findall(query):
        if term in {"OR", "ATAU"}:
            joint = " OR "
        elif term not in {"AND", "DAN"}:
            bare = re.sub(r"[^\w*\'’-]+", " ", term.lstrip("-")).strip()
            if not re.search(r"\w", bare):
                continue
            quoted = f'"{bare.rstrip("*")}"' + ("*" if bare.endswith("*") else "")
            if term.startswith("-"):
                unwanted.append(quoted)
            elif joint and wanted:
                wanted[-1] = f"({wanted[-1]} OR {quoted})"
            else:
                wanted.append(quoted)
            joint = ""
    if not wanted:
        return ""
    expression = " AND ".join(wanted)
    return f"({expression}) NOT ({' OR '.join(unwanted)})" if unwanted else expression


class Searcher:
    """Finds articles by their words."""

    connection: sqlite3.Connection

    def search(self, query: str, *, limit: int = 50, offset: int = 0) -> list[Hit]:
        """Articles whose title or body holds what `query` asks for, the best first; titles weigh four times."""
        expression = match_expression(query)
        if not expression:
            return []
        rows = self.connection.execute(
            "SELECT a.id, -bm25(article_words, 4.0, 1.0) AS score"
            " FROM article_words w JOIN articles a ON a.seq = w.rowid"
            " WHERE article_words MATCH ? ORDER BY score DESC, a.id LIMIT ? OFFSET ?",
            (expression, limit, offset),
        )
        return [Hit(article=row[0], score=row[1]) for row in rows]
