"""Conflicts hold different values, pictures have days of their own, and an event takes the day that most pages give."""

from __future__ import annotations

from datetime import date

from runut.linking.conflicts import Said, caption_conflicts, conflict, differs, event_conflicts
from runut.linking.event_rows import Telling, event_row
from runut.linking.features import Dated, EventFact, Features
from runut.model import EventMention, Evidence, Span


def telling(page: str, day: str, *, role: str = "event", basis: str = "stated", wide: int = 0) -> Telling:
    """A strike told by `page`, with the day it gives at 20:30."""
    first = date.fromisoformat(day).toordinal()
    mention = EventMention(
        id=f"m-{page}", type="ASSAULT", trigger=Span(0, 5, "serang"), evidence=Span(0, 40, "x" * 40),
        date=day if not wide else day[:7], date_basis=basis, date_span=Span(20, 30, "y" * 10),
    )  # fmt: skip
    fact = EventFact(mention, frozenset(), frozenset(), first, first + wide, {})
    seen = (Dated(first, "y" * 10, 20, 30, role),)
    return Telling(Features(article=page, source=f"{page}.txt", day=first + 1, published=day, dated=seen), fact)


def day_of(*told: Telling) -> str | None:
    return event_row(told, {}, {item.article.article: "s" for item in told}, "").date


def test_an_event_takes_the_day_that_most_pages_give() -> None:
    pages = [telling("a", "2031-03-02"), telling("b", "2031-03-03"), telling("c", "2031-03-03")]
    assert day_of(*pages) == day_of(*reversed(pages)) == "2031-03-03"


def test_of_equally_many_the_exact_day_wins_then_the_page_published_first() -> None:
    assert day_of(telling("a", "2031-03-01", wide=30), telling("b", "2031-03-04")) == "2031-03-04"
    assert day_of(telling("b", "2031-03-05"), telling("a", "2031-03-04")) == "2031-03-04"


def test_a_stated_day_goes_before_the_days_of_pages() -> None:
    other = [telling(page, "2031-03-09", basis="published") for page in "ab"]
    assert day_of(*other, telling("c", "2031-03-08")) == "2031-03-08"


def test_the_day_of_a_picture_or_credit_is_not_the_day_of_an_event() -> None:
    news = telling("a", "2031-03-02")
    assert [found.field for found in event_conflicts([news, telling("b", "2031-03-03")])] == ["date"]
    for role in ("caption", "quoted"):
        picture = telling("b", "2029-07-01", role=role)
        assert list(event_conflicts([news, picture])) == []
        assert day_of(news, picture, telling("c", "2029-07-01", role=role)) == "2031-03-02"


def test_an_archive_picture_is_shown_beside_the_day_of_the_news() -> None:
    picture, news = Dated(700_000, "lama", 5, 9, "caption"), Dated(700_400, "kini", 30, 34, "event")
    page = Features(article="a", source="a.txt", day=700_400, dated=(picture, news))
    (found,) = caption_conflicts(page)
    assert {value.text for value in found.values} == {"lama", "kini"}
    assert differs(found)
    assert not list(caption_conflicts(Features(article="a", source="a.txt", day=700_400, dated=(picture,))))


def test_every_value_keeps_a_witness_however_many_pages_give_the_first() -> None:
    def said(value: str, page: int) -> Said:
        return Said(value, Evidence(article=f"p{page:02d}", source="p.txt", start=0, end=1, text=value))

    found = conflict("event", "e", "place", "contradictory", [*(said("A", n) for n in range(20)), said("B", 30)])
    assert [value.value for value in found.values] == ["A"] * 7 + ["B"]
    assert differs(found)
    assert not differs(conflict("event", "e", "place", "narrower", [said("A", 1), said("A", 2)]))
