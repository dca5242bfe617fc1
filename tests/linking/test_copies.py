"""Near-copies: found without comparing every pair, measured exactly, and pointed at in both texts."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from runut.linking.copies import shared
from runut.linking.near_copies import near_copies
from runut.linking.sketch import FLOOR, grams, grams_of_texts, sketch
from runut.linking.words import words_of

LONG = " ".join(f"kata{number}" for number in range(200))


def test_a_cut_and_an_extended_copy_are_found_and_an_other_text_is_not() -> None:
    half = " ".join(LONG.split()[:100])
    more = LONG + " " + " ".join(f"tambahan{number}" for number in range(60))
    other = " ".join(f"lain{number}" for number in range(200))
    found = {(one, two): measure for one, two, measure in near_copies([LONG, half, more, other])}
    assert set(found) == {(0, 1), (0, 2), (1, 2)}
    assert found[0, 1].containment == 1.0
    assert 0.4 < found[0, 1].jaccard < 0.6
    assert found[0, 2].left == 1.0


def test_quotation_marks_and_case_do_not_hide_a_copy() -> None:
    ((_, _, measure),) = near_copies([LONG, LONG.upper().replace("KATA7 ", "“KATA7” ")])
    assert measure.jaccard == 1.0


def test_a_short_text_keeps_enough_of_its_runs_to_be_found() -> None:
    assert len(sketch(grams(LONG.split()[:40]))) == FLOOR


@given(st.lists(st.text(alphabet="ab c.", min_size=0, max_size=60), min_size=1, max_size=5))
@settings(max_examples=60, deadline=None)
def test_a_text_is_hashed_alike_alone_and_among_others(texts: list[str]) -> None:
    together = grams_of_texts(texts)
    assert [one.tolist() for one in together] == [grams_of_texts([text])[0].tolist() for text in texts]
    for text, one in zip(texts, together, strict=True):
        assert len(one) == max(len(words_of(text.replace(".", " "))) - 2, 0)


@given(st.lists(st.integers(0, 40), max_size=60), st.lists(st.integers(0, 40), max_size=60))
@settings(max_examples=60, deadline=None)
def test_the_measures_are_those_of_sets(left: list[int], right: list[int]) -> None:
    measure = shared(np.array(left, np.uint64), np.array(right, np.uint64))
    one, two = set(left), set(right)
    assert measure.jaccard == (len(one & two) / len(one | two) if one | two else 0.0)
    assert measure.left == (len(one & two) / len(one) if one else 0.0)
