"""What a badly read logo says, by the web or mail domain that spells it.

A drawn logo is what an engine reads worst: ``NAIL SPA`` is printed plainly, ``Marigold`` above it
is a picture, and ``marigoldnailspa.com`` has both. The print is believed where it was read well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from enrich.candidates.hosts import split_host
from enrich.fold import letters_of, words
from enrich.lexicon import load_lexicon

SHORTEST = 3
"""Letters that a word, or what is left of a domain beside the print, must have."""
LEAST_ALIKE = 0.75
"""From here on two spellings may be one name, one of them misread."""
READ_WELL = 0.96
"""Print read so surely is not mended."""


def spell_out(text: str, reading: float, domains: Sequence[str]) -> tuple[str, float]:
    """The organisation's name, and the share of its letters that only a domain spells, 0..1.

    ``reading``: how surely the print was read, 0..1.
    """
    for domain in domains:
        whole = complete(text, domain) or (mend(text, domain) if reading < READ_WELL else None)
        if whole is not None:
            same = SequenceMatcher(None, letters_of(text), letters_of(whole), autojunk=False)
            kept = sum(block.size for block in same.get_matching_blocks())
            return whole, 1.0 - kept / len(letters_of(whole))
    return text, 0.0


def complete(text: str, domain: str) -> str | None:
    """``NAIL SPA`` as ``Marigold NAIL SPA`` where the domain ends with what is printed.

    What follows the print in a domain is mostly a place or a trade, no part of the name.
    """
    label, own = _label(domain), letters_of(text)
    rest = label.removesuffix(own)
    if len(own) < SHORTEST or len(rest) < SHORTEST or rest == label:
        return None
    return f"{' '.join(word.capitalize() for word in _cut(rest))} {text}"


def mend(text: str, domain: str) -> str | None:
    """``Rosewocd Halt`` as ``Rosewood Hall`` where the domain spells nearly the same letters."""
    label, own = _label(domain), letters_of(text)
    if min(len(label), len(own)) < 5 or abs(len(label) - len(own)) > 1 or label == own:
        return None
    match = SequenceMatcher(None, own, label, autojunk=False)
    if not own.isascii() or match.ratio() < LEAST_ALIKE:
        return None
    at, starts = 0, set()
    for word in words(text):
        starts.add(at)
        at += len(letters_of(word))
    cuts = {
        b + start - a
        for a, b, size in match.get_matching_blocks()
        for start in starts
        if a <= start < a + size
    }
    spelled = "".join((" " if i in cuts and i else "") + c for i, c in enumerate(label))
    cased = " ".join(word.capitalize() for word in spelled.split())
    return cased.upper() if text.isupper() else cased


def _label(domain: str) -> str:
    """The letters of the registered name; empty where that is a mail provider's."""
    host = split_host(domain)
    if host is None or load_lexicon().is_free_mail(host.registered):
        return ""
    return re.sub(r"[^a-z]", "", host.domain.casefold())


def _cut(letters: str) -> tuple[str, ...]:
    """The fewest known words that cover the letters, else the letters in one piece."""
    best: list[tuple[str, ...] | None] = [()]
    for end in range(1, len(letters) + 1):
        ways = [
            (*before, letters[start:end])
            for start, before in enumerate(best)
            if before is not None and _is_word(letters[start:end])
        ]
        best.append(min(ways, key=lambda way: (len(way), way), default=None))
    return best[-1] or (letters,)


@lru_cache(maxsize=16384)
def _is_word(word: str) -> bool:
    if word in {"of", "and", "my", "the", "for"}:
        return True
    lexicon = load_lexicon()
    lists = (lexicon.organisations, lexicon.title_fields, lexicon.addresses, lexicon.slogans)
    known = any(word in entries for entries in lists) or lexicon.name(word) > 0.3
    return len(word) > SHORTEST and known
