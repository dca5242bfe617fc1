"""Golden pages that we wrote: each line with its kind, each field as stated.

RUNUT_RENEW=1 pytest tests/reading/test_golden.py writes the expectations anew; look at the difference before
keeping it. A guard fails as long as the flag is set.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from runut.model import Article, Page
from runut.reading import read

PAGES = Path(__file__).resolve().parent.parent / "pages"
RENEW = bool(os.environ.get("RUNUT_RENEW"))
FIELDS = (
    "title", "outlet", "section", "authors", "editors", "published", "published_basis", "modified", "language", "url",
)  # fmt: skip


def shown(article: Article) -> str:
    fields = [f"{name}: {getattr(article, name)}" for name in FIELDS]
    dateline = article.dateline
    fields.append(f"dateline: {dateline.place} / {dateline.outlet}" if dateline else "dateline: None")
    blocks = [f"{block.kind:10} {article.text[block.start : block.end]}" for block in article.blocks]
    return "\n".join([*fields, "", *blocks]) + "\n"


@pytest.mark.parametrize(
    "path", sorted(path for path in PAGES.glob("*") if path.suffix in {".txt", ".html"}), ids=lambda p: p.name
)
def test_golden(path: Path) -> None:
    expected = path.with_name(path.name + ".expected")
    found = shown(read(Page(source=path.name, data=path.read_bytes())))
    if RENEW:
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")


def test_the_flag_is_off() -> None:
    assert not RENEW, "expectations were written anew: look at the difference, then run without RUNUT_RENEW"
