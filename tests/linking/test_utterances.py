"""One statement in several wordings is one; statements that only look alike stay two."""

from __future__ import annotations

import pytest

from runut.linking.features import QuoteFact, figures, marked_roots, roots_of
from runut.linking.figures import figures_of
from runut.linking.roots import root
from runut.linking.utterances import match
from runut.linking.words import words_of
from runut.model import Quote, Span


def quote(text: str, *, speaker: str = "siti arum", day: int | None = None, kind: str = "direct", again: bool = False):
    said = Quote(id=text[:10], span=Span(0, len(text), text), kind=kind)  # type: ignore[arg-type]
    words = words_of(text)
    return QuoteFact(
        said, speaker, "PER", "ID", "id", day, roots_of(words, "id"), figures(words),
        repeated=again, marked=marked_roots(said, "id"),
    )  # fmt: skip


BRIDGE = "Jembatan gantung itu harus diperbaiki sebelum musim hujan tiba di lembah"


def test_two_renderings_of_one_statement_are_one() -> None:
    other = quote("Perbaikan jembatan gantung itu harus selesai sebelum lembah memasuki musim hujan")
    assert match(quote(BRIDGE), other, apart=1)


@pytest.mark.parametrize(
    "other",
    [
        quote("Kami menolak usul penggabungan dua kecamatan pesisir"),
        quote("Jembatan gantung harus diperbaiki", speaker="budi laksana"),
        quote("Jembatan gantung itu harus diperbaiki", again=True),
        quote("Jembatan gantung itu harus diperbaiki", day=739_010),
    ],
    ids=["another matter", "another speaker", "told as a repetition", "another day"],
)
def test_look_alikes_stay_apart(other: QuoteFact) -> None:
    assert match(quote(BRIDGE, day=739_000), other, apart=3) is None


def test_other_numbers_keep_statements_apart() -> None:
    one = quote("Sedikitnya 24 rumah warga rusak tertimbun longsor bukit")
    two = quote("Sedikitnya 224 rumah warga rusak tertimbun longsor bukit")
    assert match(one, two, apart=0) is None


@pytest.mark.parametrize(
    ("one", "two"), [("menyerah", "penyerahan"), ("menolak", "penolakan"), ("dikirim", "pengiriman")]
)
def test_forms_of_one_word_meet_in_a_root(one: str, two: str) -> None:
    assert root(one, "id") == root(two, "id")


def test_figures_know_what_they_count_and_whether_they_are_bounds() -> None:
    (figure,) = figures_of("Lebih dari 1.200 pengungsi tiba", "id")
    assert (figure.value, figure.around) == (1200.0, True)
    assert figures_of("Kamis (13/6/2025)", "id") == []
