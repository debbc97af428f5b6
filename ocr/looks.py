"""How often, and how, a line in another script is looked at, and which reading of it counts.

Tesseract fails with lines that are larger or smaller than those it was trained on, or that have
too much or too little paper around them; which of them differs from script to script.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import cv2
import numpy as np

from ocr.engine import Line, Picture, Quad


@dataclass(frozen=True)
class Look:
    """How a line is cut out."""

    height: float
    """Pixels of the line itself, as a detector's box has it."""
    rim: float
    """Paper around it, in its heights, ..."""
    longer: float = 0.0
    """... and more of the picture at both its ends."""


FIRST_LOOK = Look(40, 0.12)
MORE_LOOKS = Look(36, 0.25), Look(48, 0.12, 0.15)
_RUN, _NATIVE = re.compile(r"\d+"), re.compile(r"[^\W\d_\u0000-\u024f]")
_SHORT_LATIN = re.compile(r"(?<![\w@.])[A-Za-z]{1,4}(?![\w@.])")
_KEPT, _AS_SURE, _SURER = 0.9, 0.03, 0.1
"""Share of the letters of a script that another look has at least; how much less sure it may be if
it has more; and how much surer it is if it has other numbers."""
SURE = 0.94
"""Below this confidence a line is looked at again."""


def is_mixed(line: Line) -> bool:
    """Whether there is a short Latin word amid letters of another script: most often one of them."""
    return _NATIVE.search(line.text) is not None and _SHORT_LATIN.search(line.text) is not None


def is_better(line: Line, former: Line) -> bool:
    """Whether a look reads more surely, or as surely and more in the letters of its script.

    A Latin word amid these is most often one of them misread. Numbers differ only where it is
    surer by far, or reads more.
    """
    gain = line.confidence - former.confidence
    own, before = (len(_NATIVE.findall(x.text)) for x in (line, former))
    latin, latin_before = (
        sum(map(str.isascii, filter(str.isalpha, x.text))) for x in (line, former)
    )
    purer = own > before and latin < latin_before
    if own < _KEPT * before or not (gain > 0 or (purer and gain >= -_AS_SURE)):
        return False
    same = sorted(_RUN.findall(line.text)) == sorted(_RUN.findall(former.text))
    return same or purer or gain > _SURER


def cut_out(picture: Picture, quad: Quad, look: Look) -> Picture:
    """A line level and at the size Tesseract likes, dark on light."""
    corners = np.array(quad, np.float32)
    width = max(float(np.linalg.norm(corners[1] - corners[0])), 4.0)
    height = max(float(np.linalg.norm(corners[3] - corners[0])), 4.0)
    more = (corners[1] - corners[0]) / width * look.longer * height
    corners += np.stack([-more, more, more, -more])
    width += 2 * look.longer * height
    scale = max(0.5, min(4.0, look.height / height))
    size = (max(8, round(width * scale)), max(8, round(height * scale)))
    pad = int(size[1] * look.rim)
    flat = np.array([[0, 0], [size[0], 0], [size[0], size[1]], [0, size[1]]], np.float32) + pad
    matrix = cv2.getPerspectiveTransform(corners, flat)
    warped = cv2.warpPerspective(
        picture,
        matrix,
        (size[0] + 2 * pad, size[1] + 2 * pad),
        flags=cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_REPLICATE,
    )
    crop: Picture = np.asarray(warped, np.uint8)
    # Tesseract turns light print by itself, but only after it has failed with it.
    return np.bitwise_not(crop) if np.median(crop) < 110 else crop
