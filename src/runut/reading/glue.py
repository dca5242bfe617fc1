"""Words that were glued together where links were removed are parted again, without breaking real words."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import msgspec

from runut.language import INDONESIAN, LANGUAGES

_TOKEN = re.compile(r"[A-Za-z\u00c0-\u024f]+\d{0,3}")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|(?<!\S)[^\s@]{1,64}@\S{1,100}|[#@]\w+"
    r"|(?<![\w.-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,3}\.(?:com|co|id|net|org|tv|go|ac|ru|news)\b(?:/\S*)?"
)
# A bracket or comma that lost its space: "Serikat(AS)", "(AS)Donald", "Iran,Ayatollah", "10%.Sementara".
_MARKS = re.compile(
    r"(?<=[a-z\u00e0-\u024f])(?=\([A-Za-z\d])|(?<=[A-Z]{2})(?=\([A-Z][a-z])|(?<=[A-Za-z]\))(?=[A-Za-z])"
    r"|(?<=[A-Za-z]{2},)(?=[A-Za-z])|(?<=[a-z]{3}\.)(?=[A-Z][a-z]{2})|(?<=\d\),)(?=[A-Za-z])"
)
_MAY_HOLD_MARKS = re.compile(r"[),.][A-Za-z]|[A-Za-z]\(")
_SHAPE = re.compile(r"[a-z](?=[A-Z])|[A-Z]{2}(?=[a-z]{2})")
_VERB = re.compile(r"me[mnlrwy]|di|ber|ter")
COMMON = 60
"""Times in 3.5 million words that make a word common: 3,100 Indonesian words are."""
LONGEST = 60


class _Words(msgspec.Struct, frozen=True):
    counts: dict[str, int]
    native: dict[str, int]
    function: frozenset[str]
    cues: frozenset[str]
    titles: frozenset[str]
    endings: frozenset[str]
    prefixes: frozenset[str]
    suffixes: frozenset[str]
    prefix_sizes: tuple[int, ...]
    suffix_sizes: tuple[int, ...]


@cache
def _words() -> _Words:
    counts: dict[str, int] = {}
    native = {row["form"]: int(row["count"]) for row in INDONESIAN.rows("vocabulary")}
    function: set[str] = set()
    cues: set[str] = set()
    titles: set[str] = set()
    endings: set[str] = set()
    prefixes: set[str] = set()
    suffixes: set[str] = set()
    for language in LANGUAGES.values():
        for row in language.rows("vocabulary"):
            counts[row["form"]] = max(counts.get(row["form"], 0), int(row["count"]))
        table = language.table("glue")
        function.update(table["function"])
        cues.update(table["cues"])
        titles.update(table["titles"])
        endings.update(table["endings"])
        prefixes.update(table["prefixes"])
        suffixes.update(table["suffixes"])
        for form in table["whole"]:
            counts.setdefault(form, COMMON)
    for word in function | cues:
        counts.setdefault(word, COMMON)

    return _Words(
        counts=counts,
        native=native,
        function=frozenset(function),
        cues=frozenset(cues),
        titles=frozenset(titles),
        endings=frozenset(endings),
        prefixes=frozenset(prefixes),
        suffixes=frozenset(suffixes),
        prefix_sizes=tuple(sorted({len(part) for part in prefixes})),
        suffix_sizes=tuple(sorted({len(part) for part in suffixes})),
    )


def unglue(text: str) -> str:
    """`text` with a space at every joint that was glued; nothing else is changed.

    A joint is seen by a vocabulary of counted words, by case ("dilansirAFP", "IranAli") and by known names; a
    word that the vocabulary holds, or that is built from one by affixes, stays whole.
    """
    if _MAY_HOLD_MARKS.search(text):
        kept = [match.span() for match in _ADDRESS.finditer(text)]
        text = _MARKS.sub(lambda match: "" if any(a < match.start() < b for a, b in kept) else " ", text)
    counts = _words().counts
    strange = [token for token in set(_TOKEN.findall(text)) if token not in counts and _worth_a_look(token)]
    mended = {token: parts for token in strange if (parts := part(token)) is not None}
    if not mended:
        return text
    kept = [match.span() for match in _ADDRESS.finditer(text)]

    def mend(match: re.Match[str]) -> str:
        if any(start <= match.start() < end for start, end in kept):
            return match[0]
        return mended.get(match[0], match[0])

    return _TOKEN.sub(mend, text)


def _worth_a_look(token: str) -> bool:
    return len(token) > 4 or (len(token) == 4 and bool(_SHAPE.search(token)))


@lru_cache(maxsize=50_000)
def part(token: str) -> str | None:
    """The words inside one glued token, with spaces between them; None when the token is one word."""
    if len(token) > LONGEST or _whole(token):
        return None
    best: tuple[float, list[str]] | None = None
    for cut in range(2, len(token) - 1):
        left, right = token[:cut], token[cut:]
        worth = _joint(left, right)
        if worth is not None and (best is None or worth > best[0]):
            best = (worth, [left, right])
    if best is None:
        return None
    pieces: list[str] = []
    for piece in best[1]:
        inner = part(piece) if _worth_a_look(piece) and piece not in _words().counts else None
        pieces.append(inner or piece)
    return " ".join(pieces)


@lru_cache(maxsize=50_000)
def _whole(token: str) -> bool:
    """Whether a token is a word: in the vocabulary, or built from a word in it by affixes."""
    words = _words()
    if token in words.counts:
        return True
    if _SHAPE.search(token):
        return False
    low = token.lower()
    if low in words.counts and (token.islower() or token.istitle() or token.isupper()):
        return True
    if token.isupper():
        return True
    stems = {low}
    for size in words.suffix_sizes:
        if len(low) - size >= 4 and low[-size:] in words.suffixes:
            stems.add(low[:-size])
    for stem in sorted(stems):
        for size in words.prefix_sizes:
            if len(stem) - size >= 4 and stem[:size] in words.prefixes:
                stems.add(stem[size:])
    return any(words.counts.get(stem, 0) >= 3 for stem in stems) or (
        token.istitle() and any(words.counts.get(stem.capitalize(), 0) >= 5 for stem in stems)
    )


def _count(form: str) -> int:
    """How common a form is; a word with a capital counts as itself in lower case, a stem with -nya as the stem."""
    counts = _words().counts
    found = counts.get(form, 0)
    if not found and form[0].isupper() and form[1:].islower():
        found = counts.get(form.lower(), 0)
    if not found and form.islower() and len(form) > 6 and _whole(form):
        found = 3
    return found


def _joint(left: str, right: str) -> float | None:
    """How good a joint is, or None when there is none between `left` and `right`."""
    words = _words()
    n_left, n_right = _count(left), _count(right)
    if n_left >= 3 and n_right >= 3 and _SHAPE.search(left) and left in words.counts:
        return 60.0 + len(left)  # "YouTubeyang": a known name with a capital inside stays whole
    if left[-1].islower() and right[0].isupper():
        return _at_a_capital(left, right, n_left, n_right)
    if not right.islower():
        return _capitals(left, right, n_left, n_right)
    if left.isupper():
        # "AStersebut", "PBBdan": an acronym and a word; longer acronyms first.
        known = (
            n_left
            or 2 <= len(left) <= 5
            or (right in words.function and len(right) >= 3)
            or words.counts.get(left.lower(), 0) >= 5
        )
        if (
            known
            and (n_right >= 20 or (n_right and _VERB.match(right)))
            and (len(right) >= 3 or right in words.function)
        ):
            return 20 + len(left) + 2 * (right in words.function) + min(n_right, 9) + (5 if n_left else 0)
        return None
    if left[0].isupper() and (
        left[1:].islower() or (left[-1].islower() and (n_left or left[:2] in {"Mc", "De", "Mac"}))
    ):
        return _name_and_word(left, right, n_left, n_right)
    if left.islower():
        return _two_words(left, right, n_left, n_right)
    return None


def _at_a_capital(left: str, right: str, n_left: int, n_right: int) -> float | None:
    """A capital after a small letter: nearly always a joint, but for names of firms and products."""
    words = _words()
    worth = 40 + min(n_left, 9) + min(n_right, 9)
    if left.islower():
        return worth if len(left) >= 4 or left in words.function or (n_left >= 20 and len(left) >= 3) else None
    n_right = n_right or (5 if part(right) else 0)
    if not n_left and part(left):
        return worth + 5  # "FIFAdi" before "Hotel": the left side is two words itself
    named = words.counts.get(right, 0) > words.native.get(right.lower(), 0) or right.isupper() or n_right == 5
    if left in words.titles and len(right) >= 3:
        return worth
    if n_right >= 3 and (left.lower() in words.function or (min(n_left, n_right) >= 100 and len(left) >= 4)):
        return worth
    if n_left >= 3 and n_right >= 3 and named and len(left) >= 3:
        return worth
    if n_right >= 20 and named and len(left) >= 5 and len(right) >= 3:
        return worth
    if n_left >= 20 and len(left) >= 4 and len(right) >= 4 and not words.counts.get(right.lower(), 0):
        return worth
    return None


def _capitals(left: str, right: str, n_left: int, n_right: int) -> float | None:
    """A word in capitals before one with a capital: "SEKRETARISJenderal", "FIFATim"."""
    if (
        left.isupper()
        and len(right) > 2
        and right[1:].islower()
        and (n_right >= 5 or (n_left >= 20 and len(right) > 3))
    ):
        known = n_left or _words().counts.get(left.lower(), 0) >= 5
        return 30 + len(left) if known and len(left) >= 2 else None
    return None


def _name_and_word(left: str, right: str, n_left: int, n_right: int) -> float | None:
    """A word with a capital before one without: names need less proof than words that begin a sentence."""
    words = _words()
    low = words.counts.get(left.lower(), 0)
    named = words.counts.get(left, 0)
    # "Newsweek", "Mashhad": English words do not follow a name without a space, Indonesian ones do.
    n_right = min(n_right, max(words.native.get(right, 0), 3 if _whole(right) and len(right) >= 7 else 0))
    worth = len(left) * 0.5 + min(n_right, 500) / 100
    function = right in words.function
    if len(left) >= 3 and left.lower() in words.function and n_right >= 20 and len(right) >= 4:
        return (20 if function else 14) + len(right) * 0.5
    if function and len(right) >= 4 and len(left) >= 3 and (low >= COMMON or named >= 3):
        return 20 + worth
    if function and right not in words.endings and len(right) >= 3 and len(left) >= 4:
        return (16 if low or named else 6) + worth + len(right) * 0.5
    if function and len(left) >= 3 and max(low, named) >= (10 if len(right) > 2 or right == "di" else 30):
        return 15 + worth
    if left.lower() in words.cues and len(left) >= 7 and len(right) >= 4:
        return 4 + len(left) * 0.5
    if low and low >= named:
        # "Memilikirumah": a sentence's first word, unless a name happens to be made of two words.
        if low >= 20 and n_right >= 20 and min(len(left), len(right)) >= 4 and len(left) + len(right) >= 9:
            return 6 + len(left) * 0.5
        return None
    if named >= 10 and len(left) >= 4 and right not in words.endings:
        if not ((n_right >= 5 and len(right) >= 6) or (n_right >= COMMON and len(right) >= 4)):
            return None
        return 18 + worth
    if named >= 3 and n_right >= 30 and len(right) >= 5 and len(left) >= 4:
        return 14 + worth
    if len(left) >= (3 if len(right) >= 8 else 4) and n_right >= 3 and len(right) >= 6 and _VERB.match(right):
        return 6 + worth + len(right) * 0.5
    return None


def _two_words(left: str, right: str, n_left: int, n_right: int) -> float | None:
    words = _words()
    if not n_left or not n_right:
        if left in words.cues and len(right) >= 4:
            return 5 + len(left) * 0.5
        return None
    if right in {"di", "ke"} and n_left >= 20 and len(left) >= 5:
        return 5 + len(left) * 0.1
    if min(len(left), len(right)) < 3:
        return None
    worth = (len(left) + len(right)) * 0.1 + min(n_left, 500) / 100 + min(n_right, 500) / 100
    if left in words.function and n_right >= (3 if left in words.native else 20) and len(right) >= 4 and len(left) >= 3:
        return 12 + worth
    if right in words.function and n_left >= 3 and len(left) >= 4 and len(right) >= 3:
        return 11 + worth
    if n_left >= 20 and n_right >= 20 and min(len(left), len(right)) >= 4:
        return 6 + worth
    if n_left and n_right >= COMMON and min(len(left), len(right)) >= 5:
        return 5.5 + worth
    if n_left >= 100 and n_right >= 100 and len(left) + len(right) >= 8:
        return 5 + worth
    return None
