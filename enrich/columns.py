"""Vertical print of East Asian cards, laid out as the rows it would be in level print.

Columns are read from the top down and from the right to the left. Turned by a quarter
against the clock, the first column is the first row, and everything that is known of rows
(what stands above the name, what is wrapped, what is larger) holds for columns too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from enrich.contact import Contact, with_evidence
from ocr.engine import Line, Point, Quad
from ocr.lines import in_reading_order


@dataclass(frozen=True)
class Rows:
    """Lines of a card with its columns laid level, and how to find their places again."""

    lines: tuple[Line, ...]
    width: float
    height: float
    printed: float
    """Width of the card as printed, in pixels; 0 for a card without columns."""

    def place(self, contact: Contact) -> Contact:
        """The contact with the quads of its fields where they are printed."""
        if not self.printed:
            return contact
        return with_evidence(
            contact, lambda e: replace(e, quad=self._back(e.quad)) if e.quad else e
        )

    def _back(self, quad: Quad) -> Quad:
        if sum(y for _, y in quad) / 4 > self.printed:
            return _map(quad, lambda x, y: (x, y - self.printed))
        return _map(quad, lambda x, y: (self.printed - y, x))


def lay_in_rows(lines: Sequence[Line], width: float, height: float) -> Rows:
    """The lines as they are, or for vertical print laid level, level lines below the columns.

    Args:
        lines: of one card, upright.
        width: of the card, in pixels.
        height: of the card, in pixels.
    """
    columns = [_runs_down(line.quad) for line in lines]
    standing = sum(len(line.text) for line, runs in zip(lines, columns, strict=True) if runs)
    if not standing or 2 * standing < sum(len(line.text) for line in lines):
        return Rows(tuple(lines), width, height, 0.0)
    laid = [
        replace(
            line,
            quad=_map(line.quad, lambda x, y: (y, width - x))
            if runs
            else _map(line.quad, lambda x, y: (x, y + width)),
        )
        for line, runs in zip(lines, columns, strict=True)
    ]
    return Rows(in_reading_order(laid), max(width, height), width + height, width)


def _runs_down(quad: Quad) -> bool:
    """Whether the line is read from the top down."""
    (x, y), (to_x, to_y) = quad[:2]
    return to_y - y > abs(to_x - x)


def _map(quad: Quad, move: Callable[[float, float], Point]) -> Quad:
    a, b, c, d = (move(x, y) for x, y in quad)
    return a, b, c, d
