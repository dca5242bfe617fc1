"""Analysis: everything found in one article, each layer with its maker."""

from __future__ import annotations

import msgspec

from runut.model.article import Article
from runut.model.finding import Credit, EventMention, Mention, Origin, Quote, Reference, Sentence, When


class Analysis(msgspec.Struct, frozen=True, kw_only=True):
    """The findings of one article; `made_by` maps each layer to the name and version of what made it."""

    article: str
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    references: tuple[Reference, ...] = ()
    times: tuple[When, ...] = ()
    credits: tuple[Credit, ...] = ()
    quotes: tuple[Quote, ...] = ()
    events: tuple[EventMention, ...] = ()
    origins: tuple[Origin, ...] = ()
    made_by: dict[str, str] = {}


class Reading(msgspec.Struct, frozen=True):
    """An article and its analysis: what one page becomes when all goes well."""

    article: Article
    analysis: Analysis
