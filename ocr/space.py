"""What an outline is in space: a rectangle seen at a slant has no square corners.

A camera's picture of a rectangle tells how its sides stand to each other, once it is known
how wide the camera sees (Zhang and He, *Whiteboard scanning and image enhancement*, 2007).
That is not known here, but cameras differ little: what no usual lens makes a rectangle is
none, and what one does may have corners of any kind in the picture.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_LENSES = (0.65, 2.4)
"""Focal lengths over the picture's long side: from a phone's wide eye to one that sees afar."""


def off_square(outlines: NDArray[np.float32], size: tuple[int, int]) -> Floats:
    """How many degrees (0..90) the sides of outlines are off a rectangle's in space.

    Args:
        outlines: corners in order, (n, 4, 2), in pixels.
        size: width and height of the whole picture, whose middle the lens looks at.
    """
    corners = outlines.astype(np.float64) - np.array(size) / 2
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = (corners[:, i].T for i in range(4))
    # The unit square's projection onto the outline (Heckbert 1989): how it runs out with depth...
    sum_x, sum_y = ax - bx + cx - dx, ay - by + cy - dy
    right_x, right_y, left_x, left_y = bx - cx, by - cy, dx - cx, dy - cy
    twice = right_x * left_y - left_x * right_y
    twice = np.where(np.abs(twice) < 1e-9, 1e-9, twice)
    across = (sum_x * left_y - left_x * sum_y) / twice
    down = (right_x * sum_y - sum_x * right_y) / twice
    # ... and its two sides as seen; their depth counts as many times as the lens is long.
    ux, uy = bx - ax + across * bx, by - ay + across * by
    vx, vy = dx - ax + down * dx, dy - ay + down * dy
    seen, deep = ux * vx + uy * vy, across * down
    shortest, longest = ((lens * max(size)) ** 2 for lens in _LENSES)
    best = -seen / np.where(np.abs(deep) < 1e-12, 1e-12, deep)
    nearest = np.abs(seen + shortest * deep) < np.abs(seen + longest * deep)
    outside = np.where(nearest, shortest, longest)
    square = np.where((best > shortest) & (best < longest), best, outside)
    u = np.sqrt(ux**2 + uy**2 + square * across**2)
    v = np.sqrt(vx**2 + vy**2 + square * down**2)
    cosine = (seen + square * deep) / np.maximum(1e-9, u * v)
    angle = np.degrees(np.arccos(np.clip(cosine, -1.0, 1.0)))
    return np.asarray(np.abs(90.0 - angle), np.float64)
