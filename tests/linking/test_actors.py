"""Actors across articles: spellings join, two known people never do, and a person's verdict wins."""

from __future__ import annotations

import random

from runut.linking.actors import Sighting, merge
from runut.model import Choice, Evidence


def seen(article: str, actor: str, name: str, country: str | None = "RU", office: str | None = None) -> Sighting:
    proof = Evidence(article=article, source=f"{article}.txt", start=0, end=len(name), text=name)
    return Sighting(
        article=article, source=f"{article}.txt", actor=actor, name=name, type="PER", country=country,
        office=office, day="2024-05-01", spellings=(name,), evidence=(proof,),
    )  # fmt: skip


def test_one_letter_apart_in_the_same_country_is_one_person():
    found = merge([seen("a", "x-1", "Mikhail Galuzin"), seen("b", "x-2", "Mikhail Galuzim")])
    assert len(found.actors) == 1
    assert found.actors[0].articles == 2
    assert found.actors[0].spellings == ("Mikhail Galuzim", "Mikhail Galuzin")
    assert found.redirects == {"actor:x-2": "x-1"}
    assert "one letter apart" in found.actors[0].why


def test_short_names_and_other_countries_stay_apart():
    found = merge([seen("a", "x-1", "Ali Raz"), seen("b", "x-2", "Ali Rez"), seen("c", "x-3", "Mikhail Galuzin", "UA"),
                   seen("d", "x-4", "Mikhail Galuzim", "RU")])  # fmt: skip
    assert len(found.actors) == 4


def test_two_wikidata_ids_never_join_by_rule():
    found = merge([seen("a", "Q1", "Mikhail Galuzin"), seen("b", "Q2", "Mikhail Galuzin")])
    assert {actor.id for actor in found.actors} == {"Q1", "Q2"}


def test_a_merge_by_hand_survives_every_order():
    choice = Choice(id="1", kind="merge", about="actor", targets=("x-1", "x-9"), at="2024-06-01")
    pages = [seen("a", "x-1", "Sayuti Rahman"), seen("b", "x-9", "Bang Sayuti"), seen("c", "x-9", "Bang Sayuti")]
    results = set()
    for order in range(4):
        random.Random(order).shuffle(pages)
        found = merge(pages, choices=[choice])
        results.add(repr(found))
    assert len(results) == 1
    assert len(found.actors) == 1


def test_a_split_by_hand_parts_one_article_from_the_rest():
    choice = Choice(id="1", kind="split", about="actor", targets=("x-1", "x-1@b"), at="2024-06-01")
    pages = [seen("a", "x-1", "Ahmad Yusuf"), seen("b", "x-1", "Ahmad Yusuf"), seen("c", "x-1", "Ahmad Yusuf")]
    found = merge(pages, choices=[choice])
    assert sorted(actor.articles for actor in found.actors) == [1, 2]
    undone = Choice(id="1", kind="split", about="actor", targets=("x-1", "x-1@b"), at="2024-06-01", undone=True)
    assert len(merge(pages, choices=[undone]).actors) == 1


def test_offices_carry_the_days_on_which_they_were_read():
    found = merge([seen("a", "x-1", "Mikhail Galuzin", office="Deputy Minister")])
    assert found.actors[0].offices[0].first == "2024-05-01"
