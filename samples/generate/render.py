"""Draws designed cards as flat pictures, in fonts from Debian packages."""

from __future__ import annotations

import random
import re
from functools import cache
from unicodedata import east_asian_width, name

import numpy as np
from PIL import Image, ImageDraw, ImageFont, features

from ocr.engine import Picture
from samples.fonts import open_font
from samples.generate.lettering import ICONS
from samples.generate.records import DesignedCard, Print

_FAMILIES = (
    (
        "opentype/inter/Inter-Regular.otf",
        "opentype/inter/Inter-Bold.otf",
        "opentype/inter/Inter-Italic.otf",
    ),
    (
        "truetype/lato/Lato-Regular.ttf",
        "truetype/lato/Lato-Bold.ttf",
        "truetype/lato/Lato-Italic.ttf",
    ),
    (
        "truetype/liberation/LiberationSans-Regular.ttf",
        "truetype/liberation/LiberationSans-Bold.ttf",
        "truetype/liberation/LiberationSans-Italic.ttf",
    ),
    (
        "truetype/liberation/LiberationSerif-Regular.ttf",
        "truetype/liberation/LiberationSerif-Bold.ttf",
        "truetype/liberation/LiberationSerif-Italic.ttf",
    ),
    (
        "truetype/crosextra/Carlito-Regular.ttf",
        "truetype/crosextra/Carlito-Bold.ttf",
        "truetype/crosextra/Carlito-Italic.ttf",
    ),
    (
        "truetype/open-sans/OpenSans-Regular.ttf",
        "truetype/open-sans/OpenSans-Bold.ttf",
        "truetype/open-sans/OpenSans-Italic.ttf",
    ),
    (
        "truetype/dejavu/DejaVuSerif.ttf",
        "truetype/dejavu/DejaVuSerif-Bold.ttf",
        "truetype/dejavu/DejaVuSerif-Italic.ttf",
    ),
    (
        "truetype/liberation/LiberationSansNarrow-Regular.ttf",
        "truetype/liberation/LiberationSansNarrow-Bold.ttf",
        "truetype/liberation/LiberationSansNarrow-Italic.ttf",
    ),
)
"""Regular, bold, italic."""
_HAN = "opentype/noto/NotoSansCJK-Regular.ttc"
_SCRIPTS = {
    "HEBREW": "truetype/noto/NotoSansHebrew-Regular.ttf",
    "ARABIC": "truetype/noto/NotoSansArabic-Regular.ttf",
    "THAI": "truetype/noto/NotoSansThai-Regular.ttf",
    "DEVANAGARI": "truetype/noto/NotoSansDevanagari-Regular.ttf",
}
"""By the first word of a letter's Unicode name. Pillow shapes them where it has libraqm."""
_HEBREW_MARKS = {'"': "\u05f4", "'": "\u05f3"}
"""What abbreviations are printed with; the fonts lack the typewriter's."""
_BETWEEN = frozenset(" .,:-").union(_HEBREW_MARKS.values())
"""What belongs to the words beside it, whichever way they run."""
_BOTH_WAYS = ("truetype/dejavu/DejaVuSans.ttf", "truetype/dejavu/DejaVuSans-Bold.ttf")
"""For lines in a script that runs to the left with digits or Latin words in them."""
_RIGHTWARD = re.compile(r"[+(]?[0-9A-Za-z](?:[\x21-\x7e ]*[0-9A-Za-z)])?")
_EMBED, _END_EMBED = "\u202a", "\u202c"
"""Around what is written to the right in such a line: its parts would change places."""
_WIDE = (
    "truetype/noto/NotoSans-Regular.ttf",
    "truetype/noto/NotoSans-Bold.ttf",
    "truetype/noto/NotoSans-Italic.ttf",
)
"""For lines with letters that the card's own family lacks, such as Vietnamese ones."""
_RTL = (_SCRIPTS["HEBREW"], _SCRIPTS["ARABIC"])
_SYMBOLS = "truetype/dejavu/DejaVuSans.ttf"
PACKAGES = ("fonts-inter", "fonts-lato", "fonts-liberation", "fonts-crosextra-carlito", "fonts-open-sans", "fonts-dejavu-core", "fonts-dejavu-extra", "fonts-noto-cjk", "fonts-noto-core")  # fmt: skip
"""Debian packages the fonts come from."""
_LEGIBLE = 17
"""Font size in pixels below which engines fail; the picture is made large enough."""
_LIGHT = ("#ffffff", "#ffffff", "#fdfbf5", "#f4f1e8", "#eef2f5", "#fff8e7", "#f6f6f6")
_DARK = ("#1d2530", "#15324a", "#3a1d2c", "#23402f", "#2b2b2b")
_ACCENTS = ("#8a1c2c", "#14532d", "#1e3a8a", "#7c3a00", "#4c1d6b", "#0f4c5c", "#222222", "#b3261e")


def _font(path: str, size: int) -> ImageFont.FreeTypeFont:
    return open_font(path, size, PACKAGES)


def render(design: DesignedCard) -> Picture:
    """The flat print of ``design``, RGB, in its size.

    Raises:
        FileNotFoundError: a font is not installed; the message names the packages.
    """
    rng = random.Random(design.palette)
    dark = rng.random() < 0.12
    paper = rng.choice(_DARK if dark else _LIGHT)
    ink = "#f3efe6" if dark else rng.choice(("#111111", "#222222", "#2b3440", "#333333"))
    accent = "#e8c987" if dark else rng.choice(_ACCENTS)
    family = rng.choice(_FAMILIES)
    logo_family = rng.choice(_FAMILIES)
    smallest = min((p.size for p in design.prints), default=20.0)
    scale = min(max(1.0, 1000 / design.width, _LEGIBLE / smallest), max(1.0, 2000 / design.width))
    image = Image.new("RGB", (round(design.width * scale), round(design.height * scale)), paper)
    draw = ImageDraw.Draw(image)
    _ornament(draw, image, rng, accent)
    for printed in design.prints:
        colour = accent if printed.style.accent else ink
        _write(draw, printed, logo_family if printed.style.logo else family, colour, scale)
    return np.asarray(image)


def _ornament(
    draw: ImageDraw.ImageDraw, image: Image.Image, rng: random.Random, accent: str
) -> None:
    """A stripe or frame in the margin, where no text stands."""
    wide, high = image.size
    edge = round(min(wide, high) * 0.022)
    kind = rng.choice(("none", "none", "left", "bottom", "top", "frame"))
    if kind == "left":
        draw.rectangle((0, 0, edge, high), fill=accent)
    elif kind == "bottom":
        draw.rectangle((0, high - edge, wide, high), fill=accent)
    elif kind == "top":
        draw.rectangle((0, 0, wide, edge), fill=accent)
    elif kind == "frame":
        draw.rectangle(
            (edge, edge, wide - edge, high - edge), outline=accent, width=max(1, edge // 6)
        )


def _write(
    draw: ImageDraw.ImageDraw,
    printed: Print,
    family: tuple[str, str, str],
    colour: str,
    scale: float,
) -> None:
    """One line, in type that is no wider than the line's quad."""
    (left, top), _, (right, bottom), _ = printed.quad
    left, top, right, bottom = (v * scale for v in (left, top, right, bottom))
    cut = 1 if printed.style.bold else 2 if printed.style.italic else 0
    latin = family[cut] if _has_letters(printed.text, family[cut]) else _WIDE[cut]
    runs = _runs(printed.text, latin)
    size = max(6, round(printed.size * scale))
    shapes = features.check("raqm")
    way = "rtl" if shapes and _runs_leftward(printed.text) else None
    length = sum(_font(path, size).getlength(text, direction=way) for text, path in runs)
    if length > (right - left) * 1.03:
        size = max(6, int(size * (right - left) * 1.03 / length))
        length = sum(_font(path, size).getlength(text, direction=way) for text, path in runs)
    x = {"left": left, "right": right - length, "center": (left + right - length) / 2}[
        printed.align
    ]
    baseline = top + (bottom - top) * 0.78
    for text, path in runs:
        font = _font(path, size)
        draw.text((x, baseline), text, font=font, fill=colour, anchor="ls", direction=way)
        x += font.getlength(text, direction=way)


def _runs(text: str, latin: str) -> list[tuple[str, str]]:
    """``text`` cut where the font must change, in the order it is drawn from the left."""
    runs: list[tuple[str, str]] = []
    for char in text:
        path = _path(char, latin)
        script = runs[-1][1] if runs else ""
        if script == _SCRIPTS["HEBREW"]:
            char = _HEBREW_MARKS.get(char, char)
        if runs and (script == path or (script in _RTL and char in _BETWEEN)):
            runs[-1] = (runs[-1][0] + char, script)
        else:
            runs.append((char, path))
    if not _runs_leftward(text):
        return runs
    own = next(path for _, path in runs if path in _RTL)
    if own == _SCRIPTS["HEBREW"]:
        text = "".join(_HEBREW_MARKS.get(char, char) for char in text)
    font = own if all(_has(char, own) for char in text) else _BOTH_WAYS["-Bold." in latin]
    return [(_RIGHTWARD.sub(lambda match: f"{_EMBED}{match[0]}{_END_EMBED}", text), font)]


def _runs_leftward(text: str) -> bool:
    """Whether its first letter is of a script that is written to the left."""
    return next((_path(char, "") for char in text if char.isalpha()), "") in _RTL


def _has_letters(text: str, path: str) -> bool:
    """Whether the font has every letter that is drawn in it: others are empty boxes."""
    return all(_has(char, path) for char in text if _path(char, path) == path)


@cache
def _has(char: str, path: str) -> bool:
    font = _font(path, 24)
    return char.isspace() or bytes(font.getmask(char)) != bytes(font.getmask("\U0010fffe"))


def _path(char: str, latin: str) -> str:
    if char.isascii():
        return latin
    if char in ICONS.values():
        return _SYMBOLS
    if east_asian_width(char) in "WF":
        return _HAN
    return _SCRIPTS.get(name(char, "").split(" ")[0], latin)
