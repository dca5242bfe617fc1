"""Country codes: alpha-3 to alpha-2, from the Unicode CLDR tables that babel carries."""

from __future__ import annotations

from functools import cache

from babel.core import get_global


@cache
def _aliases() -> dict[str, str]:
    return {
        code: found[0] for code, found in get_global("territory_aliases").items() if len(code) == 3 and code.isalpha()
    }


def alpha2(code: str) -> str:
    """The alpha-2 code for "RUS", "rus" or "RU"; anything else comes back unchanged."""
    upper = code.upper()
    if len(upper) == 3 and upper in _aliases():
        return _aliases()[upper]
    return upper if len(upper) == 2 and upper.isalpha() else code
