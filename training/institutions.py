"""Names of shops, schools, offices and practices: what stands on cards more often than listed companies."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

WORDS = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
"""Lists of words by name, from words.toml."""


def coin_institutions(
    names: Sequence[str], towns: Sequence[str], rng: random.Random, count: int
) -> Iterator[str]:
    """``count`` names of small organisations after people, towns and adjectives."""
    behind, before, adjectives = WORDS["behind"], WORDS["before"], WORDS["adjectives"]
    for _ in range(count):
        whose = rng.choice(rng.choice((names, names, towns, adjectives)))
        style = rng.random()
        if style < 0.55:
            yield f"{whose} {rng.choice(behind)}"
        elif style < 0.65:
            yield f"{whose}{rng.choice((chr(39) + 's', ''))} {rng.choice(behind)}"
        elif style < 0.72:
            yield f"{whose} {rng.choice(adjectives)} {rng.choice(behind)}"
        elif style < 0.8:
            yield f"{whose} {rng.choice(('&', 'and', '+'))} {rng.choice(names)}"
        elif style < 0.95:
            yield f"{rng.choice(before)} {whose}"
        else:
            yield f"{rng.choice((whose + ' ', ''))}{rng.choice(WORDS['offices'])}"
