"""Finding articles in a record by a Query: the page of results, their number, and the facets beside them."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Sequence

import msgspec

from runut.model import Reading
from runut.record import match_expression
from runut.view import Words
from runut.view.fact import words_at
from runut.web.countries import alpha2
from runut.web.query import Query, days

SHOWN = 20
COUNTED = 2000
"""Facets count at most this many found articles, the best first; where more were found they are marked "≈"."""
BUDGET_S = 0.25
"""When the facets have taken this long, those left are not counted: results must not wait for them."""


class Facet(msgspec.Struct, frozen=True, kw_only=True):
    """Values of one kind among the found articles, the most frequent first, with the operator that asks for one."""

    name: str
    operator: str
    values: tuple[tuple[str, int], ...]


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """Results: article ids of this page, how many there are in all, facets, and whether these are approximate."""

    articles: tuple[str, ...]
    total: int
    facets: tuple[Facet, ...]
    approximate: bool


def expression(query: Query) -> str:
    """The query's words as an FTS5 expression."""
    parts = [match_expression(query.words)]
    for wanted, distance in query.near:
        quoted = " ".join(f'"{re.sub(chr(34), "", word)}"' for word in wanted)
        parts.append(f"NEAR({quoted}, {distance})")
    parts = [part for part in parts if part]
    return parts[0] if len(parts) == 1 else " AND ".join(f"({part})" if "NOT" in part else part for part in parts)


def _named(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


_ACTORS = "SELECT id FROM actors WHERE id = ?1 OR name LIKE ?2 ESCAPE '\\' OR CAST(data AS TEXT) LIKE ?2 ESCAPE '\\'"


def _test(connection: sqlite3.Connection, name: str, value: str) -> tuple[str, list[object]]:
    """One operator as a condition on `a`, the article, with its values."""

    def actors() -> list[str]:
        return [row[0] for row in connection.execute(f"{_ACTORS} LIMIT 200", (value, _named(value)))]

    def within(column: str, values: Sequence[object]) -> str:
        return f"{column} IN ({', '.join('?' * len(values))})" if values else "0"

    if name == "outlet":
        return "a.outlet = ? COLLATE NOCASE", [value]
    if name == "lang":
        return "a.language = ?", [value]
    if name == "date":
        return "a.day BETWEEN ? AND ?", list(days(value))
    if name == "wire":
        return "a.id IN (SELECT article FROM credits WHERE source = ? COLLATE NOCASE)", [value]
    if name == "actor":
        found = actors()
        return f"a.id IN (SELECT article FROM mentions WHERE {within('actor', found)})", list(found)
    if name == "speaker":
        names = [
            r[0]
            for r in connection.execute(
                f"SELECT name FROM actors WHERE id IN ({_ACTORS}) LIMIT 200", (value, _named(value))
            )
        ]
        names.append(value)
        return f"a.id IN (SELECT article FROM quotes WHERE {within('speaker_name', names)})", list(names)
    if name == "type":
        return "a.id IN (SELECT article FROM event_mentions WHERE type = ?)", [value]
    if name == "place":
        query = "SELECT DISTINCT place FROM events WHERE place LIKE ? ESCAPE '\\' LIMIT 200"
        places = [row[0] for row in connection.execute(query, (_named(value),))]
        inside = f"SELECT id FROM events WHERE {within('place', places)}"
        return f"a.id IN (SELECT article FROM event_members WHERE event IN ({inside}))", list(places)
    if name == "conflict":
        return "a.id IN (SELECT article FROM conflict_articles)", []
    first, second = (alpha2(code) for code in re.split(r"--|-", value, maxsplit=1))
    parties = "SELECT event FROM event_parties WHERE country = ?"
    both = f"SELECT article FROM event_members WHERE event IN ({parties} INTERSECT {parties})"
    return f"a.id IN ({both})", [first, second]


def find(connection: sqlite3.Connection, query: Query, *, offset: int = 0) -> Found:
    """The articles that fit, the best first (by words) or the latest first (without words), and their facets."""
    tests, values = [], list[object]()
    for name, value in query.filters:
        test, wanted = _test(connection, name, value)
        tests.append(test)
        values.extend(wanted)
    words = expression(query)
    if words:
        source = "article_words w JOIN articles a ON a.seq = w.rowid"
        tests.insert(0, "article_words MATCH ?")
        values.insert(0, words)
        order = "bm25(article_words, 4.0, 1.0), a.id"
    else:
        source, order = "articles a", "a.day DESC, a.id"
    if not words and query.words.strip() and not query.filters:
        tests.append("0")  # what was asked holds no word that could be looked for
    where = f"WHERE {' AND '.join(tests)}" if tests else ""
    total = int(connection.execute(f"SELECT count(*) FROM {source} {where}", values).fetchone()[0])
    page = connection.execute(
        f"SELECT a.id FROM {source} {where} ORDER BY {order} LIMIT ? OFFSET ?", (*values, SHOWN, offset)
    ).fetchall()
    facets, approximate = _facets(connection, source, where, values, total)
    return Found(articles=tuple(row[0] for row in page), total=total, facets=facets, approximate=approximate)


_ARTICLE = "JOIN articles a USING (seq)"
_FACETS = (
    ("Outlet", "outlet", "a.outlet", _ARTICLE),
    ("Language", "lang", "a.language", _ARTICLE),
    ("Year", "date", "substr(a.day, 1, 4)", _ARTICLE),
    ("Source", "wire", "c.source", "JOIN credits c ON c.article = f.id"),
    ("Event type", "type", "e.type", "JOIN event_mentions e ON e.article = f.id"),
    ("Speaker", "speaker", "q.speaker_name", "JOIN quotes q ON q.article = f.id"),
    ("Place", "place", "e.place", "JOIN event_members m ON m.article = f.id JOIN events e ON e.id = m.event"),
    ("Has differences", "conflict", "'yes'", "JOIN conflict_articles c ON c.article = f.id"),
    ("Actor", "actor", "m.name", "JOIN mentions m ON m.article = f.id AND m.actor IS NOT NULL"),
)
"""Every facet: its name, its operator, the column counted and where that stands."""


def _facets(
    connection: sqlite3.Connection, source: str, where: str, values: list[object], total: int
) -> tuple[tuple[Facet, ...], bool]:
    """Facets over the found articles; the cheap ones first, so that the budget costs the least."""
    since = time.perf_counter()
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS found (seq INTEGER PRIMARY KEY, id TEXT)")
    connection.execute("DELETE FROM found")
    connection.execute(f"INSERT INTO found SELECT a.seq, a.id FROM {source} {where} LIMIT {COUNTED}", values)
    facets: list[Facet] = []
    approximate = total > COUNTED
    for name, operator, column, joined in _FACETS:
        if time.perf_counter() - since > BUDGET_S:
            approximate = True
            break
        query = f"SELECT {column} AS v, count(DISTINCT f.id) AS n FROM found f {joined} WHERE v IS NOT NULL GROUP BY v"
        rows = connection.execute(f"{query} ORDER BY n DESC, v LIMIT 8").fetchall()
        if rows:
            facets.append(Facet(name=name, operator=operator, values=tuple((str(row[0]), int(row[1])) for row in rows)))
    return tuple(facets), approximate


def snippet(reading: Reading, query: Query) -> Words | None:
    """The sentence of an article that shows best why it was found."""
    article, analysis = reading.article, reading.analysis
    for name, value in query.filters:
        folded = value.casefold()
        if name == "speaker":
            for quote in analysis.quotes:
                if quote.speaker and folded in (quote.speaker.name or "").casefold():
                    return words_at(article, quote.span.start, quote.span.end)
        elif name == "type":
            for event in analysis.events:
                if event.type == value:
                    return words_at(article, event.evidence.start, event.evidence.end)
        elif name == "wire":
            for credit in analysis.credits:
                if any(folded == source.casefold() for source in credit.sources):
                    return words_at(article, credit.span.start, credit.span.end)
    wanted = [
        w for w in re.findall(r"\w+", query.words + " " + " ".join(sum((n[0] for n in query.near), ()))) if len(w) > 1
    ]
    wanted = [word for word in wanted if word not in ("AND", "OR", "DAN", "ATAU")]
    pattern = re.compile("|".join(rf"\b{re.escape(word)}" for word in wanted), re.IGNORECASE) if wanted else None
    best, score = None, 0
    for sentence in analysis.sentences:
        found = (
            {m.group().casefold() for m in pattern.finditer(article.text, sentence.start, sentence.end)}
            if pattern
            else ()
        )
        if len(found) > score:
            best, score = sentence, len(found)
    if best is None:
        lead = [s for s in analysis.sentences if article.blocks[s.block].kind in ("lead", "body")] or list(
            analysis.sentences
        )
        best = lead[0] if lead else None
    return words_at(article, best.start, best.end) if best else None
