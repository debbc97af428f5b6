"""Real cards as they might also have been printed: another case, another side, a line missing.

There are few labelled cards and each has one layout. What the weights learn from a card should
not hang on its capitals, on which side its blocks stand or on any one of its lines.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ocr.doubt import is_pattern
from ocr.engine import Line

_MISSING = 0.12
"""Share of the lines that a variant lacks."""
_FEW = 4
"""Cards with no more lines keep them all."""
_STEPS = 40
"""Heights of print on a card that are told apart: what has one height changes its case together."""


def vary(lines: Sequence[Line], width: float, height: float, count: int) -> Iterator[list[Line]]:
    """``count`` variants of a card; the same card gives the same ones.

    Args:
        lines: as read.
        width: of the card in pixels.
        height: of the card in pixels.
        count: how many.
    """
    for number in range(count):
        rng = random.Random(number)
        left = [line for line in lines if len(lines) <= _FEW or rng.random() >= _MISSING]
        if rng.random() < 0.5:
            left = [_mirror(line, width) for line in left]
        cases: dict[int, str] = {}
        varied = []
        for line in left:
            print_height = line.quad[3][1] - line.quad[0][1]
            step = round(print_height / max(1.0, height) * _STEPS)
            case = cases.setdefault(step, rng.choice(("capitals", "title", "printed", "printed")))
            varied.append(_recase(line, case))
        yield varied


def _mirror(line: Line, width: float) -> Line:
    """The line on the other side of the card; it still reads from left to right."""
    tl, tr, br, bl = ((width - x, y) for x, y in line.quad)
    return replace(line, quad=(tr, tl, bl, br))


def _recase(line: Line, case: str) -> Line:
    if case == "printed" or is_pattern(line.text):
        return line
    if case == "capitals":
        text = line.text.upper()
    else:
        words = line.text.split(" ")
        # Short words are as often initials and degrees, which have their own case.
        text = " ".join(w.capitalize() if len(w) > 3 and w.isalpha() else w for w in words)
    if len(text) != len(line.text):
        return line
    chars = line.chars
    if len(chars) == len(text):
        chars = tuple(replace(char, text=letter) for char, letter in zip(chars, text, strict=True))
    return replace(line, text=text, chars=chars)
