"""The record: everything that was read and concluded, in one SQLite file."""

from runut.record.neighbourhood import Edge, Neighbourhood
from runut.record.read import Line
from runut.record.search import Hit, match_expression
from runut.record.store import Record, open_record
from runut.record.write import Writer, day_of

__all__ = ["Edge", "Hit", "Line", "Neighbourhood", "Record", "Writer", "day_of", "match_expression", "open_record"]
