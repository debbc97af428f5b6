"""Quads as arrays: order, size, overlap. Points are (x, y) in pixels, y down."""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.engine import Quad

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
    middle = points.mean(axis=0)
    angles = np.arctan2(points[:, 1] - middle[1], points[:, 0] - middle[0])
    clockwise = points[np.argsort(angles, kind="stable")]
    first = int(np.argmin(clockwise.sum(axis=1)))
    return np.asarray(np.roll(clockwise, -first, axis=0), np.float32)


def area_of(points: Points) -> float:
    """Area of a polygon in square pixels."""
    return float(cv2.contourArea(np.ascontiguousarray(points, np.float32)))


def sides_of(points: Points) -> tuple[float, float, float, float]:
    """Lengths of top, right, bottom and left of an ordered quad."""
    lengths = np.linalg.norm(np.roll(points, -1, axis=0) - points, axis=1)
    top, right, bottom, left = (float(length) for length in lengths)
    return top, right, bottom, left


def size_of(points: Points) -> tuple[float, float]:
    """Width and height a flat rectangle would need to keep every side's resolution."""
    top, right, bottom, left = sides_of(points)
    return max(top, bottom), max(left, right)


def aspect_of(points: Points) -> float:
    """Long side over short side, as seen; at least 1."""
    top, right, bottom, left = sides_of(points)
    width, height = (top + bottom) / 2, (left + right) / 2
    return max(width, height) / max(1e-6, min(width, height))


def worst_corner(points: Points) -> float:
    """How far the worst corner is from a right angle, in degrees."""
    worst = 0.0
    for i in range(4):
        a, b = points[i - 1] - points[i], points[(i + 1) % 4] - points[i]
        cosine = float(a @ b) / max(1e-6, float(np.linalg.norm(a) * np.linalg.norm(b)))
        worst = max(worst, abs(90.0 - math.degrees(math.acos(max(-1.0, min(1.0, cosine))))))
    return worst


def long_axis(box: Points) -> tuple[float, float]:
    """Direction in degrees (-90..90, clockwise from level) and length of a box's long side."""
    across, down = box[1] - box[0], box[2] - box[1]
    axis = across if float(np.linalg.norm(across)) >= float(np.linalg.norm(down)) else down
    length = float(np.linalg.norm(axis))
    angle = math.degrees(math.atan2(float(axis[1]), float(axis[0])))
    if angle > 90:
        angle -= 180
    if angle <= -90:
        angle += 180
    return angle, length


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


def enclosing_quad(hull: Points) -> Points | None:
    """The four-sided outline of a convex polygon, corners where its long sides would meet.

    Removes, one at a time, the side whose neighbours close with the least added
    area, so that rounded and bitten corners come out sharp. None when the polygon
    has no such outline (a triangle, or sides that never meet).
    """
    points = [np.asarray(p, np.float64) for p in hull]
    while len(points) > 4:
        best: tuple[float, int, NDArray[np.float64]] | None = None
        count = len(points)
        for i in range(count):
            before, start = points[i - 1], points[i]
            end, after = points[(i + 1) % count], points[(i + 2) % count]
            meet = _meet(before, start, after, end)
            if meet is None:
                continue
            added = abs(_cross(meet - start, end - start)) / 2
            if best is None or added < best[0]:
                best = (added, i, meet)
        if best is None:
            return None
        _, i, meet = best
        points[i] = meet
        del points[(i + 1) % count]
    if len(points) < 4:
        return None
    return order_corners(np.array(points, np.float32))


def _meet(
    a: NDArray[np.float64], b: NDArray[np.float64], c: NDArray[np.float64], d: NDArray[np.float64]
) -> NDArray[np.float64] | None:
    """Where the ray a→b beyond b meets the ray c→d beyond d."""
    u, v = b - a, d - c
    cross = _cross(u, v)
    if abs(cross) < 1e-9:
        return None
    t = _cross(c - a, v) / cross
    s = _cross(c - a, u) / cross
    return np.asarray(a + u * t) if t >= 1 - 1e-9 and s >= 1 - 1e-9 else None


def _cross(a: NDArray[np.float64], b: NDArray[np.float64]) -> float:
    return float(a[0] * b[1] - a[1] * b[0])
