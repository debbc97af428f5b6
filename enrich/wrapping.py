"""Whether a line ends so that what it says must go on in the next, or begins so that it goes on."""

from __future__ import annotations

import re

_JOINING_WORD = re.compile(
    r"(?:[&+]|\b(?:and|of|the|for|to|in|at|de|du|des|la|le|del|della|da|do|di|der|und|für|von|y|e|et|zu|im))$",
    re.IGNORECASE,
)


def ends_in_joining_word(text: str) -> bool:
    """``Institute of``, ``Research &``: no name and no title ends so."""
    return bool(_JOINING_WORD.search(text))


def ends_open(text: str) -> bool:
    """The same, or a comma, a slash or a hyphen."""
    return text.endswith((",", "/", "-", "–")) or ends_in_joining_word(text)


_JOINED = re.compile(
    r"(?:&|आणि|एण्ड|एवं)\s+[^\s\d]{2}"
    r"|(?:y|e|et|und|and|og|och|и|та|και|di|de|del|della|do|da|du)\s+(?=[^\W\d_]{2})[A-ZÀ-ÝΑ-ΩА-ЯЁІЇЄҐ]"
)


def begins_joined(text: str) -> bool:
    """Whether a line goes on with the one above: ``& Miracle Ministries``, ``di Brugnera Moreno``."""
    return _JOINED.match(text) is not None
