"""Draws Japanese cards as they are printed traditionally: in columns, from right to left."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw

from ocr.engine import Picture
from samples.fonts import open_font

_HAN = "opentype/noto/NotoSansCJK-Regular.ttc"
_LATIN = "truetype/noto/NotoSans-Regular.ttf"
_SIZE = (650, 1075)


@dataclass(frozen=True)
class VerticalCard:
    """What a card in columns says."""

    org: str
    department: str
    title: str
    name: str
    """Family name and given name, an ideographic space between."""
    address: str
    phone: str
    """In numerals, as columns print it."""
    email: str
    """Printed level below the columns."""


def draw_vertical_card(card: VerticalCard) -> Picture:
    """The card, upright: letters stand, lines run down.

    Raises:
        FileNotFoundError: a font is not installed.
    """
    image = Image.new("RGB", _SIZE, "#fbfaf6")
    draw = ImageDraw.Draw(image)
    columns = (
        (585, 90, card.org, 42),
        (500, 150, f"{card.department}\u3000{card.title}", 30),
        (370, 250, card.name, 68),
        (170, 150, card.address, 26),
        (110, 150, f"電話\u3000{card.phone}", 26),
    )
    for x, y, text, size in columns:
        font = open_font(_HAN, size, ("fonts-noto-cjk",))
        for letter in text:
            # Letters set one by one need no layout engine; only brackets lie in columns.
            if letter in "（）":
                _draw_lying(image, letter, (x, y), size)
            else:
                draw.text((x, y + size / 2), letter, font=font, fill="#1d2530", anchor="mm")
            y += round(1.15 * size)
    latin = open_font(_LATIN, 24, ("fonts-noto-core",))
    draw.text((_SIZE[0] / 2, 1010), card.email, font=latin, fill="#1d2530", anchor="mm")
    return np.asarray(image, np.uint8)


def _draw_lying(image: Image.Image, letter: str, at: tuple[int, int], size: int) -> None:
    cell = Image.new("L", (size, size), 0)
    font = open_font(_HAN, size, ("fonts-noto-cjk",))
    ImageDraw.Draw(cell).text((size / 2, size / 2), letter, font=font, fill=255, anchor="mm")
    lying = cell.rotate(-90)
    image.paste("#1d2530", (at[0] - size // 2, at[1]), lying)
