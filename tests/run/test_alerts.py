"""Saved searches tell each new article once."""

from __future__ import annotations

from pathlib import Path

import pytest

import handmade
from runut.errors import NotFound, UsageError
from runut.model import Page
from runut.record import Line
from runut.run.alerts import Alert, alerts, notify, remove, save, tell


def test_a_saved_search_tells_what_came_since_and_only_once(tmp_path: Path) -> None:
    with handmade.make(tmp_path / "a.runut") as record:
        save(record, Alert(name="iran", query="Araghchi"))
        save(record, Alert(name="bola", query="sepakbola"))
        told: list[tuple[str, list[str]]] = []

        def send(alert: Alert, lines: list[Line]) -> None:
            told.append((alert.name, [line.id for line in lines]))

        assert tell(record, send) == 0 and told == []
        new = handmade.reading(7)
        with record.writing() as writer:
            writer.add(Page(source=new.article.source, data=new.article.text.encode()), new)
        assert tell(record, send) == 1 and told == [("iran", ["artikel007"])]
        assert tell(record, send) == 0
        remove(record, "bola")
        assert [alert.name for alert in alerts(record)] == ["iran"]
        with pytest.raises(NotFound, match="bola"):
            remove(record, "bola")


@pytest.mark.filterwarnings("ignore:'imghdr' is deprecated")  # apprise looks for it, on Python before 3.13
def test_what_could_not_be_sent_is_told_again(tmp_path: Path) -> None:
    with handmade.make(tmp_path / "a.runut") as record:
        save(record, Alert(name="iran", query="Araghchi", to="tidakada://x"))
        new = handmade.reading(7)
        with record.writing() as writer:
            writer.add(Page(source=new.article.source, data=new.article.text.encode()), new)
        for _ in range(2):
            with pytest.raises(UsageError, match="tidakada"):
                tell(record, notify)


def test_a_search_without_words_is_refused(tmp_path: Path) -> None:
    with handmade.make(tmp_path / "a.runut") as record, pytest.raises(UsageError, match="no word"):
        save(record, Alert(name="kosong", query="!!"))
