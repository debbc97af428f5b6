"""Choices that follow from a seed, and the halves of the word lists that training never sees."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeVar
from zlib import crc32

T = TypeVar("T")

HELD_OUT_FROM = 1_000_000
"""Seeds from here on are held out: never train or tune on them."""


class Dice:
    """A seeded chooser. Words come from one of two disjoint halves of a list."""

    def __init__(self, seed: int) -> None:
        self.held_out = seed >= HELD_OUT_FROM
        self.random = random.Random(seed)

    def chance(self, probability: float) -> bool:
        return self.random.random() < probability

    def number(self, low: int, high: int) -> int:
        return self.random.randint(low, high)

    def pick(self, options: Sequence[T]) -> T:
        """Any of ``options``."""
        return options[int(self.random.random() * len(options))]

    def weigh(self, options: Mapping[T, float]) -> T:
        return self.random.choices(list(options), list(options.values()))[0]

    def word(self, options: Sequence[str]) -> str:
        """One of ``options`` from this seed's side of the split: a quarter is held out."""
        if len(options) >= 8:
            for _ in range(200):
                option = self.pick(options)
                if (crc32(option.encode()) % 4 == 0) == self.held_out:
                    return option
        return self.pick(options)

    def digits(self, pattern: str) -> str:
        """``#`` becomes a digit, ``@`` a letter that postal codes use."""
        out = re.sub("#", lambda _: str(self.number(0, 9)), pattern)
        return re.sub("@", lambda _: self.pick("ABDEFGHJLNPQRSTUWXYZ"), out)


@cache
def lexicon(name: str) -> dict[str, Any]:
    """The word file ``lexicon/<name>.toml``."""
    path = Path(__file__).parent / "lexicon" / f"{name}.toml"
    with path.open("rb") as file:
        return tomllib.load(file)


@cache
def _countries() -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in ("countries", "countries_scripts", "countries_latin"):
        found |= lexicon(name)
    return found


@cache
def country_words(code: str) -> dict[str, Any]:
    """What cards of a country are made of; ``like`` borrows what is missing.

    ``code`` is a country of :data:`COUNTRIES` or one of its :func:`editions`.
    """
    words: dict[str, Any] = _countries()[code]
    if "like" in words:
        return {**country_words(words["like"]), **words}
    return words


def editions(country: str) -> dict[str, float]:
    """How often the cards of a country are printed in which language and script.

    The keys are for :func:`country_words`: the country's code, or that with an ISO 15924 script.
    """
    found: dict[str, float] = _countries()[country].get("editions", {country: 1.0})
    return found


COUNTRIES: tuple[str, ...] = tuple(code for code in _countries() if "-" not in code)
"""ISO 3166-1 alpha-2 codes."""
