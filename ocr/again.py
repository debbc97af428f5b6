"""Lines read doubtfully, read again through tighter windows.

A recogniser scales a window to the height it was trained on. A detector's box leaves room for the
tallest letter, in a script face more than for all others; through a tighter window the letters
are larger. Where several such windows are read alike, and otherwise than the first time, they are
believed. (Reading copies of a picture and comparing is known as test-time augmentation; other
windows tell more here than other contrasts do.)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ocr.doubt import is_pattern
from ocr.engine import Char, Engine, Line, Picture, Quad
from ocr.geometry import to_points, to_quad

_DOUBTFUL = 0.98
"""Confidence below which a line is read again."""
_LEGIBLE = 0.5
"""Below this there is no print to agree on: a picture, a stain, another script."""
_FEWEST = 3
"""A line of fewer letters is a sign or a stain."""
_WINDOWS = ((0.1, -0.15), (0.2, -0.12), (0.2, -0.18))
"""By how much of the box's height a window reaches out at both ends, and above and below."""


def read_again(
    picture: Picture, lines: Sequence[Line], own: Sequence[Line], engine: Engine
) -> tuple[Line, ...]:
    """The lines, those that ``engine`` read doubtfully as all windows read them.

    Where windows differ, find the same letters or only some of them, or are less sure, the first
    reading stays. Spaces alone are no reason: of those tight windows lose some.

    Args:
        picture: the upright card.
        lines: what was read there.
        own: what ``engine`` itself read; another one's lines are left alone.
        engine: its ``recognize`` is used, up to three times for each doubtful line.
    """
    out = []
    for line in lines:
        if _is_doubtful(line) and line in own:
            line = _agreed(picture, line, engine)
        out.append(line)
    return tuple(out)


def _is_doubtful(line: Line) -> bool:
    letters = sum(map(str.isalnum, line.text))
    return line.legible and letters >= _FEWEST and _LEGIBLE <= line.confidence < _DOUBTFUL


def _window(quad: Quad, longer: float, higher: float) -> Quad:
    points = to_points(quad)
    along, down = points[1] - points[0], points[3] - points[0]
    height, length = float(np.linalg.norm(down)), float(np.linalg.norm(along))
    if not height or not length:
        return quad
    end, edge = along * (longer * height / length), down * higher
    return to_quad(points + np.stack([-end - edge, end - edge, end + edge, edge - end]))


def _agreed(picture: Picture, line: Line, engine: Engine) -> Line:
    """The line as all windows read it, or itself: most often the first window tells."""
    former = _letters(line.text)
    again: list[tuple[Line, float]] = []
    for longer, higher in _WINDOWS:
        (reading,) = engine.recognize(picture, [_window(line.quad, longer, higher)])
        letters = _letters(reading.text) if reading is not None else ""
        if reading is None or _only_loses(letters, former):
            return line
        if again and letters != _letters(again[0][0].text):
            return line
        again.append((reading, longer))
    if is_pattern(line.text) and len(_letters(again[0][0].text)) < len(former):
        return line
    # Spaces get lost in tight windows, none are made up.
    best, longer = max(again, key=lambda told: (told[0].text.count(" "), told[0].confidence))
    if best.confidence < line.confidence:
        return line
    points = to_points(line.quad)
    height, length = np.linalg.norm(points[3] - points[0]), np.linalg.norm(points[1] - points[0])
    return replace(best, quad=line.quad, chars=_placed(best.chars, longer * float(height / length)))


def _only_loses(letters: str, former: str) -> bool:
    """Whether print may be lost: what is left are the ``former`` letters, or some of them.

    One letter less inside a word, as ``Lindley`` for ``Lindlecy``, was one letter read as two; of
    a number or an address of the web every letter counts.
    """
    rest = iter(former)
    if not all(letter in rest for letter in letters):
        return False
    if len(former) - len(letters) != 1:
        return True
    at = next((i for i, c in enumerate(letters) if c != former[i]), len(letters))
    around = former[max(0, at - 1) : at + 2]
    return len(around) < 3 or not (around.isalpha() and max(around) < "\u0250")


_NOUGHTS = str.maketrans("Oo", "00")


def _letters(text: str) -> str:
    """Letters and digits alone; a nought and an O look the same in any window."""
    return "".join(c for c in text if c.isalnum()).translate(_NOUGHTS)


def _placed(chars: Sequence[Char], share: float) -> tuple[Char, ...]:
    """Places in a window as places in the line, of which it was ``share`` longer at each end."""
    return tuple(
        replace(c, position=min(1.0, max(0.0, c.position * (1 + 2 * share) - share))) for c in chars
    )
