"""Finding time expressions: one pass over a sentence's words, the longest rule at each place wins."""

from __future__ import annotations

import re

import msgspec

from runut.analysis.when.patterns import Grammar, Rule


class Tagged(msgspec.Struct):
    """A place that looks like a time: its span without unpaired brackets, the rule and the match."""

    start: int
    end: int
    rule: Rule
    match: re.Match[str]


def scan(text: str, start: int, end: int, grammar: Grammar) -> list[Tagged]:
    """The time expressions of `text[start:end]`, in order and without overlap."""
    found: list[Tagged] = []
    free = start
    rules_of = grammar.rules
    for sign in grammar.signs.finditer(text, start, end):
        at = sign.start()
        if at < free:
            continue
        word = sign.group().lower()
        digits = not word[0].isalpha()
        rules = rules_of.get("#" if digits else word)
        if rules is None or (digits and _inside_number(text, at)):
            continue
        best: re.Match[str] | None = None
        chosen = rules[0]
        for rule in rules:
            match = rule.pattern.match(text, at, end)
            if match is None:
                continue
            longer = best is None or match.end() > best.end()
            if longer or (best and match.end() == best.end() and _week_not_sunday(text, at, rule, chosen)):
                best, chosen = match, rule
        if best is None:
            continue
        left, right = _paired(text, at, best.end())
        if not _stands_alone(text, left, right, chosen, grammar):
            continue
        found.append(Tagged(left, right, chosen, best))
        free = right
    return found


def _week_not_sunday(text: str, at: int, rule: Rule, chosen: Rule) -> bool:
    """Whether a capital is owed to the start of a sentence or to a headline: there "Minggu lalu" and "Minggu Ini"
    are a week, not a Sunday."""
    if rule.make != "unit" or chosen.make != "weekday":
        return False
    follows = _NEXT_WORD.match(text, at + len("Minggu"))
    headline = follows is not None and follows[1][0].isupper()
    return headline or at == 0 or not text[at - 8 : at].rstrip(" \t\"“‘'(")[-1:].strip(".!?\n")


def _inside_number(text: str, at: int) -> bool:
    """Whether the digits at `at` go on from a number, a sum of money or a score before them."""
    before = text[at - 1 : at]
    if before in ("$", "€", "£", "#"):
        return True
    return before in (".", ",", "/", ":") and text[at - 2 : at - 1].isdigit()


def _paired(text: str, left: int, right: int) -> tuple[int, int]:
    """The span without a bracket whose partner lies outside it, and without white space at its end."""
    piece = text[left:right]
    while piece.endswith(")") and piece.count(")") > piece.count("("):
        right -= 1
        piece = text[left:right]
    if piece.startswith("(") and ")" not in piece:
        left += 1
    while right > left and (text[right - 1].isspace() or text[right - 1] == ","):
        right -= 1
    return left, right


def _stands_alone(text: str, left: int, right: int, rule: Rule, grammar: Grammar) -> bool:
    """Whether words that are a time only in company stand in it: a bare year after "sejak", figures in brackets."""
    if rule.make == "brackets":
        return text[left - 1 : left] == "("
    if rule.detail == "bare":
        return _bare_year(text, left, right, grammar)
    if rule.detail == "ambiguous" and text[left:right].lower() in grammar.ambiguous:
        return _ends_with(grammar.cues["before_year"], text[max(0, left - 24) : left])
    if rule.make == "set" and text[left].isupper() and _NAME_GOES_ON.match(text, right):
        return False
    if rule.detail == "lone":
        return _ends_with(grammar.cues["before_lone"], text[max(0, left - 24) : left])
    return True


_NEXT_WORD = re.compile(r"[ \t]+([^\W\d_]+)")
_YEAR_BEFORE = re.compile(r"(?<!\d)(?:19|20)\d\d,?\s+(?:\w+\s+)?$")
_NAME_GOES_ON = re.compile(r" (?-i:[A-Z])")
_LAST_WORD = re.compile(r"([^\W\d_]+)[ \t\n]+$")


def _ends_with(cue: re.Pattern[str], before: str) -> bool:
    """Whether the words right before a place are one of a cue's forms."""
    tail = before.rstrip(" \t\n-–\u00a0")
    return any(match.end() == len(tail) for match in cue.finditer(tail))


def _bare_year(text: str, left: int, right: int, grammar: Grammar) -> bool:
    """Whether four digits are a year: in brackets, behind a word such as "sejak", or where no counted thing follows.

    "pemilu 2024." and "menjadi 2028 karena" are years; "sekitar 2000 tentara" and "Boeing 1990" are not.
    """
    before = text[max(0, left - 24) : left]
    if before.endswith("(") and text[right : right + 1] in (")", ",", " ", "-", "–", ";"):
        return True
    follows = _NEXT_WORD.match(text, right)
    counted = follows is not None and follows[1].islower() and not grammar.cues["year_after"].fullmatch(follows[1])
    if _YEAR_BEFORE.search(before):
        return not counted
    if _ends_with(grammar.cues["before_year"], before):
        return not counted or not _round(text[left:right])
    if counted or text[right : right + 1] in ("-", "/", "%") or not 1900 <= int(text[left:right]) <= 2059:
        return False
    word = _LAST_WORD.search(before)
    return word is not None and word[1].islower() and not grammar.cues["not_before"].fullmatch(word[1])


def _round(digits: str) -> bool:
    return digits.endswith("00")
