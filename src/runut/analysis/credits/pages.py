"""Whole pages from elsewhere: another outlet in the byline, or a line that says where the article first appeared."""

from __future__ import annotations

from runut.analysis.credits.agencies import kind_of, own_outlet
from runut.gazetteer.outlets import Outlet, find_outlets
from runut.language import Language
from runut.model import Article, Credit, Span

_KINDS = ("byline", "date", "dateline")


def page_credits(article: Article, language: Language) -> list[Credit]:
    """A credit for every other outlet that the head of the page names beside its author and date."""
    own = own_outlet(article)
    credits: list[Credit] = []
    for block in article.blocks:
        if block.kind not in _KINDS:
            continue
        names = [
            f for f in find_outlets(article.text, block.start, block.end) if f.sure and f.outlet.kind != "official"
        ]
        others = [f for f in names if not _is_own(f.outlet, own, article.outlet)]
        if others:
            credits.append(
                Credit(
                    span=Span.of(article.text, others[0].start, others[-1].end),
                    sources=tuple(dict.fromkeys(f.outlet.name for f in others)),
                    source_spans=tuple(Span.of(article.text, f.start, f.end) for f in others),
                    kind=kind_of(others[0].outlet),  # type: ignore[arg-type]
                    covers="page",
                )
            )
    return credits


def _is_own(outlet: Outlet, own: Outlet | None, stated: str | None) -> bool:
    """Whether `outlet` is the page's own, under its name or that of a part of its house; a page that names no
    outlet belongs to the one in its head."""
    if own is not None and outlet.name == own.name:
        return True
    if stated is None:
        return own is None
    house, name = stated.lower().split(".")[0], outlet.name.lower().split(".")[0]
    return house in name or name in house
