"""Lines as the next room wants them: no doubles, in reading order."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ocr.engine import Line
from ocr.geometry import area_of, overlap_of, to_points

_BARS = frozenset("lI|1!/\\川ⅠⅡⅢ ")
_TALLER = 1.5
"""A letter is not so much taller than the tallest other line; the bars of a logo often are."""


def tidy_lines(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Empty lines, doubles and bars dropped, the rest in rows from the top, each left to right."""
    told = [line for line in lines if line.text.strip()]
    return in_reading_order(_without_bars(_without_doubles(told)))


def in_reading_order(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Rows from the top; lines share a row when their middles lie within half a height."""
    placed = sorted(
        ((_middle(line), _height(line), line) for line in lines),
        key=lambda item: (item[0][1], item[0][0]),
    )
    ordered: list[Line] = []
    while placed:
        (_, first_y), height, _ = placed[0]
        row = [p for p in placed if abs(p[0][1] - first_y) < 0.5 * min(height, p[1])]
        row = row or placed[:1]
        row.sort(key=lambda item: item[0][0])
        ordered += [line for _, _, line in row]
        taken = {id(item[2]) for item in row}
        placed = [p for p in placed if id(p[2]) not in taken]
    return tuple(ordered)


def _without_bars(lines: list[Line]) -> list[Line]:
    """Without drawn bars far taller than all print, which engines read as letters of one stroke."""
    heights = sorted(_height(line) for line in lines if not _BARS.issuperset(line.text))
    if len(heights) < 3:
        return lines
    return [
        line
        for line in lines
        if not (_BARS.issuperset(line.text) and _height(line) > _TALLER * heights[-1])
    ]


def _without_doubles(lines: list[Line]) -> list[Line]:
    """Of two lines that lie on each other, the one that reads more, better."""
    ranked = sorted(lines, key=lambda line: -len(line.text) * line.confidence)
    kept: list[Line] = []
    for line in ranked:
        points = to_points(line.quad)
        area = max(1e-6, area_of(points))
        if all(overlap_of(points, to_points(other.quad)) < 0.7 * area for other in kept):
            kept.append(line)
    return kept


def _middle(line: Line) -> tuple[float, float]:
    x, y = to_points(line.quad).mean(axis=0)
    return float(x), float(y)


def _height(line: Line) -> float:
    points = to_points(line.quad)
    return float(np.linalg.norm(points[3] - points[0]) + np.linalg.norm(points[2] - points[1])) / 2
