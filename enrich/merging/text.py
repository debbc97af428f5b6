"""Text as it is compared: without case, accents, width and punctuation."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that no Unicode decomposition takes apart but keyboards and mail addresses do.
_PLAIN = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})
_NOT_WORD = re.compile(r"[^\w]+|_", re.UNICODE)


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """Lower case without accents and width: ``Müller-Łoś`` becomes ``muller-los``."""
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_PLAIN)
    decomposed = unicodedata.normalize("NFKD", folded)
    plain = "".join(c for c in decomposed if not _is_latin_mark(c))
    return unicodedata.normalize("NFC", plain)


def _is_latin_mark(char: str) -> bool:
    # Only accents of European scripts go: marks of Thai, Devanagari or kana change the word.
    return "\u0300" <= char <= "\u036f"


def words(text: str) -> tuple[str, ...]:
    """The folded words of ``text``, punctuation dropped."""
    return tuple(word for word in _NOT_WORD.split(fold(text)) if word)


@lru_cache(maxsize=16384)
def squeeze(text: str) -> str:
    """The folded letters and digits alone, run together."""
    return "".join(words(text))


def is_latin(text: str) -> bool:
    """Whether every letter of ``text`` is Latin (and there is one)."""
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and all(unicodedata.name(c, "").startswith("LATIN") for c in letters)
