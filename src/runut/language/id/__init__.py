"""Data files of this language; see docs/recipes for what each slot holds."""
