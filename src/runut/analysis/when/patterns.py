"""Rules for time expressions as a language's tables write them, made ready for fast matching.

A rule is a row of `dates.tsv`: a name, a pattern and what is made of it. A pattern is a row of elements divided
by blanks: a word or words ("hari|tanggal"), a mark such as ( or /, a class in angle brackets whose forms stand
in `dates.toml` (`<weekday>`; `<day:last>` gives it another name), and stretches in square brackets that may be
absent. Between two elements any white space may stand, or none where a link was cut out of the page.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from runut.language import Language

_ELEMENT = re.compile(r"\[|\]|<[\w#]+(?::\w+)?>|[^\s\[\]<>]+")

# White space, or a place where two kinds of signs meet: a word and a digit, a small and a capital letter.
_BETWEEN = r"\s{0,4}(?:(?<!\w)|(?!\w)|(?<=\d)(?=[^\W\d])|(?<=[^\W\d])(?=\d)|(?-i:(?<=[a-z])(?=[A-Z])))"
_BLANKS = r"\s{1,4}"  # bounded: a page of blanks must not cost more than a page of words
_AFTER = r"(?:(?!\w)|(?<=\))|(?-i:(?<=[a-z\d])(?=[A-Z])))"

BUILT_IN: dict[str, str] = {
    "n": r"\d{1,3}(?:[.,]\d{3})+|\d+(?:[.,]\d+)?(?:\s1/2|\s?½)?",
    "day": r"(?:0?[1-9]|[12]\d|3[01])(?!\d)",
    "daynth": r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\d)",
    "mm": r"(?:0?[1-9]|1[0-2])(?!\d)",
    "year": r"(?:1[0-9]|20|21)\d\d(?!\d)",
    "yearlike": r"\d{2,4}(?!\d)",
    "shortyear": r"['’‘]\d\d(?!\d)",
    "decade": r"(?:1[5-9]|20)\d0(?!\d)",
    "shortdecade": r"['’‘]?[1-9]0(?!\d)",
    "hour": r"(?:[01]?\d|2[0-4])(?!\d)",
    "minute": r"[0-5]\d(?!\d)",
    "ordinal": r"(?-i:ke-?\s?\d{1,2}(?:\.\d{3})*(?!\d)|[IVX]+(?!\w)|ke-?[IVX]+(?!\w))",
}
"""Classes that are the same in every language."""
_DIGIT_FIRST = frozenset(BUILT_IN) - {"shortyear", "ordinal"}


class Rule(msgspec.Struct, frozen=True):
    """A rule: `make` names the maker in values.py, `detail` what it is told."""

    name: str
    expression: str
    make: str
    detail: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """The compiled expression; compiled at its first use, since a page needs few of the rules."""
        return _compiled(self.expression)


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)


class KnownDay(msgspec.Struct, frozen=True):
    """A day of a month that stands for one year when one of the words stands in its sentence ("7 Oktober")."""

    month: int
    day: int
    year: int
    words: re.Pattern[str]


class Grammar(msgspec.Struct, frozen=True):
    """A language's rules by the first word they can begin with ("#" for digits), and its classes of words."""

    rules: dict[str, tuple[Rule, ...]]
    classes: dict[str, dict[str, str]]
    words: dict[str, float]
    multipliers: dict[str, float]
    cues: dict[str, re.Pattern[str]]
    signs: re.Pattern[str]
    ambiguous: frozenset[str]
    known: tuple[KnownDay, ...]


class _Writer:
    """Turns one pattern into a regular expression and the set of words it can begin with."""

    def __init__(
        self, classes: dict[str, dict[str, str]], capital: frozenset[str], numbers: str, more: dict[str, str]
    ) -> None:
        self.classes = classes
        self.capital = capital
        self.numbers = numbers
        self.more = more

    def element(self, token: str) -> str:
        if not token.startswith("<"):
            return "|".join(re.escape(word.replace("_", " ")).replace(r"\ ", _BLANKS) for word in token.split("|"))
        kind, _, name = token[1:-1].partition(":")
        if kind == "n":
            body = f"{BUILT_IN['n']}(?:\\s{{1,4}}(?:{'|'.join(self.multiplier_words())}))?|{self.numbers}"
        elif kind in BUILT_IN:
            body = BUILT_IN[kind]
        else:
            forms = sorted(self.classes[kind], key=len, reverse=True)
            if kind in self.capital:
                forms = [*forms, *(form.upper() for form in forms)]
            body = "|".join(re.escape(form).replace(r"\ ", _BLANKS).replace(r"\-", r"\s?-\s?") for form in forms)
            if kind in self.more:
                body = f"{body}|{self.more[kind]}"
            if kind in self.capital:
                return f"(?P<{name or kind}>(?-i:{body}))"
        return f"(?P<{name or kind}>{body})"

    def multiplier_words(self) -> list[str]:
        return [re.escape(form) for form in self.classes["multiplier"]]

    def first_words(self, token: str) -> set[str]:
        if not token.startswith("<"):
            return {_first(word.replace("_", " ")) for word in token.split("|")}
        kind = token[1:-1].partition(":")[0]
        if kind == "n":
            return {"#", *(_first(form) for form in self.classes["number"])}
        if kind in _DIGIT_FIRST:
            return {"#"}
        if kind in BUILT_IN:
            return {"ke", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "#", "xi", "xii"}
        return {_first(form) for form in self.classes[kind]}

    def write(self, tokens: list[str]) -> tuple[str, set[str]]:
        expression, first, _, _ = self._sequence(tokens, 0, started=False)
        return expression, first

    def _sequence(self, tokens: list[str], at: int, *, started: bool) -> tuple[str, set[str], bool, int]:
        out: list[str] = []
        first: set[str] = set()
        outer = started
        while at < len(tokens) and tokens[at] != "]":
            if tokens[at] == "[":
                inner, inner_first, _, at = self._sequence(tokens, at + 1, started=False)
                if started:
                    out.append(f"(?:{_BETWEEN}{inner})?")
                else:
                    out.append(f"(?:{inner}{_BETWEEN})?")
                    first |= inner_first
            else:
                token = tokens[at]
                if started:
                    out.append(_BETWEEN)
                else:
                    first |= self.first_words(token)
                out.append(f"(?:{self.element(token)})")
                started = True
            at += 1
        return "".join(out), first, outer, at


def _first(form: str) -> str:
    """The first word of a form, "#" for digits; a mark such as a bracket begins nothing and gives ""."""
    match = re.match(r"[^\W\d_]+|\d", form.lower())
    if match is None:
        return ""
    return "#" if match.group().isdigit() else match.group()


@cache
def grammar(language: Language) -> Grammar:
    """The compiled rules of a language."""
    table = language.table("dates")
    capital = frozenset(table["capital"])
    classes = {
        name: {
            (form if name in capital else form.lower()): str(value)
            for form, value in forms.items()
        }
        for name, forms in table["class"].items()
    }  # fmt: skip
    one = "|".join(re.escape(form) for form in sorted((*classes["number"], *classes["multiplier"]), key=len)[::-1])
    start = "|".join(re.escape(form) for form in sorted(classes["number"], key=len)[::-1])
    numbers = rf"(?:{start})(?:(?:\s{{1,4}}|-|\sand\s)(?:{one})(?!\w)){{0,7}}(?!\w)"
    writer = _Writer(classes, capital, numbers, table["expression"])
    rules: dict[str, list[Rule]] = {}
    for row in language.rows("dates"):
        pattern = row["pattern"]
        for name, text in table["shorthand"].items():
            pattern = pattern.replace(f"${name}", text)
        expression, first = writer.write(_ELEMENT.findall(pattern))
        make, _, detail = row["make"].partition(":")
        rule = Rule(row["rule"], expression + _AFTER, make, detail)
        for word in first:
            rules.setdefault(word, []).append(rule)
    cues = {name: _cue(forms) for name, forms in table["cue"].items()}
    classes = {name: {form.lower(): value for form, value in forms.items()} for name, forms in classes.items()}
    return Grammar(
        rules={word: tuple(found) for word, found in rules.items()},
        classes=classes,
        words={form: float(value) for form, value in classes["number"].items()},
        multipliers={form: float(value) for form, value in classes["multiplier"].items()},
        cues=cues,
        ambiguous=frozenset(table["ambiguous"]),
        known=tuple(KnownDay(day["month"], day["day"], day["year"], _cue(day["words"])) for day in table["known"]),
        signs=re.compile(r"(?-i:[A-ZÀ-Þ]?[a-zß-ÿ]+|[A-ZÀ-Þ]+(?![a-z]))|\d+|['’‘]\d\d"),
    )


def _cue(forms: list[str]) -> re.Pattern[str]:
    body = "|".join(re.escape(form).replace(r"\ ", _BLANKS).replace(r"\*", r"\w*") for form in forms)
    return re.compile(rf"(?<!\w)(?:{body})(?!\w)", re.IGNORECASE)
