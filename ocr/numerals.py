"""Numbers and addresses beside words in another script: the first engine knows the digits, the
second the words.

``44804 울산광역시 545-7`` is ``44804545-7`` to an engine that reads no Hangul, with nothing in the
middle of the line; one that does reads the digits less surely.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ocr.doubt import sureness, unsure
from ocr.engine import Char, Line, Script
from ocr.geometry import to_points
from ocr.scripts import Tongue

_HOLE = 3.0
"""Heights of print that no space between words or numbers is wide."""
_SURE = 0.85
"""Confidence of every digit of a number that outweighs another reading of it."""
_CERTAIN = 0.95
"""Confidence from which a digit among look-alikes is one."""
_UNSURE = 0.1
"""Confidence of a number among whose digits there may be a word."""
_LEGIBLE, _CLEAR = 0.5, 0.8
"""Confidence of words that the second engine reads, and of such as outweigh digits of the first."""
_GOES_ON = re.compile(r"[^\W\d_]|\.\s?\w|.*(?:www|\w\.[a-z]{2})", re.I)
"""What goes on with the address, or is another one."""
_MARK = re.compile(r"[.:,]\s*(?=[\d+(])")
_WORD = re.compile(r"[^\W\d_]{5}")
_NUMBER = 5
"""Letters of a word and digits of a number that no look-alike of a label has."""
_SHORT = 3
"""Letters of one that hardly shows."""
_DIGITS = frozenset("0123456789")
_LIKE_HEBREW = frozenset("01279")
_TELLING = _DIGITS - _LIKE_HEBREW
"""Digits, those that Hebrew letters look like, and the others."""
_MAIL = re.compile(r"[\w.+\-]+@[\w.\-]+\w", re.ASCII)


def has_hole(line: Line) -> bool:
    """Whether a stretch of the line, long enough for a word, was not read at all."""
    printed = [c.position for c in line.chars if not c.text.isspace()]
    if len(line.chars) != len(line.text) or len(printed) < 2:
        return False
    corners = to_points(line.quad)
    along = float(np.linalg.norm(corners[1] - corners[0]))
    height = max(1.0, float(np.linalg.norm(corners[3] - corners[0])))
    widest = max(b - a for a, b in itertools.pairwise(printed))
    return widest * along > _HOLE * height


def with_sure_digits(line: Line, other: Line) -> Line:
    """``other`` with its numbers as ``line`` has them, where both have as many.

    Args:
        line: read by an engine that is good at digits; letters of its own are left out.
        other: the same print with the letters right.
    """
    if len(line.chars) != len(line.text) or len(other.chars) != len(other.text):
        return other
    numbers, own = _numbers(line), _numbers(other)
    if len(numbers) != len(own):
        return other
    chars = list(other.chars)
    for (a, b), (start, end) in zip(reversed(own), reversed(numbers), strict=True):
        sure = line.chars[start:end]
        digits = [c for c in sure if c.text.isdigit()]
        if min(c.confidence for c in digits) >= _SURE and _text(sure) != _text(other.chars[a:b]):
            chars[a:b] = sure
    return Line(_text(chars), other.confidence, other.quad, tuple(chars), other.legible)


def _text(chars: Sequence[Char]) -> str:
    return "".join(c.text for c in chars)


def _numbers(line: Line) -> list[tuple[int, int]]:
    """Spans from digit to digit with no letter, space or comma, nor a wide gap, between."""
    places = [c.position for c in line.chars]
    steps = sorted(b - a for a, b in itertools.pairwise(places))
    usual = max(steps[len(steps) // 2], 1e-4) if steps else 1.0
    spans: list[tuple[int, int]] = []
    for at, char in enumerate(line.chars):
        if not char.text.isdigit():
            continue
        start, end = spans[-1] if spans else (0, -1)
        between = line.text[end:at]
        near = spans and not any(c.isalpha() or c.isspace() or c == "," for c in between)
        if near and places[at] - places[end - 1] < 3 * usual * (1 + len(between)):
            spans[-1] = start, at + 1
        else:
            spans.append((at, at + 1))
    return spans


def with_label(line: Line, other: Line | None, tongue: Tongue) -> Line:
    """See :func:`_with_label`; of a line that runs to the left without the mark behind a label.

    It is printed left of the number: ``.0555444664`` would be the part of one.
    """
    line = _with_label(line, other, tongue)
    mark = _MARK.match(line.text) if tongue.leftward else None
    if mark is None or len(line.chars) != len(line.text):
        return line
    return replace(line, text=line.text[mark.end() :], chars=line.chars[mark.end() :])


def _with_label(line: Line, other: Line | None, tongue: Tongue) -> Line:
    """A number with the words that are printed beside it, read as what they are.

    The first engine takes such words for letters or, in Hebrew, for further digits; its
    digits count only where the second does not see a word.
    """
    native = [c for c in other.chars if tongue.letters.match(c.text)] if other else []
    if other is None or not native:
        if tongue.script is Script.HEBREW and other is not None and _may_be_words(line.text):
            return line if digits_of(other) == digits_of(line) else unsure(line, _UNSURE)
        return line
    places = [c.position for c in native]
    leftward = tongue.leftward
    if leftward:
        places = [1 - place for place in places]
    # Half a letter at each side belongs to the word.
    margin = 0.5 / max(1, len(other.text))
    beside = "".join(
        " " if any(abs(c.position - place) <= margin for place in places) else c.text
        for c in line.chars
    )
    if sureness(other) >= _LEGIBLE and _same_numbers(beside, other.text):
        return other
    outside = [c for c, mark in zip(line.chars, beside, strict=True) if mark != " "]
    if leftward and sureness(other) >= _CLEAR and _has_sure(line, outside, other.text, tongue):
        return other
    return unsure(line, _UNSURE) if tongue.script is Script.HEBREW else line


def _may_be_words(text: str) -> bool:
    """Whether a run of digits is one that Hebrew letters are taken for."""
    return any(_LIKE_HEBREW.issuperset(run) for run in re.findall(r"\d{4,}", text))


def _same_numbers(text: str, other: str) -> bool:
    """Whether both hold the same runs of digits, whichever way the line runs."""
    return sorted(re.findall(r"\d+", text)) == sorted(re.findall(r"\d+", other))


def _has_sure(line: Line, outside: Sequence[Char], text: str, tongue: Tongue) -> bool:
    """Whether ``text`` has every digit that the first engine was sure of.

    Of Hebrew letters it is sure too when they look like digits. Those may be missing, but no
    digit may be there that it has not read.
    """
    hebrew = tongue.script is Script.HEBREW
    known = _TELLING if hebrew else _DIGITS
    sure = Counter(c.text for c in outside if c.text in known and c.confidence >= _CERTAIN)
    digits = Counter(c for c in text if c in _DIGITS)
    if hebrew and not digits <= Counter(line.text):
        return False
    return sure <= digits and sure.total() > 0


def without_label(line: Line, other: Line | None, tongue: Tongue) -> Line:
    """An e-mail address without the look-alike of a word that has run into it."""
    seen = _MAIL.search(other.text) if other else None
    if other is None or seen is None or len(line.chars) != len(line.text):
        return line
    start = line.text.find(seen[0])
    end = start + len(seen[0])
    if start < 0 or line.text.count("@") > 1:
        return line
    before, after = line.text[:start], line.text[end:]
    native = any(tongue.letters.match(c.text) for c in other.chars)
    # What is no word in its script was a short one before the address, or nothing.
    word = native or (other.text[: seen.start()].strip() and start <= _SHORT)
    if not word or _says_something(before) or before.endswith((".", "_", "-", "+")):
        start = 0
    if not native or _says_something(after) or _GOES_ON.match(after):
        end = len(line.text)
    return replace(line, text=line.text[start:end], chars=line.chars[start:end])


def _says_something(text: str) -> bool:
    return _WORD.search(text) is not None or sum(map(str.isdigit, text)) >= _NUMBER


def keeps_digits(line: Line, other: Line, tongue: Tongue) -> bool:
    """Whether a second reading has the digits, in order, that the first was sure of.

    Of a line that runs to the left one has its numbers in another order than the other.
    """
    sure = [c for c in line.chars if c.text.isdecimal() and c.confidence >= _CERTAIN]
    if tongue.leftward:
        known = _TELLING if tongue.script is Script.HEBREW else _DIGITS
        wanted = Counter(c.text for c in sure if c.text in known)
        return wanted <= Counter(other.text)
    rest = iter(digits_of(other))
    return all(c.text in rest for c in sure)


def digits_of(line: Line) -> str:
    """Its digits in a row."""
    return "".join(filter(str.isdigit, line.text))
