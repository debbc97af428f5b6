"""The stamp that a scanning app leaves in the corner of its pictures: it is not on the card.

It runs into the print beside it: ``Scanned wiE-mail: ada@example.com``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from enrich.candidates.candidate import Span, without
from ocr.engine import Line

_STAMP = re.compile(
    r"^\W*(?:CS\s*)?Scanned\s?w(?:it?[hcn]?)?(?:\s?Cam\s?Scanner)?|\bCam\s?Scanner"
)
_ICON = re.compile(r"\W?[CGc∈][Ss5]\W?")
"""What is read of the square with two letters at the stamp's left."""


def without_stamp(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with blanks where such a stamp and its icon are, each character where it was."""
    stamps = [
        Span(at, *found.span())
        for at, line in enumerate(lines)
        for found in _STAMP.finditer(line.text)
    ]
    stamped = [lines[stamp.line] for stamp in stamps]
    icons = [
        Span(at, 0, len(line.text))
        for at, line in enumerate(lines)
        if _ICON.fullmatch(line.text) and any(_is_left_of(line, other) for other in stamped)
    ]
    return without(lines, [*stamps, *icons])


def _is_left_of(icon: Line, stamp: Line) -> bool:
    height = icon.quad[3][1] - icon.quad[0][1]
    beside = icon.quad[1][0] < stamp.quad[0][0] + height
    return beside and abs(icon.quad[0][1] - stamp.quad[0][1]) < 2 * height
