"""Exports: every form in which a record leaves the house, in one list."""

from runut.errors import UsageError
from runut.view.export.annotations import ANNOTATIONS
from runut.view.export.calendar import ICAL
from runut.view.export.citations import BIBTEX, CSL, RIS
from runut.view.export.export import EVERYTHING, Chunks, Export, File, Selection, Shelf
from runut.view.export.feeds import ATOM, JSON_FEED
from runut.view.export.ftm import FTM
from runut.view.export.gdelt import GDELT_EVENTS, GDELT_MENTIONS
from runut.view.export.geojson import GEOJSON
from runut.view.export.graph import GEXF, GRAPHML
from runut.view.export.jsonld import JSONLD
from runut.view.export.ledger import LEDGER
from runut.view.export.ninjs import NINJS
from runut.view.export.notes import MARKDOWN
from runut.view.export.plover_json import PLOVER
from runut.view.export.polecat import POLECAT
from runut.view.export.table import BY_NAME, TABLES, Column, Table
from runut.view.export.table_files import CSV, JSONL, PARQUET
from runut.view.export.timeline import TIMELINE
from runut.view.export.whole import CORRECTIONS, READINGS

EXPORTS: tuple[Export, ...] = (
    POLECAT, GDELT_EVENTS, GDELT_MENTIONS, PLOVER, FTM, JSONLD, ANNOTATIONS, NINJS, LEDGER, ICAL, GEOJSON, GEXF,
    GRAPHML, TIMELINE, CSL, RIS, BIBTEX, MARKDOWN, CSV, JSONL, PARQUET, ATOM, JSON_FEED, READINGS, CORRECTIONS,
)  # fmt: skip
"""Every export; a new one is one file in this folder and one name here."""


def export_named(name: str) -> Export:
    """The export called `name`; raises UsageError with the names that there are."""
    for export in EXPORTS:
        if export.name == name:
            return export
    raise UsageError(f"no export {name!r}", remedy=f"exports: {', '.join(item.name for item in EXPORTS)}")


__all__ = [
    "BY_NAME", "EVERYTHING", "EXPORTS", "TABLES", "Chunks", "Column", "Export", "File", "Selection", "Shelf", "Table",
    "export_named",
]  # fmt: skip
