"""Card text made ready for finding phone numbers, character for character.

Every function here keeps the length of the text, so that an offset into the result is
an offset into the printed line.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import product

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−－ー"), "-")
_BULLETS = dict.fromkeys(map(ord, "•∙⋅●▪■◆"), "·")
_SPACES = dict.fromkeys(map(ord, "\t\u00a0\u3000"), " ")
_PLAIN = {**_DASHES, **_BULLETS, **_SPACES, ord("×"): "x"}

_NUMERALS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_SPELLED = re.compile(r"[〇○零一二三四五六七八九](?:[\s().-]*[〇○零一二三四五六七八九]){5,}")
"""A number in a column: shorter runs count blocks and storeys in addresses."""


_LEFTWARD = re.compile("[\u0590-\u06ff]")
# The colon of a label on the right may stand inside the number that the label is for.
_ASTRAY = re.compile(r"(?<=\d) :(?=\d{4})|(?<=\d): (?=\d{4})")


def flatten(text: str) -> str:
    """Full-width forms, dashes, bullets, spaces and spelled-out digits in their ASCII look."""
    plain = "".join(map(_flatten_character, text))
    if _LEFTWARD.search(plain):
        plain = _ASTRAY.sub("  ", plain)
    return _SPELLED.sub(lambda match: match[0].translate(_NUMERALS), plain)


def _flatten_character(character: str) -> str:
    plain = _PLAIN.get(ord(character))
    if plain is not None:
        return plain
    if character.isascii():
        return character
    folded = unicodedata.normalize("NFKC", character)
    if len(folded) == 1:
        # Digits of other scripts (Arabic-Indic, Devanagari) dial the same numbers.
        if folded.isdecimal():
            return str(unicodedata.decimal(folded))
        if folded.isascii():
            return _PLAIN.get(ord(folded), folded)
    return character


_NAMES_IN_DOMAINS = (
    r"com|org|net|edu|gov|mil|info|biz|name|pro|app|dev|io|co|me|tv|ai|online|store|shop|tech|site"
)
_ELECTRONIC = re.compile(
    r"[\w.+%'-]*[^\W\d_][\w.+%'-]*\s?@\s?[\w-]+(?:\.[\w-]+)*"
    r"|[\w.+%'-]+@[\w-]+(?:\.[\w-]+)*"
    r"|(?:https?://|www\.)[^\s|,;]+"
    rf"|(?<![\w.-])[\w-]*[^\W\d_][\w-]*(?:\.[\w-]+)*?\.(?:{_NAMES_IN_DOMAINS})(?:\.[a-z]{{2}})?"
    r"(?![\w@])(?:/[^\s|,;]*)?",
    re.IGNORECASE,
)


def hide_electronic(text: str) -> str:
    """E-mail addresses and URLs blanked with NUL: their digits are no phone numbers."""
    return _ELECTRONIC.sub(lambda match: "\0" * len(match[0]), text)


_LOOK_ALIKE_DIGITS = str.maketrans("OoQlI|iSsBZz", "000111155822")
# A bar between a house number and the postal code of a town is one.
_DOUBTFUL = re.compile(
    r"(?<![^\W\d_])(?!(?<=\d )\|\d{4,5} [^\W\d_]{3})[OoQlI|iSsBZz]{1,2}(?=\d)"
    r"|(?<=\d)[OoQlI|iSsBZza]{1,2}(?=[ .-]?\d)"
    r"|(?<=\d)[OoQlISBZ]{1,2}(?![^\W\d_])"
)


def repairs(text: str) -> Iterator[tuple[str, int]]:
    """Readings in which letters inside digit runs are digits or specks, with their number.

    The text as it stands comes first, with no repair. Whoever takes another reading must
    have a number in it that verifies.
    """
    places = [match.span() for match in _DOUBTFUL.finditer(text)]
    yield text, 0
    if not places or len(places) > 3 or sum(map(str.isdigit, text)) < 6:
        return
    options = []
    for start, end in places:
        printed = text[start:end]
        options.append((printed, printed.translate(_LOOK_ALIKE_DIGITS), " " * (end - start)))
    for choice in product(*options):
        changed = sum(
            new != text[start:end] for new, (start, end) in zip(choice, places, strict=True)
        )
        if changed:
            pieces, last = [], 0
            for new, (start, end) in zip(choice, places, strict=True):
                pieces += [text[last:start], new]
                last = end
            yield "".join((*pieces, text[last:])), changed
