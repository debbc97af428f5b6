"""Cards drawn for tests, and photographs of them, without any real person."""

from __future__ import annotations

import math

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from ocr.engine import Char, Line, Picture

LINES = (
    ("Mara Lindqvist", 56),
    ("Director of Research", 34),
    ("Northwind Medicine", 40),
    ("Phone +1 202 555 0143", 34),
    ("mara@medicine.example.edu", 34),
    ("265 Garden Drive, Springfield", 34),
)


def line(text: str) -> Line:
    """A line as an engine reads it, its letters at even distances."""
    chars = tuple(Char(c, 0.9, (i + 0.5) / len(text)) for i, c in enumerate(text))
    return Line(text, 0.9, ((0, 0), (100, 0), (100, 20), (0, 20)), chars)


def draw_card(
    width: int = 1050,
    height: int = 600,
    paper: tuple[int, int, int] = (250, 250, 246),
    ink: tuple[int, int, int] = (25, 25, 40),
    lines: tuple[tuple[str, int], ...] = LINES,
) -> Picture:
    """A plain card, RGB, text left-aligned with a margin."""
    image = Image.new("RGB", (width, height), paper)
    draw = ImageDraw.Draw(image)
    y = height // 10
    for text, size in lines:
        draw.text((width // 14, y), text, fill=ink, font=ImageFont.load_default(size))
        y += int(size * 1.55)
    return np.asarray(image, np.uint8)


def desk(width: int, height: int, colour: tuple[int, int, int] = (104, 76, 52)) -> Picture:
    """A table with a little grain, always the same."""
    noise = np.random.default_rng(7).normal(0, 5, (height, width, 1))
    grain = cv2.GaussianBlur(noise.astype(np.float32), (31, 3), 0)[:, :, None] * 4
    return np.asarray(np.clip(np.array(colour) + grain, 0, 255), np.uint8)


def place(
    table: Picture, card: Picture, middle: tuple[float, float], width: float, degrees: float
) -> Picture:
    """``table`` with ``card`` on it: card width in table pixels, turned clockwise."""
    height = width * card.shape[0] / card.shape[1]
    angle = math.radians(degrees)
    cosine, sine = math.cos(angle), math.sin(angle)
    corners = [
        (middle[0] + x * cosine - y * sine, middle[1] + x * sine + y * cosine)
        for x, y in (
            (-width / 2, -height / 2),
            (width / 2, -height / 2),
            (width / 2, height / 2),
            (-width / 2, height / 2),
        )
    ]
    return place_corners(table, card, corners)


def place_corners(table: Picture, card: Picture, corners: list[tuple[float, float]]) -> Picture:
    """``table`` with ``card`` stretched to four corners, edges anti-aliased."""
    h, w = card.shape[:2]
    source = np.array([[0, 0], [w, 0], [w, h], [0, h]], np.float32)
    matrix = cv2.getPerspectiveTransform(source, np.array(corners, np.float32))
    size = (table.shape[1], table.shape[0])
    shown = cv2.warpPerspective(card, matrix, size, flags=cv2.INTER_AREA)
    mask = cv2.warpPerspective(np.full((h, w), 255, np.uint8), matrix, size)
    share = (mask.astype(np.float32) / 255)[:, :, None]
    return np.asarray(table * (1 - share) + shown * share, np.uint8)
