"""A quad in a photo becomes a flat picture whose text runs level.

Perspective from the quad, residual skew from the text lines. Which of the text's
two directions is up is :mod:`ocr.upright`'s business.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.engine import Picture, Quad
from ocr.geometry import long_axis, order_corners, size_of, to_points, to_quad

Transform = NDArray[np.float64]
"""3 x 3, photo pixels to flat pixels."""

_MARGIN = 0.008
"""The crop reaches this much further than the quad, so that no letter is shaved."""
_SKEW = 1.0
"""Degrees below which turning a picture blurs more than it helps."""
_LARGE = 1_500_000
"""Pixels of a crop at which a card's smallest print is some 25 pixels high."""


@dataclass(frozen=True)
class Flat:
    """A card cut out of its photo, text level but perhaps on its head."""

    picture: Picture
    to_flat: Transform
    turns: int
    """Quarter turns clockwise (0..3) already made, relative to the quad's first corner."""


def flatten(picture: Picture, quad: Quad, texts: Sequence[Quad]) -> Flat:
    """Cut ``quad`` out of ``picture``, at the photo's resolution, never enlarged.

    Args:
        picture: RGB photo.
        quad: the card's corners, clockwise.
        texts: text boxes in the card, in photo pixels; their direction decides
            whether the crop is turned by a quarter and how it is levelled.
    """
    corners = to_points(quad)
    height, width = picture.shape[:2]
    whole = order_corners(np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32))
    is_frame = bool(np.abs(corners - whole).max() < 1.5)
    if is_frame:
        matrix = np.eye(3)
        size = (width, height)
    else:
        matrix, size = _perspective(corners)
    skew = _skew_of(_boxes(texts, matrix))
    turns = round(skew / 90) % 4 if skew is not None else 0
    residual = 0.0 if skew is None else skew - 90 * round(skew / 90)
    if turns % 2:
        # Text stands upright in the crop: a quarter turn clockwise lays it down.
        matrix, size = _quarter(matrix, size)
    if abs(residual) >= _SKEW:
        matrix, size = _levelled(matrix, size, residual)
    if is_frame and not turns % 2 and abs(residual) < _SKEW:
        return Flat(picture, matrix, 0)
    # In a large crop letters are large too: the finer way takes three times as long for nothing.
    way = cv2.INTER_CUBIC if size[0] * size[1] < _LARGE else cv2.INTER_LINEAR
    flat = cv2.warpPerspective(picture, matrix, size, flags=way, borderMode=cv2.BORDER_REPLICATE)
    return Flat(np.asarray(flat, np.uint8), matrix, turns % 2)


def move_quad(quad: Quad, matrix: Transform) -> Quad:
    """A quad's corners through a 3 x 3 transform."""
    moved = cv2.perspectiveTransform(to_points(quad)[None].astype(np.float64), matrix)
    return to_quad(moved[0].astype(np.float32))


def _perspective(corners: NDArray[np.float32]) -> tuple[Transform, tuple[int, int]]:
    width, height = (max(8, round(side)) for side in size_of(corners))
    dx, dy = _MARGIN * width, _MARGIN * height
    flat = np.array(
        [[dx, dy], [width + dx, dy], [width + dx, height + dy], [dx, height + dy]], np.float32
    )
    matrix = cv2.getPerspectiveTransform(corners, flat)
    return np.asarray(matrix, np.float64), (round(width + 2 * dx), round(height + 2 * dy))


def _boxes(texts: Sequence[Quad], matrix: Transform) -> list[NDArray[np.float32]]:
    return [to_points(move_quad(text, matrix)) for text in texts]


def _skew_of(boxes: Sequence[NDArray[np.float32]]) -> float | None:
    """Degrees clockwise the text runs off level (45..135 when it stands), or None.

    The length-weighted median of the boxes that are clearly longer than high,
    within the quarter that holds most text.
    """
    angles: list[tuple[float, float]] = []
    for box in boxes:
        angle, length = long_axis(box)
        thin = cv2.contourArea(box) / max(1.0, length)
        if length > 2.5 * thin:
            angles.append((angle, length))
    if not angles:
        return None
    level = sum(length for angle, length in angles if abs(angle) <= 45)
    standing = sum(length for angle, length in angles if abs(angle) > 45)
    if level >= standing:
        chosen = [(a, n) for a, n in angles if abs(a) <= 45]
    else:
        chosen = [(a % 180, n) for a, n in angles if abs(a) > 45]
    chosen.sort()
    half, total = sum(n for _, n in chosen) / 2, 0.0
    for angle, length in chosen:
        total += length
        if total >= half:
            return angle
    return chosen[-1][0]


def _quarter(matrix: Transform, size: tuple[int, int]) -> tuple[Transform, tuple[int, int]]:
    width, height = size
    turn = np.array([[0.0, -1.0, height], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0]])
    return turn @ matrix, (height, width)


def _levelled(
    matrix: Transform, size: tuple[int, int], degrees: float
) -> tuple[Transform, tuple[int, int]]:
    """Turned back by ``degrees``, the canvas grown so that no corner is lost."""
    width, height = size
    angle = math.radians(-degrees)
    cosine, sine = math.cos(angle), math.sin(angle)
    wide = abs(width * cosine) + abs(height * sine)
    high = abs(width * sine) + abs(height * cosine)
    turn = np.array([[cosine, -sine, 0.0], [sine, cosine, 0.0], [0.0, 0.0, 1.0]])
    middle = turn @ np.array([width / 2, height / 2, 1.0])
    turn[0, 2], turn[1, 2] = wide / 2 - middle[0], high / 2 - middle[1]
    return turn @ matrix, (round(wide), round(high))
