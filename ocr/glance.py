"""Where print shows on a photo, before any card is known: text boxes on a small copy.

A glance is enough for the print of most cards. Where print is small there may be more of it
than a glance shows, and on cards far away it shows only close up.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.engine import Engine, Picture
from ocr.geometry import Points, area_of, long_axis, share_inside, thickness_of, to_points

LOOK = 720
"""Long side, in pixels, of the small picture in which cards are looked for."""
_GLANCE = 512
"""Long side of the smaller one on which the print of most cards still shows."""
_SMALL_PRINT = 15.0
"""Height, in pixels of the glance, of text boxes so low that print beside them may have no box:
where a quarter of all is lower, there may be more."""
_CLOSER = 1600
"""Long side for cards so far away that hardly any print shows at :data:`LOOK`."""
FAR = 0.6
"""Scale of the small picture below which the photo itself shows more."""
FEW = 2
"""With no more lines than this to be seen, the photo is looked at more closely."""
_BLOB = 2.2
"""A box shorter than this many times its thickness may hold many lines at once."""
_BLOBS = 12
"""More boxes than this are not looked at one by one."""
_CLOSE_UP = 1000
"""Long side, in pixels, of the part of the photo in which its lines are looked for."""
_AROUND = 0.25
"""How far, as a share of its long side, the print around such a box is looked for."""
_CONTRAST = 24
"""Gray levels within 5 pixels that print, even pale print, has and a plain table has not."""
_DETAIL = 0.4
"""Share of a picture that is busy without a text box where fine print fills it; cards with
pictures on them, and tables with a grain, stay below."""
_BESIDE = 1.15
"""Grown by this factor, a text box takes in all of its print."""
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


def is_full_of_detail(small: Picture, boxes: list[Points]) -> bool:
    """Whether much of a picture is as busy as print, though no text box is there.

    So is a page whose print is too small for the picture: cards lie on it, and what is said of
    lines must know of its lines too.
    """
    boxed = np.zeros(small.shape[:2], np.uint8)
    for box in boxes:
        middle = box.mean(axis=0)
        around = np.round(middle + _BESIDE * (box - middle)).astype(np.int32)
        cv2.fillConvexPoly(boxed, around, 255)
    return float(((_contrast_of(small) > _CONTRAST) & (boxed == 0)).mean()) > _DETAIL


def look_into_blobs(
    picture: Picture, scale: float, boxes: list[Points], engine: Engine
) -> list[Points]:
    """``boxes`` with the lines that show close up in place of what is hardly a line.

    A whole card far away is one box at first, or a part of it is, and a box that is larger than
    its card is no print in it. Where the photo shows no more than the small picture, most boxes
    are lines already, or there are many, nothing is looked for.

    Args:
        picture: the photo, RGB.
        scale: pixels of the small picture per pixel of the photo.
        boxes: text boxes, in pixels of the small picture.
        engine: only its ``detect`` is used, once for every box that is hardly a line.
    """
    blobs = [box for box in boxes if long_axis(box)[1] < _BLOB * thickness_of(box)]
    if scale >= FAR or not 0 < len(boxes) <= min(2 * len(blobs), _BLOBS):
        return boxes
    lines: list[Points] = []
    for blob in blobs:
        part, shift = _cut_around(picture, blob / scale)
        part, factor = shrink_to(part, _CLOSE_UP)
        seen = [(to_points(quad) / factor + shift) * scale for quad in engine.detect(part)]
        lines += seen or [blob]
    kept = [box for box in boxes if not any(box is blob for blob in blobs)]
    for line in sorted(lines, key=area_of, reverse=True):
        if all(share_inside(line, other) < 0.5 for other in kept):
            kept.append(line)
    return kept


def _cut_around(picture: Picture, box: Points) -> tuple[Picture, Points]:
    """The part of a photo that holds a box and what is around it, and where that starts."""
    around = _AROUND * float(np.ptp(box, axis=0).max())
    left, top = np.maximum(np.floor(box.min(axis=0) - around), 0).astype(int).tolist()
    right, bottom = np.ceil(box.max(axis=0) + around).astype(int).tolist()
    part = np.ascontiguousarray(picture[top : bottom + 1, left : right + 1])
    return part, np.array([left, top], np.float32)


def _without_plain_rim(small: Picture) -> tuple[Picture, Points]:
    """The part in which there may be print, and where it starts; a plain rim holds none."""
    # Specks of grain do not survive this, letters in their row do.
    busy = cv2.morphologyEx(
        np.where(_contrast_of(small) > _CONTRAST, 255, 0).astype(np.uint8),
        cv2.MORPH_OPEN,
        np.ones((5, 5), np.uint8),
    )
    x, y, width, height = cv2.boundingRect(busy)
    left, top = max(0, x - _AIR), max(0, y - _AIR)
    part = small[top : y + height + _AIR, left : x + width + _AIR]
    if not width or part.shape[0] * part.shape[1] > 0.85 * busy.size:
        return small, np.zeros(2, np.float32)
    return np.ascontiguousarray(part), np.array([left, top], np.float32)


def _contrast_of(small: Picture) -> NDArray[np.uint8]:
    """Gray levels by which the surroundings of each pixel, 2 pixels all round, differ."""
    gray = cv2.cvtColor(small, cv2.COLOR_RGB2GRAY)
    around = np.ones((5, 5), np.uint8)
    return np.asarray(cv2.subtract(cv2.dilate(gray, around), cv2.erode(gray, around)), np.uint8)


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
