"""Labelled rows for the event scorer: candidates of the sentence pairs and of the answer-key pages, with gold types.

Labels come as (source, offsets, label); the texts are other people's and are read from the shared folder only.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import NamedTuple

import msgspec

from runut.analysis import EXTRACTORS
from runut.analysis.events.candidate import Candidate, candidates
from runut.analysis.events.clear import clear_act
from runut.analysis.events.features import features
from runut.language import LANGUAGES, Language
from runut.model import Analysis, Article, Block, Page
from runut.reading import read

FOLDS = 6


class Row(NamedTuple):
    """One candidate: its features, gold type (NONE for none), how much to trust it, and gold status (None unknown)."""

    names: list[str]
    label: str
    weight: float
    status: str | None
    clear: bool = False


class Text(NamedTuple):
    """One sentence or page: its fold, language, gold types, rows, and (for pages) the article and its analysis."""

    fold: int
    code: str
    gold: set[str]
    rows: list[Row]
    article: Article
    analysis: Analysis


def before_events(article: Article, language: Language) -> Analysis:
    """What the extractors that stand before events find."""
    analysis = Analysis(article=article.id)
    for extractor in EXTRACTORS:
        if extractor.gives == "events":
            break
        layer = extractor.extract(article, analysis, language)
        analysis = msgspec.structs.replace(analysis, **{extractor.gives: layer})
    return analysis


def clause_texts(shared: Path) -> list[Text]:
    folder = shared / "data" / "clauses"
    out = []
    for number in range(FOLDS):
        gold = {}
        for line in (folder / f"train{number}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            gold[row["n"]] = row["events"]
        for line in (folder / f"train{number}.txt").read_text(encoding="utf-8").splitlines():
            if line and line[0] != "#":
                n, code, text = line.split("\t", 2)
                out.append(_clause(number, code.lower(), text, gold[int(n)]))
    return out


def _clause(fold: int, code: str, text: str, events: list[dict]) -> Text:
    article = Article(
        id="x", source="x", sha256="", text=text, blocks=(Block("body", 0, len(text)),), language=code,
        published="2007-03-14",
    )  # fmt: skip
    analysis = before_events(article, LANGUAGES[code])
    stated = [e for e in events if e[f"trigger_{code}"]]
    rows = []
    for candidate in candidates(article, analysis, LANGUAGES[code]):
        row = None
        for event in stated:
            trigger = event[f"trigger_{code}"]
            at = text.find(trigger)
            if at >= 0 and candidate.start < at + len(trigger) and at < candidate.end:
                row = Row(features(candidate), event["type"], 1.0, event["status"])
                break
        if row is None and candidate.hit.trigger.type in {e["type"] for e in stated}:
            row = Row(features(candidate), candidate.hit.trigger.type, 0.3, None)
        row = row or Row(features(candidate), "NONE", 1.0, None)
        rows.append(row._replace(clear=clear_act(candidate, analysis)))
    return Text(fold, code, {e["type"] for e in stated}, rows, article, analysis)


def page_texts(shared: Path) -> list[Text]:
    out = []
    for number, path in enumerate(sorted((shared / "gold" / "dev").glob("d*.txt"))):
        key = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        article = read(Page(source=str(path), data=path.read_bytes()))
        code = article.language or "id"
        analysis = before_events(article, LANGUAGES[code])
        placed = _placed(article.text, key["events"])
        names = {actor["key"]: {m.lower() for m in actor["mentions"]} for actor in key["actors"]}
        rows = [_page_row(c, placed, names, article.text) for c in candidates(article, analysis, LANGUAGES[code])]
        out.append(Text(number % FOLDS, code, {e["type"] for e in key["events"]}, rows, article, analysis))
    return out


def _placed(text: str, events: list[dict]) -> list[tuple[dict, range, range]]:
    """Each gold event with the places of its trigger and its evidence; white space does not count."""
    kept = [at for at, letter in enumerate(text) if not letter.isspace()]
    flat = "".join(text[at] for at in kept)
    out = []
    for event in events:
        evidence, trigger = (re.sub(r"\s+", "", event[name] or "") for name in ("evidence", "trigger"))
        at = flat.find(evidence)
        if at < 0:
            continue
        inside = flat.find(trigger, at, at + len(evidence)) if trigger else -1
        where = range(kept[inside], kept[inside + len(trigger) - 1] + 1) if inside >= 0 else range(0)
        out.append((event, where, range(kept[at], kept[at + len(evidence) - 1] + 1)))
    return out


def _page_row(
    candidate: Candidate, placed: list[tuple[dict, range, range]], names: dict[str, set[str]], text: str
) -> Row:
    own = candidate.hit.trigger.type
    for event, trigger, _ in placed:
        if candidate.start < trigger.stop and trigger.start < candidate.end:
            return Row(features(candidate), event["type"], 1.0, event["status"])
    here = {event["type"] for event, _, evidence in placed if candidate.start in evidence}
    if own in here:
        return Row(features(candidate), own, 0.4, None)
    sentence = text[candidate.sentence.start : candidate.sentence.end].lower()
    for event, _, _ in placed:
        # another telling of an act that the key gives once: neither right nor wrong
        if event["type"] == own and any(name in sentence for key in event["actors"] for name in names.get(key, ())):
            return Row(features(candidate), own, 0.0, None)
    return Row(features(candidate), "NONE", 1.0, None)
