"""Coreference: who is meant by "ia", "-nya", "kedua negara" or "pemimpin Iran tersebut" on a page."""

from __future__ import annotations

from runut.analysis.coreference.offices import Bare, bare_offices
from runut.analysis.coreference.scene import Scene
from runut.analysis.coreference.words import Word, words_in
from runut.analysis.extractor import Extractor
from runut.language import Language
from runut.model import Analysis, Article, Reference


def extract(article: Article, analysis: Analysis, language: Language) -> tuple[Reference, ...]:
    """The references of title, lead, body and captions; a caption is a scene of its own."""
    text = article.text
    day = (article.published or "")[:10] or None
    body = Scene(text, analysis.mentions, day, language)
    found: list[Reference] = []
    for sentence in analysis.sentences:
        scene = body
        if article.blocks[sentence.block].kind in ("caption", "title"):
            scene = body.aside()
        inside = [
            number for number, mention in enumerate(analysis.mentions)
            if sentence.start <= mention.span.start < sentence.end
        ]  # fmt: skip
        here = [analysis.mentions[number] for number in inside]
        items: list[Word | Bare] = [*words_in(text, sentence.start, sentence.end, language)]
        items += bare_offices(text, sentence.start, sentence.end, here, language)
        items.sort(key=lambda item: (item.start, -item.end))
        last = sentence.start
        scene.begin(inside, sentence.start, sentence.end)
        for item in items:
            if item.start < last:
                continue
            if reference := scene.resolve(item):
                found.append(reference)
                last = item.end
        scene.close()
    return tuple(found)


COREFERENCE = Extractor("coreference", "2", needs=("sentences", "mentions"), gives="references", extract=extract)
