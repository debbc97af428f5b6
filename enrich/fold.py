"""Letters without case, accents and punctuation, so that words from print can be looked up."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

_SPECIAL = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
)
_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "ʼ": "'"})


def _marks() -> str:
    """The combining marks of the basic plane, as ranges of a character class."""
    ranges: list[list[int]] = []
    for code in range(0x10000):
        if unicodedata.category(chr(code)).startswith("M"):
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    return "".join(f"{chr(a)}-{chr(b)}" for a, b in ranges)


LETTERS = rf"[^\W\d_](?:[^\W\d_]|[{_marks()}])*"
r"""A pattern of letters with the marks on them: for ``\w`` an Indic or Thai vowel ends a word."""
_ACCENTS = re.compile("[\u0300-\u036f]+")
_WORD = re.compile(r"[^\s,;:()\[\]{}<>|/\\\"“”«»•·*+&–—_!?=~、。，；：・（）［］【】「」]+")
_CJK = re.compile(
    "[\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7a3\u0e00-\u0e7f]+"
)


def is_latin_letter(letter: str) -> bool:
    """Whether a letter is a Latin one, with whatever marks."""
    return letter.isalpha() and (letter < "\u0250" or "\u1e00" <= letter <= "\u1eff")


def has_other_letters(text: str) -> bool:
    """Whether there are letters of another script than Latin."""
    return any(c.isalpha() and not is_latin_letter(c) for c in text)


def is_latin(text: str) -> bool:
    """Whether every letter is Latin (and there is one)."""
    return any(map(str.isalpha, text)) and not has_other_letters(text)


_INITIALS = 3
"""Latin letters that may stand amid others: ``R&D``, ``IT``."""


def are_two_scripts(one: str, other: str) -> bool:
    """Whether one has only Latin letters, more than initials, and the other none: what is said twice."""
    first, second = ([is_latin_letter(c) for c in t if c.isalpha()] for t in (one, other))
    if any(len(letters) <= _INITIALS and all(letters) for letters in (first, second)):
        return False
    return (all(first) and not any(second)) or (all(second) and not any(first))


def is_without_accents(plain: str, other: str) -> bool:
    """Whether one says in plain letters what the other says with accents: ``Le Hien``, ``Hiền Lê``.

    In whatever order; a Vietnamese name abroad has fewer words.
    """
    if not plain.isascii() or other.isascii():
        return False
    accented = re.findall(r"[^\W\d_]+", other)
    first, second = (Counter(re.findall(r"[^\W\d_]+", fold(text))) for text in (plain, other))
    if first.total() < 2 or not first <= second:
        return False
    # "Maria Silva" is nobody else's name for "Maria José Silva".
    changed = any(not word.isascii() and fold(word) in first for word in accented)
    shorter = first.total() < second.total()
    return changed and (not shorter or _VIETNAMESE.search(other) is not None)


_VIETNAMESE = re.compile(r"[đĐơƠưƯ\u1ea0-\u1ef9]")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Case folded, compatibility forms unified, accents of alphabetic scripts dropped.

    Marks that carry vowels (Indic, Thai, kana voicing) stay: without them it is another word.
    """
    if text.isascii():
        return text.casefold()
    text = unicodedata.normalize("NFKC", text).translate(_QUOTES).casefold().translate(_SPECIAL)
    apart = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", _ACCENTS.sub("", apart))


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[str, ...]:
    """Folded words; dotted single letters become one word (``S.p.A.`` is ``spa``).

    Hyphens stay inside a word only between letters; ``&`` is dropped like all punctuation.
    """
    found: list[str] = []
    for chunk in _WORD.findall(fold(text)):
        found += _split_at_dots(chunk)
    return tuple(found)


def _split_at_dots(chunk: str) -> list[str]:
    pieces = [piece.strip("-'’.#@%$^") for piece in chunk.split(".")]
    joined: list[str] = []
    run = ""
    for piece in pieces:
        if len(piece) == 1 and piece.isalpha():
            run += piece
            continue
        if run:
            joined.append(run)
            run = ""
        if piece:
            joined.append(piece)
    if run:
        joined.append(run)
    return joined


def letters_of(text: str) -> str:
    """Only the folded letters and digits; signs of vowels, which stand on letters, are theirs."""
    return "".join(c for c in fold(text) if c.isalnum() or unicodedata.category(c)[0] == "M")


def is_unspaced(text: str) -> bool:
    """Whether the text is in a script that is printed without spaces between words."""
    return bool(_CJK.search(text))


def unspaced_runs(text: str) -> tuple[str, ...]:
    """The stretches of such a script, in order."""
    return tuple(_CJK.findall(text))


def word_set(text: str) -> frozenset[str]:
    """The words between the spaces, for short lists kept in the code."""
    return frozenset(text.split())
