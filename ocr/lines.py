"""Lines as the next room wants them: no doubles, nothing torn apart, in reading order."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from ocr.engine import Char, Line
from ocr.geometry import area_of, overlap_of, to_points
from ocr.scripts import EAST_ASIAN

_BARS = frozenset("lI|1!/\\川ⅠⅡⅢ ")
_TALLER = 1.5
"""A letter is not so much taller than the tallest other line; the bars of a logo often are."""

_FEW_LETTERS = re.compile(f"[{EAST_ASIAN}]{{1,3}}")
_OFFICES = re.compile(
    "[長长]$|電話|电话|手機|手机|携帯|傳真|传真|住所|地址|经理|主任|専務|常務|本社|支社|支店|本店|工場"
    "|(?:営業|総務|人事|経理|技術|開発|企画|製造|購買|広報|法務|業務|管理)"
)
"""What stands beside names on cards and is none."""
_SPACED = 2.2
"""Letters of a spaced East Asian name stand up to so many of their sizes apart."""


def tidy_lines(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Empty lines, doubles and bars dropped, the rest in rows from the top, each left to right.

    An East Asian name that is spaced so widely that a detector takes it for several lines is
    one line.
    """
    told = [line for line in lines if line.text.strip()]
    return in_reading_order(_join_spaced(_without_bars(_without_doubles(told))))


def _join_spaced(lines: list[Line]) -> list[Line]:
    pieces = [
        line
        for line in lines
        if line.legible and _FEW_LETTERS.fullmatch(line.text) and not _OFFICES.search(line.text)
    ]
    after: dict[int, Line] = {}
    inner: set[int] = set()
    for piece in pieces:
        gaps = {
            i: _gap(piece, other)
            for i, other in enumerate(pieces)
            if id(other) not in inner and not _leads_to(other, piece, after)
        }
        near = [(gap, i) for i, gap in gaps.items() if gap is not None]
        if near:
            after[id(piece)] = pieces[min(near)[1]]
            inner.add(id(after[id(piece)]))
    joined = []
    for line in lines:
        if id(line) in inner:
            continue
        last = line
        while id(last) in after:
            last = after.pop(id(last))
            line = _end_to_end(line, last)
        joined.append(line)
    return joined


def _leads_to(line: Line, goal: Line, after: Mapping[int, Line]) -> bool:
    """Whether ``goal`` is the line, or one that was found to continue it."""
    while line is not goal and id(line) in after:
        line = after[id(line)]
    return line is goal


def _gap(line: Line, other: Line) -> float | None:
    """Pixels between the end of a line and another that continues it in the same size."""
    points, others = to_points(line.quad), to_points(other.quad)
    size, other_size = _height(line), _height(other)
    along = (points[1] - points[0]) / max(1e-6, float(np.linalg.norm(points[1] - points[0])))
    away = others[[0, 3]].mean(axis=0) - points[[1, 2]].mean(axis=0)
    gap = float(away @ along)
    aside = abs(float(away[0] * along[1] - away[1] * along[0]))
    alike = min(size, other_size) > 0.75 * max(size, other_size)
    return gap if alike and aside < 0.25 * size and 0 <= gap < _SPACED * size else None


def _end_to_end(line: Line, other: Line) -> Line:
    """Both as one line, the gap between as a space."""
    quad = (line.quad[0], other.quad[1], other.quad[2], line.quad[3])
    start, end = to_points(line.quad), to_points(other.quad)
    whole = max(1e-6, float(np.linalg.norm(end[1] - start[0])))
    share = float(np.linalg.norm(start[1] - start[0])) / whole
    begin = float(np.linalg.norm(end[0] - start[0])) / whole
    chars: tuple[Char, ...] = ()
    if line.chars and other.chars:
        chars = (
            *(replace(c, position=c.position * share) for c in line.chars),
            Char(" ", 1.0, (share + begin) / 2),
            *(replace(c, position=begin + c.position * (1 - begin)) for c in other.chars),
        )
    letters = len(line.text) + len(other.text)
    sure = line.confidence * len(line.text) + other.confidence * len(other.text)
    return Line(f"{line.text} {other.text}", sure / letters, quad, chars)


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
