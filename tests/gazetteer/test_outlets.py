from runut.gazetteer.outlets import by_form, find_outlets, outlet_named, outlets


def names(text):
    return [(text[f.start : f.end], f.outlet.name) for f in find_outlets(text)]


def test_the_table_is_whole():
    rows = outlets()
    assert len(rows) >= 100
    assert len({row.name for row in rows}) == len(rows)
    assert {row.kind for row in rows} == {"agency", "outlet", "official"}
    assert sum(len(row.forms) for row in rows) == len(by_form()), "one spelling belongs to two outlets"
    for row in rows:
        assert row.forms[0] == row.name
        assert row.ambiguous <= set(row.forms)
        assert row.source
        assert row.country is None or (len(row.country) == 2 and row.country.isupper())


def test_longest_spelling_wins():
    assert names("Menurut The Times of Israel dan CNN Indonesia") == [
        ("The Times of Israel", "The Times of Israel"),
        ("CNN Indonesia", "CNN Indonesia"),
    ]


def test_glued_words():
    assert names("seperti dilansirAFPdanReuters, Rabu") == [("AFP", "AFP"), ("Reuters", "Reuters")]
    assert names("AFPmelaporkan hal itu") == [("AFP", "AFP")]


def test_parts_of_words_are_no_outlets():
    assert names("APBN, RAPBN dan ANTARAN") == []
    assert names("perbedaan antara keduanya") == []


def test_ambiguous_forms_are_marked():
    (found,) = find_outlets("Ketua RT setempat")
    assert not found.sure
    assert outlet_named("reuters").name == "Reuters"
    assert outlet_named("kontan") is None
