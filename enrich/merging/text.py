"""Text as it is compared: without case, accents, width and punctuation."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from enrich.fold import fold

__all__ = ["fold", "is_latin", "squeeze", "words"]

_NOT_WORD = re.compile(r"[^\w]+|_", re.UNICODE)


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
