"""The articles as a bibliography: CSL-JSON, RIS and BibTeX."""

from __future__ import annotations

from runut.view.cite import bibtex, csl, ris
from runut.view.export.export import Chunks, Export, Selection, Shelf, articles_of, json_list, one_file


def _csl(shelf: Shelf, selection: Selection) -> Chunks:
    return json_list(b"[", (csl(shelf.article(key)) for key in articles_of(shelf, selection)), b"\n]\n")


def _ris(shelf: Shelf, selection: Selection) -> Chunks:
    for key in articles_of(shelf, selection):
        yield ris(shelf.article(key)).encode()


def _bibtex(shelf: Shelf, selection: Selection) -> Chunks:
    for key in articles_of(shelf, selection):
        yield bibtex(shelf.article(key)).encode()


_LOSES = "everything but how to cite the articles"
CSL = Export(
    name="csl",
    about="CSL-JSON for Zotero, pandoc and word processors",
    media_type="application/vnd.citationstyles.csl+json",
    loses=_LOSES,
    files=one_file("articles.csl.json", _csl),
)
RIS = Export(
    name="ris",
    about="RIS for EndNote, Mendeley and Zotero",
    media_type="application/x-research-info-systems",
    loses=_LOSES,
    files=one_file("articles.ris", _ris),
)
BIBTEX = Export(
    name="bibtex",
    about="BibTeX for LaTeX",
    media_type="application/x-bibtex",
    loses=_LOSES,
    files=one_file("articles.bib", _bibtex),
)
