"""PLOVER, the ontology of political events that Runut codes in: types, modes, contexts, sectors, the CAMEO bridge."""

from runut.plover.ontology import (
    CameoRow,
    EventType,
    Mode,
    cameo,
    contexts,
    first_of,
    from_cameo,
    intensity,
    modes,
    quad,
    sectors,
    shift,
    to_cameo,
    types,
)

__all__ = [
    "CameoRow", "EventType", "Mode", "cameo", "contexts", "first_of", "from_cameo", "intensity", "modes", "quad",
    "sectors", "shift", "to_cameo", "types",
]  # fmt: skip
