"""Five pages made by hand, with what is found in each: three outlets on one meeting, an older visit, a hostile page."""

from __future__ import annotations

from runut.model import (
    Analysis,
    Article,
    Block,
    Credit,
    Credited,
    EventMention,
    Evidence,
    Hop,
    Mention,
    Origin,
    Party,
    Quote,
    Reading,
    Sentence,
    Span,
    When,
    bytes_hash,
    content_id,
)

PAGES = {
    "utara.txt": """Presiden Rimba dan Perdana Menteri Delta Bertemu di Samudra Kota

KABAR UTARA - Rabu, 5 Maret 2025

Presiden Rimba Arya Wicak bertemu Perdana Menteri Delta Lusi Tirta untuk pertama kalinya di Astana, Rabu (5/3/2025).

"Kami bekerja erat di forum dunia, dan pandangan kami serupa," kata Wicak dikutip dari TASS.

Ajudan Bram Kelana ikut dalam pertemuan itu. Sebanyak 12 kapal disebut akan dikirim pekan lalu.

Baca Juga: Harga cabai turun di pasar pagi
""",
    "selatan.txt": """Wicak Temui Tirta, Bahas Kerja Sama

Warta Selatan, 6 Maret 2025

Pertemuan perdana Arya Wicak dan Lusi Tirta berlangsung di Astana pada Rabu (5/3/2025).

"Kami erat bekerja di panggung dunia, dan pandangan kami mirip," ujar Wicak seperti dikutip Warta Selatan.

Sebanyak 20 kapal disebut akan dikirim pada 26 Februari.
""",
    "timur.txt": """Tirta Diundang ke Rimba

Lensa Timur | 6 Maret 2025

Lusi Tirta menerima undangan Arya Wicak untuk berkunjung, menurut laporan RIA yang dikutip Reuters.

Perjanjian kemitraan hampir selesai, kata Wicak.
""",
    "lama.txt": """Wicak Kunjungi Delta

Kabar Utara, 9 Mei 2023

Arya Wicak tiba di Delta, Selasa. Perjanjian kemitraan sedang disusun, kata juru bicara istana melalui Reuters.
""",
    "jahat.html": """<script>alert(1)</script><img src=x onerror=alert(2)>\u202etxet\u202c = Judul

LAMAN JAHAT <style>body{display:none}</style> 7 Maret 2025

<a href="javascript:alert(3)">Klik</a> Arya Wicak "berkata <b>hal</b> aneh" 🛰️🛰️ menurut <i>TASS</i>. {{ 7*7 }} =HYPERLINK("http://contoh.test")
""",
}
OUTLETS = {
    "utara.txt": "Kabar Utara",
    "selatan.txt": "Warta Selatan",
    "timur.txt": "Lensa Timur",
    "lama.txt": "Kabar Utara",
    "jahat.html": "<script>alert('outlet')</script>",
}
DAYS = {
    "utara.txt": "2025-03-05T20:41+07:00",
    "selatan.txt": "2025-03-06",
    "timur.txt": "2025-03-06",
    "lama.txt": "2023-05-09",
    "jahat.html": "2025-03-07",
}
WICAK, TIRTA = "x-wicak00000", "x-tirta00000"


class Maker:
    """Builds the findings of one page from words that stand in it."""

    def __init__(self, name: str) -> None:
        self.name, self.text = name, PAGES[name]
        self.id = content_id("made", name)

    def at(self, words: str) -> Span:
        start = self.text.index(words)
        return Span.of(self.text, start, start + len(words))

    def evidence(self, words: str, value: str | None = None) -> Evidence:
        span = self.at(words)
        return Evidence(article=self.id, source=self.name, start=span.start, end=span.end, text=span.text, value=value)

    def article(self) -> Article:
        lines, place, blocks = self.text.split("\n"), 0, []
        kinds = iter(["title", "date", "lead"])
        for line in lines:
            if line.strip():
                kind = "related" if line.startswith("Baca Juga") else next(kinds, "body")
                blocks.append(Block(kind, place, place + len(line)))  # type: ignore[arg-type]
            place += len(line) + 1
        return Article(
            id=self.id,
            source=f"pages/{self.name}",
            sha256=bytes_hash(self.text.encode()),
            text=self.text,
            blocks=tuple(blocks),
            outlet=OUTLETS[self.name],
            title=lines[0],
            language="id",
            published=DAYS[self.name],
            published_basis="stated",
            authors=(),
            url="javascript:alert(4)" if self.name == "jahat.html" else f"https://contoh.test/{self.name}",
        )

    def person(self, words: str, name: str, actor: str) -> Mention:
        return Mention(
            span=self.at(words), type="PER", actor=actor, name=name, country="KZ" if actor == WICAK else "UZ"
        )

    def party(self, words: str, name: str, actor: str) -> Party:
        return Party(span=self.at(words), name=name, type="PER", actor=actor, country="KZ" if actor == WICAK else "UZ")

    def reading(self, **layers: object) -> Reading:
        article = self.article()
        sentences = tuple(
            Sentence(b.start, b.end, n) for n, b in enumerate(article.blocks) if b.kind in ("title", "lead", "body")
        )
        made_by = dict.fromkeys(("sentences", "mentions", "quotes", "credits", "events", "origins"), "hand/1")
        analysis = Analysis(article=self.id, sentences=sentences, made_by=made_by, **layers)  # type: ignore[arg-type]
        return Reading(article, analysis)


UTARA, SELATAN, TIMUR, LAMA, JAHAT = (Maker(name) for name in PAGES)


def readings() -> dict[str, Reading]:
    """The five pages with their findings, by name."""
    meeting = {"type": "CONSULT", "mode": "third-party", "date": "2025-03-05", "date_basis": "stated", "main": True}
    one = EventMention(
        id="e-utara",
        trigger=UTARA.at("bertemu Perdana"),
        evidence=UTARA.at(UTARA.text.split("\n")[4]),
        actors=(UTARA.party("Arya Wicak", "Arya Wicak", WICAK), UTARA.party("Lusi Tirta", "Lusi Tirta", TIRTA)),
        date_span=UTARA.at("Rabu (5/3/2025)"),
        place=Party(span=UTARA.at("Astana"), name="Astana", type="GPE"),
        contexts=("diplomatic",),
        **meeting,
    )
    two = EventMention(
        id="e-selatan",
        trigger=SELATAN.at("Pertemuan perdana"),
        evidence=SELATAN.at(SELATAN.text.split("\n")[4]),
        actors=(SELATAN.party("Arya Wicak", "Arya Wicak", WICAK), SELATAN.party("Lusi Tirta", "Lusi Tirta", TIRTA)),
        date_span=SELATAN.at("Rabu (5/3/2025)"),
        place=Party(span=SELATAN.at("Astana"), name="Astana", type="GPE"),
        **meeting,
    )
    invited = EventMention(
        id="e-timur",
        type="AGREE",
        trigger=TIMUR.at("menerima undangan"),
        evidence=TIMUR.at("Lusi Tirta menerima undangan"),
        actors=(TIMUR.party("Lusi Tirta", "Lusi Tirta", TIRTA),),
        recipients=(TIMUR.party("Arya Wicak", "Arya Wicak", WICAK),),
        asserted_by=(Hop(kind="agency", name="RIA", span=TIMUR.at("RIA"), how="inline"),),
        confidence=0.4,
    )
    visit = EventMention(
        id="e-lama",
        type="CONSULT",
        mode="visit",
        trigger=LAMA.at("tiba di Delta"),
        evidence=LAMA.at("Arya Wicak tiba di Delta, Selasa."),
        actors=(LAMA.party("Arya Wicak", "Arya Wicak", WICAK),),
        date="2023-05-09",
        date_basis="anchored",
        date_span=LAMA.at("Selasa"),
    )
    quote_one = Quote(
        id="q-utara",
        span=UTARA.at("Kami bekerja erat di forum dunia, dan pandangan kami serupa"),
        kind="direct",
        speaker=UTARA.party("Wicak dikutip", "Arya Wicak", WICAK),
        cue=UTARA.at("kata"),
        said="2025-03-05",
        said_basis="event",
        credited_to=(Credited(source="TASS", start=UTARA.at("TASS").start, end=UTARA.at("TASS").end, scope="inline"),),
        chain=(
            Hop(kind="speaker", name="Arya Wicak", span=UTARA.at("Wicak dikutip"), how="inline"),
            Hop(kind="agency", name="TASS", span=UTARA.at("TASS"), how="inline"),
            Hop(kind="outlet", name="Kabar Utara", span=None, how="page"),
        ),
    )
    quote_two = Quote(
        id="q-selatan",
        span=SELATAN.at("Kami erat bekerja di panggung dunia, dan pandangan kami mirip"),
        kind="direct",
        speaker=SELATAN.party("Wicak seperti", "Arya Wicak", WICAK),
        chain=(Hop(kind="agency", name=None, span=None, how="page"),),
    )
    nameless = Quote(id="q-timur", span=TIMUR.at("Perjanjian kemitraan hampir selesai"), kind="indirect")
    odd = Quote(
        id="q-jahat",
        span=JAHAT.at("berkata <b>hal</b> aneh"),
        kind="direct",
        speaker=JAHAT.party("Arya Wicak", "Arya Wicak", WICAK),
    )
    return {
        "utara.txt": UTARA.reading(
            mentions=(
                UTARA.person("Arya Wicak", "Arya Wicak", WICAK),
                UTARA.person("Lusi Tirta", "Lusi Tirta", TIRTA),
                Mention(
                    span=UTARA.at("Bram Kelana"),
                    type="PER",
                    actor="x-bram000000",
                    name="Bram Kelana",
                    title=UTARA.at("Ajudan"),
                ),
                Mention(span=UTARA.at("Astana"), type="GPE", actor="Q1520", name="Astana", country="KZ"),
            ),
            times=(
                When(span=UTARA.at("Rabu (5/3/2025)"), value="2025-03-05", granularity="day", rule="day with date"),
                When(span=UTARA.at("pekan lalu"), value="2025-W09", granularity="week", rule="last week"),
            ),
            credits=(
                Credit(
                    span=UTARA.at("dikutip dari TASS"),
                    sources=("TASS",),
                    kind="wire",
                    covers="sentence",
                    cue=UTARA.at("dikutip dari"),
                ),
            ),
            quotes=(quote_one,),
            events=(one,),
            origins=(Origin(name="TASS", kind="wire", span=UTARA.at("TASS")),),
        ),
        "selatan.txt": SELATAN.reading(
            mentions=(
                SELATAN.person("Arya Wicak", "Arya Wicak", WICAK),
                SELATAN.person("Lusi Tirta", "Lusi Tirta", TIRTA),
            ),
            credits=(
                Credit(
                    span=SELATAN.at("dikutip Warta Selatan"),
                    sources=("Warta Selatan",),
                    kind="self",
                    covers="sentence",
                    cue=SELATAN.at("dikutip"),
                ),
            ),
            quotes=(quote_two,),
            events=(two,),
        ),
        "timur.txt": TIMUR.reading(
            mentions=(TIMUR.person("Arya Wicak", "Arya Wicak", WICAK), TIMUR.person("Lusi Tirta", "Lusi Tirta", TIRTA)),
            credits=(
                Credit(
                    span=TIMUR.at("laporan RIA yang dikutip Reuters"),
                    sources=("RIA", "Reuters"),
                    kind="wire",
                    covers="sentence",
                    cue=TIMUR.at("dikutip"),
                ),
            ),
            quotes=(nameless,),
            events=(invited,),
            origins=(
                Origin(name="RIA", kind="wire", span=TIMUR.at("RIA")),
                Origin(name="Reuters", kind="wire", span=TIMUR.at("Reuters")),
            ),
        ),
        "lama.txt": LAMA.reading(
            mentions=(LAMA.person("Arya Wicak", "Arya Wicak", WICAK),),
            events=(visit,),
            origins=(Origin(name="Reuters", kind="wire", span=LAMA.at("Reuters")),),
            credits=(
                Credit(
                    span=LAMA.at("melalui Reuters"),
                    sources=("Reuters",),
                    kind="wire",
                    covers="sentence",
                    cue=LAMA.at("melalui"),
                ),
            ),
        ),
        "jahat.html": JAHAT.reading(mentions=(JAHAT.person("Arya Wicak", "Arya Wicak", WICAK),), quotes=(odd,)),
    }
