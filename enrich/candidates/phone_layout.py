"""Where lines stand to each other: beside, above, under the same number column."""

from __future__ import annotations

from collections.abc import Sequence

from enrich.layout import Box
from ocr.engine import Line


def box_of(line: Line) -> Box:
    xs = [x for x, _ in line.quad]
    ys = [y for _, y in line.quad]
    return Box(min(xs), min(ys), max(xs), max(ys))


def same_row(a: Box, b: Box) -> bool:
    """Printed on one base line, with letters of about one size."""
    overlap = min(a.bottom, b.bottom) - max(a.top, b.top)
    return overlap >= 0.5 * min(a.height, b.height) and max(a.height, b.height) < 2.5 * min(
        a.height, b.height
    )


def left_neighbour(boxes: Sequence[Box], index: int) -> int | None:
    """The nearest line to the left in the same row, at most ten letter heights away."""
    here = boxes[index]
    beside = [
        (here.left - box.right, other)
        for other, box in enumerate(boxes)
        if other != index and same_row(here, box) and box.left < here.left
    ]
    near = [(gap, other) for gap, other in beside if -0.6 * here.height <= gap <= 10 * here.height]
    return min(near)[1] if near else None


def right_neighbour(boxes: Sequence[Box], index: int) -> int | None:
    """The nearest line to the right in the same row, at most three letter heights away."""
    here = boxes[index]
    near = [
        (box.left - here.right, other)
        for other, box in enumerate(boxes)
        if other != index
        and same_row(here, box)
        and -0.6 * here.height <= box.left - here.right <= 3 * here.height
    ]
    return min(near)[1] if near else None


def lines_above(boxes: Sequence[Box], index: int) -> list[int]:
    """Lines whose foot is within one letter height over this one's head, nearest first."""
    here = boxes[index]
    near = [
        (here.top - box.bottom, other)
        for other, box in enumerate(boxes)
        if other != index
        and -0.5 * box.height <= here.top - box.bottom <= 1.1 * min(here.height, box.height)
        and box.top < here.top
        and box.left < here.right
        and box.right > here.left
    ]
    return [other for _, other in sorted(near)]


def column_of(line: Line, box: Box, offset: int) -> float:
    """The x where the character at ``offset`` stands, in card pixels."""
    return box.left + box.width * offset / max(1, len(line.text))
