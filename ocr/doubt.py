"""Which lines an engine read as if it did not know their letters.

An engine that lacks a script either says nothing at a line, or far less than the line is
long, or finds look-alikes for its letters without believing in them. What it knows it
reads with confidence from end to end. A logo or a smear looks the same; it takes most of
a card to say something about the card.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ocr.engine import Char, Line, Quad
from ocr.geometry import to_points

_CONFIDENT = 0.75
"""Mean confidence of its letters that a line in a known script has at least."""
_FULL = 0.9
"""Letters per line height of its length that such a line has at least; print has 1.2 to 2.5."""
_STUB = 1.5
"""A box shorter than this many line heights holds a letter or an ornament: no evidence."""
_LONG = 12.0
"""Line heights from which a longer line says no more."""
_WORD_CONFIDENT, _FEWEST = 0.9, 2
"""The same of a word, and letters and digits it has at least: on a line that is read well else."""
_PATTERN = re.compile(
    r"@|\bwww\.|https?:|[\w\-]{2,}\.(?:com|net|org|info|biz|io|[a-z]{2})\b(?!\.)", re.I
)
_NUMBER = re.compile(r"\d(?:[\s().+/\-]*\d){6,}")


@dataclass(frozen=True)
class Doubt:
    """What a card's reading says about the engine's knowledge of its script."""

    lines: tuple[Line, ...]
    """Those read without understanding, longest first; without text where it said nothing."""
    share: float
    """Their part of all print but numbers, e-mail and web addresses, 0..1 by length. Of a line
    that is understood but for some words, only these count."""

    @property
    def several(self) -> bool:
        """Whether more than one line is doubtful: one alone may be a logo."""
        return len(self.lines) > 1


def find_doubt(lines: Sequence[Line], silent: Sequence[Quad]) -> Doubt:
    """The lines that were not understood.

    Args:
        lines: what was read.
        silent: boxes of text in which nothing was legible.
    """
    mute = [Line("", 0.0, quad) for quad in silent]
    free = [line for line in (*lines, *mute) if not is_pattern(line.text)]
    weights = [_weight(line) for line in free]
    total = sum(weights)
    doubtful = [(w * _doubtful_part(line), line) for w, line in zip(weights, free, strict=True)]
    kept = sorted((pair for pair in doubtful if pair[0] > 0), key=lambda pair: -pair[0])
    share = sum(weight for weight, _ in kept) / total if total else 0.0
    return Doubt(tuple(line for _, line in kept), share)


def _doubtful_part(line: Line) -> float:
    """How much of a line was not understood, 0..1."""
    if is_doubtful(line, _CONFIDENT, _FULL):
        return 1.0
    words = sum(end - start for start, end in doubtful_words(line))
    return words / max(1, len(line.text))


def doubtful_words(line: Line) -> tuple[tuple[int, int], ...]:
    """Offsets of the words whose letters are less sure than those of known scripts."""
    if len(line.chars) != len(line.text):
        return ()
    return tuple(
        match.span()
        for match in re.finditer(r"\S+", line.text)
        if _is_doubtful_word([c for c in line.chars[slice(*match.span())] if c.text.isalnum()])
    )


def _is_doubtful_word(letters: Sequence[Char]) -> bool:
    return (
        len(letters) >= _FEWEST
        and any(c.text.isalpha() for c in letters)
        and sum(c.confidence for c in letters) / len(letters) < _WORD_CONFIDENT
    )


def is_doubtful(line: Line, confident: float, full: float) -> bool:
    """Whether a line's letters are fewer, or less sure, than print in a known script would be."""
    return sureness(line) < confident or _fullness(line) < full


def unsure(line: Line, confidence: float) -> Line:
    """The line with no character surer than ``confidence``."""
    chars = tuple(replace(c, confidence=min(c.confidence, confidence)) for c in line.chars)
    return replace(line, confidence=min(line.confidence, confidence), chars=chars)


def is_pattern(text: str) -> bool:
    """Whether a line is a number, an e-mail or a web address, which are Latin on every card."""
    if _PATTERN.search(text):
        return True
    number = _NUMBER.search(text)
    return number is not None and len(number.group()) >= 0.5 * len(text)


def _weight(line: Line) -> float:
    length = _length(line)
    return 0.0 if length < _STUB else min(length, _LONG)


def _length(line: Line) -> float:
    """How long a line is, in its own heights."""
    corners = to_points(line.quad)
    sides = [float(np.linalg.norm(corners[i] - corners[i - 1])) for i in range(4)]
    return (sides[1] + sides[3]) / max(sides[0] + sides[2], 1e-6)


def sureness(line: Line) -> float:
    """Mean confidence of a line's letters and digits."""
    sure = [char.confidence for char in line.chars if char.text.isalnum()]
    return sum(sure) / len(sure) if sure else line.confidence


def _fullness(line: Line) -> float:
    """Letters and digits per line height of its length; wide ones count double."""
    wide = sum(
        2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in line.text
        if char.isalnum()
    )
    return wide / max(_length(line), 1e-6)
