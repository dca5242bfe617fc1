"""Who speaks, to whom and through which hands."""

from __future__ import annotations

from reading_quotes import analyse_quotes, article_of, quotes_of

NAMES = {"Sari Wulan": "PER", "Budi Rahman": "PER", "Atlantis": "GPE", "Lemuria": "GPE", "Dewan Laut": "ORG"}


def speakers(text, language="id"):
    return [q.speaker and (q.speaker.name or q.speaker.span.text) for q in quotes_of(text, NAMES, language)]


def test_the_name_behind_and_before_the_cue():
    assert speakers('"Selat itu aman bagi semua kapal," kata Menteri Pelabuhan Sari Wulan.') == ["Sari Wulan"]
    assert speakers(
        '"Selat itu aman bagi semua kapal," Sari Wulan, menteri pelabuhan, mengatakan kepada wartawan.'
    ) == ["Sari Wulan"]
    assert speakers("Sari Wulan, yang baru tiba dari Lemuria, mengatakan selat itu aman bagi kapal.") == ["Sari Wulan"]


def test_a_quotation_handed_on_from_a_statement():
    text = '"Kami menjaga selat itu siang dan malam," kutip sebuah koran pelabuhan dari pernyataan Sari Wulan.'
    assert speakers(text) == ["Sari Wulan"]


def test_apposition_behind_an_office():
    text = '"Selat itu aman bagi semua kapal," kata Menteri Pelabuhan Atlantis, Sari Wulan dalam pidatonya.'
    assert speakers(text) == ["Sari Wulan"]


def test_a_relative_clause_speaks_for_its_noun():
    text = "Dewan Laut sependapat dengan Sari Wulan, yang telah mendesak agar selat itu dibuka kembali."
    assert speakers(text) == ["Sari Wulan"]


def test_pronouns_look_back():
    text = '"Selat itu aman bagi semua kapal," kata Sari Wulan.\n"Kami menjaganya siang dan malam," ujarnya.'
    assert speakers(text) == ["Sari Wulan", "Sari Wulan"]


def test_described_speakers_stay_unnamed():
    text = "Seorang pejabat senior Atlantis yang enggan disebut namanya mengatakan selat itu sudah ditutup."
    quotes = quotes_of(text, NAMES)
    speaker = quotes[-1].speaker
    assert speaker.name is None
    assert "pejabat senior Atlantis" in speaker.span.text


def test_joint_speakers():
    (quote,) = quotes_of("Atlantis maupun Lemuria menyerukan gencatan senjata di selat itu.", NAMES)
    assert {quote.speaker.name, *(p.name for p in quote.joint)} == {"Atlantis", "Lemuria"}


def test_a_body_with_its_country():
    (quote,) = quotes_of("Militer Atlantis mengatakan tiga kapal telah dicegat di selat itu.", NAMES)
    assert quote.speaker.span.text == "Militer Atlantis"


def test_english_speakers():
    assert speakers("The strait is safe for every ship, Sari Wulan said on Monday.", "en") == ["Sari Wulan"]
    assert speakers('"The strait is safe for every ship," said Sari Wulan.', "en") == ["Sari Wulan"]


def test_addressee_channel_and_occasion():
    (quote,) = quotes_of('"Selat itu aman," kata Sari Wulan kepada wartawan dalam konferensi pers di Lemuria.', NAMES)
    assert quote.addressee.span.text == "wartawan"
    assert quote.occasion.text == "dalam konferensi pers"
    (posted,) = quotes_of('"Selat itu aman," tulis Sari Wulan dalam sebuah unggahan di Telegram.', NAMES)
    assert posted.channel.text.startswith("dalam sebuah unggahan")


def test_the_chain_runs_from_the_speaker_to_the_outlet():
    article = article_of(
        '"Selat itu aman bagi semua kapal," kata Sari Wulan dalam sebuah unggahan, dikutip dari Reuters.',
        outlet="Kabar Selat",
    )
    (quote,) = analyse_quotes(article, NAMES).quotes
    assert [(h.kind, h.how) for h in quote.chain] == [
        ("speaker", "inline"),
        ("channel", "inline"),
        ("agency", "inline"),
        ("outlet", "page"),
    ]
    assert quote.chain[2].name == "Reuters"
    for hop in quote.chain:
        assert hop.span is None or article.text[hop.span.start : hop.span.end] == hop.span.text
