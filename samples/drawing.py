"""Drawing of the sample cards: inks on a ground, in fonts from Debian packages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from ocr.engine import Picture
from samples.generate.records import Truth

SCALE = 2
"""Cards are drawn in units of which 1000 make the long side, at this many pixels per unit."""

_FONTS = Path("/usr/share/fonts")
FACES = {
    "sans": "opentype/inter/Inter-Regular.otf",
    "sans light": "opentype/inter/Inter-Light.otf",
    "sans medium": "opentype/inter/Inter-Medium.otf",
    "sans bold": "opentype/inter/Inter-Bold.otf",
    "sans black": "opentype/inter/Inter-Black.otf",
    "lato": "truetype/lato/Lato-Regular.ttf",
    "lato light": "truetype/lato/Lato-Light.ttf",
    "lato bold": "truetype/lato/Lato-Bold.ttf",
    "lato black": "truetype/lato/Lato-Black.ttf",
    "garamond": "opentype/ebgaramond/EBGaramond12-Regular.otf",
    "garamond italic": "opentype/ebgaramond/EBGaramond12-Italic.otf",
    "garamond bold": "opentype/ebgaramond/EBGaramond12-Bold.otf",
    "vollkorn": "truetype/vollkorn/Vollkorn-Regular.ttf",
    "vollkorn bold": "truetype/vollkorn/Vollkorn-Bold.ttf",
    "vollkorn italic": "truetype/vollkorn/Vollkorn-Italic.ttf",
    "cabin": "opentype/cabin/Cabin-Regular.otf",
    "cabin bold": "opentype/cabin/Cabin-Bold.otf",
    "dosis": "opentype/dosis/Dosis-Medium.otf",
    "dosis bold": "opentype/dosis/Dosis-Bold.otf",
    "carlito": "truetype/crosextra/Carlito-Regular.ttf",
    "carlito bold": "truetype/crosextra/Carlito-Bold.ttf",
    "carlito italic": "truetype/crosextra/Carlito-Italic.ttf",
    "gothic": "opentype/noto/NotoSansCJK-Regular.ttc",
    "gothic bold": "opentype/noto/NotoSansCJK-Bold.ttc",
}
PACKAGES = ("fonts-inter", "fonts-lato", "fonts-ebgaramond", "fonts-vollkorn", "fonts-cabin", "fonts-dosis", "fonts-crosextra-carlito", "fonts-noto-cjk")  # fmt: skip
"""Debian packages the faces come from."""


@dataclass(frozen=True)
class Ink:
    """One printed line."""

    text: str
    x: float
    y: float
    """Baseline."""
    size: float
    face: str = "sans"
    colour: str = "#222222"
    anchor: str = "l"
    """l, m or r: what of the text stands at ``x``."""
    spacing: float = 0.0
    """Added between letters, in units."""


Ground = Callable[[ImageDraw.ImageDraw, Image.Image], None]


@dataclass(frozen=True)
class SampleCard:
    """One printed side of a made-up card."""

    inks: tuple[Ink, ...]
    truth: Truth
    paper: str = "#fbfaf6"
    ground: Ground | None = None
    """Draws what lies under the text."""
    width: int = 1000
    height: int = 588


@cache
def face(name: str, size: int) -> ImageFont.FreeTypeFont:
    """The font at ``size`` pixels.

    Raises:
        FileNotFoundError: its package is not installed.
    """
    path = _FONTS / FACES[name]
    if not path.exists():
        raise FileNotFoundError(f"{path} is missing: apt-get install {' '.join(PACKAGES)}")
    return ImageFont.truetype(str(path), size)


def draw_card(card: SampleCard) -> Picture:
    """The flat print, RGB."""
    image = Image.new("RGB", (card.width * SCALE, card.height * SCALE), card.paper)
    draw = ImageDraw.Draw(image)
    if card.ground is not None:
        card.ground(draw, image)
        draw = ImageDraw.Draw(image)
    for ink in card.inks:
        write(draw, ink)
    return np.asarray(image)


def write(draw: ImageDraw.ImageDraw, ink: Ink) -> None:
    """Put one line on the card."""
    font = face(ink.face, round(ink.size * SCALE))
    at = (ink.x * SCALE, ink.y * SCALE)
    if not ink.spacing:
        draw.text(at, ink.text, font=font, fill=ink.colour, anchor=ink.anchor + "s")
        return
    step = ink.spacing * SCALE
    total = sum(font.getlength(c) + step for c in ink.text) - step
    x = at[0] - {"l": 0.0, "m": total / 2, "r": total}[ink.anchor]
    for char in ink.text:
        draw.text((x, at[1]), char, font=font, fill=ink.colour, anchor="ls")
        x += font.getlength(char) + step


def box(draw: ImageDraw.ImageDraw, x0: float, y0: float, x1: float, y1: float, colour: str) -> None:
    """A filled rectangle in card units."""
    draw.rectangle((x0 * SCALE, y0 * SCALE, x1 * SCALE, y1 * SCALE), fill=colour)


def disc(draw: ImageDraw.ImageDraw, x: float, y: float, r: float, colour: str) -> None:
    """A filled circle in card units."""
    draw.ellipse(((x - r) * SCALE, (y - r) * SCALE, (x + r) * SCALE, (y + r) * SCALE), fill=colour)


def shape(draw: ImageDraw.ImageDraw, points: list[tuple[float, float]], colour: str) -> None:
    """A filled polygon in card units."""
    draw.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=colour)


def blend(image: Image.Image, start: str, end: str, angle: float = 0.0) -> None:
    """Fill the card with a gradient from ``start`` to ``end``; angle 0 is left to right."""
    high, wide = image.height, image.width
    y, x = np.mgrid[0:high, 0:wide]
    share = (x / wide * np.cos(angle) + y / high * np.sin(angle)) / (
        abs(np.cos(angle)) + abs(np.sin(angle))
    )
    first, last = (np.array([int(c[i : i + 2], 16) for i in (1, 3, 5)]) for c in (start, end))
    image.paste(Image.fromarray((first + share[..., None] * (last - first)).astype(np.uint8)))
