"""What the pages show of the five seeds, by content: story, quote, pair, arc, disagreement, actor, outlet, article."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from runut.web.app import create_app

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def seeds(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    from runut.record import open_record
    from runut.run.adding import add
    from runut.run.intake import Stated
    from runut.run.linking import link

    path = tmp_path_factory.mktemp("seeds") / "seeds.runut"
    sources = [str(source) for source in sorted((shared / "seeds").glob("*.txt"))]
    with open_record(path, "write") as record:
        assert len(list(add(record, sources, Stated()))) == 5
        for _ in link(record):
            pass
    with TestClient(create_app(path), base_url="http://127.0.0.1", headers={"accept-language": "id"}) as client:
        yield client


def ask(client: TestClient, address: str) -> Any:
    answer = client.get(f"{address}.json")
    assert answer.status_code == 200, address
    return answer.json()


def rows_of(page: Any, key: str) -> list[list[list[str | None]]]:
    table = next(table for table in page["tables"] if table["key"] == key)
    return [[[fact["value"] for fact in cell] for cell in row["cells"]] for row in table["rows"]]


@pytest.fixture(scope="module")
def story(seeds: TestClient) -> Any:
    home = ask(seeds, "/home")
    found = next(line for line in home["stories"] if line["counts"]["articles"] == 3)
    return ask(seeds, f"/s/{found['id']}")


def test_home_shows_three_stories_with_their_three_counts(seeds: TestClient) -> None:
    home = ask(seeds, "/home")
    assert [line["counts"]["articles"] for line in home["stories"]] == [3, 1, 1]
    assert home["stories"][0]["first"] == "2024-10-11"
    assert {"TASS", "Reuters"} <= set(home["stories"][0]["origins"])
    page = seeds.get("/").text
    assert "asal independen" in page
    assert "asal tidak disebut" in page
    assert "Iran – Rusia" in page


def test_the_story_lays_three_outlets_side_by_side(story: Any) -> None:
    table = next(table for table in story["tables"] if table["key"] == "facts")
    assert table["columns"] == ["Fact", "KOMPAS.TV", "kumparan", "Deras.id"]
    assert story["counts"]["outlets"] == 3
    assert story["counts"]["unnamed"] == 1
    rows = {row[0][0]: row[1:] for row in rows_of(story, "facts")}
    assert rows["Origins"][0] == ["TASS", "Anadolu"]
    assert rows["Origins"][2] == ["origin not named"]
    assert "Reuters" in rows["Origins"][1]
    assert any("pertama" in (value or "") for value in rows["First time?"][0])
    assert rows["First time?"][1] == []
    assert any("perdana" in (value or "") for value in rows["First time?"][2])
    only = " ".join(str(value) for value in rows["People named here only"][0])
    assert all(name in only for name in ("Overchuk", "Ushakov", "Peskov", "Galuzin"))
    cited = {(row[0][0], source) for row in rows_of(story, "citing") for source in row[1]}
    assert {("KOMPAS.TV", "TASS"), ("KOMPAS.TV", "Anadolu"), ("kumparan", "Reuters")} <= cited


def test_the_quote_shows_two_translations_of_one_utterance(seeds: TestClient) -> None:
    quotes = ask(seeds, "/quotes")
    key = next(
        row["cells"][4][0]["about"][1]
        for row in quotes["tables"][0]["rows"]
        if any("bekerja sama secara aktif" in fact["value"] for fact in row["cells"][1])
    )
    page = ask(seeds, f"/q/{key}")
    assert page["speaker"] == "Vladimir Putin"
    assert page["relation"] == "different wordings, one utterance"
    # The lead that introduces the quotation stands among the wordings, too; these are the two translations.
    first, second = (wording for wording in page["wordings"] if wording["kind"] == "direct")
    assert {piece["text"].strip() for piece in first["pieces"] if piece["kind"] == "only"} == {"panggung"}
    assert {piece["text"].strip() for piece in second["pieces"] if piece["kind"] == "only"} == {"arena", "terkini di"}
    assert 0.7 <= second["similarity"] <= 0.9
    assert first["credited"][0]["value"] == "TASS"
    assert second["credited"][0]["value"] == "source not named"
    shown = seeds.get(f"/q/{key}").text
    assert "terjemahan berbeda, ujaran sama: diduga" in shown
    assert "sumber tidak disebut" in shown


def test_the_pair_runs_from_2022_to_2024_with_its_words(seeds: TestClient) -> None:
    page = ask(seeds, "/p/RUS-IRN")
    told = [(row[0][0], row[1][0], row[2][0]) for row in rows_of(page, "events")]
    assert any((day or "").startswith("2022") and kind == "CONSULT" for day, kind, _ in told)
    assert ("2024-10-11", "CONSULT", "happened") in told
    days = [day for day, _, _ in told if day]
    assert days == sorted(days)
    assert any("visit" in row[1] and "Lavrov" in str(row[3]) for row in rows_of(page, "events"))
    assert page["chart"]["dots"]
    assert page["counts"]["articles"] >= 4
    assert "Rusia – Iran" in seeds.get("/p/RU-IR").text


def test_the_visit_of_2022_has_its_day(seeds: TestClient) -> None:
    days = [row[0][0] for row in rows_of(ask(seeds, "/p/RU-IR"), "events")]
    assert "2022-07-19" in days


def test_an_arc_joins_the_years_and_has_an_open_end(seeds: TestClient) -> None:
    arcs = ask(seeds, "/arcs")["tables"][0]["rows"]
    assert arcs, "no arc joins the seeds"
    page = ask(seeds, f"/arc/{arcs[0]['cells'][0][0]['about'][1]}")
    steps = rows_of(page, "steps")
    assert len(steps) >= 2
    assert page["years"][0] == "2022"
    assert page["open_end"] is True, "no page tells that the treaty was signed"
    assert all(row[2] for row in steps), "each step has its words"


def test_disagreements_are_told_in_plain_words(seeds: TestClient) -> None:
    conflicts = ask(seeds, "/conflicts")["tables"][0]["rows"]
    told = [[[fact["value"] for fact in cell] for cell in row["cells"]] for row in conflicts]
    place = next(row for row in told if row[0] == ["Where: difference"])
    assert place[1] == ["compatible, more precise"]
    assert {"Ahsgabat", "Ashgabat", "Turkmenistan"} <= set(place[2])
    key = next(row["cells"][3][0]["about"][1] for row, values in zip(conflicts, told, strict=True) if values == place)
    assert "cocok, lebih rinci" in seeds.get(f"/c/{key}").text


def test_the_actor_has_two_spellings_and_titles_by_date(seeds: TestClient) -> None:
    actors = ask(seeds, "/actors")["tables"][0]["rows"]
    key = next(row["cells"][0][0]["about"][1] for row in actors if row["cells"][0][0]["value"] == "Yury Ushakov")
    page = ask(seeds, f"/a/{key}")
    spellings = {row[0][0] for row in rows_of(page, "spellings")}
    assert any("Yury" in (value or "") for value in spellings)
    assert any("Yuri" in (value or "") for value in spellings)
    assert len(rows_of(page, "quotes")) >= 3


def test_the_outlets_show_on_whom_they_lean(seeds: TestClient) -> None:
    origins = {row[0][0] for row in rows_of(ask(seeds, "/o/KOMPAS.TV"), "origins")}
    assert {"TASS", "Anadolu"} <= origins
    assert rows_of(ask(seeds, "/o/Deras.id"), "origins")[0][0] == ["origin not named"]
    phrases = {row[0][0] for row in rows_of(ask(seeds, "/o/KOMPAS.TV"), "phrases")}
    assert any(str(phrase).startswith("dikutip") for phrase in phrases)


def test_the_article_keeps_what_was_removed_in_sight(seeds: TestClient, story: Any) -> None:
    key = story["articles"][0][0]
    page = ask(seeds, f"/d/{key}")
    about = {row[0][0]: row[1] for row in rows_of(page, "about")}
    assert about["Published"] == ["2024-10-11T20:41+07:00"]
    assert about["Author"] == ["Rizky L Pratama"]
    assert about["Editor"] == ["Vyara-Lestari"]
    assert about["Dateline"] == ["ASHGABAT"]
    outline = dict(page["outline"])
    assert sum("Baca Juga" in words["exact"] for words in outline["Removed"]) == 2
    assert all(layer["spans"] for layer in page["layers"]), "every layer has something to show"
