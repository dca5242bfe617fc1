"""How a page came to be what is shown: bytes, steps with their versions, and the people who corrected it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from runut.model import Choice, Page, Reading
from runut.view.fact import Fact, PageView, Row, Table, plain, row, term


def provenance_page(reading: Reading, *, page: Page | None, choices: Sequence[Choice] = ()) -> PageView:
    """The provenance of one article: every layer with its maker, every verdict with person and time."""
    article, analysis = reading.article, reading.analysis
    about = ("d", article.id)
    inputs = [
        row(term("Source"), plain(article.source)),
        row(term("SHA-256 of the bytes"), plain(article.sha256)),
        row(term("Media type"), plain(article.media_type)),
        row(term("Length in code points"), plain(str(len(article.text)))),
    ]
    if article.url:
        inputs.append(row(term("Address"), plain(article.url)))
    if page and page.fetched:
        inputs.append(row(term("Fetched"), plain(page.fetched, kind="date")))
    stated: Mapping[str, str | None] = {}
    if page:
        stated = {
            "Language": page.stated_language, "Published": page.stated_date,
            "Title": page.stated_title, "Outlet": page.stated_outlet,
        }  # fmt: skip
    outside = tuple(row(term(name), plain(value)) for name, value in stated.items() if value)
    number = {layer: len(getattr(analysis, layer, ())) for layer in analysis.made_by}
    steps = tuple(
        row(term(layer), plain(maker), Fact(value=str(number[layer]), kind="number", about=about))
        for layer, maker in analysis.made_by.items()
    )
    people = tuple(choice_row(choice) for choice in choices)
    return PageView(
        kind="prov",
        id=article.id,
        title=article.title or article.name,
        tables=(
            Table(key="inputs", title="What was read", columns=("What", "Value"), rows=tuple(inputs)),
            Table(key="outside", title="Stated from outside the page", columns=("What", "Value"), rows=outside,
                  empty="Nothing was stated from outside."),
            Table(key="steps", title="Steps", columns=("Layer", "Step", "Findings"), rows=steps),
            Table(key="people", title="Verdicts of people", columns=CHOICE_COLUMNS, rows=people,
                  empty="No one has corrected this."),
        ),
    )  # fmt: skip


CHOICE_COLUMNS = ("When", "Verdict", "About", "Findings", "Value", "Reason", "Person")


def choice_row(choice: Choice) -> Row:
    """One verdict in one line of a list."""
    return row(
        plain(choice.at, kind="date"),
        Fact(value=choice.kind, kind="term"),
        Fact(value=choice.about, kind="term"),
        [plain(target) for target in choice.targets[:6]],
        plain(choice.value or ""),
        plain(choice.reason),
        plain(choice.person),
        mark="undone" if choice.undone else "",
    )
