"""ninjs 3.1: the articles as news agencies exchange them, one JSON object a line."""

from __future__ import annotations

import re
from typing import Any

from runut.model import Mention, Reading
from runut.view.export.export import Chunks, Export, Selection, Shelf, articles_of, json_lines, one_file

_SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"
_BODY = ("lead", "body", "subhead")


def _instant(value: str | None) -> str | None:
    """A full date and time with offset, as the schema asks; None when the page states less."""
    match = re.fullmatch(r"(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)", value or "")
    return f"{match[1]}{match[2] or ':00'}{match[3]}" if match else None


def _named(mentions: tuple[Mention, ...], *types: str) -> list[dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for mention in mentions:
        if mention.type in types:
            name = mention.name or mention.span.text
            entry = {"name": name, "rel": "mentions"}
            if (mention.actor or "").startswith("Q"):
                entry["uri"] = f"http://www.wikidata.org/entity/{mention.actor}"
            elif mention.actor:
                entry["literal"] = mention.actor
            found.setdefault(name, entry)
    return list(found.values())


def value(reading: Reading, selection: Selection) -> dict[str, Any]:
    """One article. Its body is what the article is, without furniture; `infoSources` are its origins and credits."""
    article, found = reading.article, reading.analysis
    text = "\n\n".join(article.text[block.start : block.end].strip() for block in article.blocks_of(*_BODY))
    sources = {origin.name: "origin" for origin in found.origins if origin.name != "self"}
    for credit in found.credits:
        for name in credit.sources:
            sources.setdefault(name, "photo" if credit.kind == "photo" else "credit")
    item: dict[str, Any] = {
        "uri": selection.link("d", article.id),
        "standard": {"name": "ninjs", "version": "3.1", "schema": _SCHEMA},
        "type": "text",
        "representationType": "full",
        "language": article.language,
        "title": article.title,
        "headlines": [{"role": "main", "value": article.title}] if article.title else None,
        "bodies": [{"contentType": "text/plain", "charCount": len(text), "value": text}] if text else None,
        "by": ", ".join(article.authors),
        "located": article.dateline.place if article.dateline else None,
        "firstCreated": _instant(article.published),
        "versionCreated": _instant(article.modified),
        "people": _named(found.mentions, "PER"),
        "organisations": _named(found.mentions, "ORG"),
        "places": _named(found.mentions, "GPE", "LOC"),
        "events": [{"name": event.type, "rel": event.status, "literal": event.id} for event in found.events],
        "infoSources": [{"name": name, "role": role} for name, role in sources.items()],
        "altIds": [{"role": "sha256", "value": article.sha256}, {"role": "source", "value": article.name}],
    }
    return {name: part for name, part in item.items() if part not in (None, "", [], {})}


def write(shelf: Shelf, selection: Selection) -> Chunks:
    """One object a line, in order of arrival."""
    return json_lines(value(shelf.reading(key), selection) for key in articles_of(shelf, selection))


NINJS = Export(
    name="ninjs",
    about="ninjs 3.1, one article a line; origins and credits as infoSources",
    media_type="application/x-ndjson",
    loses="offsets; dates of publication that state no hour; quotes; conclusions across articles",
    files=one_file("ninjs.jsonl", write),
)
