"""Made-up cards as the engine would return them, without a picture."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from enrich.coherence import decide
from enrich.evidence import Evidence, gather
from enrich.roles import ROLES, Role
from ocr.engine import Line


def place(text: str, x: float, y: float, height: float = 20.0) -> Line:
    """A line with its top left corner at (x, y) and letters half as wide as high."""
    right = x + len(text) * height / 2
    return Line(text, 0.99, ((x, y), (right, y), (right, y + height), (x, y + height)))


def stack(*texts: str, x: float = 50.0) -> tuple[Line, ...]:
    """Lines one under the other with one left edge."""
    return tuple(place(text, x, 40.0 + 30.0 * row) for row, text in enumerate(texts))


def card(*texts: str) -> Evidence:
    return gather(stack(*texts), 900, 500)


def decided(evidence: Evidence, **roles: Role) -> dict[str, Role]:
    """Roles by text; each segment is thought to be what ``roles`` says of its first word."""
    found = decide(evidence, shares(evidence, roles))
    return {s.text: role for s, role in zip(evidence.segments, found, strict=True)}


def shares(evidence: Evidence, roles: dict[str, Role]) -> NDArray[np.float64]:
    table = np.full((len(evidence.segments), len(ROLES)), 0.02)
    for at, segment in enumerate(evidence.segments):
        role = roles.get(segment.text.split()[0].strip("(.,"), Role.OTHER)
        table[at, ROLES.index(role)] = 0.9
    return table
