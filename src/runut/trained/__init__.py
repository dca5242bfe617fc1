"""Trained models: the files that this project trained, and the one loader."""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files
from typing import Any

import pycrfsuite


@cache
def tagger(name: str) -> Any:
    """The conditional random field in `<name>.crfsuite`; raises FileNotFoundError when it was not shipped."""
    with as_file(files("runut.trained").joinpath(f"{name}.crfsuite")) as path:
        if not path.is_file():
            raise FileNotFoundError(f"no trained model {name}.crfsuite")
        model = pycrfsuite.Tagger()
        model.open(str(path))
    return model


@cache
def table(name: str) -> dict[str, tuple[str, ...]]:
    """The rows of `<name>.tsv` by their first column; the header line and remarks are left out."""
    text = files("runut.trained").joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")][1:]
    found = {}
    for line in lines:
        word, *rest = line.split("\t")
        found[word] = tuple(rest)
    return found
