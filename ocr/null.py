"""An engine that reads nothing: everything but reading can be run and tested with it."""

from __future__ import annotations

from collections.abc import Sequence

from ocr.engine import Line, Picture, Quad, Script


class NullEngine:
    """Sees no text. Cards are then found by their edges alone."""

    name = "null"
    scripts: frozenset[Script] = frozenset()

    def detect(self, picture: Picture) -> tuple[Quad, ...]:
        """Nothing."""
        return ()

    def recognize(self, picture: Picture, quads: Sequence[Quad]) -> tuple[Line | None, ...]:
        """None for every quad."""
        return (None,) * len(quads)

    def read(self, picture: Picture) -> tuple[Line, ...]:
        """Nothing."""
        return ()
