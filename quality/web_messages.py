"""Every message of the interface, gathered from templates and view code, and what each catalogue lacks.

`python quality/web_messages.py` prints what is missing; `--write` adds it to the catalogues with an empty translation.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment, nodes

SOURCE = Path(__file__).resolve().parent.parent / "src" / "runut"
_DAY = datetime(2026, 11, 21, tzinfo=UTC)  # fixed, so that renewing changes only what changed
_LISTS = {"columns", "REMARKS", "LAYERS", "people", "MESSAGES", "question", "SAME_WORDS"}
_VALUES = {"title", "empty", "why", "label", "question"}


def _words(text: object) -> bool:
    return isinstance(text, str) and bool(re.search(r"[A-Za-z]{2}", text))


def template_keys() -> Iterator[str]:
    """What templates put into `_()`, and the labels of the lists that they loop over."""
    env = Environment()
    for path in sorted((SOURCE / "web" / "templates").glob("*.html")):
        tree = env.parse(path.read_text(encoding="utf-8"))
        for call in tree.find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name == "_" and call.args:
                for const in [call.args[0], *call.args[0].find_all(nodes.Const)]:
                    if isinstance(const, nodes.Const) and _words(const.value):
                        yield const.value
        for loop in tree.find_all(nodes.For):
            for item in loop.iter.find_all(nodes.Tuple):
                last = item.items[-1]
                if isinstance(last, nodes.Const) and _words(last.value) and len(item.items) == 2:
                    yield last.value
        for call in tree.find_all(nodes.Call):
            if isinstance(call.node, nodes.Getattr) and call.node.attr == "heading":
                yield call.args[1].value


def _strings(node: ast.AST) -> Iterator[str]:
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and _words(part.value):
            yield part.value


def code_keys() -> Iterator[str]:
    """What view and web code calls a term, an unknown, a title, a column or a reason."""
    for path in sorted([*(SOURCE / "view").glob("*.py"), *(SOURCE / "web").rglob("*.py")]):
        if path.name == "contract.py" or path.parent.name == "api":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
                if name in ("term", "unknown", "_list", "message", "language") and node.args:
                    for argument in node.args[:3] if name in ("_list", "message") else node.args[:1]:
                        if isinstance(argument, ast.Constant | ast.Tuple | ast.IfExp):
                            yield from (
                                s
                                for s in _strings(argument)
                                if s[:1] != "{" and not (name == "_list" and s.islower() and argument is node.args[0])
                            )
                kinds = {k.value.value for k in node.keywords if k.arg == "kind" and isinstance(k.value, ast.Constant)}
                for keyword in node.keywords:
                    if keyword.arg == "columns" or (
                        keyword.arg in _VALUES and isinstance(keyword.value, ast.Constant | ast.IfExp)
                    ):
                        yield from _strings(keyword.value)
                    if keyword.arg == "value" and "term" in kinds and isinstance(keyword.value, ast.Constant):
                        yield from _strings(keyword.value)
            elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                name = node.targets[0].id
                if name.endswith("_WORDS") and isinstance(node.value, ast.Dict):
                    for value in node.value.values:
                        yield from _strings(value)
                elif name.endswith("COLUMNS") or name in _LISTS:
                    yield from _strings(node.value)
                elif name in ("outline", "_FACETS"):
                    for item in getattr(node.value, "elts", []):
                        yield from _strings(item.elts[0])


def data_keys() -> Iterator[str]:
    """The words of PLOVER and of the model that a page shows as terms."""
    from runut.model import article, finding
    from runut.plover import contexts, modes, types

    yield from types()
    yield from (mode for _, mode in modes())
    yield from contexts()
    for kind in (finding.MentionType, finding.QuoteKind, finding.CreditKind, finding.Status):
        yield from kind.__args__
    yield from (f"covers {value}" for value in finding.Covers.__args__)
    yield from (f"scope {value}" for value in finding.Scope.__args__)
    yield from (f"copy {value}" for value in ("identical", "cut", "extended", "patchwork", "shared_quote"))
    yield from article.BlockKind.__args__
    yield from (
        "PRESENT_REF",
        "PAST_REF",
        "FUTURE_REF",
        "anchored",
        "published",
        "unresolved",
        "carried",
        "pronoun",
        "description",
        "joint",
    )
    yield from ("sentences", "mentions", "references", "times", "credits", "quotes", "events", "origins")


def keys() -> list[str]:
    """Every message key, sorted."""
    return sorted(
        {*template_keys(), *code_keys(), *data_keys(), "yes", "unknown", "week {week} of {year}"} - {"RECORD"}
    )


def catalogue_path(lang: str) -> Path:
    return SOURCE / "web" / "locale" / lang / "LC_MESSAGES" / "runut.po"


def read(lang: str) -> Catalog:
    path = catalogue_path(lang)
    if not path.exists():
        return Catalog(locale=lang, project="Runut", version="0.1")
    with path.open("rb") as lines:
        return read_po(lines, locale=lang)


def missing(lang: str) -> list[str]:
    found = {str(message.id) for message in read(lang) if message.id and message.string}
    return [key for key in keys() if key not in found]


def unused(lang: str) -> list[str]:
    known = set(keys())
    return [str(message.id) for message in read(lang) if message.id and str(message.id) not in known]


def write(lang: str, translations: dict[str, str]) -> None:
    """Renew a catalogue: all keys of today with the translations known; English translates itself."""
    old = {str(message.id): str(message.string) for message in read(lang) if message.id}
    fresh = Catalog(
        locale=lang, header_comment=f"# The interface of Runut's reading room: {lang}.", fuzzy=False,
        last_translator="Runut", language_team="Runut", creation_date=_DAY, revision_date=_DAY,
    )  # fmt: skip
    for key in keys():
        fresh.add(key, translations.get(key) or old.get(key) or (key if lang == "en" else ""))
    path = catalogue_path(lang)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as lines:
        write_po(lines, fresh, width=100, sort_output=True, omit_header=False)


if __name__ == "__main__":
    for code in ("id", "en"):
        if "--write" in sys.argv:
            write(code, {})
        for key in missing(code):
            print(code, repr(key), sep="\t")
    sys.exit(1 if any(missing(code) for code in ("id", "en")) else 0)
