"""Write ``docs/cards-found.jpg``: sample photos, the cards found in them, and each card straightened.

    make picture

The same samples give the same picture; it is looked at by people, not by tests.
"""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from ocr.card import Card
from ocr.choice import open_engine
from ocr.engine import Picture
from ocr.photo import decode
from ocr.reader import read_cards

PHOTOS = ("three_cards.jpg", "turned_90.jpg", "dark.jpg", "gradient.jpg")
SHEET = Path(__file__).parent / "cards-found.jpg"
_ROW, _PHOTO, _CARD, _GAP = 300, 420, 300, 12
"""Height of a row, widths of a photo and of a straightened card, space between, in pixels."""
_COLOURS = ((232, 62, 62), (40, 150, 80), (50, 90, 220))


def main() -> None:
    engine = open_engine()
    folder = Path(__file__).parents[1] / "samples" / "photos"
    rows = []
    for name in PHOTOS:
        (photo,) = decode((folder / name).read_bytes())
        rows.append(_draw_row(photo.picture, read_cards(photo, engine)))
    width = max(row.shape[1] for row in rows)
    padded = [np.pad(r, ((0, _GAP), (0, width - r.shape[1]), (0, 0)), constant_values=255) for r in rows]  # fmt: skip
    Image.fromarray(np.concatenate(padded)).save(SHEET, "JPEG", quality=82)


def _draw_row(picture: Picture, cards: tuple[Card, ...]) -> Picture:
    """The photo with the outline of each card, and beside it each card as it is read."""
    marked = picture.copy()
    thick = max(4, picture.shape[1] // 120)
    for card, colour in zip(cards, _COLOURS, strict=False):
        cv2.polylines(marked, [np.array(card.quad, np.int32)], True, colour, thick)
    cells = [_fit(marked, _PHOTO)]
    for card, colour in zip(cards, _COLOURS, strict=False):
        cell = _fit(card.picture, _CARD)
        cv2.rectangle(cell, (0, 0), (cell.shape[1] - 1, cell.shape[0] - 1), colour, 3)
        cells.append(cell)
    return np.concatenate([_on_white(cell) for cell in cells], axis=1)


def _fit(picture: Picture, width: int) -> Picture:
    scale = min(width / picture.shape[1], _ROW / picture.shape[0])
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return np.ascontiguousarray(small, np.uint8)


def _on_white(cell: Picture) -> Picture:
    spare = _ROW - cell.shape[0]
    return np.pad(cell, ((spare // 2, spare - spare // 2), (0, _GAP), (0, 0)), constant_values=255)


if __name__ == "__main__":
    main()
