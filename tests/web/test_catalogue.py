"""Both languages of the interface are complete, and no page shows a message that has no translation."""

from __future__ import annotations

import importlib.util
import string
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from runut.web import i18n

SCRIPT = Path(__file__).resolve().parents[2] / "quality" / "web_messages.py"
_spec = importlib.util.spec_from_file_location("web_messages", SCRIPT)
assert _spec and _spec.loader
web_messages = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(web_messages)


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_a_catalogue_has_every_message(lang: str) -> None:
    assert web_messages.missing(lang) == []
    assert len(web_messages.keys()) > 250


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_a_translation_keeps_the_names_in_braces(lang: str) -> None:
    for key, message in i18n.catalogue(lang).items():
        fields = {name for _, name, _, _ in string.Formatter().parse(key) if name}
        assert fields == {name for _, name, _, _ in string.Formatter().parse(message) if name}, key


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_no_page_asks_for_a_message_that_is_not_there(
    client: TestClient, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from test_crawl import crawl

    asked: set[str] = set()
    original = i18n.Words.__call__

    def watch(self: i18n.Words, key: str | None, /, **values: object) -> str:
        if key and not self.knows(key):
            asked.add(key)
        return original(self, key, **values)

    monkeypatch.setattr(i18n.Words, "__call__", watch)
    client.cookies.set("runut_lang", lang)
    crawl(client, 120)
    client.cookies.delete("runut_lang")
    assert asked == set()


def test_days_are_never_more_precise_than_told() -> None:
    words = i18n.words("id")
    assert words.day("2024-10-11") == "11 Okt 2024"
    assert words.day("2024-10") == "Oktober 2024"
    assert words.day("2024") == "2024"
    assert words.day("2024-W40") == "pekan ke-40 tahun 2024"
    assert words.day("2024-10-22/2024-10-24") == "22 Okt 2024 – 24 Okt 2024"
    assert words.day("2024-10-11T20:41+07:00") == "11 Okt 2024, 20.41 +07:00"
    assert words.day("P2W") == "P2W"
    assert words.day("2024-13-45") == "2024-13-45"
    assert i18n.words("en").day("2024-10-11") == "11 Oct 2024"


def test_the_language_is_asked_for_then_kept_then_the_browsers() -> None:
    assert i18n.chosen("en", "id", "id", "id") == "en"
    assert i18n.chosen(None, "en", "id", "id") == "en"
    assert i18n.chosen("xx", None, "de, en;q=0.8", "") == "en"
    assert i18n.chosen(None, None, None, "") == "id"
