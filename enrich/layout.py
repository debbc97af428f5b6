"""Where segments stand to each other: above, below, beside, in one column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from enrich.segments import Segment


@dataclass(frozen=True)
class Box:
    """The upright bounds of a segment, in card pixels."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        return max(1.0, self.bottom - self.top)

    @property
    def width(self) -> float:
        return max(1.0, self.right - self.left)

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


@dataclass(frozen=True)
class Neighbours:
    """Indices of the nearest segments in each direction; None where there is none."""

    above: int | None
    below: int | None
    before: int | None
    after: int | None


def box_of(segment: Segment) -> Box:
    """Bounds of the segment's quad; its height is the print's, not the tilted box's."""
    xs = [x for x, _ in segment.quad]
    ys = [y for _, y in segment.quad]
    middle = (min(ys) + max(ys)) / 2
    half = min(segment.height, max(ys) - min(ys)) / 2
    return Box(min(xs), middle - half, max(xs), middle + half)


def bounds(boxes: Sequence[Box]) -> Box:
    """The box around all of them, of which there is at least one."""
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def neighbours(boxes: Sequence[Box], lines: Sequence[int]) -> tuple[Neighbours, ...]:
    """The neighbours of every box. ``lines`` tells which printed line each stands on."""
    return _neighbours(tuple(boxes), tuple(lines))


# One card's labelling asks for the same boxes a dozen times.
@lru_cache(maxsize=16)
def _neighbours(boxes: tuple[Box, ...], lines: tuple[int, ...]) -> tuple[Neighbours, ...]:
    return tuple(
        Neighbours(
            _vertical(boxes, lines, i, -1),
            _vertical(boxes, lines, i, 1),
            _beside(boxes, i, -1),
            _beside(boxes, i, 1),
        )
        for i in range(len(boxes))
    )


def _vertical(boxes: Sequence[Box], lines: Sequence[int], at: int, direction: int) -> int | None:
    own = boxes[at]
    best: tuple[float, float, int] | None = None
    for other, box in enumerate(boxes):
        if other == at or lines[other] == lines[at]:
            continue
        gap = (box.middle[1] - own.middle[1]) * direction
        if gap < 0.5 * min(own.height, box.height):
            continue
        overlap = min(own.right, box.right) - max(own.left, box.left)
        aligned = abs(own.left - box.left) < 0.8 * own.height
        if overlap <= 0 and not aligned:
            continue
        key = (gap, abs(box.left - own.left), other)
        if best is None or key < best:
            best = key
    return None if best is None else best[2]


def _beside(boxes: Sequence[Box], at: int, direction: int) -> int | None:
    own = boxes[at]
    best: tuple[float, int] | None = None
    for other, box in enumerate(boxes):
        if other == at:
            continue
        overlap = min(own.bottom, box.bottom) - max(own.top, box.top)
        if overlap < 0.5 * min(own.height, box.height):
            continue
        gap = (box.left - own.right) if direction > 0 else (own.left - box.right)
        if gap < -0.3 * own.height:
            continue
        if best is None or (gap, other) < best:
            best = (gap, other)
    return None if best is None else best[1]


def blocks(boxes: Sequence[Box], lines: Sequence[int]) -> tuple[int, ...]:
    """The block each segment stands in: lines set alike, one right below the other.

    Segments of one printed line share its block unless a wide gap parts them.
    """
    home = list(range(len(boxes)))

    def root(i: int) -> int:
        while home[i] != i:
            i = home[i]
        return i

    near = neighbours(boxes, lines)
    for at, place in enumerate(near):
        for other in (place.below, place.after):
            if other is None:
                continue
            a, b = boxes[at], boxes[other]
            height = min(a.height, b.height)
            beside = other == place.after
            gap = b.left - a.right if beside else b.top - a.bottom
            close = gap < (1.5 if beside else 0.9) * height
            alike = height > 0.75 * max(a.height, b.height)
            if close and alike and (beside or lines[at] == lines[other] or aligned(a, b)):
                home[root(other)] = root(at)
    return tuple(root(i) for i in range(len(boxes)))


def gaps(a: Box, b: Box) -> tuple[float, float]:
    """The free space between two boxes, across and down; negative where they overlap."""
    across = max(a.left, b.left) - min(a.right, b.right)
    down = max(a.top, b.top) - min(a.bottom, b.bottom)
    return across, down


def aligned(a: Box, b: Box) -> bool:
    """Whether one starts, ends or is centred where the other is."""
    slack = 0.6 * min(a.height, b.height)
    return (
        abs(a.left - b.left) < slack
        or abs(a.right - b.right) < slack
        or abs(a.middle[0] - b.middle[0]) < slack
    )
