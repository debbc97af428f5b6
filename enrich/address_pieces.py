"""The pieces of an address on one line, and which of its letters are already told."""

from __future__ import annotations

import re
from dataclasses import dataclass

from enrich.fold import fold

TAKEN = "\x1f"
"""Stands for every letter that has already been told what it is."""
SEPARATOR = (
    rf"\s*[,;|•●·∙\n、，،؛()\[\]（）{TAKEN}]+[\s,.;]*|\s+[-–—/]+\s+|\s*[–—]\s*|\s+-(?=\w)"
    r"|(?<=[^\W\d_]{4})(?<!(?i:[,;] (?:dist|brgy|prov|dpto|pcia)))\.\s+(?=[^\W\d_])"
)
"""A pattern of what parts the pieces of an address on one line."""


@dataclass(frozen=True)
class Piece:
    """A stretch of an address between separators."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Beside:
    """Where a postal code or state was found: a town is near it."""

    start: int
    end: int


def pieces_of(text: str) -> list[Piece]:
    """The pieces of an address that are not taken yet, without dots and dashes at their ends."""
    found, at = [], 0
    for match in [*re.finditer(SEPARATOR, text), None]:
        end = len(text) if match is None else match.start()
        a, b = at, end
        while a < b and text[a] in " .-–:'\"/":
            a += 1
        while b > a and text[b - 1] in " -–:'\"/":
            b -= 1
        if any(map(str.isalnum, text[a:b])):
            found.append(Piece(text[a:b], a, b))
        at = len(text) if match is None else match.end()
    return found


def as_printed(text: str) -> str:
    """What is not taken of an address, printed marks kept within a stretch that belongs together."""
    runs: list[list[Piece]] = []
    for piece in pieces_of(text):
        if runs and TAKEN not in text[runs[-1][-1].end : piece.start]:
            runs[-1].append(piece)
        else:
            runs.append([piece])
    return ", ".join(_stretch(text, run[0].start, run[-1].end) for run in runs)


def _stretch(text: str, start: int, end: int) -> str:
    said = text[start:end]
    for opens, closes in ("()", "[]", "（）", '""'):
        behind = text[end : end + 1]
        # Brackets are taken off the ends of pieces.
        if (
            behind == closes
            and (said.count(opens) - (said.count(closes) if opens != closes else 0)) % 2
        ):
            said += closes
    return re.sub(r"\s*[|•●·∙;\n]+\s*", ", ", said)


def plain(text: str) -> str:
    """The text folded, without punctuation."""
    return " ".join(re.sub(r"[^\w\s]", "", fold(text)).split())
