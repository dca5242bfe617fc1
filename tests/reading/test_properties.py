"""Whatever comes in, a reader gives an article whose blocks lie in its text, or a reason; nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runut.errors import ReadingError
from runut.model import Page
from runut.reading import FORMATS, read

LINES = st.sampled_from((Path(__file__).parent / "cases" / "fuzz_lines.txt").read_text(encoding="utf-8").split("\n"))
MARKUP = st.sampled_from((Path(__file__).parent / "cases" / "fuzz_markup.txt").read_text(encoding="utf-8").split("\n"))


def check(data: bytes, media: str | None = None) -> None:
    try:
        article = read(Page(source="x", data=data, media_type=media, stated_language="id"))
    except ReadingError as error:
        assert str(error)
        return
    at = 0
    for block in article.blocks:
        assert at <= block.start < block.end <= len(article.text)
        assert article.text[block.start : block.end].strip()
        at = block.end
    outside = list(article.text)
    for block in article.blocks:
        outside[block.start : block.end] = [" "] * (block.end - block.start)
    assert not "".join(outside).strip(), "every word has a kind"
    if article.dateline:
        assert 0 <= article.dateline.start < article.dateline.end <= len(article.text)
    assert article.published is None or article.published[:4].isdigit()


@given(st.binary(max_size=400) | st.text(max_size=400).map(lambda text: text.encode("utf-8", "surrogatepass")))
@settings(max_examples=60, deadline=None)
def test_any_bytes(data: bytes) -> None:
    for media in (None, *FORMATS):
        check(data, media)


@given(st.lists(LINES, max_size=25))
@settings(max_examples=150, deadline=None)
def test_any_order_of_lines(lines: list[str]) -> None:
    text = "\n".join(lines)
    check(text.encode())


@given(st.lists(MARKUP | st.text(max_size=30), max_size=25))
@settings(max_examples=40, deadline=None)
def test_any_order_of_markup(parts: list[str]) -> None:
    check("".join(parts).encode("utf-8", "replace"), "text/html")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=5,
)
KEYS = st.sampled_from(
    [
        "title",
        "content",
        "authors",
        "published",
        "headline",
        "body_html",
        "bodies",
        "headlines",
        "byline",
        "type",
        "language",
    ]
)


@given(st.dictionaries(KEYS, JSON, max_size=6))
@settings(max_examples=80, deadline=None)
def test_any_entry(value: dict[str, object]) -> None:
    for media in ("application/x-feed-entry+json", "application/ninjs+json"):
        check(json.dumps(value).encode(), media)


def test_deep_nesting_ends_in_a_reason() -> None:
    check(b"<html><body>" + b"<div>" * 50_000 + b"Sidang itu ditunda." + b"</div>" * 50_000, "text/html")
    check(b'{"content": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "application/x-feed-entry+json")
    check(
        b'<script type="application/ld+json">' + b"[" * 100_000 + b"</script><p>Sidang itu ditunda.</p>" * 3,
        "text/html",
    )


def test_long_lines_do_not_take_long() -> None:
    for piece in (b"a", b"a ", b"A.", b"(", b"1/1/", b"Baca juga: ", b"10 Juni ", b"dan,"):
        check(b"Sidang Ditunda\n\n" + piece * (150_000 // len(piece)))


@pytest.mark.long
@given(st.lists(LINES | st.text(max_size=40), max_size=60))
@settings(max_examples=4000, deadline=None)
def test_many_orders_of_lines(lines: list[str]) -> None:
    check("\n".join(lines).encode("utf-8", "replace"))


@pytest.mark.long
@given(st.lists(MARKUP | st.text(max_size=30), max_size=60))
@settings(max_examples=1500, deadline=None)
def test_many_orders_of_markup(parts: list[str]) -> None:
    check("".join(parts).encode("utf-8", "replace"), "text/html")
