"""Lines as the next room wants them: no doubles, in reading order."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ocr.engine import Line
from ocr.geometry import area_of, overlap_of, to_points


def tidy_lines(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Empty lines and doubles dropped, the rest in rows from the top, each left to right."""
    return in_reading_order(_without_doubles([line for line in lines if line.text.strip()]))


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
