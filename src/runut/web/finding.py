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
from runut.web.lookups import pair_query
from runut.web.query import Query, days

SHOWN = 20
RANKED = 3000
"""At most this many articles are put in order of fit, the latest of them: ranking a word that stands everywhere
costs a second on 100,000 articles and helps nobody."""
COUNTED = 1000
"""Facets count at most this many found articles, the best first; where more were found they are marked "≈"."""
BUDGET_S = 0.15
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


def _matches(connection: sqlite3.Connection, name: str, value: str) -> tuple[str, list[object]]:
    """One operator as a query for the arrival numbers of articles; every one can be answered from indexes alone."""

    def actors() -> list[object]:
        return [row[0] for row in connection.execute(f"{_ACTORS} LIMIT 200", (value, _named(value)))]

    def within(column: str, values: Sequence[object]) -> str:
        return f"{column} IN ({', '.join('?' * len(values))})" if values else "0"

    of_ids = "SELECT seq FROM articles WHERE id IN"
    if name == "outlet":
        names = [row[0] for row in connection.execute("SELECT DISTINCT outlet FROM articles WHERE outlet IS NOT NULL")]
        same = [outlet for outlet in names if outlet.casefold() == value.casefold()]
        return f"SELECT seq FROM articles WHERE {within('outlet', same)}", list(same)
    if name == "lang":
        return "SELECT seq FROM articles WHERE language = ?", [value]
    if name == "date":
        return "SELECT seq FROM articles WHERE day BETWEEN ? AND ?", list(days(value))
    if name == "wire":
        names = [row[0] for row in connection.execute("SELECT DISTINCT source FROM credits")]
        same = [source for source in names if source.casefold() == value.casefold()]
        return f"{of_ids} (SELECT article FROM credits WHERE {within('source', same)})", list(same)
    if name == "actor":
        found = actors()
        return f"{of_ids} (SELECT article FROM mentions WHERE {within('actor', found)})", found
    if name == "speaker":
        query = f"SELECT name FROM actors WHERE id IN ({_ACTORS}) LIMIT 200"
        called: list[object] = [row[0] for row in connection.execute(query, (value, _named(value)))]
        called.append(value)
        return f"{of_ids} (SELECT article FROM quotes WHERE {within('speaker_name', called)})", called
    if name == "type":
        inside = "SELECT article FROM event_members m JOIN events e ON e.id = m.event WHERE e.type = ?"
        return f"{of_ids} ({inside})", [value]
    if name == "place":
        query = "SELECT DISTINCT place FROM events WHERE place LIKE ? ESCAPE '\\' LIMIT 200"
        places: list[object] = [row[0] for row in connection.execute(query, (_named(value),))]
        inside = f"SELECT id FROM events WHERE {within('place', places)}"
        return f"{of_ids} (SELECT article FROM event_members WHERE event IN ({inside}))", places
    if name == "conflict":
        return f"{of_ids} (SELECT article FROM conflict_articles)", []
    first, second = (alpha2(code) for code in re.split(r"--|-", value, maxsplit=1))
    query, both = pair_query(first, second)
    return f"{of_ids} (SELECT article FROM event_members WHERE event IN ({query}))", list(both)


def find(connection: sqlite3.Connection, query: Query, *, offset: int = 0) -> Found:
    """The articles that fit, the best first (by words) or the latest first (without words), and their facets.

    Where more than RANKED articles hold the words, only the latest RANKED of them are put in order of fit.
    """
    words = expression(query)
    if not words and query.words.strip() and not query.filters:
        return Found(articles=(), total=0, facets=(), approximate=False)  # no word that could be looked for
    if query.filters:
        seqs, total = _filtered(connection, query, words)
    else:
        seqs, total = _by_words(connection, words) if words else _latest(connection, "", ())
    facets, approximate = _facets(connection, seqs[:COUNTED], total)
    page = seqs[offset : offset + SHOWN]
    ids = {
        row[0]: row[1]
        for row in connection.execute(f"SELECT seq, id FROM articles WHERE seq IN ({', '.join('?' * len(page))})", page)
    }
    return Found(
        articles=tuple(ids[seq] for seq in page if seq in ids), total=total, facets=facets, approximate=approximate
    )


def _latest(connection: sqlite3.Connection, where: str, values: Sequence[object]) -> tuple[list[int], int]:
    """The latest articles by day; with `where`, among those."""
    rows = connection.execute(
        f"SELECT seq FROM articles INDEXED BY articles_day {where} ORDER BY day DESC LIMIT {RANKED}", tuple(values)
    )
    total = "SELECT count(*) FROM wanted" if where else "SELECT count(*) FROM articles"
    return [row[0] for row in rows], int(connection.execute(total).fetchone()[0])


def _by_words(connection: sqlite3.Connection, words: str) -> tuple[list[int], int]:
    total = int(
        connection.execute("SELECT count(*) FROM article_words WHERE article_words MATCH ?", (words,)).fetchone()[0]
    )
    least = 0
    if total > RANKED:
        query = "SELECT rowid FROM article_words WHERE article_words MATCH ? ORDER BY rowid DESC LIMIT 1 OFFSET ?"
        least = int(connection.execute(query, (words, RANKED)).fetchone()[0])
    rows = connection.execute(
        "SELECT rowid FROM article_words WHERE article_words MATCH ? AND rowid > ?"
        " ORDER BY bm25(article_words, 4.0, 1.0), rowid DESC",
        (words, least),
    )
    return [row[0] for row in rows], total


def _filtered(connection: sqlite3.Connection, query: Query, words: str) -> tuple[list[int], int]:
    """Articles that pass every operator (and hold the words): each operator gives a set, the sets are cut."""
    parts, values = [], list[object]()
    for name, value in query.filters:
        part, wanted = _matches(connection, name, value)
        parts.append(part)
        values.extend(wanted)
    if words:
        parts.append("SELECT rowid FROM article_words WHERE article_words MATCH ?")
        values.append(words)
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS wanted (seq INTEGER PRIMARY KEY)")
    connection.execute("DELETE FROM wanted")
    connection.execute(f"INSERT OR IGNORE INTO wanted {' INTERSECT '.join(parts)}", values)
    total = int(connection.execute("SELECT count(*) FROM wanted").fetchone()[0])
    if not words or total > RANKED:
        return _latest(connection, "WHERE seq IN (SELECT seq FROM wanted)", ())
    # The plus keeps SQLite from asking the index once for each wanted article.
    rows = connection.execute(
        "SELECT rowid FROM article_words WHERE article_words MATCH ? AND +rowid IN (SELECT seq FROM wanted)"
        " ORDER BY bm25(article_words, 4.0, 1.0), rowid DESC",
        (words,),
    )
    return [row[0] for row in rows], total


_ARTICLE = "articles t WHERE t.seq IN (SELECT seq FROM found)"
_OF_ARTICLE = "t WHERE t.article IN (SELECT id FROM found)"
_FACETS = (
    ("Outlet", "outlet", "t.outlet", "seq", _ARTICLE),
    ("Language", "lang", "t.language", "seq", _ARTICLE),
    ("Year", "date", "substr(t.day, 1, 4)", "seq", _ARTICLE),
    ("Source", "wire", "t.source", "article", f"credits {_OF_ARTICLE}"),
    ("Event type", "type", "t.type", "article", f"event_mentions {_OF_ARTICLE}"),
    ("Speaker", "speaker", "t.speaker_name", "article", f"quotes {_OF_ARTICLE}"),
    ("Has differences", "conflict", "'yes'", "article", f"conflict_articles {_OF_ARTICLE}"),
    ("Place", "place", "(SELECT place FROM events WHERE id = t.event)", "article", f"event_members {_OF_ARTICLE}"),
    ("Actor", "actor", "t.name", "article", f"mentions {_OF_ARTICLE} AND t.actor IS NOT NULL"),
)
"""Every facet: its name, its operator, the column counted, by what, and where. IN, not JOIN: for a join SQLite makes a
filter over the whole other table first, which costs a quarter of a second on 100,000 articles."""


def _facets(connection: sqlite3.Connection, seqs: Sequence[int], total: int) -> tuple[tuple[Facet, ...], bool]:
    """Facets over the found articles; the cheap ones first, so that the budget costs the least."""
    since = time.perf_counter()
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS found (seq INTEGER PRIMARY KEY, id TEXT)")
    connection.execute("DELETE FROM found")
    connection.executemany("INSERT INTO found (seq) VALUES (?)", [(seq,) for seq in seqs])
    connection.execute("UPDATE found SET id = (SELECT id FROM articles WHERE articles.seq = found.seq)")
    facets: list[Facet] = []
    approximate = total > COUNTED
    for name, operator, column, by, where in _FACETS:
        if time.perf_counter() - since > BUDGET_S:
            approximate = True
            break
        query = f"SELECT {column} AS v, count(DISTINCT t.{by}) AS n FROM {where} GROUP BY v HAVING v IS NOT NULL"
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
