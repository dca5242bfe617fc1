"""Glued words are parted, real words stay whole, and nothing but spaces is ever added."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.reading.glue import unglue

CASES = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "cases" / "glue.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("glued", "parted"), CASES)
def test_cases(glued: str, parted: str) -> None:
    assert unglue(glued) == parted


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200) | st.from_regex(r"(?:[A-Za-z]{1,12}[ ,.(]?){0,12}"))
def test_only_spaces_are_added(text: str) -> None:
    mended = unglue(text)
    assert mended.replace(" ", "") == text.replace(" ", "")
    assert len(mended) >= len(text)
