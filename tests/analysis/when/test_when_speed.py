"""A page made to be slow is read in time: cost grows with length, not with its square or worse."""

from __future__ import annotations

import time

import pytest
from finding_times import article_of, times_of

PIECES = [
    "Senin ( ",
    "Senin, ",
    "dua puluh ",
    "1 ",
    "1/1/",
    "Juni Juli ",
    "pukul 1.1 ",
    '"hari ini" ',
    "akan Senin ",
    "  \n",
]


@pytest.mark.parametrize("piece", PIECES)
def test_no_piece_makes_a_page_slow(piece: str) -> None:
    times_of(article_of("Senin, 2 Juni 2025 pukul 10.00", published="2025-06-18"))  # rules are made ready once
    text = piece * (10_000 // len(piece))
    since = time.process_time()
    times_of(article_of(text, published="2025-06-18"))
    assert time.process_time() - since < 4  # seconds; a rule that backtracks takes minutes
