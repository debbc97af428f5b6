"""Words that name a trade and no firm: any two cards may print "Photography"."""

from __future__ import annotations

from functools import lru_cache

from enrich.lexicon import is_plain
from enrich.merging.text import words

_TRADE_WORDS = 2
"""A name of more words than these is hardly borne by two, however plain its words."""


@lru_cache(maxsize=16384)
def names_a_firm(name: str) -> bool:
    """Whether an organisation's name is more than a trade, a title or a slogan."""
    parts = words(name)
    return len(parts) > _TRADE_WORDS or not all(map(is_plain, parts))
