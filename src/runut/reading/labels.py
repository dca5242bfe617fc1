"""What a line is by its wording alone: a related link, furniture of the page, or a line that names sources."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

import msgspec

from runut.language import LANGUAGES
from runut.reading.lines import Line, ends

_ICON = re.compile(r"^[a-z]+(?:-[a-z0-9]+){1,4}$|^[a-z]{2,}(?:-[a-z]+)+[A-Z][a-z]+$")
_NO_LETTERS = re.compile(r"^[^A-Za-z\u00c0-\uffff]{1,40}$")
_INITIALS = re.compile(
    r"^\(?\s*\[?[A-Za-z0-9]{2,8}\s*(?:/\s*[A-Za-z0-9.]{2,12}\s*){1,3}\]?\s*\)?$|^\([a-z]{2,4}\)$|^\[[A-Za-z/]{2,12}\]$"
)
_ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$", re.IGNORECASE)
_HASHTAGS = re.compile(r"^(?:#\w+[\s,]*)+$")
_COUNT = re.compile(r"^[\d.,]+\s*(?:k|rb|jt|m)?$", re.IGNORECASE)
_MENU_WORD = re.compile(r"\W*(\w+)")
_MENU_MARKS = re.compile(r"[|>/»›·•,\-–]+")
_MENU_GAP = re.compile(r"\s{2,}|\t|[|>/»›·•]")
HEADLINE_WORDS = 22
"""The longest headline among 7,500 Indonesian news pages has 22 words."""


class _Rules(msgspec.Struct, frozen=True):
    whole: dict[str, str]
    following: dict[str, str]
    starts: re.Pattern[str]
    ends: re.Pattern[str]
    holds: re.Pattern[str]
    wholes: re.Pattern[str]
    kinds: dict[str, str]
    related: frozenset[str]
    menu: re.Pattern[str]
    menu_words: frozenset[str]


def _shape(form: str) -> str:
    return (
        re.escape(form).replace(r"\~", r"[\d.,]+").replace("~", r"[\d.,]+").replace(r"\*", r".*").replace(r"\ ", r"\s+")
    )


@cache
def _rules() -> _Rules:
    by_match: dict[str, list[tuple[str, str]]] = {
        "is": [],
        "starts": [],
        "ends": [],
        "holds": [],
        "next": [],
        "menu": [],
    }
    for language in LANGUAGES.values():
        for row in language.rows("lines"):
            by_match[row["match"]].append((row["form"], row["kind"]))
    menu = [form for form, _ in by_match.pop("menu")]
    kinds = {form: kind for pairs in by_match.values() for form, kind in pairs}
    plain = {form: kind for form, kind in by_match["is"] if not set(form) & set("~*")}
    shaped = [form for form, _ in by_match["is"] if set(form) & set("~*")]

    def any_of(forms: Iterable[str]) -> str:
        longest_first = sorted(set(forms), key=len, reverse=True)
        return "|".join(_shape(form) + (r"(?!\w)" if form[-1].isalnum() else "") for form in longest_first)

    starts = [form for form, _ in by_match["starts"]]
    return _Rules(
        whole=plain,
        following=dict(by_match["next"]),
        starts=re.compile(any_of(starts)),
        ends=re.compile(rf"(?:{any_of(form for form, _ in by_match['ends'])})$"),
        holds=re.compile(rf"\b(?:{any_of(form for form, _ in by_match['holds'])})\b"),
        wholes=re.compile(rf"(?:{any_of(shaped)})"),
        kinds=kinds,
        related=frozenset(re.split(r"[ :]", form)[0] for form, kind in kinds.items() if kind == "related"),
        menu=re.compile(rf"(?:{any_of(menu)})"),
        menu_words=frozenset(form.split()[0] for form in menu),
    )


def plain_form(text: str) -> str:
    """The line as rules see it: lower case, single spaces, straight quotes, no mark at its end."""
    text = " ".join(text.lower().split()).replace("’", "'").replace("‘", "'")
    return text.rstrip(" .!»›>→|").lstrip(" |»›→")


def menu_entries(text: str) -> int:
    """How many entries of a navigation a line is made of ("Beranda  Nasional": 2); 0 when it holds other words."""
    rules = _rules()
    form = text.lower()
    first = _MENU_WORD.match(form)
    if first is None or first[1] not in rules.menu_words:
        return 0
    rest = _MENU_MARKS.sub(" ", form).split()
    left = rules.menu.sub("", " ".join(rest))
    return len(rules.menu.findall(" ".join(rest))) if not left.strip() else 0


def _is_menu(text: str) -> bool:
    """Three entries in a row, or two that marks or wide gaps part: "Ekonomi Global" may be a headline."""
    entries = menu_entries(text)
    return entries >= 3 or (entries == 2 and bool(_MENU_GAP.search(text)))


def wording(text: str) -> tuple[str, str] | None:
    """The kind of a line and how that was seen ("lexicon", "next", "icon" ...), from its words alone; else None."""
    rules = _rules()
    form = plain_form(text)
    if not form:
        return "furniture", "marks"
    bare = form.rstrip(" :")
    words = form.count(" ") + 1
    if form in rules.following or (bare in rules.following and words <= 3):
        return rules.following.get(form) or rules.following[bare], "next"
    kind = rules.whole.get(form) or rules.whole.get(bare)
    if kind:
        return kind, "lexicon"
    if _NO_LETTERS.match(text) or _COUNT.match(text):
        return "furniture", "marks"
    if _INITIALS.match(text):
        return "furniture", "initials"
    if _ICON.match(text) and words == 1 and len(text) > 8:
        return "furniture", "icon"
    if _ADDRESS.match(text) or _HASHTAGS.match(text):
        return "furniture", "address"
    if words <= 40 and _is_menu(text):
        return "furniture", "menu"
    if words <= 60:
        match = rules.starts.match(form)
        if match and (words <= 25 or not match[0].startswith(("laporkan", "yuk", "gabung"))):
            return _kind_of(match[0], rules), "lexicon"
    if words <= 3 and rules.ends.search(form):
        return "furniture", "lexicon"
    if words <= 25:
        if rules.wholes.fullmatch(form):
            return "furniture", "lexicon"
        if rules.holds.search(form) and not text.startswith(('"', "“")):
            return "furniture", "lexicon"
    return None


def may_be_related(text: str) -> bool:
    """Whether the first word of `text` is one that related links begin with: a quick look before the full one."""
    words = text.split(None, 1)
    return bool(words) and re.split(r"[ :]", words[0].lower())[0] in _rules().related


def _kind_of(found: str, rules: _Rules) -> str:
    if found in rules.kinds:
        return rules.kinds[found]
    for form, kind in rules.kinds.items():
        if re.fullmatch(_shape(form), found):
            return kind
    return "furniture"


def headline_like(text: str) -> bool:
    """Whether a line is written as a headline is: most longer words capitalised, no full stop at its end."""
    words = [word.strip("\"“”'‘’(),:;?!") for word in text.split()]
    longer = [word for word in words if len(word) > 3 and word[0].isalpha()]
    if not longer or len(words) > HEADLINE_WORDS or text.rstrip().endswith((".", ",", ";")):
        return False
    return sum(word[0].isupper() or word[0].isdigit() for word in longer) >= 0.65 * len(longer)


def mark_wording(lines: Sequence[Line], *, shapes: bool = True) -> None:
    """Set the kind of every line whose wording alone tells it; "next" labels take the headlines that follow.

    Without `shapes` a line of marks, a count, an icon's name or an address stays open.
    """
    take = None
    for number, line in enumerate(lines):
        if line.kind:
            take = None
            continue
        told = wording(line.text)
        if told and not shapes and told[1] in {"marks", "icon", "address"}:
            told = None
        if told:
            line.kind, line.tag = told
            take = line.kind if told[1] == "next" else None
            continue
        if take is None:
            continue
        follower = lines[number + 1].text if number + 1 < len(lines) else ""
        if headline_like(line.text) and line.words >= 4 and not (follower[:1].islower() or follower[:1] in ",.)"):
            line.kind, line.tag = take, "linked"
        take = None if not line.kind or line.text.endswith((".", ",")) else take


def mark_repeats(lines: Sequence[Line]) -> None:
    """A short line without a sentence that stands three times or more is furniture wherever it stands."""
    seen = Counter(line.text for line in lines if line.words <= 15)
    for line in lines:
        if line.kind is None and seen[line.text] >= 3 and not ends(line.text):
            line.kind, line.tag = "furniture", "repeat"


def learn_furniture(pages: Iterable[Iterable[str]], *, at_least: int = 5, share: float = 0.02) -> dict[str, int]:
    """The lines that stand on many pages of one outlet, with the number of pages: they are its furniture.

    `pages` holds the lines of each page (any kind of line). A line counts once a page; it is furniture when it
    stands on `at_least` pages and on `share` of them. The lines are in the form of `plain_form`.
    """
    counts: Counter[str] = Counter()
    total = 0
    for page in pages:
        total += 1
        counts.update({form for line in page if (form := plain_form(line)) and len(form) <= 200})
    return {form: count for form, count in counts.most_common() if count >= max(at_least, share * total)}
