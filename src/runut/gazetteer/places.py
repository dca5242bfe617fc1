"""Places in English prose: "of Iran", "of the United States"."""

from __future__ import annotations

from runut.gazetteer.known import countries

_THE = ("United", "Netherlands", "Philippines", "Maldives", "Czech", "Democratic", "Republic", "Soviet", "Central",
        "Dominican", "Bahamas", "Gambia")  # fmt: skip


def of_country(code: str | None) -> str:
    """ " of Iran", " of the United States"; empty for None."""
    entry = countries().get(code or "")
    if entry is None:
        return ""
    the = "the " if entry.name.split()[0] in _THE else ""
    return f" of {the}{entry.name}"
