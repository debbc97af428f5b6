"""Judging an outline: does a card's edge run along its sides, and does print agree?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.engine import Picture
from ocr.geometry import (
    Points,
    area_of,
    aspect_of,
    overlap_of,
    sides_of,
    worst_corner,
)

_SAMPLES = 48
_STEP = 6.0
"""A colour step of this many Lab units across a side counts as an edge."""


@dataclass(frozen=True)
class Verdict:
    """An outline and what speaks for it."""

    points: Points
    """Four corners, clockwise."""
    score: float
    """Sum of the reasons' weights; a card has more than :data:`ENOUGH`."""
    edge: float
    """Share of the outline, 0..1, along which colour steps; rim of the frame left out."""
    weakest: float
    """The same for its weakest side."""
    inside: frozenset[int]
    """Which texts lie in it."""
    crossing: frozenset[int]
    """Which texts its sides cut through."""
    reasons: tuple[str, ...]


class Judge:
    """Judges outlines in one small Lab picture with its text boxes."""

    def __init__(self, lab: Picture, texts: Sequence[Points]) -> None:
        self.height, self.width = lab.shape[:2]
        self._lab = cv2.GaussianBlur(lab, (3, 3), 0).astype(np.float32)
        self._texts = list(texts)
        self._areas = [area_of(text) for text in texts]

    def judge(self, points: Points) -> Verdict:
        """What speaks for and against ``points`` as a card."""
        shares = self._side_shares(points)
        seen = [share for share in shares if share is not None]
        edge = float(np.mean(seen)) if seen else 0.0
        weakest = min(seen, default=0.0)
        inside, crossing = self._place_texts(points)
        aspect, corner = aspect_of(points), worst_corner(points)
        reasons: list[tuple[str, float]] = [
            (f"edges along {edge:.0%}", 2.0 * edge),
            (f"weakest side {weakest:.0%}", 1.0 * weakest),
        ]
        rim = 4 - len(seen)
        if rim:
            reasons.append((f"{rim} sides at the frame", -0.25 * rim))
        reasons.append((f"proportions 1:{aspect:.2f}", _aspect_weight(aspect)))
        if corner > 12:
            reasons.append((f"corner off by {corner:.0f}°", -min(2.0, (corner - 12) / 10)))
        if inside:
            reasons.append((f"{len(inside)} lines inside", min(1.0, 0.4 + 0.1 * len(inside))))
        if crossing:
            reasons.append((f"cuts {len(crossing)} lines", -min(2.0, 0.5 * len(crossing))))
        return Verdict(
            points,
            sum(weight for _, weight in reasons),
            edge,
            weakest,
            inside,
            crossing,
            tuple(name for name, _ in reasons),
        )

    def _place_texts(self, points: Points) -> tuple[frozenset[int], frozenset[int]]:
        inside, crossing = set(), set()
        low, high = points.min(axis=0), points.max(axis=0)
        for i, text in enumerate(self._texts):
            if (text.max(axis=0) < low).any() or (text.min(axis=0) > high).any():
                continue
            share = overlap_of(text, points) / max(1e-6, self._areas[i])
            if share > 0.75:
                inside.add(i)
            elif share > 0.25:
                crossing.add(i)
        return frozenset(inside), frozenset(crossing)

    def _side_shares(self, points: Points) -> list[float | None]:
        """Per side the share with a colour step across it; None along the frame's rim."""
        shares: list[float | None] = []
        middle = points.mean(axis=0)
        for i in range(4):
            start, end = points[i], points[(i + 1) % 4]
            along = (end - start) / max(1e-6, float(np.linalg.norm(end - start)))
            normal = np.array([-along[1], along[0]], np.float32)
            if float((middle - start) @ normal) > 0:
                normal = -normal
            places = np.linspace(0.06, 0.94, _SAMPLES, dtype=np.float32)[:, None]
            line = start + (end - start) * places
            outside = line + normal * 4
            free = (
                (outside[:, 0] >= 0)
                & (outside[:, 0] < self.width)
                & (outside[:, 1] >= 0)
                & (outside[:, 1] < self.height)
            )
            if float(free.mean()) < 0.5:
                shares.append(None)
                continue
            shares.append(float(self._steps(line[free], normal).mean()))
        return shares

    def _steps(self, line: NDArray[np.float32], normal: NDArray[np.float32]) -> NDArray[np.bool_]:
        offsets = np.arange(-4, 5, dtype=np.float32)
        at = line[:, None, :] + normal * offsets[None, :, None]
        columns = np.clip(np.round(at[..., 0]).astype(np.int32), 0, self.width - 1)
        rows = np.clip(np.round(at[..., 1]).astype(np.int32), 0, self.height - 1)
        profile = self._lab[rows, columns]
        # The step may lie up to two pixels beside the guessed line.
        step = np.abs(profile[:, 3:] - profile[:, :-3]).sum(axis=2).max(axis=1)
        return np.asarray(step > _STEP, np.bool_)


def _aspect_weight(aspect: float) -> float:
    """Cards are 1:1.4 to 1:1.9; squares and strips are rare."""
    if 1.3 <= aspect <= 2.2:
        return 0.6
    if 1.1 <= aspect <= 2.8:
        return 0.0
    return -1.0 if aspect < 3.5 else -3.0


def short_side(points: Points) -> float:
    """The shorter of an outline's mean sides, in pixels."""
    top, right, bottom, left = sides_of(points)
    return min((top + bottom) / 2, (left + right) / 2)
