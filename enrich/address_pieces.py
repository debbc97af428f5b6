"""The pieces of an address on one line, and which of its letters are already told."""

from __future__ import annotations

import re
from dataclasses import dataclass

from enrich.fold import fold

TAKEN = "\x1f"
"""Stands for every letter that has already been told what it is."""
SEPARATOR = (
    rf"\s*[,;|•●·∙\n、，،؛()\[\]（）{TAKEN}]+[\s,.;]*|\s+[-–—/]+\s+|\s*[–—]\s*|\s+-(?=\w)"
    r"|(?<=[^\W\d_]{4})\.\s+(?=[^\W\d_])"
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


def plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", "", fold(text)).split())
