"""QR codes and barcodes, at any angle, by zxing-cpp."""

from __future__ import annotations

import cv2
import numpy as np
import zxingcpp

from ocr.card import Code
from ocr.engine import Picture
from ocr.geometry import to_points, to_quad

_LOOK = 1400
"""Long side, in pixels, at which codes are looked for first; four times the speed of a photo."""


def read_codes(picture: Picture) -> tuple[Code, ...]:
    """Every code in ``picture`` (RGB) that decodes without error, top to bottom.

    A code that shows but does not decode at the reduced size is tried again at full size.
    """
    scale = min(1.0, _LOOK / max(picture.shape[:2]))
    if scale == 1.0:
        return _decode(picture)
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    found = _decode(np.asarray(small, np.uint8))
    if found:
        return tuple(
            Code(code.text, code.symbology, to_quad(to_points(code.quad) / scale)) for code in found
        )
    return _decode(picture) if shows_code(np.asarray(small, np.uint8)) else ()


def shows_code(picture: Picture) -> bool:
    """Whether a QR code's three corner marks can be seen, legible or not."""
    gray = np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.uint8)
    seen, _ = cv2.QRCodeDetector().detect(gray)
    return bool(seen)


def _decode(picture: Picture) -> tuple[Code, ...]:
    codes = []
    for found in zxingcpp.read_barcodes(picture):
        if not found.valid or not found.text:
            continue
        at = found.position
        corners = (at.top_left, at.top_right, at.bottom_right, at.bottom_left)
        a, b, c, d = ((float(p.x), float(p.y)) for p in corners)
        codes.append(Code(found.text, found.format.name, (a, b, c, d)))
    codes.sort(key=lambda code: (code.quad[0][1], code.quad[0][0], code.text))
    return tuple(codes)
