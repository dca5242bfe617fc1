"""Officials' own channels: statements, letters, posts and press conferences that make the speaker the source."""

from __future__ import annotations

import re
from bisect import bisect_right

import msgspec

from runut.analysis.credits.phrases import credit_words
from runut.gazetteer.outlets import outlet_named
from runut.language import Language
from runut.model import ARTICLE_KINDS, Analysis, Article, Credit, Mention, Party, Quote, Sentence, Span


def official_credits(article: Article, analysis: Analysis, language: Language) -> list[Credit]:
    """A credit for each phrase that names such a channel in a sentence with a speaker or a body in it."""
    words = credit_words(language)
    text = article.text
    sentences = [s for s in analysis.sentences if article.blocks[s.block].kind in ARTICLE_KINDS]
    spoken = [(q.span.start, q.span.end) for q in analysis.quotes if q.kind == "direct"]
    credits: list[Credit] = []
    for pattern in (words.platform, words.channel, words.release, words.press):
        for block in article.blocks:
            if block.kind not in ARTICLE_KINDS or block.kind == "title":
                continue
            for match in pattern.finditer(text, block.start, block.end):
                if any(a <= match.start() < b for a, b in spoken):
                    continue
                if any(c.span.start < match.end() and match.start() < c.span.end for c in credits):
                    continue
                sentence = _sentence_at(sentences, match.start())
                if sentence is None:
                    continue
                party = _speaker(analysis, sentence, match.start(), match.end(), match.group())
                if party is None and words.uttered.search(text, sentence.start, match.start()):
                    party = _last_speaker(analysis, sentence.start)
                if party is None or party.name is None:
                    continue
                medium = outlet_named(party.name)
                if medium is not None and medium.kind != "official":
                    continue  # a medium has no channel of its own: it is credited where it is named
                credits.append(
                    Credit(
                        span=Span.of(text, match.start(), match.end()),
                        sources=(_with_seat(analysis, party),),
                        source_spans=(party.span,) if party.span else (),
                        kind="official",
                        covers="sentence",
                        cue=Span.of(text, match.start(), match.end()),
                    )
                )
    return credits + _published(article, analysis, credits, language)


def _published(article: Article, analysis: Analysis, known: list[Credit], language: Language) -> list[Credit]:
    """Bodies that publish, release or post something, named behind "oleh" or "by"."""
    text = article.text
    bodies = [m for m in analysis.mentions if m.type in ("ORG", "PER")]
    credits = []
    for block in article.blocks_of(*ARTICLE_KINDS):
        for match in credit_words(language).published.finditer(text, block.start, block.end):
            body = next((m for m in bodies if 0 <= m.span.start - match.end() <= 12), None)
            if body is None or any(c.span.start < body.span.end and match.start() < c.span.end for c in known):
                continue
            outlet = outlet_named(body.span.text)
            kind = {"agency": "wire", "outlet": "outlet"}.get(outlet.kind, "official") if outlet else "official"
            credits.append(
                Credit(
                    span=Span.of(text, match.start(), body.span.end),
                    sources=(outlet.name if outlet else _with_seat(analysis, _party(body)),),
                    source_spans=(body.span,),
                    kind=kind,  # type: ignore[arg-type]
                    covers="sentence",
                    cue=Span.of(text, match.start(), match.end()),
                )
            )
    return credits


def _sentence_at(sentences: list[Sentence], at: int) -> Sentence | None:
    index = bisect_right([s.start for s in sentences], at) - 1
    return sentences[index] if index >= 0 and sentences[index].end > at else None


def _speaker(analysis: Analysis, sentence: Sentence, start: int, end: int, phrase: str) -> Party | None:
    """The speaker of the statement whose cue or words stand nearest in this sentence, else the body that the
    phrase belongs to: the first name right behind it, or the first one of the sentence."""
    near: tuple[int, Quote] | None = None
    for quote in analysis.quotes:
        places = [quote.cue.start] if quote.cue else []
        places += [quote.span.end] if quote.cue is None else []
        for place in places:
            if sentence.start <= place <= sentence.end + 2:
                distance = abs(place - start)
                if near is None or distance < near[0]:
                    near = (distance, quote)
    if near and near[1].speaker and near[1].speaker.name and near[1].speaker.type in ("PER", "ORG"):
        return _known(near[1].speaker)
    inside = [
        m
        for m in analysis.mentions
        if sentence.start <= m.span.start and m.span.end <= sentence.end and m.type in ("PER", "ORG")
    ]
    # "dalam suratnya kepada X": the letter is that of somebody named before.
    behind = [] if phrase.endswith("nya") else [m for m in inside if 0 <= m.span.start - end <= 40]
    before = [m for m in inside if 0 <= start - m.span.end <= 60]
    chosen: Mention | None = behind[0] if behind else before[-1] if before else None
    if chosen is None:
        return None
    return _known(Party(span=chosen.span, name=chosen.name or chosen.span.text, type=chosen.type))


def _party(body: Mention) -> Party:
    return Party(span=body.span, name=_full_name(body), type=body.type)


def _full_name(body: Mention) -> str:
    """The name of a body; its written form where only the initials of an unknown one are known."""
    name = body.name or body.span.text
    if name.isupper() and len(body.span.text) > len(name) + 4:
        return body.span.text
    return name


_SEAT = re.compile(r"\s(?:di|in)\s+(?:the\s+)?(.+)$")


def _with_seat(analysis: Analysis, party: Party) -> str:
    """An embassy together with the place where it stands, once the page tells one: a country has many."""
    name = party.name or ""
    if not name.startswith("Embassy of ") or " in " in name:
        return name
    seats = {m[1] for x in analysis.mentions if x.name == party.name and (m := _SEAT.search(x.span.text))}
    if len(seats) != 1:
        return name
    seat = seats.pop()
    place = next((m.name for m in analysis.mentions if m.span.text == seat and m.name), seat)
    return f"{name} in {place}"


def _last_speaker(analysis: Analysis, before: int) -> Party | None:
    """Who spoke last before this place, where the next sentence goes on about his words."""
    spoken = [q for q in analysis.quotes if q.span.end <= before and q.speaker and q.speaker.name]
    if spoken and before - spoken[-1].span.end < 200:
        return spoken[-1].speaker
    return None


def _known(party: Party) -> Party:
    """The party under the name that the table of official channels gives it."""
    outlet = outlet_named(party.span.text) if party.span else None
    if outlet is None or outlet.kind != "official":
        return party
    return msgspec.structs.replace(party, name=outlet.name)
