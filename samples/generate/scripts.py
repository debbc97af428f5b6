"""Which script a made-up card is in, and as many cards of each as are wanted."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator

from samples.generate.design import design_card
from samples.generate.records import DesignedCard

_SCRIPTS = {
    "thai": "THAI", "arabic": "ARABIC", "hebrew": "HEBREW", "cyrillic": "CYRILLIC", "greek": "GREEK",
    "hangul": "HANGUL", "devanagari": "DEVANAGARI", "han": "CJK", "vietnamese": "",
}  # fmt: skip
"""Name to the first word of its letters' Unicode names; Vietnamese is told by letters of its own."""
_VIETNAMESE = re.compile("[đơưĐƠƯ\u1ea0-\u1ef9]")
_FEWEST = 8
"""Letters that make a card one of a script."""


def of_each_script(cards: int, first: int) -> Iterator[tuple[str, DesignedCard]]:
    """The name of a script and a card in it, ``cards`` of each, by seeds from ``first`` on."""
    left = dict.fromkeys(_SCRIPTS, cards)
    for seed in itertools.count(first):
        if not any(left.values()):
            return
        design = design_card(seed)
        script = _script_of(" ".join(line.text for line in design.prints))
        if script is not None and left[script]:
            left[script] -= 1
            yield script, design


def _script_of(text: str) -> str | None:
    """The script of most letters that are not plain Latin ones, where there are enough of them."""
    names = [unicodedata.name(char, "").split(" ")[0] for char in text]
    counts = {script: names.count(word) for script, word in _SCRIPTS.items() if word}
    counts["vietnamese"] = len(_VIETNAMESE.findall(text))
    most = max(counts, key=lambda script: counts[script])
    return most if counts[most] >= _FEWEST else None
