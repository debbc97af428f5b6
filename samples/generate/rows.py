"""Rows of text before they have a place: pieces with roles, wrapped to a width."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from unicodedata import category, east_asian_width

from samples.generate.records import Role, Span, Style

# Widths of Helvetica's ASCII characters in thousandths of the size, from 32 on (Adobe's public AFM files).
_WIDTHS = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667,
    556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556,
    556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722,
    500, 500, 500, 334, 260, 334, 584,
)  # fmt: skip
PLAIN = Style()
LINE_HEIGHT = 1.28
"""Height of a detected line in font sizes."""


@dataclass(frozen=True)
class Piece:
    """A run of characters of one role; None where it only separates."""

    text: str
    role: Role | None = None
    entity: int = 0


@dataclass(frozen=True)
class Row:
    """Pieces printed on one height. A None among them is a wide gap."""

    pieces: tuple[Piece | None, ...]
    scale: float = 1.0
    """Font size relative to the card's body text."""
    style: Style = PLAIN
    space_before: float = 0.0
    """In body sizes."""
    optional: bool = False
    """May be left out when the card is too small."""
    tab: float = 0.0
    """In body sizes: where what follows a gap begins; 0 at the far side."""

    @property
    def text(self) -> str:
        return "".join(p.text for p in self.pieces if p)


def width_of(text: str, bold: bool = False) -> float:
    """Width in font sizes, roughly."""
    total = 0
    for char in text:
        code = ord(char)
        if 32 <= code < 127:
            total += _WIDTHS[code - 32]
        elif category(char) != "Mn":  # vowel signs and tone marks stand above or below letters
            total += 1000 if east_asian_width(char) in "WF" else 556
    return total / 1000 * (1.06 if bold else 1.0)


def spans_of(pieces: Iterable[Piece]) -> tuple[str, tuple[Span, ...]]:
    """The text of ``pieces`` and where the roles lie in it, blanks at their ends left out."""
    text, spans = "", []
    for piece in pieces:
        start = len(text) + len(piece.text) - len(piece.text.lstrip())
        end = len(text) + len(piece.text.rstrip())
        text += piece.text
        if piece.role is not None and start < end:
            spans.append(Span(start, end, piece.role, piece.entity))
    return text, tuple(spans)


def capitals(row: Row) -> Row:
    """The row in capital letters, its length unchanged."""
    pieces = tuple(
        p if p is None else replace(p, text=p.text if "ß" in p.text else upper_case(p.text))
        for p in row.pieces
    )
    return replace(row, pieces=pieces)


# Greek capitals are printed without accents.
_GREEK_CAPITALS = str.maketrans("ΆΈΉΊΌΎΏ", "ΑΕΗΙΟΥΩ")


def upper_case(text: str) -> str:
    """``text`` in capitals if that leaves it as long as it is."""
    upper = text.upper().translate(_GREEK_CAPITALS)
    return upper if len(upper) == len(text) else text


def wrap(row: Row, width: float) -> list[Row]:
    """``row`` cut at blanks, not inside numbers, so that parts are at most ``width`` body sizes wide."""
    if None in row.pieces or width_of(row.text, row.style.bold) * row.scale <= width:
        return [row]
    limit = width / row.scale
    words: list[list[Piece]] = [[]]
    for piece in row.pieces:
        assert piece is not None
        parts = _breakable(piece)
        for i, part in enumerate(parts):
            if i:
                words[-1].append(replace(piece, text=" "))
                words.append([])
            if part:
                words[-1].append(replace(piece, text=part))
    lines: list[list[Piece]] = [[]]
    used = 0.0
    for word in words:
        wide = width_of("".join(p.text for p in word).rstrip(), row.style.bold)
        if lines[-1] and used + wide > limit:
            lines.append([])
            used = 0.0
        lines[-1].extend(word)
        used += width_of("".join(p.text for p in word), row.style.bold)
    out = []
    for i, line in enumerate(lines):
        joined = _join(line)
        if joined:
            out.append(
                replace(row, pieces=tuple(joined), space_before=row.space_before if not i else 0.0)
            )
    return out


def _breakable(piece: Piece) -> list[str]:
    """The parts of a piece between blanks where a line may end; a separator ends its line."""
    if piece.role is Role.PHONE:
        return [piece.text]
    if piece.role is None and piece.text.strip():
        return [piece.text.rstrip(" "), ""] if piece.text.endswith(" ") else [piece.text]
    return piece.text.split(" ")


def _join(pieces: list[Piece]) -> list[Piece]:
    """Neighbours of the same role as one piece, without blanks at the line's ends."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and (joined[-1].role, joined[-1].entity) == (piece.role, piece.entity):
            joined[-1] = replace(joined[-1], text=joined[-1].text + piece.text)
        else:
            joined.append(piece)
    while joined and not joined[-1].text.strip():
        joined.pop()
    if joined:
        joined[-1] = replace(joined[-1], text=joined[-1].text.rstrip())
    return joined
