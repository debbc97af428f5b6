"""One figure for how sure a field is: of the fields at 0.9, nine in ten are right."""

from __future__ import annotations


def field_confidence(kind: str, share: float, reading: float, support: float = 0.0) -> float:
    """Confidence 0..1 from the labelling's ``share``, the ``reading`` and cross-evidence ``support``."""
    doubt = (1 - share) * (1 - 0.5 * support) + 0.3 * max(0.0, 0.9 - reading)
    return max(0.0, min(1.0, 1 - doubt))
