"""Events in sentences of our own: who did what to whom, with which status."""

from __future__ import annotations

import csv
from pathlib import Path

import msgspec
import pytest

from runut.analysis import EXTRACTORS
from runut.analysis.events import events_of
from runut.language import LANGUAGES
from runut.model import Analysis, Article, Block, EventMention

CASES = Path(__file__).parent / "cases" / "sentences.tsv"


def read_sentence(text: str, code: str) -> tuple[EventMention, ...]:
    article = Article(
        id="test", source="test", sha256="", text=text, blocks=(Block("body", 0, len(text)),), language=code,
        published="2024-05-15",
    )  # fmt: skip
    language = LANGUAGES[code]
    analysis = Analysis(article=article.id)
    for extractor in EXTRACTORS:
        if extractor.gives != "events":
            layer = extractor.extract(article, analysis, language)
            analysis = msgspec.structs.replace(analysis, **{extractor.gives: layer})
    return events_of(article, analysis, language)


def cases() -> list[dict[str, str]]:
    lines = [line for line in CASES.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["sentence"][:50])
def test_sentence(case: dict[str, str]) -> None:
    found = read_sentence(case["sentence"], case["language"])
    wanted = case["type"]
    if wanted == "NONE":
        assert found == (), [(e.type, e.trigger.text) for e in found]
        return
    event = next((e for e in found if e.type == wanted), None)
    assert event is not None, [(e.type, e.trigger.text) for e in found]
    for role, parties in (("actors", event.actors), ("recipients", event.recipients)):
        texts = [party.span.text for party in parties if party.span]
        for part in filter(None, case[role].split(";")):
            assert any(part in text for text in texts), (role, texts)
    if case["status"]:
        assert event.status == case["status"]
    for span in (event.trigger, event.evidence):
        assert case["sentence"][span.start : span.end] == span.text


def test_reading_twice_gives_the_same_ids() -> None:
    text = "Pasukan Israel menyerang Gaza. Presiden Rusia Vladimir Putin mengecam Israel."
    assert [e.id for e in read_sentence(text, "id")] == [e.id for e in read_sentence(text, "id")] != []


def test_sanction_is_material_conflict_unless_told_otherwise() -> None:
    text = "Amerika Serikat menjatuhkan sanksi terhadap Iran."
    assert [e.quad for e in read_sentence(text, "id") if e.type == "SANCTION"] == [4]
