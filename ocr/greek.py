"""Greek words of which an engine took some letters for their Latin look-alikes.

``AΘHNA`` is read with three Latin letters and two Greek ones. A word with a letter that only
Greek has, and else none that only Latin has, is Greek throughout.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ocr.engine import Char, Line
from ocr.scripts import at_home

_TWINS = dict(
    zip(
        "ABEZHIKMNOPTYXovukpxitanweóáíéúýïΆ∆Ωµ∏∑",
        "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονυκρχιταηωεόάίέύύϊΆΔΩμΠΣ",
        strict=True,
    )
)
"""Latin letters, and signs of mathematics, that look like a Greek letter."""
_GREEK = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff\u2126\u2206\u220f\u2211]")
_WORD = re.compile(r"(?:[^\W\d_]|[\u2206\u220f\u2211])+")
_SPLIT_PI = re.compile(r"I[Il]")
"""How a wide Π is read; two iotas in a row no word has."""
_FEWEST = 2
"""Greek words of a Greek card."""
_LEAST_WORD = 3
"""A word that could be of either script needs so many letters, and Greek ones beside it."""


def mend_greek(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of a card, Greek words in Greek letters.

    A single such word, or a card that can be called elsewhere, tells of no Greek: Russian print is
    taken for these letters too.
    """
    spoken = at_home(line.text for line in lines)
    words = sum(bool(_GREEK.search(m[0])) for line in lines for m in _WORD.finditer(line.text))
    if words < _FEWEST or (spoken and spoken[0] != "el"):
        return tuple(lines)
    return tuple(map(_mended, lines))


def _mended(line: Line) -> Line:
    if not _GREEK.search(line.text):
        return line
    words = list(_WORD.finditer(line.text))
    greek = {m.start() for m in words if _GREEK.search(m[0]) and _may_be_greek(m[0])}
    others = sum(len(m[0]) for m in words if m.start() not in greek and not _either(m[0]))
    if greek and others <= sum(len(m[0]) for m in words if m.start() in greek):
        greek |= {m.start() for m in words if _either(m[0])}
    chars = line.chars if len(line.chars) == len(line.text) else ()
    text, kept, at = "", list[Char](), 0
    for match in words:
        if match.start() not in greek or len(match[0]) < 2:
            continue
        text += line.text[at : match.start()]
        kept += chars[at : match.start()]
        at = match.end()
        dropped = (
            {m.end() - 1 for m in _SPLIT_PI.finditer(match[0])} if match[0].isupper() else set()
        )
        for i, letter in enumerate(match[0]):
            if i in dropped:
                continue
            mended = "Π" if i + 1 in dropped else _TWINS.get(letter, letter)
            text += mended
            kept += [replace(c, text=mended) for c in chars[match.start() + i :][:1]]
    return replace(line, text=text + line.text[at:], chars=(*kept, *chars[at:]))


def _may_be_greek(word: str) -> bool:
    return all(letter in _TWINS or _GREEK.match(letter) for letter in word)


def _either(word: str) -> bool:
    """Capitals that both scripts have: ``NIKH``."""
    return len(word) >= _LEAST_WORD and word.isupper() and all(c in _TWINS for c in word)
