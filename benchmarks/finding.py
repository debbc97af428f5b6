"""How well cards are found where that is hard: made-up photos with known corners.

    python -m benchmarks.finding [--photos 9] [--kind printed] [--read]

Prints, per kind of photo (samples/generate/hard.py), how many photos yield exactly their
number of cards, how many cards are found with at least 90 % overlap (intersection over
union), the mean overlap, and the cards of which a corner of the crop is cut by more than
2 % of the width. With ``--read`` the cards are read too, and words of the printed ground
that turn up on a card are counted.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from ocr.card import Photo
from ocr.choice import open_engine
from ocr.engine import Engine
from ocr.finder import find_cards
from ocr.geometry import Points, area_of, overlap_of, to_points
from ocr.reader import read_cards
from samples.generate.hard import KINDS, WORDS, HardPhoto, compose

GOOD = 0.9
"""Overlap from which a card counts as found."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=int, default=9, help="photos of each kind")
    parser.add_argument("--first", type=int, default=0, help="first seed")
    parser.add_argument("--kind", action="append", choices=list(KINDS), help="only these")
    parser.add_argument("--read", action="store_true", help="read the cards too")
    parser.add_argument("--keep", type=Path, help="folder for pictures of what went wrong")
    options = parser.parse_args()
    engine = open_engine()
    print(f"{'kind':14} {'count right':>12} {'found':>8} {'overlap':>8} {'cut':>4} {'leaked':>7}")
    for kind in options.kind or KINDS:
        counts = found = cards = cut = leaked = 0
        overlaps: list[float] = []
        for seed in range(options.first, options.first + options.photos):
            photo = compose(kind, seed)
            quads = [to_points(card.quad) for card in find_cards(photo.picture, engine)]
            best = [max((iou(q, t) for q in quads), default=0.0) for t in photo.quads]
            right = len(quads) == len(photo.quads)
            counts += right
            cards += len(best)
            found += sum(share >= GOOD for share in best)
            overlaps += best
            shaved = sum(is_cut(t, quads) for t in photo.quads)
            cut += shaved
            words = leaked_words(photo, engine) if options.read else 0
            leaked += words
            if options.keep and (not right or min(best) < GOOD or words):
                _keep(options.keep, f"{kind} {seed}", photo, quads)
        print(
            f"{kind:14} {counts:>6} of {options.photos:<3} {found:>3}/{cards:<4}"
            f" {np.mean(overlaps):8.3f} {cut:4} {leaked if options.read else '-':>7}",
            flush=True,
        )


def iou(a: Points, b: Points) -> float:
    """Intersection over union of two convex quads."""
    common = overlap_of(a, b)
    return common / max(1e-6, area_of(a) + area_of(b) - common)


def is_cut(truth: Points, quads: list[Points]) -> bool:
    """Whether the crop that fits best leaves out a corner by more than 2 % of the card's width."""
    if not quads:
        return True
    best = max(quads, key=lambda quad: iou(quad, truth))
    width = float(np.linalg.norm(truth[1] - truth[0]))
    reach = [cv2.pointPolygonTest(best, (float(x), float(y)), True) for x, y in truth]
    return min(reach) < -0.02 * width


def leaked_words(photo: HardPhoto, engine: Engine) -> int:
    """How many words of the ground stand on the cards as read."""
    cards = read_cards(Photo(photo.picture, 0, "JPEG"), engine)
    text = " ".join(line.text for card in cards for line in card.lines).lower()
    return sum(text.count(word) for word in WORDS)


def _keep(folder: Path, name: str, photo: HardPhoto, quads: list[Points]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shown = photo.picture.copy()
    for colour, outlines in (((0, 200, 0), photo.quads), ((255, 0, 0), quads)):
        for quad in outlines:
            cv2.polylines(shown, [np.round(quad).astype(np.int32)], True, colour, 6)
    Image.fromarray(shown).reduce(2).save(folder / f"{name}.jpg")


if __name__ == "__main__":
    main()
