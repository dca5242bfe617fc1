"""The sample pages are there, each is explained, and together they show what they are for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from runut.record import Record, open_record
from runut.run.adding import add
from runut.run.answers import Answers
from runut.run.intake import Stated
from runut.run.linking import link

MEETINGS = {
    "2022-07-19-kabar-nusantara-putin-tiba-di-teheran.txt": "2022-07-19",
    "2022-09-16-lentera-timur-samarkand.txt": "2022-09-15",
    "2023-10-24-pelita-samudra-lavrov-di-teheran.txt": "2023-10-23",
    "2024-10-11-kabar-nusantara-putin-pezeshkian-ashgabat.txt": "2024-10-11",
    "2024-10-24-kabar-nusantara-putin-pezeshkian-kazan.txt": "2024-10-23",
}
"""Pages that tell of a meeting of Russia and Iran, and its day."""


@pytest.fixture(scope="module")
def demo(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with open_record(tmp_path_factory.mktemp("samples") / "demo.runut", "write") as record:
        for _ in add(record, [str(samples)], Stated()):
            pass
        for _ in link(record):
            pass
        yield record


def test_every_page_is_explained_and_nothing_else_is_there(samples: Path) -> None:
    guide = (samples.parent / "docs" / "guide" / "samples.md").read_text(encoding="utf-8")
    pages = sorted(path.name for path in samples.iterdir())
    assert len(pages) >= 24 and all(path.endswith((".txt", ".html")) for path in pages)
    explained = re.findall(r"^\| (\d{4}-\d\d-\d\d) ([\w-]+) ([\w-]+) \|", guide, re.MULTILINE)
    assert ["-".join(parts) for parts in explained] == [Path(page).stem for page in pages]


def test_two_pages_cannot_be_used_and_are_told(demo: Record) -> None:
    failures = {Path(failure.source).name: failure.reason for failure in demo.failures()}
    assert set(failures) == {
        "2024-10-25-suara-khatulistiwa-halaman-rusak.html",
        "2025-01-18-hafenblatt-partnerschaft-unterzeichnet.txt",
    }
    assert "German" in failures["2025-01-18-hafenblatt-partnerschaft-unterzeichnet.txt"]


def test_every_meeting_is_in_the_chronology_of_the_pair(demo: Record) -> None:
    told = {words["source"] for row in Answers(demo).pair("RUS", "IRN") if row["type"] == "CONSULT"
            for words in row["mentions"]}  # fmt: skip
    assert set(MEETINGS) <= told


def test_every_page_gives_its_meeting_the_right_day(demo: Record) -> None:
    for reading in demo.readings():
        day = MEETINGS.get(reading.article.name)
        if day:
            assert day in {event.date for event in reading.analysis.events if event.type == "CONSULT"}


def test_the_agency_report_is_found_in_its_copies(demo: Record) -> None:
    pairs = [{demo.article(key).name for key in copy.articles} for copy in demo.copies()]
    named = "2024-10-11-kabar-nusantara-putin-pezeshkian-ashgabat.txt"
    unnamed = "2024-10-12-suara-khatulistiwa-putin-pezeshkian.txt"
    assert {named, unnamed} in pairs


def test_one_utterance_in_two_languages_is_one(demo: Record) -> None:
    wanted = {"2024-10-12-meridian-post-putin-pezeshkian-ashgabat.html",
              "2024-10-11-kabar-nusantara-putin-pezeshkian-ashgabat.txt"}  # fmt: skip
    assert any(wanted <= {words.source for words in utterance.evidence} for utterance in demo.utterances())


def test_the_pages_differ_about_a_number(demo: Record) -> None:
    values = [{words.source[:40] for words in c.values} for c in demo.conflicts() if c.field == "number"]
    assert {"2024-10-02-lentera-timur-rudal-iran-200.", "2024-10-02-kabar-nusantara-rudal-iran-18"} in values
