"""Print whose letters stand far apart: the words as they are, not letter by letter.

An engine takes the gaps of ``A N N A  B E R G`` for spaces, some of them or all, and overlooks
that some are wider. Where letters stand tells both apart.
"""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np

from ocr.engine import Char, Line
from ocr.geometry import sides_of, to_points

_LETTERS = 5
"""Fewer letters tell no usual distance."""
_APART = 0.9
"""From so many heights of the line between the middles of letters they stand far apart, but for a
quarter of them; in plain capitals it is two thirds."""
_TORN = 1 / 3
"""Share of the words that are single letters, where an engine took gaps for spaces."""
_RUN = 10
"""A word of more letters than this may be several."""
_WORD = 1.35
"""Between words the middles of letters are at least so many usual distances apart."""


def close_letters(line: Line) -> Line:
    """The line with spaces only where words end, if its letters stand far apart; else itself."""
    letters = [char for char in line.chars if not char.text.isspace()]
    if len(line.chars) != len(line.text) or not _may_be_apart(line, letters):
        return line
    words = line.text.split()
    single = sum(len(word) == 1 for word in words)
    torn = single >= 2 and single >= _TORN * len(words)
    if not torn and (len(words) > 1 or len(letters) <= _RUN):
        return line
    steps = np.diff([char.position for char in letters])
    top, right, bottom, left = sides_of(to_points(line.quad))
    if float(np.quantile(steps, 0.25)) * (top + bottom) < _APART * (right + left):
        return line
    usual = float(np.median(steps))
    chars = [letters[0]]
    for (before, char), step in zip(itertools.pairwise(letters), steps.tolist(), strict=True):
        if step > _WORD * usual:
            between = (before.position + char.position) / 2
            chars.append(Char(" ", min(before.confidence, char.confidence), between))
        chars.append(char)
    return replace(line, text="".join(char.text for char in chars), chars=tuple(chars))


def _may_be_apart(line: Line, letters: list[Char]) -> bool:
    """Letters of an alphabet with capitals and hardly anything else: numbers are often spaced."""
    cased = sum(char.text.upper() != char.text.lower() for char in letters)
    told = cased == sum(char.text.isalpha() for char in letters)
    return line.legible and told and cased >= _LETTERS and cased >= 0.9 * len(letters)
