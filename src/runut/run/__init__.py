"""Run: the only place that joins collecting, reading, analysis, linking and the record."""

from runut.run.steps import page_to_outcome

__all__ = ["page_to_outcome"]
