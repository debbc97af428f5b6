"""The stamp that a scanning app leaves in the corner of its pictures: it is not on the card.

It runs into the print beside it: ``Scanned wiE-mail: ada@example.com``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from enrich.candidates.candidate import Span, without
from enrich.segments import quad_of
from ocr.engine import Line, Quad

_SURE = re.compile(
    r"(?<!\S)(?:CS\s*)?Scanned\s?with\s?Cam\s?Scanner(?!\S)|(?<!\S)CamScanner\W*$"
    r"|^\W*Cam\s?Scanner\W*$"
)
_PART = re.compile(
    r"^\W*(?:CS\s*)?Scanned\s?w(?:it[hcn]?|i?(?=[^a-z]|$))|\s(?:CS\s*)?Scanned\s?with$"
)
"""The upper of its two lines, which runs into the print: only where the lower one was read."""
_ICON = re.compile(r"\W?[CGc∈][Ss5]\W?")
"""What is read of the square with two letters at the stamp's left."""


def without_stamp(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with blanks where such a stamp and its icon are, each character where it was."""
    stamps = _find(_SURE, lines)
    if not stamps:
        return tuple(lines)
    stamps += _find(_PART, lines)
    quads = [quad_of(lines[stamp.line], stamp) for stamp in stamps]
    icons = [
        Span(at, 0, len(line.text))
        for at, line in enumerate(lines)
        if _ICON.fullmatch(line.text) and any(_is_beside(line.quad, quad) for quad in quads)
    ]
    return without(lines, [*stamps, *icons])


def _find(form: re.Pattern[str], lines: Sequence[Line]) -> list[Span]:
    return [
        Span(at, *found.span())
        for at, line in enumerate(lines)
        for found in form.finditer(line.text)
    ]


def _is_beside(icon: Quad, stamp: Quad) -> bool:
    height = icon[3][1] - icon[0][1]
    gap = stamp[0][0] - icon[1][0]
    return -height < gap < 2 * height and abs(icon[0][1] - stamp[0][1]) < 2 * height
