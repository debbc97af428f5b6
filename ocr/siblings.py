"""A card of known size around print that no outline holds.

White on white, a card shows by its print and a side or two. Next to others of its size that
is enough: the place at which the known shape cuts no line, lies on no other card and has the
most edge along its sides is where it lies.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.engine import Picture
from ocr.geometry import Points, long_axis, share_inside, shrink

Floats = NDArray[np.float32]

_STEP = 4.0
"""Lab units, all channels summed, from which a step counts in full as an edge."""
_SIZES = (0.97, 1.0, 1.03)
"""Cards of one maker differ by less; the view adds a little."""
_CUT = 0.02
"""Share of a side that may run over print: boxes of print have air."""
_ON = 0.04
"""Share of the card that may lie on another or out of the frame."""
_SIDE = 0.5
"""Share of one side, at least, along which an edge must show ..."""
_LINES = 3
"""... unless so many lines lie within."""


def find_siblings(
    lab: Picture, texts: Sequence[Points], cards: Sequence[Points], size: tuple[float, float]
) -> list[Points]:
    """Outlines of further cards around the ``texts`` that lie on none of ``cards``.

    Args:
        lab: a small CIE L*a*b* picture.
        texts: text boxes in it.
        cards: outlines found so far.
        size: long and short side of a card, in pixels.
    """
    taken = list(cards)
    rest = [text for text in texts if all(share_inside(text, card) < 0.5 for card in taken)]
    found: list[Points] = []
    while rest:
        seed = max(rest, key=lambda text: long_axis(text)[1])
        quad = _around(lab, seed, rest, taken, size)
        if quad is None:
            rest = [text for text in rest if text is not seed]
            continue
        found.append(quad)
        taken.append(quad)
        rest = [text for text in rest if share_inside(text, quad) < 0.5]
    return found


def _around(
    lab: Picture,
    seed: Points,
    rest: Sequence[Points],
    taken: Sequence[Points],
    size: tuple[float, float],
) -> Points | None:
    """The best place for a card that holds ``seed``."""
    angle = (long_axis(seed)[0] + 45) % 90 - 45
    half = int(size[0] * _SIZES[-1]) + 8
    middle = seed.mean(axis=0)
    level = cv2.getRotationMatrix2D((float(middle[0]), float(middle[1])), angle, 1.0)
    level[:, 2] += half - middle
    window = (2 * half, 2 * half)
    seen = cv2.warpAffine(lab, level, window, borderMode=cv2.BORDER_REPLICATE)
    soft = cv2.GaussianBlur(seen, (3, 3), 0).astype(np.float32)
    whole = np.array([[0, 0], [lab.shape[1], 0], lab.shape[1::-1], [0, lab.shape[0]]], np.float32)
    outside = 1 - _filled([whole], level, window)
    blocked = np.maximum(outside, _filled([shrink(card, 0.97) for card in taken], level, window))
    text = _filled(rest, level, window)
    printed = cv2.dilate(text, np.ones((7, 7), np.uint8))
    bare = (1 - printed) * (1 - outside)
    down, across = _steps(soft, 0) * bare, _steps(soft, 1) * bare
    box = cv2.transform(seed[None], level)[0]
    best, place = -1.0, None
    for wide, high in ((w, h) for w in _SIZES for h in _SIZES):
        for w, h in ((size[0] * wide, size[1] * high), (size[1] * high, size[0] * wide)):
            at = _best_place(down, across, text, blocked, (round(w), round(h)), box)
            if at is not None and at[0] > best:
                best, place = at[0], (at[1], at[2], round(w), round(h))
    if place is None:
        return None
    x, y, w, h = place
    corners = np.array([[x, y], [x + w, y], [x + w, y + h], [x, y + h]], np.float32)
    quad = cv2.transform(corners[None], cv2.invertAffineTransform(level))[0].astype(np.float32)
    sides = _along(down, across, w, h)
    clearest = max(float(side[y, x]) for side in sides)
    lines = sum(share_inside(line, quad) > 0.9 for line in rest)
    return quad if clearest >= _SIDE or lines >= _LINES else None


def _best_place(
    down: Floats,
    across: Floats,
    text: Floats,
    blocked: Floats,
    size: tuple[int, int],
    box: Points,
) -> tuple[float, int, int] | None:
    """How good the best place for a level shape is, and its upper left corner."""
    w, h = size
    (x0, y0), (x1, y1) = np.floor(box.min(axis=0)).astype(int), np.ceil(box.max(axis=0)).astype(int)
    if x1 - x0 > w or y1 - y0 > h:
        return None
    sides = _along(down, across, w, h)
    cut = np.maximum.reduce(_along(text, text, w, h)) > _CUT
    free = ~cut & (_within(blocked, w, h) < _ON * w * h)
    held = _within(text, w, h) / max(1.0, float(text.sum()))
    worth = np.where(free, np.add.reduce(sides) + held, -1.0)
    left, top = max(0, x1 - w), max(0, y1 - h)
    part = worth[top : y0 + 1, left : x0 + 1]
    if not part.size or part.max() < 0:
        return None
    y, x = np.unravel_index(int(part.argmax()), part.shape)
    return float(part[y, x]), left + int(x), top + int(y)


def _along(level: Floats, upright: Floats, w: int, h: int) -> list[Floats]:
    """Means along top, bottom, left and right of the shape at every place."""
    total = np.cumsum(np.pad(level, ((0, 0), (1, 0))), axis=1)
    rows = np.asarray((total[:, w:] - total[:, :-w]) / w, np.float32)
    total = np.cumsum(np.pad(upright, ((1, 0), (0, 0))), axis=0)
    columns = np.asarray((total[h:] - total[:-h]) / h, np.float32)
    high, wide = level.shape[0] - h, level.shape[1] - w
    return [
        rows[:high, :wide], rows[h : h + high, :wide],
        columns[:high, :wide], columns[:high, w : w + wide],
    ]  # fmt: skip


def _within(values: Floats, w: int, h: int) -> Floats:
    """Sums over the shape at every place."""
    total = cv2.integral(values)
    inner = total[h:, w:] - total[:-h, w:] - total[h:, :-w] + total[:-h, :-w]
    return np.asarray(inner[:-1, :-1], np.float32)


def _steps(soft: Floats, axis: int) -> Floats:
    """How far, 0..1, each pixel is an edge across ``axis``."""
    apart = np.abs(np.roll(soft, -2, axis) - np.roll(soft, 1, axis)).sum(axis=2)
    return np.asarray(np.minimum(1.0, apart / _STEP), np.float32)


def _filled(quads: Sequence[Points], level: cv2.typing.MatLike, window: tuple[int, int]) -> Floats:
    mask = np.zeros(window[::-1], np.float32)
    for quad in quads:
        placed = cv2.transform(np.ascontiguousarray(quad, np.float32)[None], level)[0]
        cv2.fillConvexPoly(mask, np.round(placed).astype(np.int32), 1.0)
    return mask
