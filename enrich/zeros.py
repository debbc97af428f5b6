"""Noughts that were read as the letter O: ``1OO Main Road``, ``Melbourne VIC 3OOO``."""

from __future__ import annotations

import re
from dataclasses import replace

from ocr.engine import Line

_NUMBER = re.compile(r"(?<![\w.@/&-])\d[\dO]*O[\dO]*(?![\w@/-]|\.\w)")
"""A digit and nothing but digits and O after it, not inside an address of the web."""


def mend_zeros(line: Line) -> Line:
    """The line with the O of its numbers as 0, each character where it was."""
    text = _NUMBER.sub(lambda found: found.group().replace("O", "0"), line.text)
    if text == line.text:
        return line
    chars = line.chars
    if len(chars) == len(text):
        chars = tuple(replace(c, text=letter) for c, letter in zip(chars, text, strict=True))
    return replace(line, text=text, chars=chars)
