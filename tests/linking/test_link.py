"""Stories and copies from pages that we wrote, and from the pages that this project began with."""

from __future__ import annotations

from pathlib import Path

import pytest

from runut.analysis import analyse
from runut.linking import features, link, link_features
from runut.model import Choice, Page, Reading
from runut.reading import read

PORT = """Pelabuhan Tanjung Biru Ditutup setelah Kapal Tanker Kandas

Otoritas pelabuhan Tanjung Biru menutup alur pelayaran pada Kamis pagi setelah kapal tanker Samudra Jaya kandas di
karang Pulau Kerang. Kepala otoritas pelabuhan Darmin Wiranto mengatakan tumpahan minyak mencapai dua kilometer
dan nelayan diminta menjauh. Empat kapal tunda dikerahkan untuk menarik tanker itu saat air pasang.
"""
PORT_AGAIN = """Tanker Samudra Jaya Kandas, Alur Pelayaran Tanjung Biru Dihentikan

Kapal tanker Samudra Jaya kandas di karang dekat Pulau Kerang sehingga alur pelayaran Tanjung Biru ditutup otoritas
pelabuhan, Kamis. Darmin Wiranto, kepala otoritas pelabuhan, menyebut tumpahan minyak meluas hingga dua kilometer.
Nelayan diminta menjauh sementara kapal tunda menunggu air pasang untuk menarik tanker.
"""
HARVEST = """Panen Kopi Lereng Sembilan Turun karena Hujan

Petani kopi di Lereng Sembilan mencatat panen tahun ini turun sepertiga akibat hujan yang tak berhenti sejak awal
musim. Koperasi setempat berharap harga biji kering naik pada akhir musim supaya kerugian petani tertutup.
"""


def reading(name: str, text: str) -> Reading:
    article = read(Page(source=name, data=text.encode(), stated_language="id", stated_date="2025-03-06"))
    return Reading(article, analyse(article))


def test_two_reports_of_one_happening_are_one_story_and_a_third_stands_alone() -> None:
    pages = [reading("a.txt", PORT), reading("b.txt", PORT_AGAIN), reading("c.txt", HARVEST)]
    links = link(pages)
    sizes = sorted(story.counts.articles for story in links.stories)
    assert sizes == [1, 2]
    assert link(pages[::-1]) == links


def test_a_copy_is_found_with_its_passages() -> None:
    longer = PORT + "\nWarga pulau diminta melapor kepada petugas bila melihat minyak di pantai mereka.\n"
    one, two = reading("a.txt", PORT), reading("b.txt", longer)
    (copy,) = link([one, two]).copies
    assert copy.kind in {"identical", "cut", "extended"}
    assert copy.containment > 0.95
    text = {page.article.id: page.article.text for page in (one, two)}
    left, right = copy.articles
    for a0, a1, b0, b1 in copy.spans:
        assert text[left][a0:a1].split() == text[right][b0:b1].split()


def test_a_person_can_join_and_part_stories() -> None:
    pages = [features(reading(name, text)) for name, text in (("a", PORT), ("b", PORT_AGAIN), ("c", HARVEST))]
    port, again, harvest = (page.article for page in pages)
    before = link_features(pages)
    parted = Choice(id="1", kind="split", about="story", targets=(port, again), at="2025-03-07")
    assert len(link_features(pages, choices=[parted]).stories) == 3
    of = {article: story.id for story in before.stories for article in story.articles}
    merged = Choice(id="2", kind="merge", about="story", targets=(of[port], harvest), at="2025-03-08")
    (story,) = link_features(pages, choices=[merged]).stories
    assert set(story.articles) == {port, again, harvest}


@pytest.mark.shared
def test_the_first_five_pages_are_three_stories(shared: Path) -> None:
    pages = []
    for path in sorted((shared / "seeds").glob("*.txt")):
        article = read(Page(source=str(path), data=path.read_bytes()))
        pages.append(Reading(article, analyse(article)))
    name = {page.article.id: page.article.name[:3] for page in pages}
    stories = {frozenset(name[article] for article in story.articles) for story in link(pages).stories}
    assert stories == {frozenset({"000", "001", "003"}), frozenset({"002"}), frozenset({"004"})}
