"""Print that a first look at a card misses: a large logo, raised letters, what lies in a gleam.

A detector sees letters of the size it was trained on, in even light. A smaller copy in which light
is even shows it the others. What is read there counts only where nothing was read before, or where
it says more than what was: all that the first look saw stays.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import cv2
import numpy as np

from ocr.engine import Engine, Line, Picture, Quad
from ocr.geometry import Points, long_axis, share_inside, sides_of, to_points, to_quad
from ocr.glance import within

_LOOK, _OTHER_LOOKS = 800, (640, 960)
"""Long side, in pixels, of the copy that is looked at, and of two more where that leaves a doubt."""
_CLIP, _TILES = 3.0, 8
"""How far contrast is raised at most, and into how many parts a side is divided for it."""
_APART = 0.15
"""Share of the one or the other that boxes of different print have in common at most."""
_LONGER = 1.1
"""By this factor a box is longer than that of a line of which it shows more."""
_FEWEST = 3
"""Fewer letters are a sign or a stain."""
_SURE = 0.9
"""Confidence that makes print of what nobody saw before."""
_DOUBTFUL = 0.8
"""From this confidence on it may be print, if looks of other sizes agree on it."""
_LESS_SURE, _LEGIBLE = 0.05, 0.8
"""So much less sure a longer reading may be than the shorter one; and how sure it is at least."""


def add_overlooked(picture: Picture, lines: Sequence[Line], engine: Engine) -> tuple[Line, ...]:
    """The lines, those cut short made whole, and those that were missed.

    Args:
        picture: the upright card, RGB.
        lines: what was read on it; without any nothing is added.
        engine: its ``detect`` is used once, its ``recognize`` where there may be more; both twice
            again where what there is was read with doubt.
    """
    told = [line for line in lines if line.text.strip()]
    if not told:
        return tuple(lines)
    new: list[tuple[Quad, Line | None]] = []
    for quad in _look_again(picture, engine, _LOOK):
        box = to_points(quad)
        shared = [line for line in told if _overlap(box, to_points(line.quad))]
        if not shared:
            new.append((quad, None))
        elif len(shared) == 1 and _reaches_further(box, to_points(shared[0].quad)):
            new.append((quad, shared[0]))
    if not new:
        return tuple(lines)
    out, doubtful = list(lines), []
    readings = engine.recognize(_evened(picture), [quad for quad, _ in new])
    for line, (_, part) in zip(readings, new, strict=True):
        if line is None or len(_letters(line.text)) < _FEWEST:
            continue
        if part is None:
            if line.confidence >= _SURE:
                out.append(line)
            elif line.confidence >= _DOUBTFUL:
                doubtful.append(line)
        elif part in out and _says_more(line, part):
            out[out.index(part)] = line
    if doubtful:
        out += _agreed(picture, doubtful, engine)
    return tuple(out)


def _agreed(picture: Picture, doubtful: Sequence[Line], engine: Engine) -> list[Line]:
    """Of what was read with doubt, what two looks of different sizes read alike, one of them surely.

    Letters on an arc or in an outline are cut off by one box and whole in another.
    """
    even = _evened(picture)
    looks = [engine.recognize(even, _look_again(picture, engine, look)) for look in _OTHER_LOOKS]
    agreed = []
    for line in doubtful:
        box = to_points(line.quad)
        readings = [line]
        for look in looks:
            same = [other for other in look if other and _overlap(box, to_points(other.quad))]
            # Where it came in two parts, its whole has not been seen.
            readings += same if len(same) == 1 else []
        for one, other in itertools.combinations(readings, 2):
            best = max(one, other, key=lambda reading: reading.confidence)
            alike = _letters(one.text) == _letters(other.text)
            if alike and best.confidence >= _SURE:
                agreed.append(best)
                break
    return agreed


def _look_again(picture: Picture, engine: Engine, look: int) -> list[Quad]:
    """Boxes of level print, in pixels of the picture, on a copy with a long side of ``look``."""
    small = within(picture, look)
    factor = np.array(picture.shape[1::-1]) / np.array(small.shape[1::-1])
    boxes = [to_points(quad) for quad in engine.detect(_evened(small))]
    return [to_quad(box * factor) for box in boxes if abs(long_axis(box)[0]) < 45]


def _evened(picture: Picture) -> Picture:
    """Brightness made as rich in contrast in every part (Zuiderveld's CLAHE); colour stays."""
    light, *colour = cv2.split(cv2.cvtColor(picture, cv2.COLOR_RGB2LAB))
    even = cv2.createCLAHE(_CLIP, (_TILES, _TILES)).apply(light)
    return np.asarray(cv2.cvtColor(cv2.merge([even, *colour]), cv2.COLOR_LAB2RGB), np.uint8)


def _overlap(box: Points, other: Points) -> bool:
    return share_inside(box, other) > _APART or share_inside(other, box) > _APART


def _reaches_further(box: Points, line: Points) -> bool:
    return max(sides_of(box)) > _LONGER * max(sides_of(line))


def _says_more(line: Line, part: Line) -> bool:
    """Whether it has the letters of ``part`` in their order, and others."""
    rest = iter(letters := _letters(line.text))
    known = _letters(part.text)
    return (
        len(letters) > len(known)
        and all(letter in rest for letter in known)
        and line.confidence >= max(_LEGIBLE, part.confidence - _LESS_SURE)
    )


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
