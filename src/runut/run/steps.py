"""The work as plain functions: from a page to what became of it."""

from __future__ import annotations

from runut.analysis import analyse
from runut.errors import RunutError
from runut.model import Failure, Page, Reading, bytes_hash
from runut.reading import read


def page_to_outcome(page: Page) -> Reading | Failure:
    """Read and analyse one page; a page that cannot be read becomes a Failure, nothing is raised.

    An error that is not ours is a fault in an extractor: it costs its page, with type and words as the reason,
    and never the run.
    """
    stage = "read"
    try:
        article = read(page)
        stage = "analyse"
        return Reading(article, analyse(article))
    except RunutError as error:
        return Failure(source=page.source, stage=stage, reason=str(error), sha256=bytes_hash(page.data))
    except (ArithmeticError, LookupError, TypeError, ValueError, RecursionError, AttributeError, MemoryError) as error:
        reason = f"{type(error).__name__}: {error}"
        return Failure(source=page.source, stage=stage, reason=reason, sha256=bytes_hash(page.data))
