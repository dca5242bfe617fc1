"""The library: reading pages and asking records from Python."""

from runut.library.archive import Archive, open
from runut.library.reading import Page, read
from runut.library.rows import Rows

__all__ = ["Archive", "Page", "Rows", "open", "read"]
