"""Writing down what a person decides: one verdict is one record of its own, and undoing it is another state of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

import msgspec

from runut.errors import NotFound, UsageError
from runut.model import Choice, Conflict, EventMention, Quote, Reading, Utterance, content_id
from runut.record import Neighbourhood, open_record
from runut.run.linking import articles_about, link
from runut.settings import Settings
from runut.view.corrected import EVENT_FIELDS, QUOTE_FIELDS
from runut.view.doubt import SURE, Doubt, conflict_doubt, event_doubt, quote_doubt, utterance_doubt
from runut.web.archive import Archive

KINDS = ("merge", "split", "right", "wrong", "change")
ABOUT = ("actor", "story", "event", "quote", "mention", "credit", "conflict")
_READ = 400  # candidates of each kind that are looked at to fill the list of cards


def make(
    *, kind: str, about: str, targets: Iterable[str], value: dict[str, str] | None, reason: str, person: str
) -> Choice:
    """A verdict from what a form or a file holds; UsageError when it says nothing that can be kept."""
    named = tuple(dict.fromkeys(target.strip() for target in targets if target.strip()))
    if kind not in KINDS or about not in ABOUT or not named or len(named) > 500:
        raise UsageError("a verdict needs a kind, a thing that it is about, and what it names")
    if kind in ("merge", "split") and len(named) < 2:
        raise UsageError("merging and splitting need at least two things")
    allowed = {"quote": QUOTE_FIELDS, "event": EVENT_FIELDS}.get(about, ("value",))
    kept = {name: text.strip()[:300] for name, text in (value or {}).items() if name in allowed and text.strip()}
    if kind == "change" and not kept:
        raise UsageError("a change needs a new value")
    at = datetime.now(UTC).isoformat(timespec="microseconds")
    return Choice(
        id=content_id("choice", kind, about, *named, at),
        kind=kind,  # type: ignore[arg-type]
        about=about,
        targets=named,
        value=msgspec.json.encode(kept).decode() if kept else None,
        reason=reason.strip()[:1000],
        person=person.strip()[:100],
        at=at,
    )


def keep(archive: Archive, choices: Iterable[Choice], settings: Settings) -> int:
    """Store verdicts and link anew what they concern; how many there were. Raises RecordLocked."""
    number = 0
    with open_record(archive.path, "write", lock_wait_s=settings.lock_wait_s) as record:
        concerned: set[str] = set()
        with record.writing() as writer:
            for choice in choices:
                writer.choose(choice)
                for target in choice.targets:
                    concerned.update(articles_about(record, choice.about, target))
                number += 1
            if concerned:
                with writer.transaction() as connection:
                    Neighbourhood(connection).unsettle(sorted(concerned))
        if concerned:
            for _ in link(record):
                pass
    archive.refresh()
    return number


def undo(archive: Archive, choice_id: str, settings: Settings) -> Choice:
    """Take a verdict back; it stays in the record as undone. Raises NotFound."""
    choice = msgspec.structs.replace(archive.record.choice(choice_id), undone=True)
    keep(archive, [choice], settings)
    return choice


def read_lines(text: str) -> list[Choice]:
    """Verdicts from JSON lines, as `choices.jsonl` gives them; UsageError names the first line that is none."""
    choices = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                choices.append(msgspec.json.decode(line.encode(), type=Choice))
            except (msgspec.ValidationError, msgspec.DecodeError) as error:
                raise UsageError(f"line {number} is no verdict: {error}") from error
    return choices


def doubts(archive: Archive) -> Iterator[Doubt]:
    """Cards for what no one has judged yet: differences and wordings first, then speakers, then events."""
    record = archive.record
    judged = {target for choice in record.choices() for target in choice.targets}
    execute = record.connection.execute
    for (data,) in execute("SELECT data FROM conflicts WHERE kind <> 'same' ORDER BY id LIMIT ?", (_READ,)):
        conflict = msgspec.json.decode(data, type=Conflict)
        if conflict.id not in judged:
            yield conflict_doubt(conflict)
    for (data,) in execute("SELECT data FROM utterances WHERE relation <> 'single' ORDER BY id LIMIT ?", (_READ,)):
        utterance = msgspec.json.decode(data, type=Utterance)
        if not judged.intersection(quote for _, quote in utterance.members):
            yield utterance_doubt(utterance)
    nameless = "SELECT article, id FROM quotes WHERE speaker_name IS NULL ORDER BY kind, id LIMIT ?"
    for article, key in execute(nameless, (_READ,)).fetchall():
        if key not in judged and (found := _finding(archive, article, key)) and isinstance(found[1], Quote):
            yield quote_doubt(found[0], found[1])
    unsure = "SELECT article, id FROM event_mentions WHERE confidence < ? ORDER BY confidence, id LIMIT ?"
    for article, key in execute(unsure, (SURE, _READ)).fetchall():
        if key not in judged and (found := _finding(archive, article, key)) and isinstance(found[1], EventMention):
            yield event_doubt(found[0], found[1])


def _finding(archive: Archive, article: str, key: str) -> tuple[Reading, Quote | EventMention] | None:
    try:
        reading = archive.reading(article)
    except NotFound:
        return None
    findings: list[Quote | EventMention] = [*reading.analysis.quotes, *reading.analysis.events]
    return next(((reading, finding) for finding in findings if finding.id == key), None)


def doubt_about(archive: Archive, about: str, key: str) -> Doubt:
    """The card of one quotation or event mention by its id; raises NotFound."""
    table = {"quote": "quotes", "event": "event_mentions"}.get(about)
    row = (
        archive.record.connection.execute(f"SELECT article FROM {table} WHERE id = ?", (key,)).fetchone()
        if table
        else None
    )
    found = _finding(archive, row[0], key) if row else None
    if found is None:
        raise NotFound(f"the record has no {about} {key!r}")
    reading, finding = found
    return quote_doubt(reading, finding) if isinstance(finding, Quote) else event_doubt(reading, finding)
