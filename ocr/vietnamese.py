"""Vietnamese: Latin letters whose accents an engine may lack.

It then leaves letters out (``Nguyn``) or reads them without their marks, and is sure of it.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Sequence

from ocr.doubt import is_pattern, sureness, unsure
from ocr.engine import Engine, Line, Picture
from ocr.respell import respell

_ITS_OWN = re.compile(r"[\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
"""Letters that no other language has."""
_NEVER = re.compile("[çÇşŞșȘțȚžŽšŠčČćĆőŐűŰöÖüÜäÄåÅłŁñÑß]")
"""Letters that it has not."""
_CONSONANTS = re.compile(
    r"(?<![^\W_])[^\W\d_aeiouyAEIOUY\u00c0-\u024f][b-df-hj-np-tv-xz]{1,3}(?![^\W_]|[.]|\s*\d)"
)
_ABBREVIATED = re.compile(
    r"dr|mr|mrs|ms|sr|jr|st|rd|ltd|dpt|dept|nr|tlf|tf|km|bldg|blvd|bld|pkwy|hwy|mgr|mnt|tn|trg|krt|kft",
    re.I,
)
"""Of words that lost their vowels these are not: they are written so."""
_COMMON = re.compile(
    r"(?<!\w)(ngõ|công ty|văn|phòng|viên|giám|xã|đường|đại|hàng|hoà|biên|thành|trách|miền|thông"
    r"|giao|bán|phúc|trung tâm|số nhà)(?!\w)",
    re.I,
)
"""Words of its cards, with accents that engines know."""
_ACCENTED = re.compile(r"[^\W\d_a-zA-Z]")
_LETTERS = re.compile(r"[^\W\d_]+")
_VOWEL = re.compile(r"[aeiouy]", re.I)
_UNSURE = 0.4
"""Confidence of a line with letters missing: low enough that its fields want a look."""


def seems_vietnamese(lines: Sequence[Line], at_home: bool) -> bool:
    """Whether a card is printed in Vietnamese.

    Args:
        lines: what was read.
        at_home: its numbers or domains are Vietnam's, or the user expects the language.
    """
    text = "\n".join(line.text for line in lines if not is_pattern(line.text))
    own = len(_ITS_OWN.findall(text))
    latin = [c for c in _ACCENTED.findall(text) if ord(c) < 0x370 or 0x1E00 <= ord(c) < 0x1F00]
    if own >= 3 or (at_home and len(latin) >= 2):
        return True
    if _NEVER.search(text):
        return False
    common = {word.casefold() for word in _COMMON.findall(text)}
    if len(common) >= 3:
        return True
    maimed = {word for word in _CONSONANTS.findall(text) if not _ABBREVIATED.fullmatch(word)}
    return len(latin) >= 3 and len(maimed) + own >= 3 and (own > 0 or bool(common))


def read_accents(
    picture: Picture, lines: Sequence[Line], reader: Engine | None
) -> tuple[Line, ...]:
    """The lines as ``reader`` has them where it reads the same letters with their accents.

    Without a reader, lines that may lack letters are only made unsure.
    """
    if reader is None:
        return tuple(unsure(line, _UNSURE) if _may_lack_letters(line) else line for line in lines)
    asked = [
        line
        for line in lines
        if sum(map(str.isalpha, line.text)) > 1 and not _is_address(line.text)
    ]
    read = dict(
        zip(map(id, asked), reader.recognize(picture, [x.quad for x in asked]), strict=True)
    )
    return tuple(_better(line, read.get(id(line))) for line in lines)


def _better(line: Line, other: Line | None) -> Line:
    if other is None or sureness(other) < 0.6:
        return unsure(line, _UNSURE) if _may_lack_letters(line) else line
    ours, theirs = _bare(line.text), _bare(other.text)
    alike = difflib.SequenceMatcher(None, ours, theirs, autojunk=False).ratio()
    if _digits(ours) != _digits(theirs) or alike < 0.6:
        return unsure(line, _UNSURE) if _may_lack_letters(line) else line
    return _with_own_accents(other, line) if _ACCENTED.search(other.text) else line


def _with_own_accents(other: Line, line: Line) -> Line:
    """``other`` with the accents of words that only ``line`` has: ``Trâm`` for ``Tram``."""
    words, own = (list(_LETTERS.finditer(x.text)) for x in (other, line))
    if len(words) != len(own):
        return other
    return respell(
        other,
        (
            (*word.span(), printed[0])
            for word, printed in zip(words, own, strict=True)
            if word[0].isascii()
            and not printed[0].isascii()
            and _bare(word[0]) == _bare(printed[0])
            and len(word[0]) == len(printed[0])
        ),
    )


def _may_lack_letters(line: Line) -> bool:
    if _is_address(line.text):
        return False
    words = re.findall(r"[^\W\d_]+", line.text)
    return bool(_ACCENTED.search(line.text)) or any(
        not _VOWEL.search(word) and not word.isupper() for word in words
    )


def _is_address(text: str) -> bool:
    """An e-mail or web address, which has no accents; a number has when a word stands by it."""
    return is_pattern(text) and ("@" in text or "." in text)


def _bare(text: str) -> str:
    """Letters and digits without accents, in small letters."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("\u0111", "d"))
    return "".join(c for c in plain if c.isalnum())


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))
