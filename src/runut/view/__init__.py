"""What a page of the record shows: model values in, plain structures out, each value with its words."""

from runut.view.arc import ArcPage, arc_page
from runut.view.article import ArticlePage, Layer, article_page
from runut.view.cite import bibtex, csl, ris
from runut.view.conflict import ConflictPage, conflict_page
from runut.view.difference import Piece, aligned, similarity
from runut.view.fact import Fact, PageView, Row, Table, Words, counts_line
from runut.view.quote import QuotePage, quote_page
from runut.view.story import StoryPage, story_page

__all__ = [
    "ArcPage", "ArticlePage", "ConflictPage", "Fact", "Layer", "PageView", "Piece", "QuotePage", "Row", "StoryPage",
    "Table", "Words", "aligned", "arc_page", "article_page", "bibtex", "conflict_page", "counts_line", "csl",
    "quote_page", "ris", "similarity", "story_page",
]  # fmt: skip
