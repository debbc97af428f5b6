"""The contract between kith and whatever reads text from pixels.

An engine turns an upright RGB picture into :class:`Line` records and says which
alphabets it can read. Everything downstream depends on this file alone, so a new
engine is one new module with one class (see docs/adding-an-engine.md).

Pictures are ``numpy.uint8`` arrays of shape (height, width, 3), RGB.
Quads are four (x, y) corners in pixels, clockwise, starting at the corner where
reading starts (top left of upright text).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
Point = tuple[float, float]
Quad = tuple[Point, Point, Point, Point]


class Script(StrEnum):
    """Writing systems an engine can declare, by ISO 15924 code."""

    LATIN = "Latn"
    VIETNAMESE = "Latn-VN"
    HAN = "Hani"
    KANA = "Kana"
    HANGUL = "Hang"
    CYRILLIC = "Cyrl"
    GREEK = "Grek"
    THAI = "Thai"
    DEVANAGARI = "Deva"
    ARABIC = "Arab"
    HEBREW = "Hebr"


@dataclass(frozen=True)
class Char:
    """One character as the engine saw it."""

    text: str
    """The character; a space where the engine printed one."""
    confidence: float
    """The engine's own confidence, 0..1."""
    position: float
    """Centre of the character along its line, 0 at the start edge, 1 at the end."""


@dataclass(frozen=True)
class Line:
    """One printed line."""

    text: str
    """What is printed, as read; never empty."""
    confidence: float
    """Mean character confidence, 0..1."""
    quad: Quad
    """Corners in card pixels, clockwise from where reading starts."""
    chars: tuple[Char, ...] = ()
    """One entry per character of ``text`` or empty if the engine cannot say."""
    legible: bool = True
    """False where the print is in a script that no engine at hand reads: ``text`` is then
    look-alikes, to be kept but not understood."""


class Engine(Protocol):
    """Reads text. One instance lives in one process and is never pickled."""

    name: str
    """Short name as used by ``--engine``."""
    scripts: frozenset[Script]
    """What this instance can read; anything else it must not be trusted with."""

    def detect(self, picture: Picture) -> tuple[Quad, ...]:
        """Quads of text lines in ``picture``, any direction, without reading them."""
        ...

    def recognize(self, picture: Picture, quads: Sequence[Quad]) -> tuple[Line | None, ...]:
        """Read each quad, as if it stood alone; None where nothing legible stands.

        Same length as ``quads``.
        """
        ...

    def read(self, picture: Picture) -> tuple[Line, ...]:
        """All lines of an upright picture, top to bottom, left to right."""
        ...
