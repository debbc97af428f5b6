"""Guesses from straight edges: every four lines that meet like a card's sides.

Where the card touches other things (a pen, a neighbour, print of its own colour) no
closed patch shows it, but its sides still are long straight edges.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.engine import Picture
from ocr.geometry import Points

_LONG = 0.05
"""Shortest edge looked at, as a share of the frame's long side."""
_MOST = 36
"""Lines kept, longest first: all pairs of pairs are tried."""
_COVERED = 0.12
"""How much of a side must be seen as an edge; fingers and glare hide the rest."""

Floats = NDArray[np.float64]


def propose_from_segments(lines: Floats, width: int, height: int, least: float) -> list[Points]:
    """Quads (4, 2) whose four sides run along ``lines``, of at least ``least`` pixels area."""
    if len(lines) < 4:
        return []
    angle = np.arctan2(lines[:, 3] - lines[:, 1], lines[:, 2] - lines[:, 0])
    turned = np.abs(_wrap(angle[:, None] - angle[None, :]))
    first, second = np.triu_indices(len(lines), 1)
    # Seen at a slant, opposite sides of a card converge by up to 40 degrees.
    facing = turned[first, second] < np.radians(40)
    apart = _apart(lines, first, second) > 0.045 * max(height, width)
    pairs = np.stack([first, second], axis=1)[facing & apart & _side_by_side(lines, first, second)]
    if len(pairs) < 2:
        return []
    a, b = np.triu_indices(len(pairs), 1)
    square = np.abs(np.abs(_wrap(angle[pairs[a, 0]] - angle[pairs[b, 0]])) - np.pi / 2)
    keep = square < np.radians(40)
    a, b = a[keep], b[keep]
    if len(a) == 0:
        return []
    sides = np.stack([pairs[a, 0], pairs[b, 0], pairs[a, 1], pairs[b, 1]], axis=1)
    return _quads(lines, sides, height, width, least)


def find_lines(lab: Picture) -> Floats:
    """Straight edges (x0, y0, x1, y1), pieces of the same line joined, longest first."""
    shortest = _LONG * max(lab.shape[:2])
    detector = cv2.createLineSegmentDetector(cv2.LSD_REFINE_STD)
    pieces: list[Floats] = []
    for channel, gain in ((0, 2.5), (1, 4.0), (2, 4.0)):
        seen = _sharpened(lab[:, :, channel], gain)
        if channel:
            # Cameras record colour at half the resolution of brightness or less.
            half = (max(1, seen.shape[1] // 2), max(1, seen.shape[0] // 2))
            seen = np.asarray(cv2.resize(seen, half, interpolation=cv2.INTER_AREA), np.uint8)
        found = detector.detect(seen)[0]
        if found is not None:
            back = lab.shape[1] / seen.shape[1], lab.shape[0] / seen.shape[0]
            pieces.append(np.asarray(found, np.float64).reshape(-1, 4) * (back * 2))
    if not pieces:
        return np.zeros((0, 4))
    segments = np.concatenate(pieces)
    lengths = np.hypot(segments[:, 2] - segments[:, 0], segments[:, 3] - segments[:, 1])
    segments = segments[lengths > shortest / 3]
    lengths = lengths[lengths > shortest / 3]
    order = np.argsort(-lengths, kind="stable")[:400]
    joined = _join(segments[order])
    lengths = np.hypot(joined[:, 2] - joined[:, 0], joined[:, 3] - joined[:, 1])
    order = np.argsort(-lengths, kind="stable")
    return np.asarray(joined[order][lengths[order] > shortest][:_MOST], np.float64)


def _sharpened(channel: NDArray[np.uint8], gain: float) -> NDArray[np.uint8]:
    """Local contrast raised, so that white on white shows its edge."""
    values = cv2.GaussianBlur(channel, (3, 3), 0).astype(np.float32)
    ground = cv2.blur(values, (41, 41))
    return np.asarray(np.clip(128 + gain * (values - ground), 0, 255), np.uint8)


def _join(segments: Floats) -> Floats:
    """Pieces that continue each other (2 degrees, 2.5 pixels) become one line."""
    # Most pieces continue nothing: one look at all pairs spares them a search of their own.
    near = _continues(segments, segments)
    np.fill_diagonal(near, True)
    waiting = np.ones(len(segments), bool)
    joined: list[Floats] = []
    for i, base in enumerate(segments):
        if not waiting[i]:
            continue
        same = np.nonzero(near[i] & waiting)[0]
        if len(same) > 1:
            # Longer now, it may reach others.
            base = _span(base, segments[same])
            rest = np.nonzero(waiting)[0]
            same = rest[_continues(base[None], segments[rest])[0] | (rest == i)]
            base = _span(base, segments[same])
        waiting[same] = False
        joined.append(base)
    return np.array(joined)


def _continues(lines: Floats, pieces: Floats) -> NDArray[np.bool_]:
    """Which pieces (m, 4) lie on each of the lines (n, 4), or close to its ends; (n, m)."""
    along = lines[:, 2:] - lines[:, :2]
    length = np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-6)
    ux, uy = (along / length[:, None]).T[..., None]
    start = lines[:, :2].T[..., None]
    off, reached = [], []
    for end in (pieces[:, :2], pieces[:, 2:]):
        x, y = end[:, 0] - start[0], end[:, 1] - start[1]
        off.append(np.abs(ux * y - uy * x))
        reached.append(ux * x + uy * y)
    low, high = np.minimum(*reached), np.maximum(*reached)
    gap = np.maximum(low - length[:, None], -high)
    return np.asarray((np.maximum(*off) < 2.5) & (gap < (0.25 * length + 12)[:, None]), np.bool_)


def _span(line: Floats, pieces: Floats) -> Floats:
    """The line (4,) made as long as the pieces (n, 4) on it reach."""
    origin, along = line[:2], line[2:] - line[:2]
    along = along / max(float(np.hypot(*along)), 1e-6)
    reached = (pieces.reshape(-1, 2) - origin) @ along
    return np.concatenate([origin + along * reached.min(), origin + along * reached.max()])


def _apart(lines: Floats, first: NDArray[np.int64], second: NDArray[np.int64]) -> Floats:
    """Distance of the second line's middle from the first line."""
    origin, along = lines[first, :2], lines[first, 2:] - lines[first, :2]
    along = along / np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-6)
    offset = (lines[second, :2] + lines[second, 2:]) / 2 - origin
    return np.asarray(np.abs(along[:, 0] * offset[:, 1] - along[:, 1] * offset[:, 0]), np.float64)


def _side_by_side(
    lines: Floats, first: NDArray[np.int64], second: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Whether the second line lies beside the first rather than further along it."""
    origin, along = lines[first, :2], lines[first, 2:] - lines[first, :2]
    length = np.maximum(np.linalg.norm(along, axis=1), 1e-6)
    along = along / length[:, None]
    a = ((lines[second, :2] - origin) * along).sum(axis=1)
    b = ((lines[second, 2:] - origin) * along).sum(axis=1)
    common = np.minimum(np.maximum(a, b), length) - np.maximum(np.minimum(a, b), 0)
    return np.asarray(common > 0.2 * np.minimum(np.abs(b - a), length), np.bool_)


def _quads(
    lines: Floats, sides: NDArray[np.int64], height: int, width: int, least: float
) -> list[Points]:
    corners = []
    ok = np.ones(len(sides), bool)
    for i in range(4):
        corner, fine = meet_lines(lines[sides[:, i - 1]], lines[sides[:, i]])
        corners.append(corner)
        ok &= fine
    quads = np.stack(corners, axis=1)
    margin = 0.04 * max(height, width)
    limit = np.array([width + margin, height + margin])
    ok &= ((quads > -margin) & (quads < limit)).all(axis=(1, 2))
    quads, sides = quads[ok], sides[ok]
    if len(quads) == 0:
        return []
    covered = np.stack(
        [cover_side(lines[sides[:, i]], quads[:, i], quads[:, (i + 1) % 4]) for i in range(4)],
        axis=1,
    )
    ok = (covered.min(axis=1) > _COVERED) & (covered.mean(axis=1) > 0.5)
    quads, covered = quads[ok], covered[ok]
    x, y = quads[..., 0], quads[..., 1]
    area = 0.5 * (x * np.roll(y, -1, axis=1) - y * np.roll(x, -1, axis=1)).sum(axis=1)
    quads[area < 0] = quads[area < 0][:, ::-1]
    big = np.abs(area) > least
    quads, covered = quads[big], covered[big]
    best = np.argsort(-covered.mean(axis=1), kind="stable")[:150]
    clipped = np.clip(quads[best], 0, np.array([width, height]))
    return [np.asarray(quad, np.float32) for quad in clipped]


def meet_lines(a: Floats, b: Floats) -> tuple[Floats, NDArray[np.bool_]]:
    """Where lines (n, 4) cross one by one, and whether they do."""
    u, v = a[:, 2:] - a[:, :2], b[:, 2:] - b[:, :2]
    cross = u[:, 0] * v[:, 1] - u[:, 1] * v[:, 0]
    fine = np.abs(cross) > 1e-6
    offset = b[:, :2] - a[:, :2]
    t = (offset[:, 0] * v[:, 1] - offset[:, 1] * v[:, 0]) / np.where(fine, cross, 1.0)
    return a[:, :2] + u * t[:, None], fine


def cover_side(lines: Floats, start: Floats, end: Floats) -> Floats:
    """Which share of each side (start to end) its line really covers."""
    along = end - start
    length = np.maximum(np.linalg.norm(along, axis=1), 1e-6)
    along = along / length[:, None]
    a = ((lines[:, :2] - start) * along).sum(axis=1)
    b = ((lines[:, 2:] - start) * along).sum(axis=1)
    low, high = np.minimum(a, b), np.maximum(a, b)
    common = np.clip(np.minimum(high, length) - np.maximum(low, 0), 0, None)
    return np.asarray(common / length, np.float64)


def _wrap(angle: Floats) -> Floats:
    """Angles of undirected lines, to -90..90 degrees."""
    return (angle + np.pi / 2) % np.pi - np.pi / 2
