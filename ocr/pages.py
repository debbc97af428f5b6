"""A card on a printed page: what shows of it once the page's print is wiped away.

Dark strokes are thin, so replacing each pixel by the lightest around it, and what has grown
by the darkest again, leaves bare paper: the page as one even ground and the card as an even
patch of its own tone, with its shadow. Pictures on the page stay too; unlike a card they
have no print of their own.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from ocr.engine import Engine, Picture, Quad
from ocr.geometry import (
    Points,
    area_of,
    has_direction,
    long_axis,
    share_inside,
    shrink,
    to_points,
    to_quad,
)
from ocr.ground import leaving_share

_LINES = 25
"""So many lines beside the cards make a page; hardly a card has that many."""
_STROKE = 13
"""Pixels: print is thinner than this at :data:`WIPED`, even most headlines."""
WIPED = 1440
"""Long side, in pixels, at which print is wiped away: at less its gray reaches the next line."""
_GAIN = 4.0
"""How much contrast is raised where no print is."""
TURNED = 3.0
"""Degrees between a card and the page's lines from which it is no box printed on the page."""
_LEAVING = 0.05
"""Share of the lines cut by the frame from which they are a page's and not a flat card's."""
_CLOSE = 1000
"""Long side, in pixels, at which a card's own print is looked for."""
_LOW = 0.3
"""Share of a card's area that no line of print takes: what does is the gleam of its face."""
_RIM = 0.015
"""Share of a card's size next to its sides that is free of print."""


def is_page(texts: Sequence[Points]) -> bool:
    """Whether there is so much print that it must be a page's."""
    return len(texts) >= _LINES


def wipe_print(picture: Picture, width: int, height: int) -> Picture:
    """``picture`` (RGB) without dark print, as CIE L*a*b* of ``width`` x ``height`` pixels.

    Contrast is raised: without print even paper on paper stands out from the noise.
    """
    lab = np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2LAB), np.uint8)
    light = cv2.morphologyEx(lab[:, :, 0], cv2.MORPH_CLOSE, np.ones((_STROKE, _STROKE), np.uint8))
    # What little colour print has is spread by the camera: the paper's is the median.
    tints = [cv2.medianBlur(np.ascontiguousarray(lab[:, :, i]), 9) for i in (1, 2)]
    wiped = cv2.resize(np.dstack([light, *tints]), (width, height), interpolation=cv2.INTER_AREA)
    paper = np.median(wiped.reshape(-1, 3), axis=0)
    return np.asarray(np.clip(128 + _GAIN * (wiped - paper), 0, 255), np.uint8)


def lies_on_page(points: Points, texts: Sequence[Points], size: tuple[int, int]) -> bool:
    """Whether an outline cannot be a box printed on the page or on one flat card.

    It is turned against the lines around it, or the lines run out of the frame, which a
    flat card's do not.

    Args:
        points: the outline.
        texts: all text boxes.
        size: width and height of the picture they are in.
    """
    outside = [text for text in texts if share_inside(text, points) < 0.3]
    if len(outside) < _LINES:
        return False
    return turned_by(points, outside) > TURNED or leaving_share(outside, size) > _LEAVING


def turned_by(points: Points, texts: Sequence[Points]) -> float:
    """Degrees (0..45) between an outline's sides and the lines of print, by their median."""
    offs = []
    along = points[1] - points[0] + points[2] - points[3]
    side = float(np.degrees(np.arctan2(along[1], along[0])))
    for angle, _ in (long_axis(text) for text in texts if has_direction(text)):
        offs.append(abs((angle - side + 45) % 90 - 45))
    return float(np.median(offs)) if offs else 0.0


def cut_length(points: Points, texts: Sequence[Points]) -> float:
    """How much print lies in an outline that belongs to lines it cuts, in pixels.

    Lines of the page end at a card, but show in the shadow that it throws.
    """
    cut = 0.0
    for text in texts:
        share = share_inside(text, points)
        if 0.05 < share < 0.95:
            cut += share * long_axis(text)[1]
    return cut


def print_inside(picture: Picture, points: Points, engine: Engine) -> tuple[Quad, ...]:
    """Text boxes wholly in an outline, looked for close up, with all around it blanked.

    Args:
        picture: RGB photo.
        points: the outline, in its pixels.
        engine: only its ``detect`` is used, once.
    """
    x, y, width, height = cv2.boundingRect(np.asarray(points, np.float32))
    left, top = max(0, x), max(0, y)
    part = picture[top : y + height, left : x + width]
    if not part.size:
        return ()
    scale = min(1.0, _CLOSE / max(part.shape[:2]))
    part = np.asarray(
        cv2.resize(part, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8
    )
    shift: Points = np.array([left, top], np.float32)
    mask = np.zeros(part.shape[:2], np.uint8)
    cv2.fillConvexPoly(mask, np.round((points - shift) * scale).astype(np.int32), 255)
    if not mask.any():
        return ()
    part[mask == 0] = np.median(part[mask > 0], axis=0)
    # What reaches the rim is the page's, seen beside the card, or the rim itself.
    within = shrink(points, 1 - 2 * _RIM)
    boxes = [to_points(quad) / scale + shift for quad in engine.detect(part)]
    return tuple(
        to_quad(box)
        for box in boxes
        if share_inside(box, within) > 0.97 and area_of(box) < _LOW * area_of(points)
    )
