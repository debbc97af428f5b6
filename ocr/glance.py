"""Where print shows on a photo, before any card is known: text boxes on a small copy.

A glance is enough for the print of most cards. Where print is small there may be more of it
than a glance shows, and on cards far away it shows only close up.
"""

from __future__ import annotations

import cv2
import numpy as np

from ocr.engine import Engine, Picture
from ocr.geometry import Points, thickness_of, to_points

LOOK = 720
"""Long side, in pixels, of the small picture in which cards are looked for."""
_GLANCE = 512
"""Long side of the smaller one on which the print of most cards still shows."""
_SMALL_PRINT = 15.0
"""Height, in pixels of the glance, of text boxes so low that print beside them may have no box:
where a quarter of all is lower, there may be more."""
_CLOSER = 1600
"""Long side for cards so far away that hardly any print shows at :data:`LOOK`."""
FEW = 2
"""With no more lines than this to be seen, the photo is looked at more closely."""
_CONTRAST = 24
"""Gray levels within 5 pixels that print, even pale print, has and a plain table has not."""
_AIR = 24
"""Pixels around what may be print, so that a detector sees it whole."""


def glance_at_print(small: Picture, engine: Engine) -> tuple[list[Points], bool]:
    """Text boxes, and whether they are all that :func:`look_at_print` would show.

    Args:
        small: RGB, of :data:`LOOK` pixels.
        engine: only its ``detect`` is used.
    """
    part, shift = _without_plain_rim(small)
    glance, scale = shrink_to(part, round(_GLANCE / LOOK * max(part.shape[:2])))
    found = [to_points(quad) / scale for quad in engine.detect(glance)]
    heights = [scale * thickness_of(box) for box in found]
    if len(found) <= FEW or float(np.quantile(heights, 0.25)) < _SMALL_PRINT:
        return [to_points(quad) + shift for quad in engine.detect(part)], True
    return [box + shift for box in found], False


def look_at_print(small: Picture, engine: Engine) -> list[Points]:
    """Text boxes that a picture of :data:`LOOK` pixels shows."""
    part, shift = _without_plain_rim(small)
    return [to_points(quad) + shift for quad in engine.detect(part)]


def look_closely(picture: Picture, scale: float, engine: Engine) -> list[Points]:
    """Text boxes that a larger copy of the photo shows, in pixels of the small picture.

    Args:
        picture: the photo, RGB.
        scale: pixels of the small picture per pixel of the photo.
        engine: only its ``detect`` is used.
    """
    closer, factor = shrink_to(picture, _CLOSER)
    return [to_points(quad) * (scale / factor) for quad in engine.detect(closer)]


def _without_plain_rim(small: Picture) -> tuple[Picture, Points]:
    """The part in which there may be print, and where it starts; a plain rim holds none."""
    gray = cv2.cvtColor(small, cv2.COLOR_RGB2GRAY)
    around = np.ones((5, 5), np.uint8)
    contrast = cv2.subtract(cv2.dilate(gray, around), cv2.erode(gray, around))
    # Specks of grain do not survive this, letters in their row do.
    busy = cv2.morphologyEx(
        np.where(contrast > _CONTRAST, 255, 0).astype(np.uint8), cv2.MORPH_OPEN, around
    )
    x, y, width, height = cv2.boundingRect(busy)
    left, top = max(0, x - _AIR), max(0, y - _AIR)
    part = small[top : y + height + _AIR, left : x + width + _AIR]
    if not width or part.shape[0] * part.shape[1] > 0.85 * gray.size:
        return small, np.zeros(2, np.float32)
    return np.ascontiguousarray(part), np.array([left, top], np.float32)


def shrink_to(picture: Picture, longest: int) -> tuple[Picture, float]:
    """A copy whose long side is ``longest`` pixels at most, and its pixels per one of the picture."""
    scale = longest / max(picture.shape[:2])
    if scale >= 1:
        return picture, 1.0
    height, width = picture.shape[:2]
    size = (round(width * scale), round(height * scale))
    # Halving is several times as fast as any other way to make a picture smaller.
    while max(picture.shape[:2]) >= 2 * longest and min(picture.shape[:2]) > 1:
        half = (picture.shape[1] // 2, picture.shape[0] // 2)
        picture = np.asarray(cv2.resize(picture, half, interpolation=cv2.INTER_LINEAR), np.uint8)
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.uint8), scale


def within(picture: Picture, longest: int) -> Picture:
    """The picture, or an evenly smaller copy, finer than :func:`shrink_to` makes and slower."""
    scale = longest / max(picture.shape[:2])
    if scale >= 1:
        return picture
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.uint8)
