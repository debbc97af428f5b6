"""Generated cards as pictures with labels, to measure the whole product on:
``python -m samples.generate.benchset FOLDER [--cards 300] [--first 1000000] [--photographed 3]``.

The default seeds are held out: neither their layouts nor their names and words were ever trained
on. Pictures go to FOLDER/cards, truth to FOLDER/labels.json. With ``--scripts`` there are as many
cards as said of each of nine scripts (Thai, Arabic, ...), whose names the files begin with.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from samples.generate.design import design_many
from samples.generate.dice import HELD_OUT_FROM
from samples.generate.photograph import TABLES, Pose, Scene, photograph
from samples.generate.records import DesignedCard, label
from samples.generate.render import render
from samples.generate.scripts import of_each_script


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--cards", type=int, default=300)
    parser.add_argument("--first", type=int, default=HELD_OUT_FROM, help="first seed")
    parser.add_argument(
        "--photographed", type=int, default=3, help="every n-th on a table; 0: none"
    )
    parser.add_argument(
        "--scripts", action="store_true", help="so many of each script that one engine alone lacks"
    )
    options = parser.parse_args()
    pictures: Path = options.folder / "cards"
    pictures.mkdir(parents=True, exist_ok=True)
    labels = []
    choose = of_each_script if options.scripts else _of_any
    for script, design in choose(options.cards, options.first):
        picture = render(design)
        kind = "flat"
        if options.photographed and design.seed % options.photographed == 0:
            kind = "photo"
            picture = photograph(
                [(picture, _pose(design.seed, picture.shape[1] / picture.shape[0]))],
                _scene(design.seed),
                design.seed,
            )
        of = f"{script}_" if script else ""
        name = f"{of}{kind}_{design.country.lower()}_{design.seed}.jpg"
        Image.fromarray(picture).save(pictures / name, quality=88)
        labels.append(label(design.truth, name))
    text = json.dumps(labels, ensure_ascii=False, indent=1) + "\n"
    (options.folder / "labels.json").write_text(text, encoding="utf-8")


def _of_any(cards: int, first: int) -> Iterator[tuple[str, DesignedCard]]:
    for design in design_many(cards, first):
        yield "", design


def _pose(seed: int, aspect: float) -> Pose:
    """A card in the middle, as large as the photo allows; ``aspect`` is its width by its height."""
    rng = random.Random(seed)
    share = min(1.0, aspect / 1.5)
    return Pose(
        rng.uniform(0.47, 0.53), rng.uniform(0.47, 0.53), share * rng.uniform(0.6, 0.8),
        rng.uniform(-8, 8), rng.uniform(0, 16), rng.uniform(-6, 6),
    )  # fmt: skip


def _scene(seed: int) -> Scene:
    rng = random.Random(seed + 1)
    return Scene(
        rng.choice(sorted(TABLES)), 2000, 1500, (rng.random(), rng.random()), rng.uniform(0.2, 0.5),
        rng.uniform(-0.4, 0.6), rng.uniform(0.4, 0.9), rng.uniform(1.0, 3.0),
    )  # fmt: skip


if __name__ == "__main__":
    main()
