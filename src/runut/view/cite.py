"""How to cite an article: CSL-JSON, RIS and BibTeX."""

from __future__ import annotations

import re
from typing import Any

from runut.model import Article


def _day(article: Article) -> list[int]:
    match = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", article.published or "")
    return [int(part) for part in match.groups() if part] if match else []


def _person(name: str) -> dict[str, str]:
    given, _, family = name.rpartition(" ")
    return {"family": family, "given": given} if given else {"literal": name}


def csl(article: Article) -> dict[str, Any]:
    """The article as one CSL-JSON item; fields that the page does not state are left out."""
    item: dict[str, Any] = {"id": f"runut-{article.id}", "type": "article-newspaper"}
    if article.title:
        item["title"] = article.title
    if article.authors:
        item["author"] = [_person(name) for name in article.authors]
    if article.editors:
        item["editor"] = [_person(name) for name in article.editors]
    if article.outlet:
        item["container-title"] = article.outlet
    if day := _day(article):
        item["issued"] = {"date-parts": [day]}
    if article.url:
        item["URL"] = article.url
    if article.language:
        item["language"] = article.language
    if article.dateline and article.dateline.place:
        item["event-place"] = article.dateline.place
    item["note"] = f"sha256 {article.sha256}"
    return item


def _line(value: str) -> str:
    return re.sub(r"\s+", " ", value).strip()


def ris(article: Article) -> str:
    """The article as one RIS record (type NEWS), lines ended as the format asks."""
    lines = ["TY  - NEWS"]
    lines += [f"TI  - {_line(article.title)}"] if article.title else []
    lines += [
        f"AU  - {', '.join(part for part in reversed(name.rpartition(' ')) if part.strip())}"
        for name in article.authors
    ]
    lines += [
        f"A2  - {', '.join(part for part in reversed(name.rpartition(' ')) if part.strip())}"
        for name in article.editors
    ]
    lines += [f"T2  - {_line(article.outlet)}"] if article.outlet else []
    day = _day(article)
    if day:
        lines += [f"PY  - {day[0]}", "DA  - " + "/".join(f"{part:02d}" for part in day) + "/" * (4 - len(day))]
    lines += [f"LA  - {article.language}"] if article.language else []
    lines += [f"UR  - {_line(article.url)}"] if article.url else []
    lines += [f"N1  - sha256 {article.sha256}", "ER  - ", ""]
    return "\r\n".join(lines)


_SPECIAL = str.maketrans({mark: f"\\{mark}" for mark in "&%$#_{}"} | {"\\": r"\textbackslash{}"})


def bibtex(article: Article) -> str:
    """The article as one BibTeX entry."""
    day = _day(article)
    fields = {
        "title": "{" + _line(article.title).translate(_SPECIAL) + "}" if article.title else "",
        "author": " and ".join(_line(name).translate(_SPECIAL) for name in article.authors),
        "editor": " and ".join(_line(name).translate(_SPECIAL) for name in article.editors),
        "journal": _line(article.outlet or "").translate(_SPECIAL),
        "year": str(day[0]) if day else "",
        "date": "-".join(f"{part:02d}" for part in day),
        "url": _line(article.url or ""),
        "langid": {"id": "indonesian", "en": "english"}.get(article.language or "", ""),
        "note": f"sha256 {article.sha256}",
    }
    body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@article{{runut-{article.id},\n{body}\n}}\n"
