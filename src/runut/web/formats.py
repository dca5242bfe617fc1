"""Every page as JSON, CSV, Markdown and, where it is a list, as an Atom feed."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from xml.sax.saxutils import escape, quoteattr

import msgspec
from starlette.responses import Response

from runut.errors import NotFound
from runut.view import Fact, PageView, Table, Words
from runut.web.i18n import Words as Language
from runut.web.security import shown

SUFFIXES = ("json", "csv", "md", "atom")
"""What may stand after a page's address; articles have ris, bib and csl too."""


def annotation(words: Words) -> dict[str, object]:
    """Words as a W3C Web Annotation target: position and quotation must agree, or the words are withdrawn."""
    return {
        "source": f"/d/{words.article}",
        "selector": [
            {"type": "TextPositionSelector", "start": words.start, "end": words.end},
            {"type": "TextQuoteSelector", "exact": words.exact, "prefix": words.prefix, "suffix": words.suffix},
        ],
    }


def value_of(fact: Fact, language: Language) -> str:
    """A fact's value as this language writes it; an unknown gives its reason in brackets."""
    if fact.value is None or fact.kind == "unknown":
        return f"[{language(fact.why or 'unknown')}]"
    if fact.kind == "term":
        return language(fact.value)
    if fact.kind == "date":
        return language.day(fact.value)
    return fact.value


def as_json(page: PageView, language: Language, base: str) -> Response:
    """The whole page; each fact's words also as annotations would repeat them, so they stand once, in `words`."""
    return Response(msgspec.json.format(msgspec.json.encode(page), indent=1), media_type="application/json")


def _safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def as_csv(page: PageView, language: Language, base: str, *, key: str = "") -> Response:
    """One table of the page, its values as they are, with the words behind each row."""
    table = page.table(key) if key else page.tables[0] if page.tables else Table(key="", title="", columns=())
    lines = io.StringIO()
    writer = csv.writer(lines)
    writer.writerow([*(language(c) if not table.own or not n else c for n, c in enumerate(table.columns)), "evidence"])
    for line in table.rows:
        cells = ["; ".join(_raw(fact, language) for fact in cell) for cell in line.cells]
        evidence = dict.fromkeys(w for cell in line.cells for fact in cell for w in fact.words)
        proof = " | ".join(f"{words.source}[{words.start}:{words.end}] {words.exact}" for words in evidence)
        writer.writerow([_safe(cell) for cell in (*cells, proof)])
    return Response(lines.getvalue(), media_type="text/csv; charset=utf-8")


def _raw(fact: Fact, language: Language) -> str:
    return fact.value or "" if fact.kind == "date" else "" if fact.value is None else value_of(fact, language)


def _md(text: str) -> str:
    return (
        shown(text)
        .replace("\\", "\\\\")
        .replace("|", "\\|")
        .replace("\n", " ")
        .replace("<", "&lt;")
        .replace("`", "\\`")
    )


def as_markdown(page: PageView, language: Language, base: str) -> Response:
    """The page as Markdown: counts, tables, and a footnote with the exact words behind every value."""
    out = [f"# {_md(page.title)}", ""]
    if page.counts:
        counts = page.counts
        parts = [
            f"{language.number(counts.articles)} {language('articles')}",
            f"{language.number(counts.outlets)} {language('outlets')}",
            f"{language.number(counts.origins)} {language('independent origins')}",
        ]
        parts += [f"{language.number(counts.unnamed)} {language('origin not named')}"] if counts.unnamed else []
        out += [" · ".join(parts), ""]
    notes: dict[Words, int] = {}
    for table in page.tables:
        out += [f"## {language(table.title)}", ""]
        if not table.rows:
            out += [language(table.empty), ""]
            continue
        names = [language(c) if not table.own or not n else c for n, c in enumerate(table.columns)]
        out += ["| " + " | ".join(_md(name) for name in names) + " |", "|" + " --- |" * len(names)]
        for line in table.rows:
            cells = []
            for cell in line.cells:
                parts = []
                for fact in cell:
                    marks = "".join(f"[^{notes.setdefault(words, len(notes) + 1)}]" for words in fact.words)
                    parts.append(_md(value_of(fact, language)) + marks)
                cells.append("; ".join(parts) or "–")
            out.append("| " + " | ".join(cells) + " |")
        out.append("")
    out += [
        f"[^{n}]: {_md(words.source)} {words.start}–{words.end}: “{_md(words.exact)}”" for words, n in notes.items()
    ]
    return Response("\n".join(out) + "\n", media_type="text/markdown; charset=utf-8")


def as_atom(page: PageView, language: Language, base: str) -> Response:
    """The page's first table as an Atom feed; raises NotFound for a page that is no list."""
    if not page.tables:
        raise NotFound("this page is no list, so it has no feed")
    entries = []
    latest = "1970-01-01T00:00:00Z"
    for line in page.tables[0].rows:
        facts = [fact for cell in line.cells for fact in cell]
        about = next((fact.about for fact in facts if fact.about), None)
        words = [found for fact in facts for found in fact.words]
        link = f"{base}/{about[0]}/{about[1]}" if about else f"{base}/d/{words[0].article}" if words else base
        title = next((fact for fact in facts if fact.about and fact.value), facts[0] if facts else None)
        day = next((fact.value for fact in facts if fact.kind == "date" and fact.value), None)
        moment = _moment(day)
        latest = max(latest, moment)
        text = " · ".join(value_of(fact, language) for fact in facts)
        entries.append(
            f"<entry><id>{escape(link)}</id><title>{escape(_xml(value_of(title, language) if title else page.title))}"
            f"</title><link href={quoteattr(link)}/><updated>{moment}</updated>"
            f"<summary>{escape(_xml(text))}</summary></entry>"
        )
    where = f"{base}/{page.kind}/{page.id}" if page.id else f"{base}/{page.kind}"
    feed = (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        f"<id>{escape(where)}</id><title>{escape(_xml(language(page.title)))}</title><updated>{latest}</updated>"
        f'<link rel="self" href={quoteattr(where + ".atom")}/><author><name>Runut</name></author>'
        + "".join(entries)
        + "</feed>\n"
    )
    return Response(feed, media_type="application/atom+xml; charset=utf-8")


def _xml(text: str) -> str:
    return "".join(letter for letter in shown(text) if letter in "\t\n\r" or letter >= " ")


def _moment(value: str | None) -> str:
    if not value or not value[:4].isdigit():
        return "1970-01-01T00:00:00Z"
    day = value.split("/")[0]
    if "T" in day and len(day) >= 16:
        moment = day if len(day) > 16 and day[16] == ":" else f"{day[:16]}:00{day[16:]}"
        return moment if moment[-1] == "Z" or moment[-6:-5] in ("+", "-") else f"{moment}Z"
    parts = [*day.split("-"), "01", "01"]
    return f"{parts[0]}-{parts[1]}-{parts[2]}T00:00:00Z" if parts[1].isdigit() else "1970-01-01T00:00:00Z"


WRITERS: dict[str, Callable[[PageView, Language, str], Response]] = {
    "json": as_json,
    "csv": as_csv,
    "md": as_markdown,
    "atom": as_atom,
}
"""One writer for each suffix."""
