"""Agencies and outlets: a known or capitalised name beside a crediting phrase."""

from __future__ import annotations

import re

from runut.analysis.credits.phrases import CreditWords, credit_words
from runut.gazetteer.outlets import Found, Outlet, by_site, find_outlets, outlet_named
from runut.gazetteer.tables import rows
from runut.language import Language
from runut.model import ARTICLE_KINDS, Analysis, Article, Credit, Mention, Span

_NAME = re.compile(r"[A-Z][\w.&'’-]*(?:\s+(?:of\s+|the\s+)?[A-Z][\w.&'’-]*){0,4}")
_LEFT = 110


def agency_credits(article: Article, analysis: Analysis, language: Language) -> list[Credit]:
    """The credits of the text itself: names in the gazetteer, then unknown names behind a strong phrase."""
    words = credit_words(language)
    text = article.text
    own = own_outlet(article)
    credits: list[Credit] = []
    for start, end in _article_spans(article):
        found = find_outlets(text, start, end)
        for group in _groups(text, found, words):
            credit = _credit(text, start, end, group, words, own)
            credits += [credit] if credit else []
    credits += _unknown(article, analysis, credits, words)
    credits += _described(article, analysis, credits, words)
    credits += _anonymous(article, credits, words)
    return credits


def line_credits(article: Article, language: Language) -> list[Credit]:
    """Source lines at the foot of a page, such as one that names two agencies with a slash between them."""
    words = credit_words(language)
    credits = []
    for block in article.blocks:
        if block.kind not in ("source", "byline", "body", "furniture"):
            continue
        if block.kind in ("body", "furniture") and block.end - block.start > 120:
            continue
        line = words.line.search(article.text, block.start, block.end)
        if line and (names := find_outlets(article.text, line.start(1), line.end(1))):
            credits.append(
                Credit(
                    span=Span.of(article.text, line.start(), names[-1].end),
                    sources=tuple(dict.fromkeys(f.outlet.name for f in names)),
                    source_spans=tuple(Span.of(article.text, f.start, f.end) for f in names),
                    kind=kind_of(names[0].outlet),  # type: ignore[arg-type]
                    covers="page",
                    cue=Span.of(article.text, line.start(), line.start(1)),
                )
            )
    return credits


def own_outlet(article: Article) -> Outlet | None:
    """The outlet whose page this is, where the page or its address says so."""
    if article.outlet and (outlet := outlet_named(article.outlet)):
        return outlet
    if article.url:
        host = article.url.split("//")[-1].split("/")[0].removeprefix("www.")
        for site in (host, ".".join(host.split(".")[1:])):
            if site in by_site():
                return by_site()[site]
    if article.outlet is None and article.dateline and article.dateline.outlet:
        return outlet_named(article.dateline.outlet)
    return None


def kind_of(outlet: Outlet) -> str:
    """The kind of credit that naming `outlet` makes."""
    return {"agency": "wire", "official": "official"}.get(outlet.kind, "outlet")


def _article_spans(article: Article) -> list[tuple[int, int]]:
    return [(b.start, b.end) for b in article.blocks if b.kind in ARTICLE_KINDS]


def _groups(text: str, found: list[Found], words: CreditWords) -> list[list[Found]]:
    """Names that are joined by "dan", a comma or a slash, as one group."""
    groups: list[list[Found]] = []
    for one in found:
        if groups:
            gap = text[groups[-1][-1].end : one.start]
            official = "official" in (groups[-1][-1].outlet.kind, one.outlet.kind)
            if len(gap) < 24 and words.join.fullmatch(gap) and not (official and gap.strip() == ","):
                groups[-1].append(one)
                continue
        groups.append([one])
    return groups


def _credit(
    text: str, start: int, end: int, group: list[Found], words: CreditWords, own: Outlet | None
) -> Credit | None:
    first, last = group[0], group[-1]
    left = text[max(start, first.start - _LEFT) : first.start]
    offset = max(start, first.start - _LEFT)
    lead = words.strong_lead.search(left)
    strong = lead is not None
    if lead is None:
        lead = words.weak_lead.search(left)
    behind = words.verb.match(text, last.end, end)
    official = all(f.outlet.kind == "official" for f in group)
    if official and not (strong or (lead and lead.group(1).lower().startswith(("menurut", "according")))):
        return None
    if lead is None and (behind is None or official or not all(f.sure for f in group)):
        return None
    from_ = offset + lead.start() if lead else first.start
    to = last.end
    if lead is None and behind:
        to = behind.end()
    elif date := words.date.match(text, last.end, min(end, last.end + 60)):
        to = date.end()
    outlets = [f.outlet for f in group]
    self_ = own is not None and all(o.name == own.name for o in outlets)
    return Credit(
        span=Span.of(text, from_, to),
        sources=tuple(dict.fromkeys(o.name for o in outlets)),
        source_spans=tuple(Span.of(text, f.start, f.end) for f in group),
        kind="self" if self_ else kind_of(outlets[0]),  # type: ignore[arg-type]
        covers="following" if strong else "sentence",
        cue=Span.of(text, offset + lead.start(1), offset + lead.end(1)) if lead else None,
    )


def _unknown(article: Article, analysis: Analysis, known: list[Credit], words: CreditWords) -> list[Credit]:
    """A capitalised name behind a strong phrase that no table knows; a body named there is an official source."""
    text = article.text
    taken = [(c.span.start, c.span.end) for c in known]
    mentions = {m.span.start: m for m in analysis.mentions}
    credits = []
    for start, end in _article_spans(article):
        for lead in words.strong.finditer(text, start, end):
            if any(a <= lead.start() < b or a < lead.end() + 1 <= b for a, b in taken):
                continue
            at = lead.end()
            mention = _named_at(mentions, text, at, end)
            name = _NAME.match(text, at, end)
            if mention is not None and mention.type == "GPE":
                mention = None  # "mengutip Palestine Chronicle": the name goes on; a country by itself is no source
                if name is None or len(name.group().split()) < 2:
                    continue
            if mention is None and name is None:
                continue
            if mention is not None and mention.type == "PER":
                continue
            comma = text.find(",", at, end)
            stop = comma if comma > 0 else end
            if any(m.type == "PER" and at <= m.span.start < min(stop, at + 80) for m in analysis.mentions):
                continue  # "mengutip pernyataan Menteri ...": somebody's words, not an outlet
            stop = mention.span.end if mention else name.end() if name else at
            stop = max(at + 1, stop if text[stop - 1] not in ".," else stop - 1)
            if words.date.match(text, at - 1, end):
                continue
            source = mention.name if mention and mention.name else text[at:stop]
            date = words.date.match(text, stop, min(end, stop + 60))
            medium = not words.media_words.isdisjoint(text[at:stop].split()) or "." in text[at:stop].rstrip(".")
            body = mention is not None and not medium and outlet_named(text[at:stop]) is None
            own = _same(source, article.outlet) or _same(source, article.dateline.outlet if article.dateline else None)
            credits.append(
                Credit(
                    span=Span.of(text, lead.start(), date.end() if date else stop),
                    sources=(source,),
                    source_spans=(Span.of(text, at, stop),),
                    kind="self" if own else "official" if body else "outlet",
                    covers="following",
                    cue=Span.of(text, lead.start(1), lead.end(1)),
                )
            )
    return credits


def _same(source: str, outlet: str | None) -> bool:
    return outlet is not None and source.casefold().replace(" ", "") == outlet.casefold().replace(" ", "")


def _named_at(mentions: dict[int, Mention], text: str, at: int, end: int) -> Mention | None:
    mention = mentions.get(at)
    if mention and mention.span.end <= end:
        return mention
    return None


def _described(article: Article, analysis: Analysis, known: list[Credit], words: CreditWords) -> list[Credit]:
    """A country's media, unnamed, that report something."""
    text = article.text
    taken = [(c.span.start, c.span.end) for c in known]
    adjectives = {c["code"]: c["adjective"] for c in rows("countries")}
    spans = _article_spans(article)
    credits = []
    for mention in analysis.mentions:
        if mention.type != "GPE" or not mention.country or not any(a <= mention.span.start < b for a, b in spans):
            continue
        left = max(0, mention.span.start - 40)
        for pattern, template in words.described.items():
            lead = pattern.search(text[left : mention.span.start])
            if not lead or not adjectives.get(mention.country):
                continue
            behind = words.verb.match(text, mention.span.end)
            weak = words.weak_lead.search(text[max(0, left - 40) : left + lead.start()])
            start = left + lead.start()
            if (behind or weak) and not any(a <= start < b for a, b in taken):
                credits.append(
                    Credit(
                        span=Span.of(text, start, behind.end() if behind else mention.span.end),
                        sources=(template.format(adjective=adjectives[mention.country]),),
                        source_spans=(Span.of(text, start, mention.span.end),),
                        kind="outlet",
                        covers="sentence",
                    )
                )
                break
    return credits


def _anonymous(article: Article, known: list[Credit], words: CreditWords) -> list[Credit]:
    """Reports that nobody is named for: a credit without sources."""
    taken = [(c.span.start, c.span.end) for c in known]
    return [
        Credit(span=Span.of(article.text, m.start(), m.end()), sources=(), kind="outlet", covers="sentence")
        for start, end in _article_spans(article)
        for m in words.anonymous.finditer(article.text, start, end)
        if not any(a < m.end() and m.start() < b for a, b in taken)
    ]


__all__ = ["agency_credits", "kind_of", "line_credits", "own_outlet"]
