"""Shots and file names: what the order and the names of pictures say of front and back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from enrich.fold import fold


def series_of(file: str) -> str:
    """A file's name without its numbers: shots of one camera or scanner share it."""
    return re.sub(r"\d+", "#", fold(file.rpartition(".")[0]))


_COUNTER = 5
"""A number of more digits in a file's name is a date or a time, no count of shots."""
_BETWEEN = 3
"""Counts apart at which two shots may still be one after the other: a bad one was deleted."""


def far_apart(file: str, other: str) -> bool:
    """Whether the counts in two names of one series say that many shots lie between them."""
    if series_of(file) != series_of(other):
        return False
    one, two = (re.findall(r"\d+", name.rpartition(".")[0]) for name in (file, other))
    # "2026-11-20 10.22.05" ends in seconds.
    if len(one) != len(two) or not 0 < len(one) < 3 or one[:-1] != two[:-1]:
        return False
    first, second = one[-1], two[-1]
    if max(len(first), len(second)) > _COUNTER:
        return False
    apart = abs(int(second) - int(first))
    # After IMG_9999 comes IMG_0001.
    around = int("1" + "0" * len(first)) - apart
    return min(apart, around) > _BETWEEN


_SIDE_WORDS = (
    ("front", "back"),
    ("recto", "verso"),
    ("vorne", "hinten"),
    ("vorderseite", "rückseite"),
    ("obverse", "reverse"),
    ("f", "b"),
    ("a", "b"),
    ("表", "裏"),
)


def named_as_sides(front: str, back: str) -> bool:
    """``x_front.jpg`` with ``x_back.jpg``, ``x-a`` with ``x-b`` and the like."""
    left, right = _cut_ending(front), _cut_ending(back)
    for first, second in _SIDE_WORDS:
        for one, other in ((left, right), (right, left)):
            stem_a = _without_word(one, first)
            if stem_a is not None and stem_a == _without_word(other, second):
                return len(first) > 1 or one is left
    return False


def counted_stems(files: Iterable[str]) -> frozenset[str]:
    """What stands before the number of files that go on to a third: those count cards, not sides."""
    found = (_without_word(_cut_ending(file), "3") for file in files)
    return frozenset(stem for stem in found if stem is not None)


_PICTURE_NAMES = """
    img image dsc dscn dscf pic picture photo foto bild scan card cards businesscard visitenkarte karte
    carte tarjeta page seite doc document file untitled new whatsappimage screenshot pxl
"""
_ANY_PICTURE = frozenset(_PICTURE_NAMES.split())
"""What cameras, scanners and people call any picture; the number after it counts pictures."""


def numbered_one_two(front: str, back: str, counted: frozenset[str]) -> bool:
    """``x-1.jpg`` with ``x-2.jpg``, where ``x-`` is of this card and does not count on (``counted``)."""
    left, right = _cut_ending(front), _cut_ending(back)
    stem_a, stem_b = _without_word(left, "1"), _without_word(right, "2")
    if stem_a is None or stem_a != stem_b or stem_a in counted:
        return False
    return re.sub(r"[\W\d_]+", "", stem_a.rpartition("/")[2]) not in _ANY_PICTURE


def _cut_ending(file: str) -> str:
    path = PurePosixPath(file)
    return fold(str(path.with_suffix("")))


def _without_word(stem: str, word: str) -> str | None:
    """The stem without ``word`` at its end after a separator; None if it does not stand there."""
    match = re.fullmatch(rf"(.*[^\s_.-])[\s_.-]*[\s_.(-]{re.escape(fold(word))}\)?", stem)
    return match.group(1) if match else None
