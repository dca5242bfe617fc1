"""The shortest walk through the house: a page is read, analysed, and every span re-quotes its words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from runut.analysis import EXTRACTORS, analyse, check_order
from runut.model import Page, Span
from runut.reading import read

PAGE = """Menlu Rusia Temui Presiden Iran di Teheran

Rabu, 25 Oktober 2023 10:15 WIB

TEHERAN, HARIAN CONTOH - Menlu Rusia Sergei Lavrov bertemu Presiden Iran Ebrahim Raisi, Senin (23/10/2023).

"Kami membahas kerja sama," kata Lavrov dikutip dari TASS.

Raisi menegaskan bahwa hubungan kedua negara semakin erat.
"""


def spans(value: Any) -> Iterator[Span]:
    """Every Span inside a finding, however deep."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from spans(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from spans(item)


def test_a_page_is_read_and_every_span_requotes() -> None:
    article = read(Page(source="contoh.txt", data=PAGE.encode()))
    analysis = analyse(article)
    assert article.title == "Menlu Rusia Temui Presiden Iran di Teheran"
    for span in spans(analysis):
        assert article.text[span.start : span.end] == span.text


def test_the_extractors_stand_in_an_order_that_gives_each_what_it_needs() -> None:
    check_order(EXTRACTORS)
