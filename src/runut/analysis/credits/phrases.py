"""Crediting phrases: credits.toml of a language, compiled."""

from __future__ import annotations

import re
from functools import cache

from runut.language import Language

_NAMEWORD = r"[\w.&'’/-]+"


def _words(words: list[str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(set(words), key=len, reverse=True))


class CreditWords:
    """The compiled patterns of one language.

    `strong_lead` and `weak_lead` match at the end of the words before a name; `date` right behind it;
    `verb` right behind it where the source itself is the subject.
    """

    def __init__(self, language: Language) -> None:
        t = language.table("credits")
        flags = re.IGNORECASE
        between = rf"(?:[\s,(]+(?:{_words(t['descriptors'])}|(?-i:[A-Z]){_NAMEWORD}))"
        before = rf"(?:(?:{_words(t['before'])})\s+)?"
        self.strong_lead = re.compile(rf"(?<![\w-])({before}(?:{_words(t['strong'])})){between}{{0,8}}[\s,(]*$", flags)
        self.weak_lead = re.compile(rf"(?<![\w-])({before}(?:{_words(t['weak'])})){between}{{0,7}}[\s,(]*$", flags)
        self.strong = re.compile(
            rf"(?<![\w-])({before}(?:{_words(t['strong'])}))((?:\s+(?-i:{_words(t['descriptors'])})\b,?)*)\s+"
            rf"(?=(?-i:[A-Z]))",
            flags,
        )
        self.line = re.compile(rf"^\W*(?:{_words(t['line'])})\s*:\s*(.+)$", flags | re.MULTILINE)
        self.verb = re.compile(
            rf"\s*\)?\s*,?\s*(?:(?:juga|sebelumnya|telah|has|also|earlier|previously)\s+)?(?:{_words(t['verbs'])})\b",
            flags,
        )
        self.join = re.compile(rf"\s*(?:,|/|,?\s*\b(?:{_words(t['joins'])})\b)\s*$", flags)
        day = rf"(?:{_words(t['days'])})"
        self.date = re.compile(
            rf"\s*,?\s*(?:(?:{_words(t['on'])})\s+)*(?:{day}\b\s*,?\s*)?(?:\(\s*[\d/.-]+\s*\)|(?:\d{{1,2}}\s+)?"
            rf"(?:{_words(t['months'])})(?:\s+\d{{1,2}})?(?:,?\s+\d{{4}})?|(?<=\s){day}\b|(?<=[a-z]\s)\d{{1,2}}/\d{{1,2}}/\d{{4}})",
            flags,
        )
        channel = _words(t["channels"])
        self.channel = re.compile(
            rf"(?<![\w-])(?:(?:{_words(t['channel_leads'])})\s+)(?:(?:sebuah|suatu|serangkaian|the|a|an|its|his|her|their)\s+)?"
            rf"(?:{channel})\b(?:nya)?(?:\s+(?:(?:{_words(t['platform_leads'])})\s+)*(?:{_words(t['platforms'])})\b)?",
            flags,
        )
        self.platform = re.compile(
            rf"(?<![\w-])(?i:(?:(?:{_words(t['platform_leads'])})\s+)+)(?:{_words(t['platforms'])})(?![\w-])"
        )
        self.release = re.compile(rf"(?<![\w-])(?:{_words(t['releases'])})(?:nya)?\b", flags)
        self.published = re.compile(
            rf"(?<![\w-])(?:{_words(t['before'])}\s+)?(?:{_words(t['published'])})(?:\s+[^\s,.;]+){{0,5}}?\s+(?:{_words(t['by'])})\s+",
            flags,
        )
        self.uttered = re.compile(rf"(?<![\w-])(?:{_words(t['uttered'])})\b", flags)
        self.press = re.compile(rf"(?<![\w-])(?:{_words(t['press'])})\b", flags)
        self.media_words = frozenset(t["media_words"])
        self.anonymous = re.compile(rf"(?<![\w-])(?:{_words(t['anonymous'])})\b", flags)
        self.described = {
            re.compile(rf"(?<![\w-])(?:(?:sejumlah|beberapa|several|some)\s+)?{re.escape(k)}\s*$", flags): v
            for k, v in t["described"].items()
        }
        self.photo = re.compile(
            rf"(?<![\w-])(?:{_words(t['photo']['leads'])})\s*(?:[:：]|\s(?=by\b))\s*([^()\n]+)", flags
        )


@cache
def credit_words(language: Language) -> CreditWords:
    """The crediting phrases of `language`, compiled once."""
    return CreditWords(language)
