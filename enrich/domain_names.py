"""What a badly read logo says, by the web or mail domain that spells it.

A drawn logo is what an engine reads worst: ``NAIL SPA`` is printed plainly, ``Marigold`` above it
is a picture, and ``marigoldnailspa.com`` has both. Print that says who it is by itself, and print
that was read well, is believed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from enrich.candidates.hosts import split_host
from enrich.fold import letters_of, words
from enrich.lexicon import is_plain, load_lexicon

SHORTEST = 3
"""Letters that a word, or what is left of a domain beside the print, must have."""
LONGEST_REST = 12
"""More letters in front of the print are more than a missing word."""
MOST_SLIPS = 3
"""More letters misread than these, or than a third, and it is another name."""
READ_WELL = 0.96
"""Print read so surely is not mended."""

_NO_NAME = frozenset(
    ("www", "visit", "about", "get", "try", "join", "shop", "store", "team", "jobs", "careers", "my",
     "mein", "meine", "mon", "info", "mail", "online", "official", "hello", "ask", "book", "buy")
)  # fmt: skip
"""What stands before names in domains and is no part of them."""
_ALIKE = frozenset(
    frozenset(pair)
    for pair in ("co", "ce", "ao", "eo", "il", "ij", "tl", "ti", "tf", "bh", "hn", "nr", "uv", "vy", "gq", "rt", "li", "lt", "dl")
)  # fmt: skip
"""Letters that engines take for each other."""
_DOUBLE = (("rn", "m"), ("cl", "d"), ("vv", "w"), ("ii", "u"), ("li", "h"))


@dataclass(frozen=True)
class Spelled:
    """An organisation's name with the domain's help."""

    text: str
    borrowed: float
    """Share of its letters that only the domain spells, 0..1."""
    misread: str | None = None
    """What the engine made of the print, where letters were exchanged."""


def spell_out(text: str, reading: float, domains: Sequence[str]) -> Spelled:
    """The name as printed, completed or mended by a domain.

    ``reading``: how surely the print was read, 0..1.
    """
    for domain in domains:
        whole = complete(text, domain)
        if whole is not None:
            return Spelled(whole, 1.0 - len(letters_of(text)) / len(letters_of(whole)))
        mended = mend(text, domain) if reading < READ_WELL else None
        if mended is not None:
            wrong = sum(a != b for a, b in zip(letters_of(text), letters_of(mended), strict=False))
            return Spelled(mended, max(1, wrong) / len(letters_of(mended)), text)
    return Spelled(text, 0.0)


def complete(text: str, domain: str) -> str | None:
    """``NAIL SPA`` as ``Marigold NAIL SPA`` where the domain ends with what is printed.

    Only trades and other common words miss their name. What follows the print in a domain is
    mostly a place or a trade, no part of the name.
    """
    label, own = _label(domain), letters_of(text)
    rest = label.removesuffix(own)
    if len(own) < SHORTEST or not SHORTEST <= len(rest) <= LONGEST_REST or rest == label:
        return None
    parts = _cut(rest)
    if not all(map(is_plain, words(text))) or set(parts) & _NO_NAME or rest == own:
        return None
    return f"{' '.join(word.capitalize() for word in parts)} {text}"


def mend(text: str, domain: str) -> str | None:
    """``Rosewocd Halt`` as ``Rosewood Hall`` where the domain spells the same with letters alike.

    Only plain letters are exchanged, in the case and with the spaces they are printed in.
    """
    label = _label(domain)
    if not re.fullmatch(r"[A-Za-z ]+", text) or len(label) < 5 or letters_of(text) == label:
        return None
    mended, at, slips = "", 0, 0
    place = 0
    while place < len(text):
        letter = text[place]
        if letter == " ":
            mended, place = mended + letter, place + 1
            continue
        here = label[at : at + 1]
        pair = text[place : place + 2].casefold()
        if letter.casefold() == here:
            mended, place, at = mended + letter, place + 1, at + 1
        elif (pair, here) in _DOUBLE:
            mended, place, at = mended + _cased(here, letter), place + 2, at + 1
            slips += 1
        elif frozenset((letter.casefold(), here)) in _ALIKE:
            mended, place, at = mended + _cased(here, letter), place + 1, at + 1
            slips += 1
        else:
            return None
    good = at == len(label) and slips <= min(MOST_SLIPS, len(label) // 3)
    return mended if good else None


def _cased(letter: str, like: str) -> str:
    return letter.upper() if like.isupper() else letter


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
    if word in _NO_NAME or word in {"of", "and", "the", "for"}:
        return True
    lexicon = load_lexicon()
    known = is_plain(word) or word in lexicon.addresses
    return len(word) > SHORTEST and (known or lexicon.name(word) > 0.3)
