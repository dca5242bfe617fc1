"""Linking: what many articles amount to together, every decision with its score, its reason and its words."""

from runut.linking.compare import edges
from runut.linking.edge import Edge
from runut.linking.features import Features, features
from runut.linking.keys import keys
from runut.linking.link import Index, link, link_features
from runut.linking.resolve import resolve

__all__ = ["Edge", "Features", "Index", "edges", "features", "keys", "link", "link_features", "resolve"]
