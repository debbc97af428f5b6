"""Generated cards as pictures with labels, to measure the whole product on:
``python -m samples.generate.benchset FOLDER [--cards 300] [--first 1000000] [--photographed 3]``.

The default seeds are held out: neither their layouts nor their names and words were ever trained
on. Pictures go to FOLDER/cards, truth to FOLDER/labels.json. With ``--scripts`` there are as many
cards as said of each of nine scripts (Thai, Arabic, ...), whose names the files begin with.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from samples.generate.design import design_card, design_many
from samples.generate.dice import HELD_OUT_FROM
from samples.generate.photograph import TABLES, Pose, Scene, photograph
from samples.generate.records import DesignedCard, label
from samples.generate.render import render


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
    choose = _of_each_script if options.scripts else _of_any
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
        name = f"{script}{kind}_{design.country.lower()}_{design.seed}.jpg"
        Image.fromarray(picture).save(pictures / name, quality=88)
        labels.append(label(design.truth, name))
    text = json.dumps(labels, ensure_ascii=False, indent=1) + "\n"
    (options.folder / "labels.json").write_text(text, encoding="utf-8")


_SCRIPTS = {
    "thai": "THAI", "arabic": "ARABIC", "hebrew": "HEBREW", "cyrillic": "CYRILLIC", "greek": "GREEK",
    "hangul": "HANGUL", "devanagari": "DEVANAGARI", "han": "CJK", "vietnamese": "",
}  # fmt: skip
"""Name to the first word of its letters' Unicode names; Vietnamese is told by letters of its own."""
_VIETNAMESE = re.compile("[đơưĐƠƯ\u1ea0-\u1ef9]")
_FEWEST = 8
"""Letters that make a card one of a script."""


def _of_any(cards: int, first: int) -> Iterator[tuple[str, DesignedCard]]:
    for design in design_many(cards, first):
        yield "", design


def _of_each_script(cards: int, first: int) -> Iterator[tuple[str, DesignedCard]]:
    left = dict.fromkeys(_SCRIPTS, cards)
    for seed in itertools.count(first):
        if not any(left.values()):
            return
        design = design_card(seed)
        script = _script_of(" ".join(line.text for line in design.prints))
        if script is not None and left[script]:
            left[script] -= 1
            yield f"{script}_", design


def _script_of(text: str) -> str | None:
    """The script of most letters that are not plain Latin ones, where there are enough of them."""
    names = [unicodedata.name(char, "").split(" ")[0] for char in text]
    counts = {script: names.count(word) for script, word in _SCRIPTS.items() if word}
    counts["vietnamese"] = len(_VIETNAMESE.findall(text))
    most = max(counts, key=lambda script: counts[script])
    return most if counts[most] >= _FEWEST else None


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
