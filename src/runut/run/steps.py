"""The work as plain functions: from a page to what became of it."""

from __future__ import annotations

import re

import msgspec

from runut.analysis import analyse
from runut.analysis.events.judge import second_opinion
from runut.errors import JudgeError, RunutError
from runut.model import Analysis, Article, Failure, Page, Reading, bytes_hash
from runut.reading import read
from runut.settings import Settings


class Manner(msgspec.Struct, frozen=True, kw_only=True):
    """How pages are read: `fast` takes the bulk HTML reader, `judge` asks a second opinion at an address,
    `sanction_quad` is the quad class of SANCTION."""

    fast: bool = False
    judge: str = ""
    sanction_quad: int = 4

    @classmethod
    def of(cls, settings: Settings, *, fast: bool = False) -> Manner:
        """The manner that the settings ask for."""
        return cls(fast=fast, judge=settings.judge, sanction_quad=settings.sanction_quad)


DEFAULT_MANNER = Manner()


def page_to_outcome(page: Page, manner: Manner = DEFAULT_MANNER) -> Reading | Failure:
    """Read and analyse one page; a page that cannot be read becomes a Failure, nothing is raised.

    An error that is not ours is a fault in an extractor: it costs its page, with type and words as the reason,
    and never the run.
    """
    stage = "read"
    try:
        article = read(page, fast=manner.fast)
        stage = "analyse"
        return Reading(article, _judged(article, _classed(analyse(article), manner), manner))
    except RunutError as error:
        return Failure(source=page.source, stage=stage, reason=str(error), sha256=bytes_hash(page.data))
    except (ArithmeticError, AssertionError, AttributeError, LookupError, MemoryError) as error:
        return _fault(page, stage, error)
    except (OSError, RuntimeError, TypeError, ValueError, re.error) as error:
        return _fault(page, stage, error)


def _fault(page: Page, stage: str, error: Exception) -> Failure:
    reason = f"{type(error).__name__}: {error}"
    return Failure(source=page.source, stage=stage, reason=reason, sha256=bytes_hash(page.data))


def _classed(analysis: Analysis, manner: Manner) -> Analysis:
    """Sanctions in the quad class that the settings name."""
    quad = manner.sanction_quad
    if all(event.type != "SANCTION" or event.quad == quad for event in analysis.events):
        return analysis
    events = tuple(
        msgspec.structs.replace(event, quad=quad) if event.type == "SANCTION" else event for event in analysis.events
    )
    return msgspec.structs.replace(analysis, events=events)


def _judged(article: Article, analysis: Analysis, manner: Manner) -> Analysis:
    """The analysis after a second opinion, if one is asked for; what it said is counted under "judge"."""
    if not manner.judge:
        return analysis
    try:
        opinion = second_opinion(article, analysis, manner.judge)
    except JudgeError as error:
        # A judge that does not answer costs nothing but its opinion, and the reading says so.
        return msgspec.structs.replace(analysis, made_by={**analysis.made_by, "judge": f"no answer: {error}"})
    said = f"{opinion.confirmed} confirmed, {opinion.proposed} proposed, {opinion.discarded} discarded"
    made_by = {**analysis.made_by, "judge": f"{manner.judge}: {said}"}
    return msgspec.structs.replace(analysis, events=opinion.events, made_by=made_by)
