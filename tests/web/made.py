"""A small record made by hand: three outlets on one meeting, an older visit, and everything linked between them."""

from __future__ import annotations

from pathlib import Path

from made_pages import JAHAT, LAMA, PAGES, SELATAN, TIMUR, TIRTA, UTARA, WICAK, readings

from runut.model import (
    Actor,
    Arc,
    ArcEdge,
    Choice,
    Conflict,
    Copy,
    Counts,
    Event,
    Failure,
    Links,
    OfficeHeld,
    Page,
    Party,
    Story,
    Utterance,
    content_id,
)
from runut.record import open_record

STORY, OLD, ODD = content_id("story"), content_id("old story"), content_id("odd story")
MEETING, INVITED, VISIT = content_id("meeting"), content_id("invited"), content_id("visit")
SAID, LONE, STRANGE = content_id("said"), content_id("lone"), content_id("strange")
DATES, NUMBERS, ARC, COPY = content_id("dates"), content_id("numbers"), content_id("arc"), content_id("copy")


def links() -> Links:
    """Everything that is concluded across the five pages."""
    parties = (UTARA.party("Arya Wicak", "Arya Wicak", WICAK), UTARA.party("Lusi Tirta", "Lusi Tirta", TIRTA))
    countries = (
        Party(span=None, name="Kazakhstan", type="GPE", country="KZ"),
        Party(span=None, name="Uzbekistan", type="GPE", country="UZ"),
    )
    three = Counts(articles=3, outlets=3, origins=3, unnamed=1)
    return Links(
        stories=(
            Story(
                id=STORY,
                title="Wicak dan Tirta di Astana",
                articles=(UTARA.id, SELATAN.id, TIMUR.id),
                first="2025-03-05",
                last="2025-03-06",
                counts=three,
                origins=("RIA", "Reuters", "TASS"),
                unnamed=(SELATAN.id,),
                arcs=(ARC,),
                related=(OLD,),
                why="the same people on the same day",
            ),
            Story(
                id=OLD,
                title="Wicak Kunjungi Delta",
                articles=(LAMA.id,),
                first="2023-05-09",
                last="2023-05-09",
                counts=Counts(articles=1, outlets=1, origins=1),
                origins=("Reuters",),
                arcs=(ARC,),
            ),
            Story(
                id=ODD,
                title=PAGES["jahat.html"].split("\n")[0],
                articles=(JAHAT.id,),
                first="2025-03-07",
                last="2025-03-07",
                counts=Counts(articles=1, outlets=1, unnamed=1),
                unnamed=(JAHAT.id,),
            ),
        ),
        events=(
            Event(
                id=MEETING,
                type="CONSULT",
                mode="third-party",
                actors=(*parties, *countries),
                date="2025-03-05",
                date_basis="stated",
                place=Party(span=None, name="Astana", type="GPE"),
                title="Wicak and Tirta meet in Astana",
                members=((UTARA.id, "e-utara"), (SELATAN.id, "e-selatan")),
                origins=("TASS",),
                unnamed=(SELATAN.id,),
                evidence=(UTARA.evidence(UTARA.text.split("\n")[4]), SELATAN.evidence(SELATAN.text.split("\n")[4])),
                counts=Counts(articles=2, outlets=2, origins=1, unnamed=1),
                story=STORY,
            ),
            Event(
                id=INVITED,
                type="AGREE",
                status="planned",
                actors=(parties[1], countries[1]),
                recipients=(parties[0], countries[0]),
                title="Invitation accepted",
                members=((TIMUR.id, "e-timur"),),
                origins=("RIA",),
                evidence=(TIMUR.evidence("Lusi Tirta menerima undangan"),),
                counts=Counts(articles=1, outlets=1, origins=1),
                story=STORY,
            ),
            Event(
                id=VISIT,
                type="CONSULT",
                mode="visit",
                actors=(parties[0], countries[0]),
                recipients=(countries[1],),
                date="2023-05-09",
                date_basis="anchored",
                title="Wicak visits Delta",
                members=((LAMA.id, "e-lama"),),
                origins=("Reuters",),
                evidence=(LAMA.evidence("Arya Wicak tiba di Delta, Selasa."),),
                counts=Counts(articles=1, outlets=1, origins=1),
                story=OLD,
            ),
        ),
        utterances=(
            Utterance(
                id=SAID,
                speaker=WICAK,
                speaker_name="Arya Wicak",
                relation="same_utterance",
                said="2025-03-05",
                members=((UTARA.id, "q-utara"), (SELATAN.id, "q-selatan")),
                origins=("TASS",),
                evidence=(
                    UTARA.evidence("Kami bekerja erat di forum dunia, dan pandangan kami serupa"),
                    SELATAN.evidence("Kami erat bekerja di panggung dunia, dan pandangan kami mirip"),
                ),
                counts=Counts(articles=2, outlets=2, origins=1, unnamed=1),
            ),
            Utterance(
                id=LONE,
                members=((TIMUR.id, "q-timur"),),
                evidence=(TIMUR.evidence("Perjanjian kemitraan hampir selesai"),),
                counts=Counts(articles=1, outlets=1, unnamed=1),
            ),
            Utterance(
                id=STRANGE,
                speaker=WICAK,
                speaker_name="Arya Wicak",
                members=((JAHAT.id, "q-jahat"),),
                evidence=(JAHAT.evidence("berkata <b>hal</b> aneh"),),
                counts=Counts(articles=1, outlets=1, unnamed=1),
            ),
        ),
        conflicts=(
            Conflict(
                id=DATES,
                about="event",
                ref=MEETING,
                field="date",
                kind="narrower",
                story=STORY,
                values=(UTARA.evidence("pekan lalu", "2025-W09"), SELATAN.evidence("26 Februari", "2025-02-26")),
            ),
            Conflict(
                id=NUMBERS,
                about="claim",
                ref=STORY,
                field="number",
                kind="contradictory",
                story=STORY,
                values=(UTARA.evidence("12 kapal", "12"), SELATAN.evidence("20 kapal", "20")),
            ),
        ),
        copies=(
            Copy(
                id=COPY,
                articles=(UTARA.id, SELATAN.id),
                kind="patchwork",
                jaccard=0.4,
                containment=0.61,
                first=UTARA.id,
                spans=(
                    (
                        UTARA.at("Rabu (5/3/2025)").start,
                        UTARA.at("Rabu (5/3/2025)").end,
                        SELATAN.at("Rabu (5/3/2025)").start,
                        SELATAN.at("Rabu (5/3/2025)").end,
                    ),
                ),
            ),
        ),
        arcs=(
            Arc(
                id=ARC,
                title="Perjanjian kemitraan",
                stories=(OLD, STORY),
                edges=(
                    ArcEdge(
                        start=OLD,
                        end=STORY,
                        kind="continues",
                        why="the same treaty",
                        evidence=(
                            LAMA.evidence("Perjanjian kemitraan sedang disusun"),
                            TIMUR.evidence("Perjanjian kemitraan hampir selesai"),
                        ),
                    ),
                ),
            ),
        ),
        actors=(
            Actor(
                id=WICAK,
                name="Arya Wicak",
                type="PER",
                country="KZ",
                spellings=("Arya Wicak", "Wicak"),
                articles=5,
                offices=(OfficeHeld(office="President of Rimba", country="KZ", first="2020-01-01"),),
            ),
            Actor(id=TIRTA, name="Lusi Tirta", type="PER", country="UZ", spellings=("Lusi Tirta",), articles=3),
        ),
    )


def make_record(path: Path, *, choices: tuple[Choice, ...] = ()) -> Path:
    """Write the record; nothing of it waits for linking."""
    with open_record(path, "write") as record, record.writing() as writer:
        for name, reading in readings().items():
            writer.add(Page(source=f"pages/{name}", data=PAGES[name].encode()), reading)
        writer.fail(Failure(source="pages/rusak.pdf", stage="read", reason="<b>not a page</b>"))
        writer.store_links(links())
        for choice in choices:
            writer.choose(choice)
    return path


__all__ = [
    "ARC", "COPY", "DATES", "INVITED", "JAHAT", "LAMA", "LONE", "MEETING", "NUMBERS", "ODD", "OLD", "PAGES", "SAID",
    "SELATAN", "STORY", "STRANGE", "TIMUR", "TIRTA", "UTARA", "VISIT", "WICAK", "links", "make_record", "readings",
]  # fmt: skip
