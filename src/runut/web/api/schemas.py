"""The JSON Schemas of everything that the API answers, in a short notation: "name kind, name? kind"."""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]

_PLAIN: dict[str, Schema] = {
    "s": {"type": "string"},
    "i": {"type": "integer"},
    "n": {"type": "number"},
    "b": {"type": "boolean"},
    "any": {},
    "dict": {"type": "object"},
}


def _kind(word: str) -> Schema:
    """A kind: s i n b any dict, a name of a schema, `[x]` a list of x, `x|null` x or null."""
    if word.endswith("|null"):
        return {"anyOf": [_kind(word[:-5]), {"type": "null"}]}
    if word.startswith("["):
        return {"type": "array", "items": _kind(word[1:-1])}
    return _PLAIN.get(word, {"$ref": f"#/components/schemas/{word}"})


def _object(text: str, *, partial: bool = False) -> Schema:
    """An object whose keys are all there, and no others; `partial` allows keys to be left out (as by `fields`)."""
    pairs = [part.split() for part in text.replace("\n", " ").split(",") if part.strip()]
    found: Schema = {
        "type": "object",
        "properties": {name: _kind(kind) for name, kind in pairs},
        "additionalProperties": False,
    }
    if not partial:
        found["required"] = [name for name, _ in pairs]
    return found


_OBJECTS = {
    "Counts": "articles i, outlets i, origins i, unnamed i",
    "Party": "name s|null, country s|null, type s|null, actor s|null, office s|null",
    "ArticleName": "source s, id s, outlet s|null",
    "Told": "source s, article s, start i, end i, text s, status s",
    "Wording": "source s, article s, quote s, start i, end i, text s, kind s, credited_to [s]",
    "Value": "value s|null, source s, article s, start i, end i, text s",
    "Evidence": "source s, article s, start i, end i, text s",
    "Step": "from s, to s, kind s, evidence [Evidence], why s",
    "OfficeHeld": "office s, country s|null, first s|null, last s|null",
    "Speaker": "name s|null, actor s|null",
    "Story": "id s, title s, first s|null, last s|null, articles [ArticleName], counts Counts, origins [s], "
    "unnamed [s], related [s], arcs [s], why s",
    "Event": "id s, title s, type s, mode s|null, status s, actors [Party], recipients [Party], date s|null, "
    "date_basis s, place Party|null, counts Counts, origins [s], unnamed [s], story s|null, background b, quad i, "
    "intensity n, mentions [Told], why s",
    "Utterance": "id s, speaker Speaker, relation s, said s|null, wordings [Wording], counts Counts, "
    "origins [s], why s",
    "Actor": "id s, name s, names dict, type s, country s|null, spellings [s], offices [OfficeHeld], articles i",
    "Conflict": "id s, about s, ref s, field s, kind s, story s|null, values [Value], why s",
    "Copy": "id s, pages [s], articles [s], kind s, jaccard n, containment n, spans [[i]], first s|null, why s",
    "Arc": "id s, title s, stories [s], edges [Step], why s",
    "ArticleLine": "id s, source s, name s, outlet s|null, title s|null, published s|null, day s|null, "
    "language s|null, url s|null",
    "Reading": "article dict, mentions [dict], references [dict], times [dict], quotes [dict], credits [dict], "
    "events [dict], origins [s], made_by dict",
    "Words": "article s, source s, sha256 s, start i, end i, text s, selector [dict]",
    "Home": "name s, version s, counts dict, links dict",
    "Failure": "source s, stage s, reason s, sha256 s|null",
    "ErrorBody": "status i, code s, message s, remedy s|null",
    "Error": "error ErrorBody",
    "PairCount": "a s, b s, events i",
    "OutletCount": "outlet s, articles i",
    "PlaceCount": "place s, events i",
    "Run": "made_by dict, articles i",
    "ExportKind": "kind s, about s, media_type s, loses s, folder b",
}
_LISTS = {
    "Pairs": "PairCount", "Outlets": "OutletCount", "Places": "PlaceCount", "Failures": "Failure", "Runs": "Run",
    "Exports": "ExportKind", "Choices": "Choice",
}  # fmt: skip
_PAGES = {
    "StoryPage": "Story", "EventPage": "Event", "UtterancePage": "Utterance", "ActorPage": "Actor",
    "ConflictPage": "Conflict", "CopyPage": "Copy", "ArcPage": "Arc", "ArticleLinePage": "ArticleLine",
}  # fmt: skip


def schemas() -> dict[str, Schema]:
    """Every schema by name."""
    found = {name: _object(text) for name, text in _OBJECTS.items()}
    found["Chronology"] = {"type": "array", "items": _object(_OBJECTS["Event"] + ", event s")}
    found["Chain"] = {
        "type": "object",
        "required": ["article", "id", "start", "end", "text", "kind", "speaker", "credited_to", "chain"],
        "properties": {"article": _PLAIN["s"], "chain": {"type": "array", "items": {"type": "object"}}},
    }
    found["HitPage"] = _page(_object(_OBJECTS["ArticleLine"] + ", score n"))
    kinds = ["merge", "split", "right", "wrong", "change"]
    text, targets = {"type": "string"}, {"type": "array", "items": {"type": "string"}}
    found["Choice"] = {
        "type": "object",
        "required": ["id", "kind", "about", "targets"],
        "properties": {
            "id": text, "kind": {"type": "string", "enum": kinds}, "about": text, "targets": targets,
            "value": {"anyOf": [text, {"type": "null"}]}, "reason": text, "person": text, "at": text,
            "undone": {"type": "boolean"},
        },
    }  # fmt: skip
    for name, item in _LISTS.items():
        found[name] = {"type": "array", "items": _kind(item)}
    for name, item in _PAGES.items():
        found[name] = _page(_object(_OBJECTS[item], partial=True))
    return found


def _page(item: Schema) -> Schema:
    cursor = {"anyOf": [{"type": "string"}, {"type": "null"}], "description": "the next page's cursor, null at the end"}
    return {
        "type": "object",
        "required": ["items", "next"],
        "properties": {"items": {"type": "array", "items": item}, "next": cursor},
        "additionalProperties": False,
    }
