"""Linking: what many articles amount to together, every decision with its score, its reason and its words."""

from runut.linking.actors import Sighting, merge, sightings
from runut.linking.arcs import arcs
from runut.linking.compare import edges
from runut.linking.edge import Edge
from runut.linking.features import Features, features
from runut.linking.keys import keys, worth_comparing
from runut.linking.link import Index, link, link_features
from runut.linking.outline import Outline, outline
from runut.linking.resolve import resolve

VERSION = "linking/14"
"""Raised when features, keys or edges change, so that a record compares its articles anew."""

JOINING = frozenset({"copy", "story", "possible", "event", "quote"})
"""The kinds of edges along which articles are resolved together."""

__all__ = [
    "JOINING",
    "VERSION",
    "Edge",
    "Features",
    "Index",
    "Outline",
    "Sighting",
    "arcs",
    "edges",
    "features",
    "keys",
    "link",
    "link_features",
    "merge",
    "outline",
    "resolve",
    "sightings",
    "worth_comparing",
]
