"""Greek words of which an engine took some letters for their Latin look-alikes.

``AΘHNA`` is read with three Latin letters and two Greek ones. A word with a letter that only
Greek has, and else none that only Latin has, is Greek throughout.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ocr.engine import Line
from ocr.respell import respell
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
_SPLIT_PI = re.compile(r"(?<=[^\Wa-zα-ω])I[Il](?=[^\Wa-zα-ω])")
"""How a wide Π is read amid capitals; two iotas in a row no word has."""
_LEFT_ALONE = re.compile(r"\S*(?:@|\bwww\b|\.[A-Za-z]{2,}\b)\S*|\b(?:[IVXM]+|IBAN)\b", re.I)
"""Addresses of the web, Roman numerals, and what is never spelled in Greek."""
_TAKEN_FOR = {
    **dict.fromkeys("ΛΔ", "AΑ"), "Γ": "TΤ", "Σ": "EΕ", "Π": "NΝ", **dict.fromkeys("ΘΦΩ", "OΟ"),
}  # fmt: skip
"""Greek capitals and the letters that they are read as."""
_INITIAL = re.compile(r"(?<=[\u0370-\u03ff] )(IT|[ABEZHIKMNOPTYX])(?=\. ?[\u0386-\u03ab])")
_LATIN_INITIAL = re.compile(r"(?<=[A-Za-z] )([ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ])(?=\. ?[A-Z])")
"""An initial between two names; ``IT`` is a Π."""
_FORM = re.compile(r"(?<=[\u0370-\u03ff] )(?:I\.?K|A|O|E|E\.?[IΠ]|A\.?B\.?E)\.?E\.?(?=$|[\s,])")
"""A legal form behind a firm's name."""
_FEWEST = 2
"""Greek words of a Greek card."""
_LEAST_WORD = 4
"""A word that could be of either script needs so many letters, and Greek ones beside it."""


def mend_greek(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of a card, Greek words in Greek letters.

    A single such word, or a card that can be called elsewhere, tells of no Greek: Russian print is
    taken for these letters too.
    """
    words = sum(bool(_GREEK.search(m[0])) for line in lines for m in _WORD.finditer(line.text))
    if words < _FEWEST:
        return tuple(lines)
    spoken = at_home(line.text for line in lines)
    if spoken and spoken[0] != "el":
        return tuple(lines)
    return tuple(map(_mended, lines))


def with_own_capitals(line: Line, first: Line) -> Line:
    """A Greek line with the capitals that another engine saw where Latin ones were read.

    ``HAEKTPOAOTIKA`` is ``ΗΛΕΚΤΡΟΛΟΓΙΚΑ`` where ``first`` has a Λ and a Γ in the places of As and a T.
    """
    words, others = (list(_WORD.finditer(x.text)) for x in (line, first))
    if len(words) != len(others):
        return line
    changes = [
        (
            *word.span(),
            "".join(
                b if a in _TAKEN_FOR.get(b := _TWINS.get(c, c), "") else a
                for a, c in zip(word[0], other[0], strict=True)
            ),
        )
        for word, other in zip(words, others, strict=True)
        if word[0].isupper() and len(word[0]) == len(other[0])
    ]
    return respell(line, changes)


def _mended(line: Line) -> Line:
    """The line with its Greek words, initials and legal forms in Greek letters."""
    line = _with_words(line)
    greek = [*_INITIAL.finditer(line.text), *_FORM.finditer(line.text)]
    latin = {twin: letter for letter, twin in _TWINS.items() if letter.isascii()}
    changes = [(*m.span(), "Π" if m[0] == "IT" else _spelled(m[0])) for m in greek]
    changes += [(*m.span(), latin[m[0]]) for m in _LATIN_INITIAL.finditer(line.text)]
    return respell(line, sorted(changes))


def _with_words(line: Line) -> Line:
    alone = [match.span() for match in _LEFT_ALONE.finditer(line.text)]
    words = [
        word
        for word in _WORD.finditer(line.text)
        if not any(start <= word.start() < end for start, end in alone)
    ]
    greek = [word for word in words if _GREEK.search(word[0]) and _may_be_greek(word[0])]
    either = [word for word in words if word not in greek and _is_either(word[0])]
    latin = sum(len(word[0]) for word in words if word not in greek and word not in either)
    if greek and latin <= sum(len(word[0]) for word in greek):
        greek = sorted([*greek, *either], key=lambda word: word.start())
    return respell(line, ((*word.span(), _spelled(word[0])) for word in greek))


def _spelled(word: str) -> str:
    """In Greek letters, a Π that was read as two one again."""
    return "".join(_TWINS.get(letter, letter) for letter in _SPLIT_PI.sub("Π", word))


def _may_be_greek(word: str) -> bool:
    return all(letter in _TWINS or _GREEK.match(letter) for letter in _SPLIT_PI.sub("", word))


def _is_either(word: str) -> bool:
    """Capitals that both scripts have: ``NIKH``."""
    return len(word) >= _LEAST_WORD and word.isupper() and all(c in _TWINS for c in word)
