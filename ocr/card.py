"""What the ocr room hands on: photos, the cards found in them, and codes."""

from __future__ import annotations

from dataclasses import dataclass

from ocr.engine import Line, Picture, Quad


@dataclass(frozen=True)
class Photo:
    """One decoded picture: a file, or one page of a TIFF or PDF."""

    picture: Picture
    """RGB, EXIF orientation applied, shape (height, width, 3)."""
    page: int
    """0 for single pictures, else the page or frame number."""
    format: str
    """What the content is, whatever the extension says: JPEG, PNG, HEIF, PDF, …"""


@dataclass(frozen=True)
class Code:
    """A QR code or barcode on the card."""

    text: str
    """The decoded payload, verbatim."""
    symbology: str
    """QRCode, DataMatrix, EAN13, …"""
    quad: Quad
    """Corners in card pixels."""


@dataclass(frozen=True)
class Card:
    """One card, straightened and read."""

    picture: Picture
    """The upright crop, RGB, at the resolution the photo has."""
    quad: Quad
    """The card's corners in photo pixels, clockwise from its upright top left."""
    turn: int
    """Clockwise degrees (0, 90, 180, 270) that made the straightened crop upright."""
    lines: tuple[Line, ...]
    """In reading order."""
    codes: tuple[Code, ...] = ()
    warnings: tuple[str, ...] = ()
    """Quality verdicts for a person, such as ``too blurred: retake``."""
    index: int = 0
    """Position among the cards of its photo, in reading order."""
