"""Sentences with their times, in files that anyone can add to."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from finding_times import article_of, times_of

CASES = Path(__file__).parent / "cases"


def rows(language: str) -> list[dict[str, str]]:
    lines = (CASES / f"{language}.tsv").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=3))


def wanted(cell: str) -> list[tuple[str, str, str | None, str | None]]:
    found = []
    for piece in cell.split(" ; ") if cell != "-" else []:
        piece, _, modifier = piece.partition(" !")
        piece, _, role = piece.partition(" @")
        words, _, value = piece.rpartition(" = ")
        found.append((words, value, role or None, modifier or None))
    return found


ALL = [(language, row) for language in ("id", "en") for row in rows(language)]


@pytest.mark.parametrize(("language", "row"), ALL, ids=[f"{code}-{row['sentence'][:40]}" for code, row in ALL])
def test_case(language: str, row: dict[str, str]) -> None:
    found = times_of(article_of(row["sentence"], language=language, published=row["page"]))
    expected = wanted(row["times"])
    assert [(item.span.text, item.value) for item in found] == [(words, value) for words, value, _, _ in expected]
    for item, (_, _, role, modifier) in zip(found, expected, strict=True):
        assert role is None or item.role == role
        assert modifier is None or item.modifier == modifier
        assert row["sentence"][item.span.start : item.span.end] == item.span.text
