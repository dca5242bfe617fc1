"""A fact as HTML: its value, the link to its exact words, and the page that it has; written in Python for speed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote, urlencode

from markupsafe import Markup, escape

from runut.view import Fact, Words
from runut.web.i18n import Words as Language
from runut.web.security import shown

DRAWER_WORDS = 12
"""Words that the evidence drawer shows for one value; the page of the thing shows all."""
WARNINGS = frozenset({"origin not named", "source not named", "not named"})


def path_of(kind: str, key: str) -> str:
    """The address of a page."""
    return f"/{kind}/{quote(key, safe='-')}"


def words_path(found: Words) -> str:
    """Where words stand in their article, also without JavaScript."""
    return f"/d/{quote(found.article)}?t={found.start},{found.end}#t"


def drawer_of(words: Sequence[Words], why: str = "") -> str:
    """Where the evidence drawer finds words."""
    pairs = [("w", f"{w.article}:{w.start}-{w.end}") for w in words[:DRAWER_WORDS]]
    return "/words?" + urlencode([*pairs, *([("why", why)] if why else [])])


def cut(text: str, most: int = 160) -> str:
    """`text` at most `most` code points long, ended at a word, with a sign that it goes on."""
    text = re.sub(r"\s+", " ", text)
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"


def value_text(fact: Fact, language: Language, most: int = 0) -> str:
    """A fact's value as this language shows it, not yet escaped."""
    value = fact.value
    if value is None:
        return language.maybe(fact.why or "unknown")
    if fact.kind == "term":
        return language(value)
    if fact.kind == "date":
        return language.day(value)
    if fact.kind == "pair":
        return language.pair(value)
    if fact.kind == "country":
        return language.country(value)
    if fact.kind == "speaker":
        return language("Said by {name}", name=shown(value))
    if fact.kind == "event":
        value = language.event(value)
    value = shown(value)
    return cut(value, most) if most else value


def fact_html(fact: Fact, language: Language, most: int = 0) -> Markup:
    """A fact: a link to its words, else to its page, else plain; an unknown with its reason."""
    text = escape(value_text(fact, language, most))
    if fact.kind in ("text", "quote", "event"):
        text = Markup("<bdi>") + text + Markup("</bdi>")
    if fact.words:
        first = fact.words[0]
        classes = f"fact {fact.kind}{' inferred' if fact.inferred else ''}"
        if fact.kind == "term" and fact.value in WARNINGS:
            classes += " warn"
        title = ""
        if fact.why:
            reason = shown(language.maybe(fact.why))
            title = f' title="{escape(language("inferred") + ": " + reason if fact.inferred else reason)}"'
        place = f"{escape(first.article)}:{first.start}-{first.end}"
        drawer = escape(drawer_of(fact.words, fact.why))
        out = (
            f'<a class="{classes}" href="{escape(words_path(first))}" data-hx-get="{drawer}"'
            f' data-hx-target="#drawer" data-words="{place}"{title}>{text}</a>'
        )
        if len(fact.words) > 1:
            out += f'<span class="more"> ×{len(fact.words)}</span>'
        if fact.about:
            label = escape(f"{language('page of')} {cut(shown(fact.value or ''), 60)}")
            out += f'<a class="about" href="{escape(path_of(*fact.about))}" aria-label="{label}">›</a>'
        return Markup(out)
    if fact.about:
        reason = (
            f' <span class="soft">({escape(language.maybe(fact.why))})</span>' if fact.inferred and fact.why else ""
        )
        return Markup(f'<a class="item" href="{escape(path_of(*fact.about))}">{text}</a>{reason}')
    if fact.value is None or fact.kind == "unknown":
        return Markup(f'<span class="unknown">{escape(language.maybe(fact.why or "unknown"))}</span>')
    if fact.inferred:
        return Markup(
            f'<span class="outside">{text} <span class="soft">({escape(language.maybe(fact.why))})</span></span>'
        )
    return Markup(f'<span class="label">{text}</span>')


def cell_html(facts: Sequence[Fact], language: Language, most: int = 0) -> Markup:
    """All facts of a cell; a dash where nothing is told."""
    if not facts:
        return Markup(f'<span class="none" aria-label="{escape(language("nothing is told"))}" role="img">–</span>')
    if len(facts) == 1:
        return fact_html(facts[0], language, most)
    return Markup("").join(
        Markup('<span class="each">') + fact_html(fact, language, most) + Markup("</span>") for fact in facts
    )
