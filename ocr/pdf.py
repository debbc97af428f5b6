"""PDF pages as pictures, by PDFium."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ocr.card import Photo
from ocr.errors import BrokenPhoto, LockedPhoto, PhotoTooLarge

LONG_SIDE = 2000
"""Pixels of a card-sized page's long side: 6-point print becomes about 40 pixels high."""
PAGE_DPI = 300
"""For pages larger than a card, where a card may be a small part of the sheet."""
_LONGEST = 6000
"""Pixels no rendered side exceeds, for posters."""


def render_pages(data: bytes, pixels: int, pages: int) -> Iterator[Photo]:
    """Each page on white, as RGB.

    Raises:
        LockedPhoto: a password is needed.
        BrokenPhoto: PDFium cannot read it, or it has no pages.
        PhotoTooLarge: more than ``pages`` pages, or a page above ``pixels``.
    """
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise LockedPhoto(
                "the PDF is protected by a password: save a copy without one"
            ) from error
        raise BrokenPhoto("the PDF is damaged and cannot be opened: export it again") from error
    try:
        count = len(document)
        if count == 0:
            raise BrokenPhoto("the PDF has no pages")
        if count > pages:
            raise PhotoTooLarge(f"the PDF has {count} pages, more than {pages}: split it")
        for number in range(count):
            page = document[number]
            width, height = page.get_size()
            scale = _scale(width, height)
            if width * height * scale * scale > pixels:
                raise PhotoTooLarge("a page of the PDF is too large: make it smaller")
            bitmap = page.render(scale=scale, rev_byteorder=True, fill_color=(255, 255, 255, 255))
            picture = np.array(bitmap.to_numpy()[:, :, :3], np.uint8)
            bitmap.close()
            page.close()
            yield Photo(picture, number, "PDF")
    finally:
        document.close()


def _scale(width: float, height: float) -> float:
    """Pixels per point (1/72 inch) for a page of this size in points."""
    longest = max(width, height, 1.0)
    scale = max(LONG_SIDE / longest, PAGE_DPI / 72)
    return min(scale, _LONGEST / longest)
