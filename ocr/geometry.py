"""Quads as arrays: order, size, overlap. Points are (x, y) in pixels, y down."""

from __future__ import annotations

import math
from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.engine import Point, Quad

Points = NDArray[np.float32]
"""Shape (n, 2)."""


def to_points(quad: Quad) -> Points:
    """A quad as a (4, 2) array."""
    return np.array(quad, np.float32)


def to_quad(points: Points) -> Quad:
    """A (4, 2) array as a quad of plain floats."""
    a, b, c, d = ((float(x), float(y)) for x, y in points)
    return a, b, c, d


def order_corners(points: Points) -> Points:
    """The four corners clockwise, starting at the one nearest the top left."""
    corners: list[list[float]] = points.tolist()
    x, y = (sum(values) / 4 for values in zip(*corners, strict=True))
    corners.sort(key=lambda corner: math.atan2(corner[1] - y, corner[0] - x))
    first = min(range(4), key=lambda i: corners[i][0] + corners[i][1])
    return np.array(corners[first:] + corners[:first], np.float32)


def area_of(points: Points) -> float:
    """Area of a polygon in square pixels."""
    return float(cv2.contourArea(np.ascontiguousarray(points, np.float32)))


def sides_of(points: Points) -> tuple[float, float, float, float]:
    """Lengths of top, right, bottom and left of an ordered quad."""
    a, b, c, d = points.tolist()
    return math.dist(a, b), math.dist(b, c), math.dist(c, d), math.dist(d, a)


def size_of(points: Points) -> tuple[float, float]:
    """Width and height a flat rectangle would need to keep every side's resolution."""
    top, right, bottom, left = sides_of(points)
    return max(top, bottom), max(left, right)


def aspect_of(points: Points) -> float:
    """Long side over short side, as seen; at least 1."""
    top, right, bottom, left = sides_of(points)
    width, height = (top + bottom) / 2, (left + right) / 2
    return max(width, height) / max(1e-6, min(width, height))


def long_axis(box: Points) -> tuple[float, float]:
    """Direction in degrees (-90..90, clockwise from level) and length of a box's long side."""
    (ax, ay), (bx, by), (cx, cy) = box[:3].tolist()
    across, down = math.hypot(bx - ax, by - ay), math.hypot(cx - bx, cy - by)
    x, y = (bx - ax, by - ay) if across >= down else (cx - bx, cy - by)
    length = max(across, down)
    angle = math.degrees(math.atan2(y, x))
    if angle > 90:
        angle -= 180
    if angle <= -90:
        angle += 180
    return angle, length


def thickness_of(box: Points) -> float:
    """Mean width of a box across its long side: the height of a line of print."""
    return area_of(box) / max(1.0, long_axis(box)[1])


def has_direction(text: Points) -> bool:
    """Whether a text box is long enough, 3:1 at least, for its long side to run along a line."""
    length = long_axis(text)[1]
    return length * length > 3 * area_of(text)


def overlap_of(a: Points, b: Points) -> float:
    """Area common to two convex polygons, in square pixels."""
    common, _ = cv2.intersectConvexConvex(
        np.ascontiguousarray(a, np.float32), np.ascontiguousarray(b, np.float32)
    )
    return float(common)


def share_inside(inner: Points, outer: Points) -> float:
    """Which share of ``inner`` lies in ``outer``, 0..1."""
    return min(1.0, overlap_of(inner, outer) / max(1e-6, area_of(inner)))


def shrink(points: Points, factor: float) -> Points:
    """The polygon scaled about its middle."""
    middle = points.mean(axis=0)
    return np.asarray(middle + (points - middle) * factor, np.float32)


def enclosing_quad(hull: Points, most: float = math.inf) -> Points | None:
    """The four-sided outline of a convex polygon, corners where its long sides would meet.

    Removes, one at a time, the side whose neighbours close with the least added
    area, so that rounded and bitten corners come out sharp. None when the polygon
    has no such outline (a triangle, or sides that never meet), or one of more than
    ``most`` square pixels.
    """
    # Plain floats: with so few points an array costs more than it saves.
    points: list[Point] = [(x, y) for x, y in hull.astype(float).tolist()]
    added, corners = map(list, zip(*(_closed(points, i) for i in range(len(points))), strict=True))
    area = area_of(hull)
    while len(points) > 4:
        least = min(added)
        area += least
        if least == math.inf or area > most:
            return None
        i = added.index(least)
        points[i] = corners[i]
        gone = (i + 1) % len(points)
        del points[gone], added[gone], corners[gone]
        at = i - (gone < i)
        # Only the sides that have the new corner, and their neighbours, close differently now.
        for near in range(at - 2, at + 2):
            near %= len(points)
            added[near], corners[near] = _closed(points, near)
    if len(points) < 4:
        return None
    return order_corners(np.array(points, np.float32))


def _closed(points: Sequence[Point], i: int) -> tuple[float, Point]:
    """Area added, and the new corner, when the side from point ``i`` is left out; or infinity."""
    count = len(points)
    (ax, ay), (bx, by) = points[i - 1], points[i]
    (cx, cy), (dx, dy) = points[(i + 2) % count], points[(i + 1) % count]
    ux, uy, vx, vy = bx - ax, by - ay, dx - cx, dy - cy
    cross = ux * vy - uy * vx
    if abs(cross) < 1e-9:
        return math.inf, (0.0, 0.0)
    t = ((cx - ax) * vy - (cy - ay) * vx) / cross
    s = ((cx - ax) * uy - (cy - ay) * ux) / cross
    if t < 1 - 1e-9 or s < 1 - 1e-9:
        return math.inf, (0.0, 0.0)
    x, y = ax + ux * t, ay + uy * t
    return abs((x - bx) * (dy - by) - (y - by) * (dx - bx)) / 2, (x, y)
