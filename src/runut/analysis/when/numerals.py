"""Numbers as a page writes them: digits with either mark of thousands, words, Roman numerals."""

from __future__ import annotations

import re

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def roman(text: str) -> int | None:
    """The value of a Roman numeral up to a few hundred, or None."""
    total = 0
    digits = [_ROMAN.get(letter) for letter in text.lower()]
    if not digits or None in digits:
        return None
    numbers = [digit for digit in digits if digit is not None]
    for here, after in zip(numbers, [*numbers[1:], 0], strict=True):
        total += here if here >= after else -here
    return total


def from_digits(text: str) -> float | None:
    """The value of "1.000", "1,000", "2,5" or "2.5": a group of exactly three digits is read as thousands."""
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", text):
        return float(re.sub(r"[.,]", "", text))
    if re.fullmatch(r"\d+(?:[.,]\d+)?", text):
        return float(text.replace(",", "."))
    return None


def from_words(text: str, words: dict[str, float], multipliers: dict[str, float]) -> float | None:
    """The value of number words ("dua puluh lima", "forty-two", "dua setengah").

    `words` give values that add up; `multipliers` (puluh, ratus, ribu, hundred) multiply what stands before
    them; the Indonesian "belas" is a multiplier of value 0 here, it adds ten.
    """
    thousands = hundreds = unit = 0.0
    seen = False
    for word in re.split(r"[\s-]+", text.lower()):
        if word in ("", "and", "dan"):
            continue
        seen = True
        if word in multipliers:
            by = multipliers[word]
            if by == 0:
                hundreds, unit = hundreds + unit + 10, 0
            elif by >= 1000:
                thousands, hundreds, unit = thousands + (hundreds + unit or 1) * by, 0, 0
            else:
                hundreds, unit = hundreds + (unit or 1) * by, 0
        elif word in words:
            if 1 <= words[word] < 10:
                unit = words[word]  # "dua-tiga hari": of two units side by side the last one counts
            elif words[word] < 1:
                unit += words[word]
            else:
                hundreds += words[word]
        else:
            return None
    return thousands + hundreds + unit if seen else None


def number(text: str, words: dict[str, float], multipliers: dict[str, float]) -> float | None:
    """The number that `text` writes in digits or words ("3", "2,5", "5 1/2", "3 juta", "dua belas"), or None."""
    text = text.strip()
    if not text[:1].isdigit():
        return from_words(text, words, multipliers)
    head = re.match(r"[\d.,]*\d", text)
    value = from_digits(head.group()) if head else None
    rest = text[head.end() :].strip(" -").lower() if head else ""
    if value is None or not rest:
        return value
    if rest in ("1/2", "½"):
        return value + 0.5
    if rest in multipliers:
        return value * multipliers[rest]
    return value + words[rest] if rest in words else None


def plain(value: float) -> str:
    """A number without a needless decimal part: 3, 2.5."""
    return str(int(value)) if value == int(value) else f"{value:g}"
