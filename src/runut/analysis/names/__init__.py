"""Names: persons, organisations, countries, places and events, each with who is meant at the page's date."""

from __future__ import annotations

from runut.analysis.extractor import Extractor
from runut.analysis.names.find import candidates
from runut.analysis.names.page import (
    government,
    is_capital,
    lend_country,
    settle_rivals,
    stands_for_government,
    surnames,
)
from runut.analysis.names.resolve import Page, mention
from runut.analysis.names.sentence import Candidate, prepare, word_lists
from runut.analysis.names.sentence import Sentence as Prepared
from runut.language import Language
from runut.model import Analysis, Article, Mention, Sentence

HOME = {"id": "ID"}
"""The country for whose readers a language's news is written, where that is one country."""
_SPACES = str.maketrans({"\n": " ", "\xa0": " ", "\u202f": " "})


def extract(article: Article, analysis: Analysis, language: Language) -> tuple[Mention, ...]:
    """The names in the article's own blocks and captions, in order of place."""
    # Line ends and hard spaces inside a name read as spaces; every offset stays the same.
    text, lists = article.text.translate(_SPACES), word_lists(language)
    if article.outlet and len(article.outlet) > 3:
        # The page's own outlet is no actor, and no part of its name ("Kabar Nusantara") is a place.
        for own in (article.outlet, article.outlet.upper()):
            text = text.replace(own, "_" * len(own))
    sentences = [_prepared(text, one, article.blocks[one.block].kind, language) for one in analysis.sentences]
    found = surnames([candidates(sentence, language) for sentence in sentences], sentences, lists)
    found = [
        [
            government(name) if is_capital(name) and stands_for_government(sentence, name, lists) else name
            for name in names
        ]
        for sentence, names in zip(sentences, found, strict=True)
    ]
    names = [name for row in lend_country(settle_rivals(found, text), HOME.get(language.code)) for name in row]
    page = Page(article.id, (article.published or "")[:10] or None)

    def fullness(name: Candidate) -> tuple[bool, int]:
        return " " not in text[name.start : name.end], name.start

    # Full names first, so that a surname in the headline finds its owner in the body.
    for name in sorted((name for name in names if name.type == "PER"), key=fullness):
        page.person(text[name.start : name.end], name)
    return tuple(mention(article.text, name, page) for name in names)


def _prepared(text: str, one: Sentence, kind: str, language: Language) -> Prepared:
    """The sentence made ready; a line that ends without a mark may be a headline even inside the body."""
    bare = kind != "caption" and text[one.end - 1] not in '.!?,:;"”'
    title = kind in ("title", "subhead") or bare
    return prepare(text, one.start, one.end, language, title=title, caption=kind == "caption")


NAMES = Extractor("names", "6", needs=("sentences",), gives="mentions", extract=extract)
