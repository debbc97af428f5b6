"""Text as it is compared: without case, accents, width and punctuation."""

from __future__ import annotations

import re
from functools import lru_cache

from enrich.fold import fold

_NOT_WORD = re.compile(r"[^\w]+|_", re.UNICODE)


def words(text: str) -> tuple[str, ...]:
    """The folded words of ``text``, punctuation dropped."""
    return tuple(word for word in _NOT_WORD.split(fold(text)) if word)


@lru_cache(maxsize=16384)
def squeeze(text: str) -> str:
    """The folded letters and digits alone, run together."""
    return "".join(words(text))
