"""Hebrew print put right where engines slip: marks of abbreviations, commas before numbers.

The two strokes of ``בע"מ`` are read as two yods, the stroke of ``רח'`` as one; a comma behind a
number, which runs the other way, is read before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from ocr.engine import Line

_HEBREW = re.compile(r"[\u05d0-\u05ea]")
_ABBREVIATIONS = {
    whole.replace('"', "יי"): whole
    for whole in (
        'בע"מ', 'חל"צ', 'עו"ד', 'רו"ח', 'מנכ"ל', 'מנכ"לית', 'סמנכ"ל', 'סמנכ"לית', 'יו"ר',
        'דוא"ל', 'נדל"ן', 'ת"א', 'ת"ד', 'חו"ל', 'ארה"ב', 'הנה"ח', 'מע"מ', 'עו"ס', 'ביה"ס',
    )
}  # fmt: skip
"""As they are misread and as they are printed."""
_STREET = re.compile(r"(?:(?<=^)|(?<=[\s,]))(רח|שד)י(?=\s[\u05d0-\u05ea][^\d]*\d{1,3}(?!\d))")
_COMMA = re.compile(r"(?<=[\u05d0-\u05ea]) ,(\d{1,4})(?=[\u05d0-\u05ea])")
_WORD = re.compile(r"[\u05d0-\u05ea]+")


def mend_hebrew(line: Line) -> Line:
    """The line with its abbreviations and numbers as printed; itself where nothing slipped."""
    if not _HEBREW.search(line.text):
        return line
    line = _replaced(line, _WORD, lambda m: _ABBREVIATIONS.get(m[0], m[0]))
    line = _replaced(line, _STREET, lambda m: f"{m[1]}'")
    return _replaced(line, _COMMA, lambda m: f" {m[1]}, ")


def _replaced(line: Line, pattern: re.Pattern[str], mend: Callable[[re.Match[str]], str]) -> Line:
    """The line with what ``mend`` makes of each match; a letter stays where its place was."""
    text, chars, at = "", line.chars[:0], 0
    known = len(line.chars) == len(line.text)
    for match in pattern.finditer(line.text):
        mended = mend(match)
        if mended == match[0]:
            continue
        text += line.text[at : match.start()] + mended
        if known:
            own = line.chars[match.start() : match.end()]
            shares = (min(i * len(own) // len(mended), len(own) - 1) for i in range(len(mended)))
            chars += line.chars[at : match.start()]
            chars += tuple(replace(own[n], text=c) for n, c in zip(shares, mended, strict=True))
        at = match.end()
    if not at:
        return line
    return replace(line, text=text + line.text[at:], chars=chars + line.chars[at:] if known else ())
