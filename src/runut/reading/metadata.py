"""What the markup of a page states: JSON-LD, Open Graph, meta names of Indonesian houses, visible bylines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime, tzinfo
from functools import lru_cache
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.etree import _Element

from runut.reading.bylines import is_person, may_be_label, people, read_byline
from runut.reading.compose import Stated
from runut.reading.lines import Line
from runut.reading.outlets import by_address, by_name
from runut.reading.stamps import Stamp, find_stamps

_NEWS = re.compile(r"(?:News)?Article$|BlogPosting$|Report$|LiveBlog|Posting$")
# Meta names that hold a value, best first. content_* are the Kompas and Promedia houses, dtk:* is detik.
_META = {
    "title": ("og:title", "twitter:title", "dc.title", "title"),
    "authors": (
        "content_author", "dtk:author", "byl", "parsely-author", "sailthru.author", "article:author_name",
        "dc.creator", "dcterms.creator", "author",
    ),
    "editors": ("content_editor", "editor"),
    "published": (
        "article:published_time", "og:published_time", "content_publisheddate", "dtk:publishdate", "publishdate",
        "datepublished", "pubdate", "publish-date", "publication_date", "parsely-pub-date", "dc.date.issued",
        "dcterms.created", "dcterms.date", "dc.date", "sailthru.date", "cxenseparse:recs:publishtime", "date",
        "originalpublicationdate", "article.published", "rnews:datepublished", "og:article:published_time",
    ),
    "modified": (
        "article:modified_time", "og:updated_time", "datemodified", "last-modified", "lastmod", "dcterms.modified",
    ),
    "outlet": ("og:site_name", "application-name", "publisher", "dc.publisher"),
    "section": ("article:section", "content_category", "section"),
}  # fmt: skip
_CREDITED = re.compile(
    r"penulis|reporter|author|byline|editor|pewarta|jurnalis|writer|credit|read__info|read__author", re.I
)
_DATED = re.compile(r"date|time|tanggal|waktu|publish|post|byline|meta|info|author|jurnalis|penulis", re.I)
_HUMAN_ADDRESS = re.compile(r"^https?://|^@|facebook\.com|\.(?:com|co|id|net|org)\b", re.I)
_ISO_OFFSET = re.compile(r"([+-]\d\d:\d\d|Z)$")
LARGEST_JSON = 2_000_000


def read_metadata(tree: _Element, *, url: str | None = None) -> tuple[Stated, list[Line]]:
    """What the page states about itself, and the visible lines (bylines, dates) that state it.

    Authors and editors are kept apart: a name that the page shows as its editor's is no author, whatever the
    JSON-LD says. Names of companies are refused. The instant with a zone wins over one without.
    """
    stated = Stated()
    meta = _meta(tree)
    nodes = list(_nodes(tree))
    news = next((node for node in nodes if _is_news(node)), None)
    stated.url = _address(tree, meta, url)
    stated.language = (tree.get("lang") or meta.get("language", [""])[0] or "")[:2].lower() or None
    stated.title = _title(tree, meta, news)
    shown = list(_shown(tree))
    _people(stated, meta, news, nodes, shown)
    _dates(stated, meta, news, nodes, tree, shown)
    publisher = _name(news.get("publisher")) if news else None
    site = by_address(stated.url)
    known = [by_name(name) for name in (*meta.get("og:site_name", []), publisher or "")]
    stated.outlet = (
        site.name
        if site
        else next((outlet.name for outlet in known if outlet), None)
        or next(iter(meta.get("og:site_name", [])), publisher)
    )
    stated.section = next((values[0] for key in _META["section"] if (values := meta.get(key))), None)
    return stated, shown


def _meta(tree: _Element) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for node in tree.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop") or ""
        value = (node.get("content") or "").strip()
        if name and value:
            found.setdefault(name.lower(), []).append(value)
    return found


def _nodes(tree: _Element) -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = (script.text or "").strip().removeprefix("<![CDATA[").removesuffix("]]>").strip().rstrip(";")
        if not text or len(text) > LARGEST_JSON:
            continue
        try:
            value = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            value = _mended(text)
        yield from _flat(value, 0)


def _mended(text: str) -> dict[str, Any]:
    """The plain fields of JSON-LD that is no valid JSON (a quotation mark inside a headline, a lost comma)."""
    found: dict[str, Any] = {}
    for key in ("datePublished", "dateModified", "headline", "@type"):
        match = re.search(rf'"{key}"\s*:\s*"([^"]{{3,400}})"', text)
        if match:
            found[key] = match[1]
    author = re.search(r'"author"\s*:\s*[\[{\s]*[^}\]]{0,200}?"name"\s*:\s*"([^"]{2,80})"', text)
    if author:
        found["author"] = {"name": author[1]}
    return found


def _flat(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 6:
        return
    if isinstance(value, list):
        for item in value[:200]:
            yield from _flat(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            if isinstance(value.get(key), (list, dict)):
                yield from _flat(value[key], depth + 1)


def _is_news(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    return any(_NEWS.search(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds]) if kind)


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name") or value.get("@id")
    return str(value).strip() if isinstance(value, str) and value.strip() else None


def _names(value: Any) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict) and str(item.get("@type", "Person")) in {"Organization", "NewsMediaOrganization"}:
            continue
        name = item.get("name") if isinstance(item, dict) else item
        if isinstance(name, list):
            yield from (str(part) for part in name if isinstance(part, str))
        elif isinstance(name, str) and name.strip():
            yield name.strip()


def _address(tree: _Element, meta: dict[str, list[str]], url: str | None) -> str | None:
    candidates = [
        (node.get("href") or "").strip() for node in tree.iter("link") if (node.get("rel") or "").lower() == "canonical"
    ]
    for candidate in (*candidates, *meta.get("og:url", ())):
        try:
            address = str(urljoin(url or "", candidate))
            if urlsplit(address).scheme in {"http", "https"} and urlsplit(address).path.strip("/"):
                return address
        except ValueError:
            continue  # an address that cannot be parsed states nothing
    return url


def _title(tree: _Element, meta: dict[str, list[str]], news: dict[str, Any] | None) -> str | None:
    headings = [text for node in tree.iter("h1") if (text := _text(node)) and len(text) > 5]
    candidates = [text for key in _META["title"] for text in meta.get(key, ())] + (
        [str(news["headline"])] if news and isinstance(news.get("headline"), str) else []
    )
    named = " ".join((candidates[0] if candidates else "").split())
    page_title = _text(next(tree.iter("title"), None))
    for heading in headings:
        # The headline as the page shows it, when the metadata says the same or it is the only one.
        short = heading.casefold()
        if named and (short in named.casefold() or named.casefold() in short):
            return heading if len(heading) <= len(named) else _without_site(named, short)
    if len(headings) == 1 and (not named or headings[0].casefold()[:25] in page_title.casefold()):
        return headings[0]
    return _without_site(named or page_title, "") or (headings[0] if headings else None)


def _without_site(title: str, heading: str) -> str:
    """The title without the name of the site at its end: " - detikHealth", " | KOMPAS.com"."""
    parts = re.split(r"\s+(?:[|–—»·]|-)\s+", title)
    if len(parts) > 1 and (by_name(parts[-1]) or len(parts[-1].split()) <= 3) and len(" ".join(parts[:-1])) > 15:
        return title[: title.rindex(parts[-1])].rstrip(" |–—»·-")
    return title


def _text(node: _Element | None) -> str:
    if node is None:
        return ""
    return " ".join("".join(str(part) for part in node.itertext()).split())


def _shown(tree: _Element) -> Iterator[Line]:
    """Visible lines that are bylines or dates, in the order of the page, each once."""
    seen: set[str] = set()
    for node in tree.iter("div", "p", "span", "time", "li", "a", "address", "h2", "h3", "h4", "h5", "h6", "td"):
        marked = node.tag == "time" or any(
            _telling(value) for name in ("class", "id", "itemprop") if (value := node.get(name))
        )
        if not marked and not may_be_label(node.text or ""):
            continue
        text = _short_text(node)
        if text is None or len(text) < 4 or text in seen:
            continue
        byline = read_byline(text, head=marked)
        if byline:
            seen.add(text)
            yield Line(text, kind=byline.kind)


@lru_cache(maxsize=20_000)
def _telling(mark: str) -> bool:
    return bool(_CREDITED.search(mark) or _DATED.search(mark))


def _short_text(node: _Element) -> str | None:
    """The text of an element, or None when it is longer than any byline: a container is left as soon as that shows."""
    parts: list[str] = []
    length = 0
    for part in node.itertext():
        length += len(part) if not part.isspace() else 1
        if length > 400:
            return None
        parts.append(str(part))
    text = " ".join("".join(parts).split())
    return text if len(text) <= 160 else None


def _people(
    stated: Stated,
    meta: dict[str, list[str]],
    news: dict[str, Any] | None,
    nodes: list[dict[str, Any]],
    shown: list[Line],
) -> None:
    visible = [byline for line in shown[:40] if (byline := read_byline(line.text, head=False))]
    editors = [name for byline in visible for name in byline.editors]
    editors += [name for key in _META["editors"] for value in meta.get(key, ()) for name in people(value)]
    if news:
        editors += [name for value in _names(news.get("editor")) for name in people(value)]
    stated.editors = list(dict.fromkeys(editors))
    sources: list[list[str]] = [[name for byline in visible for name in byline.authors]]
    sources += [[name for value in meta.get(key, ()) for name in _refined(value)] for key in _META["authors"][:-1]]
    if news:
        by_id = {str(node["@id"]): node for node in nodes if "@id" in node}
        author = news.get("author") or news.get("creator")
        for item in author if isinstance(author, list) else [author]:
            found = by_id.get(str(item.get("@id"))) if isinstance(item, dict) and "name" not in item else None
            sources.append([name for value in _names(found or item) for name in _refined(value)])
        if isinstance(author, list):
            sources.append([name for value in _names(author) for name in _refined(value)])
            sources[-1 - len(author) :] = [sources[-1]]
    sources.append(
        [name for key in ("article:author", "author") for value in meta.get(key, ()) for name in _refined(value)]
    )
    for names in sources:
        writers = [name for name in dict.fromkeys(names) if name not in stated.editors]
        if writers:
            stated.authors = writers
            return


def _refined(value: str) -> tuple[str, ...]:
    return () if _HUMAN_ADDRESS.search(value) else tuple(name for name in people(value) if is_person(name))


def _dates(
    stated: Stated, meta: dict[str, list[str]], news: dict[str, Any] | None, nodes: list[dict[str, Any]],
    tree: _Element, shown: list[Line],
) -> None:  # fmt: skip
    said: list[str] = []
    pages = [node for node in nodes if str(node.get("@type")) in {"WebPage", "Article"}]
    said += [
        str(value)
        for node in ([news] if news else [])
        if (value := node.get("datePublished") or node.get("uploadDate"))
    ]
    said += [value for key in _META["published"] for value in meta.get(key, ())]
    said += [str(value) for node in pages if (value := node.get("datePublished"))]
    said += [
        node.get("datetime") or ""
        for node in tree.iter("time")
        if node.get("pubdate") is not None or "datepublished" in (node.get("itemprop") or "").lower()
    ]
    stamps = [stamp for value in said for stamp in find_stamps(value.strip())[:1]]
    shown_stamps = [stamp for line in shown for stamp in find_stamps(line.text)]
    site = by_address(stated.url)
    stated.published = _instant(stamps, shown_stamps, site.zone if site else None)
    changed = [str(news["dateModified"])] if news and isinstance(news.get("dateModified"), str) else []
    changed += [value for key in _META["modified"] for value in meta.get(key, ())]
    later = [stamp.value for value in changed for stamp in find_stamps(value)[:1]]
    stated.modified = later[0] if later and later[0] != stated.published else None


def _instant(stamps: list[Stamp], shown: list[Stamp], zone: str | None) -> str | None:
    """The moment of publication: the first stamp in the markup, with a zone where one is told, on the page's clock.

    A "Z" whose clock equals the one that the page shows in its own zone is false: it is local time.
    """
    if not stamps:
        return None
    first = stamps[0]
    same_day = [stamp.value for stamp in stamps if stamp.day == first.day]
    best = next(
        (value for value in same_day if _ISO_OFFSET.search(value)),
        next((value for value in same_day if "T" in value), first.value),
    )
    if not best.endswith("+00:00"):
        return best
    visible = [stamp.value for stamp in shown if stamp.label != "modified" and "T" in stamp.value]
    if zone:
        clocks = {value[:16] for value in (*(s.value for s in stamps), *visible) if _local(value)}
        if best[:16] in clocks:
            return best[:-6] + zone
    else:
        zone = next((offset for value in visible if (offset := _offset_between(best, value))), None)
    # The newsroom's own clock: its day is the day of the page, and what "today" in the text means.
    return datetime.fromisoformat(best).astimezone(_zone(zone)).isoformat() if zone else best


def _local(value: str) -> bool:
    return "T" in value and not value.endswith("+00:00")


def _zone(offset: str) -> tzinfo | None:
    return datetime.fromisoformat(f"2000-01-01T00:00{offset}").tzinfo


def _offset_between(instant: str, clock: str) -> str | None:
    """The zone in which `clock`, as the page shows it, is `instant`; None when they are not the same moment."""
    if _ISO_OFFSET.search(clock):
        return None
    minutes = int((datetime.fromisoformat(clock[:16]) - datetime.fromisoformat(instant[:16])).total_seconds()) // 60
    if not minutes or abs(minutes) > 14 * 60 or minutes % 15:
        return None
    return f"{'+' if minutes > 0 else '-'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def visible_day(shown: list[Line], day: str | None) -> str | None:
    """The time that the page shows for `day` (any day when None): the visible stamp, best with its time."""
    stamps = [stamp for line in shown for stamp in find_stamps(line.text) if stamp.label != "modified"]
    fitting = [stamp.value for stamp in stamps if day is None or stamp.day == day]
    return next((value for value in fitting if "T" in value), fitting[0] if fitting else None)
