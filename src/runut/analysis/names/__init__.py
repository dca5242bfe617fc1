"""Names: persons, organisations, countries, places and events, each with who is meant at the page's date."""

from __future__ import annotations

from runut.analysis.extractor import Extractor
from runut.analysis.names.find import Candidate, candidates, prepare, word_lists
from runut.analysis.names.page import government, is_capital, lend_country, stands_for_government, surnames
from runut.analysis.names.resolve import Page, mention
from runut.language import Language
from runut.model import Analysis, Article, Mention


def extract(article: Article, analysis: Analysis, language: Language) -> tuple[Mention, ...]:
    """The names in the article's own blocks and captions, in order of place."""
    text, lists = article.text, word_lists(language)
    sentences = [
        prepare(text, one.start, one.end, language, title=article.blocks[one.block].kind in ("title", "subhead"))
        for one in analysis.sentences
    ]
    found = surnames([candidates(sentence, language) for sentence in sentences], sentences, lists)
    found = [
        [
            government(name) if is_capital(name) and stands_for_government(sentence, name, lists) else name
            for name in names
        ]
        for sentence, names in zip(sentences, found, strict=True)
    ]
    names = [name for row in lend_country(found) for name in row]
    page = Page(article.id, (article.published or "")[:10] or None)

    def fullness(name: Candidate) -> tuple[bool, int]:
        return " " not in text[name.start : name.end], name.start

    # Full names first, so that a surname in the headline finds its owner in the body.
    for name in sorted((name for name in names if name.type == "PER"), key=fullness):
        page.person(text[name.start : name.end], name)
    return tuple(mention(text, name, page) for name in names)


NAMES = Extractor("names", "2", needs=("sentences",), gives="mentions", extract=extract)
