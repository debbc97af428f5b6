"""Guesses from print: lines that run one way, and the straight edges around them.

On a newspaper, or white on white, a card's outline is never seen whole. But its print
runs in one direction of its own, and beyond each end of the print some edge can be
told, or the frame ends. A side that shows nowhere is put just beyond the print.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ocr.geometry import Points, area_of, long_axis, thickness_of
from ocr.segments import Floats, cover_side, meet_lines

_TILT = 15.0
"""Degrees by which lines of one card differ, seen at a slant."""
_EDGES = 6
"""Edges tried per side, nearest and longest first."""
_BEST = 40
"""Quads proposed per block, the best covered by edges first."""


def propose_from_print(
    lines: Floats, texts: Sequence[Points], width: int, height: int
) -> list[Points]:
    """Quads (4, 2) around blocks of text, each side along one of ``lines`` or beyond the print.

    Args:
        lines: straight edges, (n, 4) as x0, y0, x1, y1.
        texts: text boxes.
        width, height: of the picture, in pixels.
    """
    quads: list[Points] = []
    for block, angle in _blocks(texts):
        quads += _around(block, angle, lines, width, height)
    return quads


def _blocks(texts: Sequence[Points]) -> list[tuple[list[Points], float]]:
    """Groups of lines with one direction (degrees): all of them, and those close together."""
    if not texts:
        return []
    axes = [long_axis(text) for text in texts]
    shorts = [
        area_of(text) / max(1.0, length) for text, (_, length) in zip(texts, axes, strict=True)
    ]
    blocks: list[tuple[list[Points], float]] = []
    told = [i for i, (_, length) in enumerate(axes) if length > 2 * shorts[i]]
    rest = sorted(told, key=lambda i: -axes[i][1])
    groups: list[list[int]] = []
    while rest and len(groups) < 3:
        seed = axes[rest[0]][0]
        group = [i for i in rest if _off(axes[i][0], seed) < _TILT]
        rest = [i for i in rest if i not in group]
        groups.append(group)
    seen: set[frozenset[int]] = set()
    for group in groups:
        for reach in (2.5, 6.0, np.inf):
            for part in _connected(group, texts, shorts, reach):
                key = frozenset(part)
                if key in seen or len(blocks) >= 10:
                    continue
                seen.add(key)
                weights = [axes[i][1] for i in part]
                seed = axes[part[0]][0]
                turns = [(axes[i][0] - seed + 90) % 180 - 90 for i in part]
                angle = seed + float(np.average(turns, weights=weights))
                blocks.append(([texts[i] for i in part], angle))
    return blocks


def _off(a: float, b: float) -> float:
    return abs((a - b + 90) % 180 - 90)


def _connected(
    group: Sequence[int], texts: Sequence[Points], shorts: Sequence[float], reach: float
) -> list[list[int]]:
    """Parts of a group whose boxes come within ``reach`` line heights, largest first."""
    if np.isinf(reach):
        return [list(group)]
    rest, parts = list(group), []
    while rest:
        part, front = [], [rest.pop(0)]
        while front:
            i = front.pop()
            part.append(i)
            near = [j for j in rest if _gap(texts[i], texts[j]) < reach * max(shorts[i], shorts[j])]
            rest = [j for j in rest if j not in near]
            front += near
        parts.append(part)
    return sorted((part for part in parts if len(part) > 1), key=len, reverse=True)[:3]


def _gap(a: Points, b: Points) -> float:
    low = np.maximum(a.min(axis=0), b.min(axis=0))
    high = np.minimum(a.max(axis=0), b.max(axis=0))
    return float(np.hypot(*np.maximum(low - high, 0)))


def _around(
    block: Sequence[Points], angle: float, lines: Floats, width: int, height: int
) -> list[Points]:
    cosine, sine = np.cos(np.radians(angle)), np.sin(np.radians(angle))
    to_level = np.array([[cosine, sine], [-sine, cosine]])
    points = np.concatenate(block) @ to_level.T
    (x0, y0), (x1, y1) = points.min(axis=0), points.max(axis=0)
    letter = float(np.median([thickness_of(text) for text in block]))
    rim = np.array(
        [[0, 0, width, 0], [width, 0, width, height], [width, height, 0, height], [0, height, 0, 0]]
    )
    every = np.concatenate([lines, rim]).reshape(-1, 2, 2) @ to_level.T
    margin = 1.2 * letter
    beyond = [
        np.array([[x0, y0 - margin], [x1, y0 - margin]]),
        np.array([[x1 + margin, y0], [x1 + margin, y1]]),
        np.array([[x1, y1 + margin], [x0, y1 + margin]]),
        np.array([[x0 - margin, y1], [x0 - margin, y0]]),
    ]
    found = [_edges_beyond(every, side, points, 0.5 * letter) for side in range(4)]
    sides = [np.concatenate([every[found[i]], beyond[i][None]]) for i in range(4)]
    # The frame's rim is no edge that was seen, but better than none.
    shown = [np.append(np.where(found[i] < len(lines), 1.0, 0.3), 0.0) for i in range(4)]
    grid = np.stack(np.meshgrid(*(np.arange(len(side)) for side in sides), indexing="ij"), axis=-1)
    picks = grid.reshape(-1, 4)
    # Two unseen sides are the most that the others can vouch for.
    unseen = sum((picks[:, i] == len(sides[i]) - 1).astype(int) for i in range(4))
    picks = picks[unseen <= 1]
    if len(picks) == 0:
        return []
    chosen = [sides[i][picks[:, i]].reshape(-1, 4) for i in range(4)]
    corners = [meet_lines(chosen[i - 1], chosen[i])[0] for i in range(4)]
    level = np.stack(corners, axis=1)
    slack = np.array([0.06 * width, 0.06 * height])
    covered = sum(
        shown[i][picks[:, i]] * cover_side(chosen[i], level[:, i], level[:, (i + 1) % 4])
        for i in range(4)
    )
    quads = level @ to_level
    fits = ((quads > -slack) & (quads < np.array([width, height]) + slack)).all(axis=(1, 2))
    best = np.argsort(-np.asarray(covered)[fits], kind="stable")[:_BEST]
    quads = np.clip(quads[fits][best], 0, np.array([width, height]))
    return [np.asarray(quad, np.float32) for quad in quads]


def _edges_beyond(
    every: NDArray[np.float64], side: int, points: NDArray[np.float64], slack: float
) -> NDArray[np.int64]:
    """Which edges may bound a block on one side (0 top, 1 right, 2 bottom, 3 left), best first.

    ``every`` (edges) and ``points`` (the block's corners) are in coordinates in which
    the block is level. All the print must lie on the inner side of an edge.
    """
    along, across = (0, 1) if side % 2 == 0 else (1, 0)
    low, high = float(points[:, along].min()), float(points[:, along].max())
    size = float(np.ptp(points, axis=0).max()) + 1e-6
    run = every[:, 1] - every[:, 0]
    level = np.abs(run[:, across]) < np.tan(np.radians(35)) * np.abs(run[:, along])
    a, b = np.sort(every[:, :, along], axis=1).T
    beside = np.minimum(b, high) - np.maximum(a, low) > 0.15 * np.minimum(b - a, high - low)
    slope = run[:, across] / np.where(np.abs(run[:, along]) < 1e-6, 1e-6, run[:, along])
    line_at = every[:, 0, across, None] + slope[:, None] * (
        points[None, :, along] - every[:, 0, along, None]
    )
    outwards = -1.0 if side in (0, 3) else 1.0
    distance = (outwards * (line_at - points[None, :, across])).min(axis=1)
    fine = level & beside & (distance > -slack) & (distance < 0.9 * size)
    length = np.minimum(b, high) - np.maximum(a, low)
    rank = length / (high - low + 1e-6) - distance / size
    order = np.argsort(-np.where(fine, rank, -np.inf), kind="stable")
    return order[: min(_EDGES, int(fine.sum()))]
