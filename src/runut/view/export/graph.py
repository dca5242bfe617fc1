"""Who dealt with whom, as GEXF and GraphML: nodes are actors, every edge one event that happened."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product
from xml.sax.saxutils import escape, quoteattr

import msgspec

from runut.model import Event, Party
from runut.view.export.export import Chunks, Export, Selection, Shelf, events_of, one_file
from runut.view.export.status import HAPPENED, first_day, last_day


class Edge(msgspec.Struct, frozen=True, kw_only=True):
    """One event between two actors; `weight` is its number of independent origins (0 when none is named)."""

    id: str
    source: str
    target: str
    event: Event


def _key(party: Party) -> str | None:
    return party.actor or (f"name:{party.name}" if party.name else None)


def edges(event: Event) -> Iterator[Edge]:
    """Actors to recipients; actors that act together without recipients are joined with each other."""
    if event.status not in HAPPENED:
        return
    actors = [key for key in map(_key, event.actors) if key]
    recipients = [key for key in map(_key, event.recipients) if key]
    pairs = product(actors, recipients) if recipients else combinations(actors, 2)
    for n, (source, target) in enumerate(pairs):
        yield Edge(id=f"{event.id}-{n}", source=source, target=target, event=event)


def _nodes(shelf: Shelf, selection: Selection) -> dict[str, Party]:
    found: dict[str, Party] = {}
    for event in events_of(shelf, selection):
        if event.status in HAPPENED:
            for party in (*event.actors, *event.recipients):
                key = _key(party)
                if key:
                    found.setdefault(key, party)
    return dict(sorted(found.items()))


def _xml(text: str | None) -> str:
    return "".join(letter for letter in text or "" if letter >= " " and letter not in "\ufffe\uffff")


def gexf(shelf: Shelf, selection: Selection) -> Chunks:
    """GEXF 1.2 with dates on the edges; a month or a year gives no date."""
    yield (
        b'<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n'
        b'<graph mode="dynamic" defaultedgetype="directed" timeformat="date">\n'
        b'<attributes class="node"><attribute id="0" title="type" type="string"/>'
        b'<attribute id="1" title="country" type="string"/></attributes>\n'
        b'<attributes class="edge"><attribute id="0" title="type" type="string"/>'
        b'<attribute id="1" title="mode" type="string"/><attribute id="2" title="event" type="string"/>'
        b'<attribute id="3" title="words" type="string"/></attributes>\n<nodes>\n'
    )
    for key, party in _nodes(shelf, selection).items():
        label = quoteattr(_xml(party.name or key))
        values = f'<attvalue for="0" value={quoteattr(party.type or "")}/>'
        values += f'<attvalue for="1" value={quoteattr(party.country or "")}/>'
        yield f"<node id={quoteattr(_xml(key))} label={label}><attvalues>{values}</attvalues></node>\n".encode()
    yield b"</nodes>\n<edges>\n"
    for event in events_of(shelf, selection):
        for edge in edges(event):
            start, end = first_day(event.date), last_day(event.date)
            when = f' start="{start}" end="{end}"' if start and end else ""
            words = _xml(event.evidence[0].text if event.evidence else "")
            cells = (event.type, event.mode or "", event.id, words)
            values = "".join(f'<attvalue for="{n}" value={quoteattr(cell)}/>' for n, cell in enumerate(cells))
            yield (
                f'<edge id="{edge.id}" source={quoteattr(_xml(edge.source))} target={quoteattr(_xml(edge.target))}'
                f' weight="{event.counts.origins}"{when}><attvalues>{values}</attvalues></edge>\n'
            ).encode()
    yield b"</edges>\n</graph>\n</gexf>\n"


def graphml(shelf: Shelf, selection: Selection) -> Chunks:
    """GraphML with the same nodes and edges; dates as they are stated."""
    keys = [("label", "node", "string"), ("type", "node", "string"), ("country", "node", "string"),
            ("event_type", "edge", "string"), ("event", "edge", "string"), ("date", "edge", "string"),
            ("weight", "edge", "int"), ("words", "edge", "string")]  # fmt: skip
    yield b'<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for name, where, kind in keys:
        yield f'<key id="{name}" for="{where}" attr.name="{name}" attr.type="{kind}"/>\n'.encode()
    yield b'<graph edgedefault="directed">\n'
    for key, party in _nodes(shelf, selection).items():
        cells = {"label": party.name or key, "type": party.type or "", "country": party.country or ""}
        yield f"<node id={quoteattr(_xml(key))}>{_data(cells)}</node>\n".encode()
    for event in events_of(shelf, selection):
        for edge in edges(event):
            cells = {
                "event_type": event.type,
                "event": event.id,
                "date": event.date or "",
                "weight": str(event.counts.origins),
                "words": event.evidence[0].text if event.evidence else "",
            }
            ends = f"source={quoteattr(_xml(edge.source))} target={quoteattr(_xml(edge.target))}"
            yield f'<edge id="{edge.id}" {ends}>{_data(cells)}</edge>\n'.encode()
    yield b"</graph>\n</graphml>\n"


def _data(cells: dict[str, str]) -> str:
    return "".join(f'<data key="{name}">{escape(_xml(value))}</data>' for name, value in cells.items())


_LOSES = "events that did not happen (planned, possible, denied, negated); events with fewer than two actors"
GEXF = Export(
    name="gexf",
    about="GEXF for Gephi: actors and the events between them, weight = independent origins, with dates",
    media_type="application/gexf+xml",
    loses=_LOSES,
    files=one_file("actors.gexf", gexf),
)
GRAPHML = Export(
    name="graphml",
    about="GraphML: the same graph for yEd, igraph, networkx and Cytoscape",
    media_type="application/graphml+xml",
    loses=_LOSES,
    files=one_file("actors.graphml", graphml),
)
