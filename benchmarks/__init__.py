"""Measurements of speed and growth; `python -m benchmarks` prints the table, `-k NAME` one part of it."""
