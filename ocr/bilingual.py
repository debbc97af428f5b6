"""A line with words in two scripts: each engine knows its own.

The one that lacks a script reads its Latin words surely and knows nothing of the others; the one
that knows it often slips in the Latin words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from ocr.doubt import doubtful_words
from ocr.engine import Line
from ocr.respell import respell
from ocr.scripts import Tongue

_SURE = 0.97
"""Confidence of a Latin word that outweighs another reading of it."""
_FEWEST = 3
"""Letters such a word has at least: fewer may be what a letter of the other script looks like."""
_ALIKE = 0.5
"""Likeness of two readings of one word at least."""
_WORD = re.compile(r"[^\W\d_]+")


def with_sure_words(line: Line, other: Line, tongue: Tongue) -> Line:
    """``other`` with its Latin words as ``line`` has them, where both have as many.

    Args:
        line: read by an engine that lacks the script of ``tongue``.
        other: the same print, read by one that knows it.
    """
    doubtful = doubtful_words(line)
    sure = [word for word in _latin(line, tongue) if _is_sure(line, word, doubtful)]
    own = _latin(other, tongue)
    if not sure or len(sure) != len(own):
        return other
    pairs = list(zip(own, sure, strict=True))
    if any(SequenceMatcher(None, a[0], b[0]).ratio() < _ALIKE for a, b in pairs):
        return other
    return respell(other, ((*word.span(), printed[0]) for word, printed in pairs))


def _latin(line: Line, tongue: Tongue) -> list[re.Match[str]]:
    return [
        word
        for word in _WORD.finditer(line.text)
        if len(word[0]) >= _FEWEST and not tongue.letters.search(word[0])
    ]


def _is_sure(line: Line, word: re.Match[str], doubtful: Sequence[tuple[int, int]]) -> bool:
    if len(line.chars) != len(line.text):
        return False
    if any(start <= word.start() < end for start, end in doubtful):
        return False
    letters = line.chars[slice(*word.span())]
    return sum(c.confidence for c in letters) / len(letters) >= _SURE
