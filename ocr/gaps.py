"""Guesses on printed ground: the places where a page's print is interrupted.

A white card on a newspaper has edges that are lost among those of the letters. But
the page is busy everywhere, and the card is a quiet patch in it whose own print does
not reach its rim.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.engine import Picture
from ocr.geometry import Points, area_of, long_axis

Mask = NDArray[np.uint8]

_CONTRAST = 18
"""Gray levels between neighbours that make a pixel part of a letter."""


def quiet_patches(lab: Picture, texts: Sequence[Points]) -> list[Mask]:
    """Masks of what lies between the print, at several widths of what counts as a gap.

    Args:
        lab: a small CIE L*a*b* picture.
        texts: text boxes in it; they tell how large the print is.
    """
    if not texts:
        return []
    heights = [area_of(text) / max(1.0, long_axis(text)[1]) for text in texts]
    line = float(np.clip(np.median(heights), 5, 24))
    rise = cv2.morphologyEx(lab[:, :, 0], cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8))
    busy = np.where(rise > _CONTRAST, 255, 0).astype(np.uint8)
    masks = []
    for bridge in (0.7, 1.2):
        closed = cv2.morphologyEx(busy, cv2.MORPH_CLOSE, _square(bridge * line))
        quiet = cv2.bitwise_not(closed)
        for neck in (0.6, 1.2, 2.2):
            # What is narrower than the neck (margins, gaps between columns) is cut off.
            opened = cv2.morphologyEx(quiet, cv2.MORPH_OPEN, _square(neck * line))
            masks.append(np.asarray(opened, np.uint8))
    return masks


def _square(side: float) -> Mask:
    return np.ones((max(3, round(side)),) * 2, np.uint8)
