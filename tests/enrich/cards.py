"""Made-up cards as the engine would return them, without a picture."""

from __future__ import annotations

from ocr.engine import Line


def place(text: str, x: float, y: float, height: float = 20.0) -> Line:
    """A line with its top left corner at (x, y) and letters half as wide as high."""
    right = x + len(text) * height / 2
    return Line(text, 0.99, ((x, y), (right, y), (right, y + height), (x, y + height)))


def stack(*texts: str, x: float = 50.0) -> tuple[Line, ...]:
    """Lines one under the other with one left edge."""
    return tuple(place(text, x, 40.0 + 30.0 * row) for row, text in enumerate(texts))
