"""Spans re-quote, ids depend on content alone, every value survives its way through JSON."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.model import Credit, Party, Quote, Span, content_id


@given(st.text(min_size=1), st.data())
def test_a_span_repeats_the_words_it_points_at(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = Span.of(text, start, end)
    assert text[span.start : span.end] == span.text


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (0, 0), (3, 2), (0, 99)])
def test_a_span_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="does not lie inside"):
        Span.of("enam kata", start, end)


def test_holding_and_overlapping() -> None:
    text = "Presiden Iran tiba di Moskow"
    whole, part, other = Span.of(text, 0, 13), Span.of(text, 9, 13), Span.of(text, 22, 28)
    assert whole.holds(part)
    assert not part.holds(whole)
    assert whole.overlaps(part)
    assert not whole.overlaps(other)


def test_an_id_is_the_same_on_every_machine() -> None:
    # Fixed here on purpose: a change of the scheme would orphan every correction and link ever stored.
    assert content_id("story", "abc") == "1y34gzfygj"


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_an_id_has_ten_plain_characters_and_depends_on_the_order(parts: list[str]) -> None:
    made = content_id(*parts)
    assert len(made) == 10
    assert made.isalnum()
    assert made == content_id(*parts)
    if parts != parts[::-1]:
        assert made != content_id(*parts[::-1])


def test_findings_survive_json() -> None:
    words = Span(3, 9, "berkata")
    quote = Quote(id="q", span=words, kind="direct", speaker=Party(span=words, name="Sergey Lavrov", type="PER"))
    credit = Credit(span=words, sources=("TASS",), kind="wire", covers="sentence")
    for value in (quote, credit):
        assert msgspec.json.decode(msgspec.json.encode(value), type=type(value)) == value
