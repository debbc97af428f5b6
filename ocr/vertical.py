"""Vertical print of East Asian cards, told from level print that lies on its side.

Engines that are trained on columns read letters lying on their left side as well as upright
ones, but not letters lying on their right side or on their heads. The letters of a line, each
turned by a quarter one way and the other, therefore tell how they stand in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from ocr.engine import Engine, Line, Picture, Script
from ocr.geometry import sides_of, to_points
from ocr.scripts import EAST_ASIAN

_TRIED = 3
"""Lines that are looked at: the longest."""
_LETTERS = 8
"""Letters of each line that are looked at."""
_FEWEST = 2
"""A line of fewer letters says nothing."""
_SURE = 0.9
"""A letter read with less confidence where it lies is looked at as it stands."""
_EAST_ASIAN = re.compile(f"[{EAST_ASIAN}]")


def lies_on_side(picture: Picture, lines: Sequence[Line], engine: Engine) -> bool:
    """Whether most of the print is columns of upright letters, turned so that they lie level.

    Args:
        picture: RGB, in which ``lines`` were read as level ones.
        lines: all lines of a card, with the places of their letters.
        engine: its ``recognize`` is used, twice, when there is East Asian print at all.
    """
    letters = [_letters_of(line) for line in lines]
    count = sum(map(len, letters))
    if 2 * count < sum(len(line.text) for line in lines) or Script.HAN not in engine.scripts:
        return False
    told = sorted(
        (i for i, places in enumerate(letters) if len(places) >= _FEWEST),
        key=lambda i: -len(letters[i]),
    )[:_TRIED]
    if not told:
        return False
    strips = [_letters_apart(picture, lines[i], letters[i][:_LETTERS]) for i in told]
    upright = sum(_legibility(np.rot90(cells, -1, (1, 2)), engine) for cells in strips)
    level = sum(_legibility(np.rot90(cells, 1, (1, 2)), engine) for cells in strips)
    return upright > level


def reread_upright(picture: Picture, line: Line, engine: Engine) -> Line:
    """A column, turned so that it lies level, with its letters as they look when they stand.

    Lying on its side a mountain is a katakana. Only a reading of as many letters counts.

    Args:
        picture: RGB, in which ``line`` was read as a level one.
        line: what was read of the column.
        engine: its ``recognize`` is used, once, when all of the line is East Asian print.
    """
    places = _letters_of(line)
    if len(places) != len(line.text.replace(" ", "")):
        return line
    cells = np.rot90(_letters_apart(picture, line, places), -1, (1, 2))
    seen = _recognize(cells, engine)
    if seen is None or not len(seen.chars) == len(seen.text) == len(_letters_of(seen)) == len(
        places
    ):
        return line
    upright = iter(seen.chars)
    chars = []
    for char in line.chars:
        if char.text.strip():
            letter = next(upright)
            if char.confidence < min(_SURE, letter.confidence):
                char = replace(letter, position=char.position)
        chars.append(char)
    return replace(line, text="".join(char.text for char in chars), chars=tuple(chars))


def _letters_of(line: Line) -> list[float]:
    """Where the East Asian letters stand along a line, 0..1."""
    return [char.position for char in line.chars if _EAST_ASIAN.match(char.text)]


def _letters_apart(picture: Picture, line: Line, places: Sequence[float]) -> Picture:
    """Squares (n, size, size, 3), one around each place along a line."""
    points = to_points(line.quad)
    length, size = (max(8, round(side)) for side in sides_of(points)[:2])
    flat = np.array([[0, 0], [length, 0], [length, size], [0, size]], np.float32)
    # Room at both ends, so that the first and the last letter have a whole square.
    flat[:, 0] += size
    to_flat = cv2.getPerspectiveTransform(points, flat)
    straight = cv2.warpPerspective(
        picture, to_flat, (length + 2 * size, size), borderMode=cv2.BORDER_REPLICATE
    )
    middles = [size + place * length for place in places]
    apart = np.diff([0.0, *middles, float(length + 2 * size)])
    paper = np.median(straight.reshape(-1, 3), axis=0).astype(np.uint8)
    cells = np.full((len(places), size, size, 3), paper, np.uint8)
    for cell, middle, before, behind in zip(cells, middles, apart[:-1], apart[1:], strict=True):
        # Where letters stand closely a whole square would hold strokes of the next.
        reach = min(size, before, behind) / 2
        start, end = round(middle - reach), round(middle + reach)
        part = straight[:, max(0, start) : end][:, :size]
        margin = (size - part.shape[1]) // 2
        cell[:, margin : margin + part.shape[1]] = part
    return cells


def _legibility(cells: Picture, engine: Engine) -> float:
    """Letters read in squares set in a row, each weighed by how surely."""
    line = _recognize(cells, engine)
    return len(_letters_of(line)) * line.confidence if line else 0.0


def _recognize(cells: Picture, engine: Engine) -> Line | None:
    row = np.ascontiguousarray(np.concatenate(list(cells), axis=1))
    height, width = (float(side) for side in row.shape[:2])
    whole = ((0.0, 0.0), (width, 0.0), (width, height), (0.0, height))
    return engine.recognize(row, [whole])[0]
