"""What things are: frozen values without input or output."""

from runut.model.actor import Actor, OfficeHeld
from runut.model.analysis import Analysis, Reading
from runut.model.article import ARTICLE_KINDS, Article, Block, Dateline
from runut.model.event import Event, Utterance
from runut.model.evidence import Counts, Evidence
from runut.model.finding import (
    Credit,
    Credited,
    EventMention,
    Hop,
    Mention,
    Origin,
    Party,
    Quote,
    Reference,
    Sentence,
    When,
)
from runut.model.identity import bytes_hash, content_id
from runut.model.page import Failure, Page
from runut.model.span import Span
from runut.model.story import Arc, ArcEdge, Choice, Conflict, Copy, Links, Story

__all__ = [
    "ARTICLE_KINDS", "Actor", "Analysis", "Arc", "ArcEdge", "Article", "Block", "Choice", "Conflict", "Copy",
    "Counts", "Credit", "Credited", "Dateline", "Event", "EventMention", "Evidence", "Failure", "Hop", "Links",
    "Mention", "OfficeHeld", "Origin", "Page", "Party", "Quote", "Reading", "Reference", "Sentence", "Span", "Story",
    "Utterance", "When", "bytes_hash", "content_id",
]  # fmt: skip
