"""Small cards' corners, found once more where the photo has the pixels for it.

Outlines are guessed on a small copy. A card that is a hundred pixels wide there and
six hundred in the photo would lose, by an error of one pixel, a whole letter.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.engine import Picture
from ocr.geometry import Points, size_of

_LOOK = 440.0
"""Long side, in pixels, at which a card's sides are looked at."""
_ERROR = 2.6
"""Pixels of the small copy by which a corner may be wrong."""
_STRONG = 24.0
"""Lab units from which one edge is as good as any: print must not outweigh the card's rim."""
_SAMPLES = 48


def refine_corners(picture: Picture, quad: Points, scale: float) -> Points:
    """The quad with each side moved onto the clearest straight edge close by.

    Args:
        picture: RGB photo.
        quad: corners in photo pixels, clockwise.
        scale: size of the copy in which they were found over that of the photo; at 1
            there is nothing more to see.
    """
    zoom = min(1.0, _LOOK / max(size_of(quad)))
    reach = _ERROR * zoom / scale
    if reach < 2.0:
        return quad
    room = 3 * reach + 4
    low = np.maximum(np.floor(quad.min(axis=0) - room / zoom), 0).astype(int)
    high = np.ceil(quad.max(axis=0) + room / zoom).astype(int)
    part = picture[low[1] : high[1], low[0] : high[0]]
    if zoom < 1:
        part = np.asarray(
            cv2.resize(part, None, fx=zoom, fy=zoom, interpolation=cv2.INTER_AREA), np.uint8
        )
    lab = cv2.GaussianBlur(cv2.cvtColor(part, cv2.COLOR_RGB2LAB), (3, 3), 0).astype(np.float32)
    corners = (quad - low) * zoom
    lines = [_move(lab, corners[i], corners[(i + 1) % 4], reach) for i in range(4)]
    moved = []
    for i in range(4):
        corner = _meet(lines[i - 1], lines[i])
        if corner is None or float(np.linalg.norm(corner - corners[i])) > 2 * reach:
            return quad
        moved.append(corner)
    return np.asarray(np.array(moved) / zoom + low, np.float32)


def _move(
    lab: NDArray[np.float32], start: Points, end: Points, reach: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Both ends of a side, shifted along its normal to where the step in colour is clearest."""
    along = (end - start) / max(1e-6, float(np.linalg.norm(end - start)))
    normal = np.array([along[1], -along[0]])
    shifts = np.arange(-round(reach), round(reach) + 1)
    far = len(shifts) // 2 + 2
    places = np.linspace(0.06, 0.94, _SAMPLES)
    offsets = np.arange(-far, far + 1)
    at = (start + np.outer(places, end - start))[:, None] + offsets[None, :, None] * normal
    profile = cv2.remap(
        lab, at[..., 0].astype(np.float32), at[..., 1].astype(np.float32), cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )  # fmt: skip
    step = np.abs(profile[:, 4:] - profile[:, :-4]).sum(axis=2)[:, : len(shifts)]
    step = np.minimum(step, _STRONG)
    # Every straight line from a shift at one end to a shift at the other.
    first, last = np.meshgrid(np.arange(len(shifts)), np.arange(len(shifts)), indexing="ij")
    index = first[..., None] + (last - first)[..., None] * places
    gain = step[np.arange(_SAMPLES), np.round(index).astype(int)].mean(axis=2)
    # Of edges as clear as each other the one nearest to the guess.
    gain = gain - 0.15 * (np.abs(shifts[first]) + np.abs(shifts[last]))
    a, b = np.unravel_index(int(np.argmax(gain)), gain.shape)
    return start + normal * shifts[a], end + normal * shifts[b]


def _meet(
    one: tuple[NDArray[np.float64], NDArray[np.float64]],
    other: tuple[NDArray[np.float64], NDArray[np.float64]],
) -> NDArray[np.float64] | None:
    p, u = one[0], one[1] - one[0]
    q, v = other[0], other[1] - other[0]
    cross = float(u[0] * v[1] - u[1] * v[0])
    if abs(cross) < 1e-6:
        return None
    t = float((q[0] - p[0]) * v[1] - (q[1] - p[1]) * v[0]) / cross
    return np.asarray(p + u * t)
