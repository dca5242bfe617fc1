"""A folder of Markdown notes for Obsidian and its like: stories, actors and articles that link to each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from runut.model import Actor, Article, Event, Story
from runut.view.export.export import Chunks, Export, File, Selection, Shelf, articles_of, events_of
from runut.view.export.status import HAPPENED


def note_name(title: str | None, key: str) -> str:
    """A file name that every system takes and that stays the same: words of the title, then the id."""
    words = re.sub(r"[^\w -]+", " ", title or "").split()
    return " ".join([*words[:8], key])


def _inline(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>|#^])", r"\\\1", " ".join(text.split()))


def _story(story: Story, shelf: Shelf) -> str:
    counts = story.counts
    out = [
        f"# {_inline(story.title)}", "",
        f"{counts.articles} articles · {counts.outlets} outlets · {counts.origins} independent origins"
        + (f" · {counts.unnamed} name no origin" if counts.unnamed else ""), "",
        f"Origins: {', '.join(story.origins) or 'not named'}", "", "## Articles", "",
    ]  # fmt: skip
    for key in story.articles:
        line = shelf.line(key)
        out.append(f"- [[{note_name(line.title, key)}]] ({_inline(line.outlet or 'outlet not named')}, "
                   f"{line.published or 'date not stated'})")  # fmt: skip
    out += ["", "## Events", ""]
    out += [line for event in shelf.events(story=story.id) for line in _event(event, shelf)]
    return "\n".join(out) + "\n"


def _event(event: Event, shelf: Shelf) -> Iterator[str]:
    title = _inline(event.title or f"{event.type} {event.mode or ''}")
    status = "" if event.status in HAPPENED else f" **[{event.status}]**"
    yield f"- {event.date or 'date not known'}{status} {title} ^{event.id}"
    for words in event.evidence:
        line = shelf.line(words.article)
        yield f"    - “{_inline(words.text)}” [[{note_name(line.title, words.article)}]] {words.start}–{words.end}"


def _actor(actor: Actor) -> str:
    out = [f"# {_inline(actor.name)}", "", f"{actor.type}, {actor.country or 'country not known'}, `{actor.id}`", ""]
    if actor.spellings:
        out += ["Spellings: " + ", ".join(_inline(name) for name in actor.spellings), ""]
    out += [f"- {_inline(held.office)} ({held.first or '?'} – {held.last or '?'})" for held in actor.offices]
    return "\n".join(out) + "\n"


def _article(article: Article) -> str:
    head = {"id": article.id, "outlet": article.outlet, "published": article.published, "url": article.url,
            "sha256": article.sha256}  # fmt: skip
    lines = ["---", *(f"{name}: {_yaml(value)}" for name, value in head.items() if value), "---", ""]
    return "\n".join([*lines, f"# {_inline(article.title or article.name)}", ""]) + "\n"


def _yaml(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'


def _chunks(text: str) -> Chunks:
    yield text.encode()


def files(shelf: Shelf, selection: Selection) -> Iterator[File]:
    """One note for each story, actor and article, and an index of events."""
    wanted = None
    if selection.pair or selection.story:
        wanted = set(articles_of(shelf, selection))
    for story in shelf.stories():
        if wanted is None or wanted.intersection(story.articles):
            yield f"stories/{note_name(story.title, story.id)}.md", _chunks(_story(story, shelf))
    if wanted is None:
        for actor in shelf.actors():
            yield f"actors/{note_name(actor.name, actor.id)}.md", _chunks(_actor(actor))
    for key in articles_of(shelf, selection):
        article = shelf.article(key)
        yield f"articles/{note_name(article.title, key)}.md", _chunks(_article(article))

    def index() -> Chunks:
        yield b"# Events\n\n"
        for event in events_of(shelf, selection):
            yield ("\n".join(_event(event, shelf)) + "\n").encode()

    yield "Events.md", index()


MARKDOWN = Export(
    name="markdown",
    about="a folder of Markdown notes with wikilinks: stories, actors, articles, events with their words",
    media_type="text/markdown",
    loses="the articles' texts (they stay in the record), quotes outside events",
    files=files,
    folder=True,
)
