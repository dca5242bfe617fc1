"""`runut.open`: a record as Python values, and as tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from runut.library.reading import Page
from runut.library.rows import Rows
from runut.model import Actor, Arc, Article, Conflict, Event, Reading, Story, Utterance
from runut.record import Record, open_record
from runut.run.answers import Answers, party_key
from runut.view import contract
from runut.view.export import BY_NAME, Selection, Table, export_named

T = TypeVar("T")


class Archive:
    """An open record, for reading. Closes itself at the end of a `with`."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._answers = Answers(record)

    def _rows(
        self,
        values: Callable[[], Iterator[T]],
        form: Callable[[Iterable[T]], list[dict[str, Any]]],
        table: Table,
        selection: Selection,
    ) -> Rows[T]:
        names = [column.name for column in table.columns]

        def flat() -> Iterator[dict[str, Any]]:
            for row in table.rows(self.record, selection):
                yield dict(zip(names, row, strict=True))

        return Rows(values, lambda: iter(form(values())), flat, table)

    @property
    def articles(self) -> Rows[Article]:
        """Every article, in order of arrival."""
        form: Callable[[Iterable[Article]], list[dict[str, Any]]]
        form = lambda found: [contract.article(article) for article in found]  # noqa: E731 - typed for mypy
        return self._rows(lambda: self.record.articles(), form, BY_NAME["articles"], Selection())

    @property
    def stories(self) -> Rows[Story]:
        """Every story, the latest first."""
        form: Callable[[Iterable[Story]], list[dict[str, Any]]]
        form = lambda found: [self._answers.story(story) for story in found]  # noqa: E731 - typed for mypy
        return self._rows(lambda: self.record.stories(), form, BY_NAME["stories"], Selection())

    @property
    def events(self) -> Rows[Event]:
        """Every event, in order of time."""
        return self._rows(lambda: self.record.events(), self._answers.events, BY_NAME["events"], Selection())

    @property
    def quotes(self) -> Rows[Utterance]:
        """Everything said, by day, each with all its wordings."""
        return self._rows(lambda: self.record.utterances(), self._answers.quotes, BY_NAME["utterances"], Selection())

    @property
    def actors(self) -> Rows[Actor]:
        """People, organisations, countries and places, those in most articles first."""
        return self._rows(lambda: self.record.actors(), self._answers.actors, BY_NAME["actors"], Selection())

    @property
    def claims(self) -> Rows[Conflict]:
        """Values on which articles differ."""
        return self._rows(lambda: self.record.conflicts(), self._answers.conflicts, BY_NAME["conflicts"], Selection())

    @property
    def arcs(self) -> list[Arc]:
        """Stories that run over years."""
        return list(self.record.arcs())

    def pair(self, a: str, b: str) -> Rows[Event]:
        """The chronology of two countries (ISO codes of two or three letters) or actors (ids)."""
        ends = (party_key(a), party_key(b))
        return self._rows(
            lambda: self.record.pair(*ends), self._answers.events, BY_NAME["events"], Selection(pair=ends)
        )

    @property
    def pairs(self) -> list[tuple[str, str, int]]:
        """The pairs of countries with the most events, and how many."""
        return self.record.pairs()

    def chains(self, quote: str) -> list[dict[str, Any]]:
        """The attribution chain of one quote, from the innermost source to the outlet; raises NotFound."""
        article, value = self._answers.quote(quote)
        form: list[dict[str, Any]] = contract.quote(value)["chain"]
        return [{"article": article, **hop} for hop in form]

    def page(self, article: str) -> Page:
        """One article with everything found in it; raises NotFound."""
        return Page(self.record.reading(article))

    def readings(self) -> Iterator[Reading]:
        """Every article with everything found in it, one after another."""
        return self.record.readings()

    def search(self, query: str, *, limit: int = 50) -> list[Article]:
        """Articles that hold the words, the best first."""
        return [self.record.article(hit.article) for hit in self.record.search(query, limit=limit)]

    def table(self, name: str) -> Rows[Any]:
        """Any table of the reference by its name; raises KeyError for one that there is not."""
        table = BY_NAME[name]
        names = [column.name for column in table.columns]

        def flat() -> Iterator[dict[str, Any]]:
            for row in table.rows(self.record, Selection()):
                yield dict(zip(names, row, strict=True))

        return Rows(flat, flat, flat, table)

    def export(self, kind: str, target: str | Path, *, pair: tuple[str, str] | None = None) -> None:
        """Write an export to a file, or a folder for kinds of several files; raises UsageError for an unknown kind."""
        chosen = export_named(kind)
        selection = Selection(pair=(party_key(pair[0]), party_key(pair[1])) if pair else None)
        for name, chunks in chosen.files(self.record, selection):
            path = Path(target) / name if chosen.folder else Path(target)
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as file:
                file.writelines(chunks)

    def close(self) -> None:
        """Close the file."""
        self.record.close()

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        counts = self.record.counts()
        return f"<Archive {self.record.path.name}: {counts['articles']} articles, {counts['events']} events>"


def open(path: str | Path) -> Archive:
    """Open the record at `path` for reading, also while it is being written. Raises NotFound, RecordTooNew."""
    return Archive(open_record(path))
