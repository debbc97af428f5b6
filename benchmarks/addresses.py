"""How often the parts of an address are told right: town, state, postal code, country.

    python -m benchmarks.addresses [LABELS.json] [--cards 2000] [--errors 20]

Takes the labelled addresses as they are printed, so that neither reading nor labelling counts.
Without LABELS (format: samples/labels.json) the addresses of made-up cards are taken whose seeds
nothing was fitted on. Parts are compared by their letters and digits.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from enrich.addresses import parse_address
from enrich.fold import letters_of
from samples.generate.design import design_many
from samples.generate.records import label

PARTS = ("city", "region", "postal_code", "country")
FIRST = 1_210_000
"""First seed of the made-up cards; nothing was tuned on these."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labels", type=Path, nargs="?")
    parser.add_argument("--cards", type=int, default=2000, help="made-up cards to take")
    parser.add_argument("--errors", type=int, default=0, help="differences to show per part")
    options = parser.parse_args()
    if options.labels:
        cards = json.loads(options.labels.read_text(encoding="utf-8"))
    else:
        cards = [label(d.truth, str(d.seed)) for d in design_many(options.cards, FIRST)]
    seen = Counter[str]()
    wrong: dict[str, list[str]] = {part: [] for part in PARTS}
    for address in _addresses(cards):
        parts = parse_address(address["full"], address["country"])
        for name in PARTS:
            said, want = getattr(parts, name), address[name]
            seen[name] += 1
            if letters_of(said or "") != letters_of(want or ""):
                wrong[name].append(f"{address['full']}: {said} instead of {want}")
    for name in PARTS:
        print(f"{name:12} right {1 - len(wrong[name]) / max(1, seen[name]):.3f} (n={seen[name]})")
        for difference in wrong[name][: options.errors]:
            print(f"    {difference}")


def _addresses(cards: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Every labelled address once."""
    found = {a["full"]: a for card in cards for a in card["addresses"]}
    return list(found.values())


if __name__ == "__main__":
    main()
