"""Hebrew print put right where engines slip: marks of abbreviations, commas before numbers.

The two strokes of ``בע"מ`` are read as two yods, the stroke of ``ושות'`` as one; a comma behind a
number, which runs the other way, is read before it.
"""

from __future__ import annotations

import re

from ocr.engine import Line
from ocr.respell import respell

_HEBREW = re.compile(r"[\u05d0-\u05ea]")
_ABBREVIATIONS = {
    whole.replace('"', "יי"): whole
    for whole in (
        'בע"מ', 'חל"צ', 'עו"ד', 'רו"ח', 'מנכ"ל', 'מנכ"לית', 'סמנכ"ל', 'סמנכ"לית', 'יו"ר',
        'דוא"ל', 'נדל"ן', 'ת"א', 'ת"ד', 'חו"ל', 'ארה"ב', 'הנה"ח', 'מע"מ', 'עו"ס', 'ביה"ס',
    )
}  # fmt: skip
"""As they are misread and as they are printed."""
_ONE_STROKE = {f"{whole}י": f"{whole}'" for whole in ("ושות", "אינג", "פרופ")} | {"בעימ": "בע'מ"}
_TITLED = re.compile(
    r"^(גב|אדר)י(?= (?!(?:בן|בר|בת|אבו|אבן|אל|דה) )[\u05d0-\u05ea]{2,} [\u05d0-\u05ea]*(?!ות)[\u05d0-\u05ea]{2}$)"
)
"""With one name behind it the one is Gabi and the other Edri, with a trade a firm."""
_BEFORE_NUMBER = re.compile(r"(?<![\u05d0-\u05ea])(?:(טל|סל)י(?=[:./])|(מס)י(?=[\s:./]*\d))")
_STREET = re.compile(r"(?:(?<=^)|(?<=[\s,]))(רח|שד)י(?=\s[\u05d0-\u05ea][^\d]*\d{1,3}(?!\d))")
_COMMA = re.compile(r"(?<=[\u05d0-\u05ea]) ,(\d{1,4})(?=[\u05d0-\u05ea])")
_WORD = re.compile(r"[\u05d0-\u05ea]+")


def mend_hebrew(line: Line) -> Line:
    """The line with its abbreviations and numbers as printed; itself where nothing slipped."""
    if not _HEBREW.search(line.text):
        return line
    known = _ABBREVIATIONS | _ONE_STROKE
    line = respell(line, ((*m.span(), known.get(m[0], m[0])) for m in _WORD.finditer(line.text)))
    line = respell(line, ((*m.span(), f"{m[1]}'") for m in _TITLED.finditer(line.text)))
    labels = _BEFORE_NUMBER.finditer(line.text)
    line = respell(line, ((*m.span(), f"{m[1] or m[2]}'") for m in labels))
    line = respell(line, ((*m.span(), f"{m[1]}'") for m in _STREET.finditer(line.text)))
    return respell(line, ((*m.span(), f" {m[1]}, ") for m in _COMMA.finditer(line.text)))
