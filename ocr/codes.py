"""QR codes and barcodes, at any angle, by zxing-cpp."""

from __future__ import annotations

import zxingcpp

from ocr.card import Code
from ocr.engine import Picture


def read_codes(picture: Picture) -> tuple[Code, ...]:
    """Every code in ``picture`` (RGB) that decodes without error, top to bottom."""
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
