"""Statements sentence by sentence: the cases of statements.tsv, and what must hold for any text."""

from __future__ import annotations

import csv
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_quotes import article_of, quotes_of

from runut.analysis.quotes.cues import find_cues
from runut.analysis.quotes.marks import pair_marks
from runut.language import LANGUAGES

LINES = (Path(__file__).parent / "cases" / "statements.tsv").read_text(encoding="utf-8").splitlines()
CASES = list(csv.DictReader((x for x in LINES if not x.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["sentence"][:48])
def test_statement(case):
    found = quotes_of(case["sentence"], language=case["language"])
    if case["kind"] == "-":
        assert found == ()
        return
    (quote,) = found
    assert (quote.kind, quote.span.text, quote.cue.text) == (case["kind"], case["content"], case["cue"])
    assert quote.force == (case["force"] if case["cue"] not in ("membantah", "denied") else "deny")


def test_denials_carry_their_polarity():
    (quote,) = quotes_of("Atlantis membantah mengirim kapal perang ke selat itu.")
    assert quote.polarity == "denied"


def test_a_second_verb_opens_a_second_statement():
    first, second = quotes_of(
        "Sari Wulan mengatakan perundingan itu gagal dan menyerukan gencatan senjata di selat itu.",
        {"Sari Wulan": "PER"},
    )
    assert first.span.text == "perundingan itu gagal"
    assert second.span.text == "gencatan senjata di selat itu"
    assert first.speaker.name == second.speaker.name == "Sari Wulan"


def test_a_quotation_broken_by_its_speaker_is_two():
    first, second = quotes_of(
        '"Kami siap berunding kapan saja," kata Sari Wulan. "Tetapi kami tidak akan menyerah kepada siapa pun."',
        {"Sari Wulan": "PER"},
    )
    assert first.kind == second.kind == "direct"
    assert second.speaker.name == "Sari Wulan"
    assert second.speaker.how == "carried"


def test_a_quotation_that_runs_over_paragraphs():
    quotes = quotes_of(
        '"Kami siap berunding kapan saja dengan siapa pun.\n"Tetapi kami tidak akan menyerah," kata Sari Wulan.'
    )
    assert [q.span.text for q in quotes] == [
        "Kami siap berunding kapan saja dengan siapa pun.",
        "Tetapi kami tidak akan menyerah",
    ]


def test_fragments_in_marks_are_no_statements():
    assert quotes_of('Kota itu dikenal sebagai "kota hujan" sejak dulu.') == ()


def test_related_links_never_speak():
    text = 'Sari Wulan mengatakan pasar dibuka lagi.\nrelated|Baca juga: Budi: "Pasar itu akan ditutup selamanya"'
    (quote,) = quotes_of(text)
    assert quote.span.text == "pasar dibuka lagi"


def test_a_headline_names_its_speaker_before_a_colon():
    text = "title|Temui Delegasi Lemuria, Atlantis: Selat Harus Tetap Terbuka\nPertemuan itu berlangsung singkat."
    (quote,) = quotes_of(text, {"Atlantis": "GPE", "Lemuria": "GPE"})
    assert quote.span.text == "Selat Harus Tetap Terbuka"
    assert quote.speaker.name == "Atlantis"


TEXTS = st.text(alphabet="abc Kata\"“”'‘’,.:\n kata menurut bahwa mengatakan ia", max_size=160)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_spans_always_point_at_their_words(text):
    article = article_of(text or "x")
    for quote in quotes_of(text or "x"):
        assert article.text[quote.span.start : quote.span.end] == quote.span.text
        assert quote.cue is None or article.text[quote.cue.start : quote.cue.end] == quote.cue.text


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_marks_never_overlap(text):
    pairs = pair_marks(text, 0, len(text))
    for left, right in pairwise(pairs):
        assert left.close <= right.open
    assert all(p.open <= p.start < p.end <= p.close for p in pairs)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(["kata", "ujarnya", "menurut", "rumah", "mengatakan", "bahwa"]), max_size=20))
def test_every_cue_is_found_once_and_in_order(words):
    text = " ".join(words)
    cues = find_cues(text, 0, len(text), LANGUAGES["id"])
    assert [c.start for c in cues] == sorted({c.start for c in cues})
    assert len(cues) == sum(w not in ("rumah", "bahwa") for w in words)


def test_a_quotation_that_lost_its_marks_speaks_in_the_first_person():
    unmarked = quotes_of(
        "Sari Wulan mengatakan selat itu aman.\nKami menjaganya siang dan malam.", {"Sari Wulan": "PER"}
    )
    assert [(q.kind, q.speaker.name) for q in unmarked] == [("indirect", "Sari Wulan"), ("direct", "Sari Wulan")]
    marked = quotes_of('"Selat itu aman bagi kapal," kata Sari Wulan.\nKami menjaganya siang dan malam.')
    assert len(marked) == 1, "in a text with marks the writer himself says we"
