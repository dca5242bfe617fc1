"""Scorer: a small linear model that accepts a candidate, gives it another type, or says that it tells no event."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Any

import msgspec
import numpy as np

from runut.model.finding import Status

THRESHOLD = 0.38
"""Below this chance of being any event a candidate is dropped: between the best thresholds of sentences and pages."""


IN_TITLE = 0.25
"""The same for headlines, which tell an event more often than not."""


class Verdict(msgspec.Struct, frozen=True):
    """`type` is None for no event; `confidence` the chance that there is an event of this type, 0 to 1; `status`
    the likeliest status of the act."""

    type: str | None
    confidence: float
    status: Status


class Scorer:
    """Weights by feature name: one column for each label, then one for each status."""

    def __init__(self, data: bytes) -> None:
        with np.load(BytesIO(data)) as stored:
            names = str(stored["names"]).split("\n")
            self.index = {name: number for number, name in enumerate(names)}
            self.weights: np.ndarray[Any, np.dtype[np.float32]] = stored["weights"].astype(np.float32)
            self.bias: np.ndarray[Any, np.dtype[np.float32]] = stored["bias"]
            self.labels = [str(label) for label in stored["labels"]]
            self.states: list[Status] = [str(state) for state in stored["states"]]  # type: ignore[misc]
        self.none = self.labels.index("NONE")

    def judge(self, features: list[str], *, threshold: float = THRESHOLD) -> Verdict:
        """The verdict over one candidate's features."""
        index = self.index
        rows = sorted({index[name] for name in features if name in index})  # sorted: the same sum in every run
        scores = self.bias + self.weights[rows].sum(axis=0) if rows else self.bias
        kinds, states = scores[: len(self.labels)], scores[len(self.labels) :]
        chances = np.exp(kinds - kinds.max())
        chances /= chances.sum()
        event = 1.0 - float(chances[self.none])
        chances[self.none] = -1.0
        best = int(chances.argmax())
        status = self.states[int(states.argmax())]
        if event < threshold:
            return Verdict(None, round(event, 4), status)
        return Verdict(self.labels[best], round(float(chances[best]), 4), status)


@cache
def scorer() -> Scorer:
    """The shipped model, read once."""
    return Scorer(files("runut.trained").joinpath("events.npz").read_bytes())
