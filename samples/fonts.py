"""Fonts of Debian packages, for pictures of cards."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from PIL import ImageFont

_FONTS = Path("/usr/share/fonts")


def open_font(path: str, size: int, packages: Sequence[str]) -> ImageFont.FreeTypeFont:
    """The font file at ``path`` below the system's fonts, ``size`` pixels high.

    Raises:
        FileNotFoundError: it is not there; the message names the ``packages`` to install.
    """
    full = _FONTS / path
    if not full.exists():
        raise FileNotFoundError(f"{full} is missing: apt-get install {' '.join(packages)}")
    return _load(str(full), size)


@cache
def _load(path: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size)
