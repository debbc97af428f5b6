"""Numbers between words in another script: the first engine knows the digits, the second the words.

``44804 울산광역시 545-7`` is ``44804545-7`` to an engine that reads no Hangul, with nothing in the
middle of the line; one that does reads the digits less surely.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np

from ocr.engine import Char, Line
from ocr.geometry import to_points

_HOLE = 3.0
"""Heights of print that no space between words or numbers is wide."""
_SURE = 0.85
"""Confidence of every digit of a number that outweighs another reading of it."""


def has_hole(line: Line) -> bool:
    """Whether a stretch of the line, long enough for a word, was not read at all."""
    printed = [c.position for c in line.chars if not c.text.isspace()]
    if len(line.chars) != len(line.text) or len(printed) < 2:
        return False
    corners = to_points(line.quad)
    along = float(np.linalg.norm(corners[1] - corners[0]))
    height = max(1.0, float(np.linalg.norm(corners[3] - corners[0])))
    widest = max(b - a for a, b in itertools.pairwise(printed))
    return widest * along > _HOLE * height


def with_sure_digits(line: Line, other: Line) -> Line:
    """``other`` with its numbers as ``line`` has them, where both have as many.

    Args:
        line: read by an engine that is good at digits; letters of its own are left out.
        other: the same print with the letters right.
    """
    if len(line.chars) != len(line.text) or len(other.chars) != len(other.text):
        return other
    numbers, own = _numbers(line), _numbers(other)
    if len(numbers) != len(own):
        return other
    chars = list(other.chars)
    for (a, b), (start, end) in zip(reversed(own), reversed(numbers), strict=True):
        sure = line.chars[start:end]
        digits = [c for c in sure if c.text.isdigit()]
        if min(c.confidence for c in digits) >= _SURE and _text(sure) != _text(other.chars[a:b]):
            chars[a:b] = sure
    return Line(_text(chars), other.confidence, other.quad, tuple(chars), other.legible)


def _text(chars: Sequence[Char]) -> str:
    return "".join(c.text for c in chars)


def _numbers(line: Line) -> list[tuple[int, int]]:
    """Spans from digit to digit with no letter, space or comma, nor a wide gap, between."""
    places = [c.position for c in line.chars]
    steps = sorted(b - a for a, b in itertools.pairwise(places))
    usual = max(steps[len(steps) // 2], 1e-4) if steps else 1.0
    spans: list[tuple[int, int]] = []
    for at, char in enumerate(line.chars):
        if not char.text.isdigit():
            continue
        start, end = spans[-1] if spans else (0, -1)
        between = line.text[end:at]
        near = spans and not any(c.isalpha() or c.isspace() or c == "," for c in between)
        if near and places[at] - places[end - 1] < 3 * usual * (1 + len(between)):
            spans[-1] = start, at + 1
        else:
            spans.append((at, at + 1))
    return spans
