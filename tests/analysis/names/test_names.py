"""Names on pages of our own: who is meant, of which country, in which office at the page's date."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runut.analysis.names import NAMES
from runut.analysis.sentences import SENTENCES
from runut.language import LANGUAGES
from runut.model import Analysis, Article, Block, Mention

CASES = Path(__file__).parent / "cases"


def names(text: str, language: str, day: str | None, kind: str = "body") -> tuple[Mention, ...]:
    article = Article(
        id="a", source="a.txt", sha256="0", text=text, language=language, published=day,
        blocks=(Block(kind, 0, len(text)),),
    )  # fmt: skip
    analysis = Analysis(article="a")
    for extractor in (SENTENCES, NAMES):
        layer = extractor.extract(article, analysis, LANGUAGES[language])
        analysis = msgspec.structs.replace(analysis, **{extractor.gives: layer})
    return analysis.mentions


class Case(NamedTuple):
    language: str
    day: str
    text: str
    wanted: tuple[tuple[str, ...], ...]
    unwanted: tuple[str, ...]


def cases() -> list[Case]:
    found: list[Case] = []
    for path in sorted(CASES.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("= "):
                day, text = line[2:].split(" ", 1)
                found.append(Case(path.stem, day, text.replace(" | ", "\n"), (), ()))
            elif line.startswith("- "):
                found[-1] = found[-1]._replace(unwanted=(*found[-1].unwanted, line[2:]))
            elif line.strip() and not line.startswith("#"):
                row = tuple(field.strip() for field in line.split(" / "))
                found[-1] = found[-1]._replace(wanted=(*found[-1].wanted, row))
    return found


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.text[:40])
def test_names_of_a_sentence(case: Case):
    found = names(case.text, case.language, case.day)
    for words, type_, *rest in case.wanted:
        same = [mention for mention in found if mention.span.text == words and mention.type == type_]
        assert same, f"{words} is not found among {[(m.span.text, m.type) for m in found]}"
        for field, wanted in zip(("name", "country", "office"), rest, strict=False):
            assert not wanted or wanted in {getattr(mention, field) for mention in same}
    for words in case.unwanted:
        assert words not in {mention.span.text for mention in found}


def test_a_headline_in_capitals_yields_only_known_names():
    found = names("Sari Dewi Kunjungi Pasar Lama Bersama Putin", "id", "2025-01-01", kind="title")
    assert [mention.name for mention in found] == ["Vladimir Putin"]


def test_an_unknown_person_has_a_stable_identity_of_his_own():
    one = names("Perawat Ratih Kusumadewi menolong korban.", "id", "2025-01-01")
    two = names("Kata saksi, Ratih Kusumadewi tetap bekerja.", "id", "2024-01-01")
    ids = {m.actor for m in (*one, *two) if m.name == "Ratih Kusumadewi"}
    assert len(ids) == 1
    assert next(iter(ids)).startswith("x-")


def test_a_surname_whose_title_gives_another_country_is_somebody_else():
    found = names("Menteri Pertahanan Kanada Katz berpidato.", "id", "2025-06-18")
    assert "Israel Katz" not in {mention.name for mention in found}


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from(list('aIranPutin ASPBB.,()-\n“"0\xa0é’')), max_size=80))
def test_every_span_requotes_its_words(text: str):
    for mention in names(text, "id", None) if text else ():
        for span in filter(None, (mention.span, mention.title)):
            assert text[span.start : span.end] == span.text
