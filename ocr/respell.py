"""A line with some of its words spelled otherwise, each letter where it was printed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ocr.engine import Line


def respell(line: Line, changes: Iterable[tuple[int, int, str]]) -> Line:
    """The line with other letters between some offsets; itself where they are the same.

    Args:
        line: as it was read.
        changes: where words begin and end in its text, rising, and what they are instead. Of a
            word that becomes longer or shorter the letters are spread over its place.
    """
    text, chars, at = "", line.chars[:0], 0
    known = len(line.chars) == len(line.text)
    for start, end, word in changes:
        if word == line.text[start:end]:
            continue
        text += line.text[at:start] + word
        if known:
            own = line.chars[start:end]
            places = (min(i * len(own) // len(word), len(own) - 1) for i in range(len(word)))
            chars += line.chars[at:start]
            chars += tuple(replace(own[n], text=c) for n, c in zip(places, word, strict=True))
        at = end
    if not at:
        return line
    return replace(line, text=text + line.text[at:], chars=chars + line.chars[at:] if known else ())
