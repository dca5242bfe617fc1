"""Who is meant by a pronoun, a clitic or a description, on pages of our own."""

from __future__ import annotations

import msgspec
import pytest

from runut.analysis.coreference import COREFERENCE
from runut.analysis.names import NAMES
from runut.analysis.sentences import SENTENCES
from runut.language import LANGUAGES
from runut.model import Analysis, Article, Block, Reference

MEETING = (
    "Presiden Rusia Vladimir Putin menjamu Presiden Iran Masoud Pezeshkian di Kazan. "
    "Kedua pemimpin membahas hubungan Rusia dan Iran. "
)


def references(text: str, day: str | None, language: str = "id") -> tuple[Analysis, dict[str, Reference]]:
    article = Article(
        id="a", source="a.txt", sha256="0", text=text, language=language, published=day,
        blocks=(Block("body", 0, len(text)),),
    )  # fmt: skip
    analysis = Analysis(article="a")
    for extractor in (SENTENCES, NAMES, COREFERENCE):
        layer = extractor.extract(article, analysis, LANGUAGES[language])
        analysis = msgspec.structs.replace(analysis, **{extractor.gives: layer})
    return analysis, {reference.span.text: reference for reference in analysis.references}


def meant(analysis: Analysis, reference: Reference) -> list[str | None]:
    return [analysis.mentions[number].name for number in reference.antecedents]


@pytest.mark.parametrize(
    ("after", "words", "wanted"),
    [
        ("", "Kedua pemimpin", ["Vladimir Putin", "Masoud Pezeshkian"]),
        ("Kedua negara tersebut akan menandatangani perjanjian.", "Kedua negara tersebut", ["Russia", "Iran"]),
        ("Putin berterima kasih. Ia lalu pulang.", "Ia", ["Vladimir Putin"]),
        ('"Saya senang," kata Pezeshkian. "Terima kasih," imbuhnya.', "nya", ["Masoud Pezeshkian"]),
        ("Pemimpin Iran tersebut kemudian ke Moskow.", "Pemimpin Iran tersebut", ["Masoud Pezeshkian"]),
        ("Presiden Rusia menutup acara.", "Presiden Rusia", ["Vladimir Putin"]),
        ("Pezeshkian mengatakan negaranya siap.", "negaranya", ["Iran"]),
    ],
)
def test_after_a_meeting(after: str, words: str, wanted: list[str]):
    analysis, found = references(MEETING + after, "2024-10-23")
    assert meant(analysis, found[words]) == wanted


def test_a_bare_office_without_a_name_resolves_through_the_table_at_the_date():
    for day, name in (("2023-03-10", "Ebrahim Raisi"), ("2024-10-12", "Masoud Pezeshkian")):
        _, found = references("Rombongan itu diterima Presiden Iran di istana.", day)
        assert found["Presiden Iran"].name == name
        assert not found["Presiden Iran"].antecedents
    _, found = references("Rombongan itu diterima Presiden Iran di istana.", None)
    assert "Presiden Iran" not in found


def test_a_title_before_a_name_is_no_reference():
    _, found = references("Presiden Iran Masoud Pezeshkian tiba.", "2024-10-12")
    assert not found


def test_the_speaker_of_an_apposition_is_meant_by_the_next_clitic():
    text = (
        'Yuri Ushakov, penasihat kebijakan luar negeri Putin, mengatakan kontak itu penting. "Posisi kami dekat," '
        "tandasnya."
    )
    analysis, found = references(text, "2022-07-19")
    assert meant(analysis, found["nya"]) == ["Yury Ushakov"]


def test_english():
    text = "Lavrov met Badr al-Busaidi in Muscat. Both countries called for calm. He then flew home."
    _, found = references(text, "2025-06-18", "en")
    assert len(found["Both countries"].antecedents) == 2
    assert found["He"].antecedents
