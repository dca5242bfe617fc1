"""Events: who did what to whom, when and where, with which status, and on whose word."""

from __future__ import annotations

import msgspec

from runut.analysis.events.candidate import candidates
from runut.analysis.events.clear import CLEAR, clear_act, only_topic
from runut.analysis.events.features import features
from runut.analysis.events.scorer import IN_TITLE, THRESHOLD, Scorer, scorer
from runut.analysis.events.telling import carried_aims, main_of, mention, merged, telling
from runut.analysis.events.topic import DEMAND, elsewhere
from runut.analysis.extractor import Extractor
from runut.language import Language
from runut.model import Analysis, Article, EventMention


def events_of(
    article: Article, analysis: Analysis, language: Language, *, sanction: int = 4, model: Scorer | None = None
) -> tuple[EventMention, ...]:
    """Every event that the article tells, in order of place, one for each act.

    `sanction` is the quad class of SANCTION, 4 (material conflict) as in the manual's text, or 3;
    `model` another scorer than the shipped one.
    """
    model = model or scorer()
    threshold = DEMAND if elsewhere(article, analysis, language) else THRESHOLD
    taken = []
    for candidate in candidates(article, analysis, language):
        least = min(threshold, IN_TITLE) if candidate.block == "title" and threshold == THRESHOLD else threshold
        if only_topic(candidate):
            continue
        if threshold == THRESHOLD and clear_act(candidate, analysis):
            least = min(least, CLEAR)
        verdict = model.judge(features(candidate), threshold=least)
        if verdict.type and (told := telling(candidate, verdict, article, analysis)):
            taken.append(told)
    groups = merged(taken)
    main = main_of(groups)
    found = []
    for number, group in enumerate(groups):
        event = mention(group, article, analysis, language, sanction=sanction)
        found.append(msgspec.structs.replace(event, main=True) if number == main else event)
    found = carried_aims(found)
    return tuple(sorted(found, key=lambda event: (event.trigger.start, event.id)))


def extract(article: Article, analysis: Analysis, language: Language) -> tuple[EventMention, ...]:
    """The events layer of an analysis."""
    return events_of(article, analysis, language)


EVENTS = Extractor(
    "events",
    "2",
    needs=("sentences", "mentions", "times", "references", "quotes", "credits"),
    gives="events",
    extract=extract,
)

__all__ = ["EVENTS", "events_of"]
