"""Verdicts that left come back: corrections as they are, annotations when their words still stand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import handmade
from runut.errors import UsageError
from runut.run.taking_back import take_back
from runut.view.export import EVERYTHING, export_named


def exported(record: object, kind: str) -> bytes:
    return b"".join(chunk for _, chunks in export_named(kind).files(record, EVERYTHING) for chunk in chunks)  # type: ignore[arg-type]


def test_corrections_go_from_one_record_to_another_once(tmp_path: Path) -> None:
    with handmade.make(tmp_path / "a.runut") as office, handmade.make(tmp_path / "b.runut") as home:
        data = exported(office, "corrections").replace(b"pilih00001", b"pilih00009")
        assert take_back(home, data, dry_run=True).new == 1 and len(home.choices()) == 1
        assert take_back(home, data).new == 1
        again = take_back(home, data)
        assert (again.new, again.known, again.refused) == (0, 1, ())
        assert {choice.id for choice in home.choices()} == {"pilih00001", "pilih00009"}


def test_annotations_are_taken_when_their_words_stand_and_refused_when_not(tmp_path: Path) -> None:
    with handmade.make(tmp_path / "a.runut") as record:
        page = json.loads(exported(record, "annotations"))
        quote = next(item for item in page["items"] if "#quotes-" in item["id"])
        quote |= {"motivation": "assessing", "creator": {"name": "Ayu"}}
        quote["body"] = {"type": "TextualBody", "purpose": "assessing", "value": "wrong"}
        moved = json.loads(json.dumps(quote))
        moved["target"]["selector"][0]["start"] += 1
        other = json.loads(json.dumps(quote))
        other["body"]["value"] = "mungkin"
        taken = take_back(record, json.dumps({"type": "AnnotationPage", "items": [quote, moved, other]}).encode())
        assert taken.new == 1 and len(taken.refused) == 2
        assert "does not stand" in taken.refused[0] and "mungkin" in taken.refused[1]
        (choice,) = [choice for choice in record.choices() if choice.id != "pilih00001"]
        assert (choice.kind, choice.about, choice.targets, choice.person) == ("wrong", "quote", ("kutipan000",), "Ayu")


def test_what_is_neither_is_refused_whole(tmp_path: Path) -> None:
    with handmade.make(tmp_path / "a.runut") as record, pytest.raises(UsageError, match="neither"):
        take_back(record, b"hello\nworld\n")
