"""A person's verdict changes what is concluded, survives linking everything again, and can be taken back."""

from __future__ import annotations

from pathlib import Path

import msgspec

from runut.model import Choice
from runut.record import Record, open_record
from runut.run.adding import add
from runut.run.intake import Stated
from runut.run.linking import link

PAGE = """Menlu Rusia Temui Presiden Iran di Teheran

Rabu, 25 Oktober 2023 10:15 WIB

TEHERAN, KABAR CONTOH - Menlu Rusia Sergei Lavrov bertemu dengan Presiden Iran Ebrahim Raisi di Teheran, Senin.

"Kami membahas kerja sama yang panjang," kata Lavrov dikutip dari TASS.
"""


def decide(record: Record, choice: Choice) -> None:
    with record.writing() as writer:
        writer.choose(choice)
    list(link(record))


def test_a_quote_called_wrong_is_concluded_no_longer_and_comes_back_when_the_verdict_is_undone(tmp_path: Path) -> None:
    page = tmp_path / "p.txt"
    page.write_text(PAGE, encoding="utf-8")
    with open_record(tmp_path / "r.runut", "write") as record:
        list(add(record, [str(page)], Stated()))
        list(link(record))
        before = [item.id for item in record.utterances()]
        quote = next(iter(record.utterances())).members[0][1]
        wrong = Choice(id="c1", kind="wrong", about="quote", targets=(quote,), at="2026-01-01")
        decide(record, wrong)
        assert quote not in {member for item in record.utterances() for _, member in item.members}
        list(link(record, again=True))
        assert quote not in {member for item in record.utterances() for _, member in item.members}
        decide(record, msgspec.structs.replace(wrong, undone=True))
        assert [item.id for item in record.utterances()] == before


def test_a_changed_event_carries_its_new_value_after_linking_again(tmp_path: Path) -> None:
    page = tmp_path / "p.txt"
    page.write_text(PAGE, encoding="utf-8")
    with open_record(tmp_path / "r.runut", "write") as record:
        list(add(record, [str(page)], Stated()))
        list(link(record))
        (meeting, *_) = [event for event in record.events() if event.type == "CONSULT"]
        mention = meeting.members[0][1]
        change = Choice(
            id="c2", kind="change", about="event", targets=(mention,), value='{"date": "2023-10-24"}', at="2026-01-01"
        )
        decide(record, change)
        list(link(record, again=True))
        (meeting, *_) = [event for event in record.events() if event.type == "CONSULT"]
        assert meeting.date == "2023-10-24"
