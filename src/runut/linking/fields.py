"""The fields of an article that linking compares: headline, lead, whole text and names, each a list of words."""

from __future__ import annotations

from array import array
from collections.abc import Iterable

import msgspec

from runut.linking.words import WORD, plain
from runut.model import ARTICLE_KINDS, Article

LEAD = 70
"""Words of the running text that count as the lead: about two paragraphs of an agency report."""
_STOPS = frozenset('.!?:\n"“”‘(')


class Fields(msgspec.Struct):
    """`words` of headline and text in order, their `starts` and `ends` in `Article.text`, and three parts of them."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    headline: list[str]
    lead: list[str]
    names: list[str]

    @staticmethod
    def packed(numbers: Iterable[int]) -> bytes:
        """The numbers as unsigned 32-bit integers."""
        return array("I", numbers).tobytes()


def fields_of(article: Article) -> Fields:
    """The fields of `article`: only the blocks that are the article itself, the title first."""
    text = article.text
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    headline: list[str] = []
    lead: list[str] = []
    capital: list[str] = []
    doubtful: list[str] = []
    for block in article.blocks:
        if block.kind not in ARTICLE_KINDS:
            continue
        title = block.kind == "title"
        for match in WORD.finditer(text, block.start, block.end):
            start, raw = match.start(), match.group()
            word = plain(raw)
            words.append(word)
            starts.append(start)
            ends.append(match.end())
            if title:
                headline.append(word)
            elif len(lead) < LEAD:
                lead.append(word)
            if raw[0].isupper():
                before = text[block.start : start].rstrip(" ")
                # In a headline every word may be written large, and so is the first word of a sentence: such a
                # word is a name only when it stands large inside a sentence elsewhere in the article.
                (doubtful if title or not before or before[-1] in _STOPS else capital).append(word)
    sure = set(capital)
    names = capital + [word for word in doubtful if word in sure]
    if not headline:
        headline = lead[:14]
    return Fields(words, starts, ends, headline, lead, names)
