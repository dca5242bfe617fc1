"""Measures stories, copies and the audit on collections beside the checkout; prints one line for each figure.

    python quality/stories_measure.py SHARED

One fixed setting for every collection: the same code and constants that `runut add` uses.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from runut.analysis import analyse
from runut.linking import Features, features, link_features
from runut.linking.audit import audit
from runut.model import Analysis, Article, Block, Page, Reading
from runut.reading import read


def bare(name: str, title: str, text: str, language: str, day: str | None, outlet: str | None = None) -> Features:
    """The features of a text that needs no reading: no layer of findings, only its words."""
    whole = f"{title}\n{text}"
    blocks = [Block("title", 0, len(title)), Block("body", len(title) + 1, len(whole))]
    article = Article(
        id=name, source=name, sha256=name, text=whole, title=title, language=language, published=day or None,
        outlet=outlet, blocks=tuple(block for block in blocks if block.end > block.start),
    )  # fmt: skip
    return features(Reading(article, Analysis(article=name)))


def bcubed(gold: Mapping[str, object], found: Mapping[str, object]) -> tuple[float, float, float]:
    """Precision, recall and F1 over the members of `gold`, each weighing the same."""
    mine, theirs = defaultdict(set), defaultdict(set)
    for item in gold:
        theirs[gold[item]].add(item)
        mine[found[item]].add(item)
    both = {item: len(theirs[gold[item]] & mine[found[item]]) for item in gold}
    precision = sum(both[item] / len(mine[found[item]]) for item in gold) / len(gold)
    recall = sum(both[item] / len(theirs[gold[item]]) for item in gold) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def report(name: str, articles: list[Features], gold: Mapping[str, object]) -> None:
    links = link_features(articles)
    found = {article: story.id for story in links.stories for article in story.articles}
    precision, recall, f1 = bcubed(gold, found)
    print(f"{name:28s} B-cubed P {precision:.4f} R {recall:.4f} F1 {f1:.4f}  ({len(links.stories)} stories)")


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def giveme(folder: Path, *, long_ones: bool) -> None:
    rows = lines(folder / "giveme5w1h-news-cluster" / "articles.jsonl")
    rows = [row for row in rows if long_ones or row["topic"] == "unspecific"]
    made = []
    for row in rows:
        title, text = str(row["title"]), str(row["text"])
        text = text[len(title) :].lstrip() if text.startswith(title) else text
        made.append(bare(str(row["id"]), title, text, "en", str(row["date"]), str(row["outlet"])))
    report("giveme all" if long_ones else "giveme events", made, {str(row["id"]): row["story"] for row in rows})


def ecb(folder: Path) -> None:
    rows = lines(folder / "ecbplus-train" / "docs.jsonl")
    made = [bare(str(row["id"]), str(row["title"]), str(row["text"]), "en", None) for row in rows]
    report("ecb+ training topics", made, {str(row["id"]): row["story"] for row in rows})


def dev(folder: Path) -> None:
    key = json.loads((folder / "across.json").read_text(encoding="utf-8"))
    made, names = [], {}
    for path in sorted(folder.glob("*.txt")):
        article = read(Page(source=path.name, data=path.read_bytes()))
        names[article.id] = path.stem
        made.append(features(Reading(article, analyse(article))))
    gold = {article: story["id"] for story in key["stories"] for article in story["articles"]}
    links = link_features(made)
    found = {names[article]: story.id for story in links.stories for article in story.articles}
    precision, recall, f1 = bcubed(gold, found)
    print(f"{'gold/dev':28s} B-cubed P {precision:.4f} R {recall:.4f} F1 {f1:.4f}")


def headlines(folder: Path) -> None:
    with gzip.open(folder / "narasipal-headlines" / "headlines.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    made = []
    for at, row in enumerate(rows):
        day = str(row.get("time") or row.get("date") or "")[:10]
        if len(day) == 10 and day[4] == "-":
            made.append(bare(f"{at}", str(row["title"]), "", "id", day, str(row["outlet"])))
    print(f"audit of {len(made)} headlines (threshold, near pairs, by subject alone, precision of joining)")
    for one in audit(made, (0.12, 0.20, 0.28, 0.36, 0.45, 0.60)):
        print(f"   {one.threshold:.2f} {one.near:7d} {one.by_subject:10.1f}   {one.precision}")


if __name__ == "__main__":
    shared = Path(sys.argv[1])
    giveme(shared / "data" / "stories", long_ones=False)
    giveme(shared / "data" / "stories", long_ones=True)
    ecb(shared / "data" / "stories")
    dev(shared / "gold" / "dev")
    headlines(shared / "data" / "stories")
