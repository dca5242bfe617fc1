"""Plain text, as scraped from a page. (first thin version, to be replaced by the pages room)"""

from __future__ import annotations

from runut.errors import ReadingError
from runut.model import Article, Block, Page, bytes_hash, content_id


def read_plain(page: Page) -> Article:
    """First line is the title, the rest body."""
    text = page.data.decode("utf-8", "replace")
    blocks = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block("body" if blocks else "title", at, at + len(line)))
        at += len(line) + 1
    if not blocks:
        raise ReadingError("the page is empty")
    sha = bytes_hash(page.data)
    return Article(
        id=content_id(page.url or "", sha),
        source=page.source,
        sha256=sha,
        text=text,
        blocks=tuple(blocks),
        title=text[blocks[0].start : blocks[0].end].strip(),
        language=page.stated_language or "id",
        published=page.stated_date,
    )
