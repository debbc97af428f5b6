"""Make the sample pictures and their truth: ``python -m samples.make [FOLDER]``.

Needs the development dependencies and the Debian packages in
:data:`samples.drawing.PACKAGES`. The same machine makes the same pixels every time.
"""

from __future__ import annotations

import argparse
import io
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from PIL import Image

from ocr.engine import Picture
from samples.cards import CARDS
from samples.drawing import draw_card
from samples.generate.photograph import Pose, Scene, photograph
from samples.generate.records import Truth, label

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Shot:
    """One sample file: which cards lie where, and how the picture is kept."""

    file: str
    cards: tuple[tuple[str, Pose], ...]
    scene: Scene
    rotation: int = 0
    """Clockwise turn that makes the displayed picture upright."""
    side: str = "front"
    pair: str | None = None


SHOTS = (
    Shot("plain.jpg", (("plain", Pose(turn=-2.5, tilt=10)),), Scene("oak")),
    Shot("dark.jpg", (("dark", Pose(turn=3, tilt=14, lean=-4)),), Scene("ash", light=(0.8, 0.1), warmth=0.3)),
    Shot("gradient.jpg", (("gradient", Pose(turn=5, tilt=12)),), Scene("slate", light=(0.15, 0.8))),
    Shot("upright.jpg", (("upright", Pose(width=0.6, turn=-3, tilt=8)),), Scene("linen", 1200, 1600, warmth=0.4)),
    Shot("two_columns.jpg", (("two_columns", Pose(turn=-6, tilt=16, lean=5)),), Scene("walnut", light=(0.9, 0.2))),
    Shot("centred.jpg", (("centred", Pose(turn=1.5, tilt=6)),), Scene("leather", contrast=0.5)),
    Shot("two_holders.jpg", (("two_holders", Pose(turn=4, tilt=12)),), Scene("desk", contrast=0.3, warmth=-0.2)),
    Shot("vet_front.jpg", (("pair_front", Pose(turn=-4, tilt=10)),), Scene("felt"), pair="vet_back.jpg"),
    Shot("vet_back.jpg", (("pair_back", Pose(turn=2, tilt=10)),), Scene("felt"), side="back", pair="vet_front.jpg"),
    Shot(
        "three_cards.jpg",
        (
            ("boats", Pose(0.27, 0.27, 0.43, -7, 6)),
            ("baker", Pose(0.74, 0.36, 0.43, 5, 6)),
            ("geologist", Pose(0.42, 0.75, 0.45, 3, 6)),
        ),
        Scene("walnut", 2000, 1500, contrast=0.4),
    ),
    Shot("turned_90.jpg", (("university", Pose(turn=2, tilt=8)),), Scene("oak"), rotation=90),
    Shot("turned_180.jpg", (("photographer", Pose(turn=-3, tilt=9)),), Scene("slate", warmth=0.2), rotation=180),
    Shot("german.jpg", (("german", Pose(turn=-2, tilt=13)),), Scene("ash", contrast=0.45)),
    Shot("japanese.jpg", (("japanese", Pose(turn=3, tilt=9)),), Scene("walnut")),
    Shot("indian.jpg", (("indian", Pose(width=0.8, turn=-3, tilt=8)),), Scene("desk", warmth=0.4)),
    Shot("qr.jpg", (("qr", Pose(turn=4, tilt=12, lean=4)),), Scene("felt", contrast=0.45)),
    Shot("spanish.png", (("spanish", Pose(width=0.8, turn=1, tilt=5)),), Scene("linen", 1200, 900, noise=0.0)),
    Shot("restaurant.heic", (("restaurant", Pose(turn=-5, tilt=11)),), Scene("oak", light=(0.9, 0.9), warmth=0.5)),
)  # fmt: skip
SCANNED = "scan.pdf"
"""A card without any table around it, as an office scanner saves it."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=HERE)
    folder: Path = parser.parse_args().folder
    photos = folder / "photos"
    photos.mkdir(parents=True, exist_ok=True)
    flat = {name: draw_card(make()) for name, make in CARDS.items()}
    labels: list[dict[str, Any]] = []
    for number, shot in enumerate(SHOTS):
        photo = photograph([(flat[name], pose) for name, pose in shot.cards], shot.scene, number)
        turned = np.rot90(photo, shot.rotation // 90)
        (photos / shot.file).write_bytes(_encode(np.ascontiguousarray(turned), shot.file))
        truth = _together([CARDS[name]().truth for name, _ in shot.cards])
        count = len(shot.cards)
        labels.append(
            label(truth, shot.file, rotation=shot.rotation, card_count=count, side=shot.side, pair=shot.pair)
        )  # fmt: skip
    scanned = cv2.resize(flat["insurance"], (1000, 588), interpolation=cv2.INTER_AREA)
    (photos / SCANNED).write_bytes(_encode(np.asarray(scanned, np.uint8), SCANNED))
    labels.append(label(CARDS["insurance"]().truth, SCANNED))
    for file, make in NOT_CARDS.items():
        (photos / file).write_bytes(make(photos))
        labels.append(label(Truth("not_a_card", None, ()), file, card_count=0))
    text = json.dumps(labels, ensure_ascii=False, indent=1) + "\n"
    (folder / "labels.json").write_text(text, encoding="utf-8")


def _together(truths: list[Truth]) -> Truth:
    """The truth of a picture of several cards: the lists hold those of all."""
    if len(truths) == 1:
        return truths[0]
    first = truths[0]
    fields = ("persons", "orgs", "org_aliases", "departments", "phones", "emails", "urls", "socials", "addresses")  # fmt: skip
    merged: dict[str, Any] = {f: tuple(x for t in truths for x in getattr(t, f)) for f in fields}
    return Truth(first.kind, first.country, first.langs, **merged)


def _encode(picture: Picture, file: str) -> bytes:
    image, out = Image.fromarray(picture), io.BytesIO()
    if file.endswith(".heic"):
        from pillow_heif import from_pillow

        from_pillow(image).save(out, quality=60)
    elif file.endswith(".png"):
        image.quantize(128, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    elif file.endswith(".pdf"):
        never = time.gmtime(0)  # else the file would hold the time of making
        image.save(out, "PDF", resolution=300, quality=88, creationDate=never, modDate=never)
    else:
        image.save(out, "JPEG", quality=80, optimize=True)
    return out.getvalue()


def _hills(photos: Path) -> bytes:
    """A landscape: sky, sun and four ranges of hills."""
    rng = np.random.default_rng(77)
    high, wide = 900, 1200
    y, x = np.mgrid[0:high, 0:wide].astype(np.float32)
    sky = np.array([120, 168, 214], np.float32) + (y / high)[..., None] * np.array(
        [120, 50, -40], np.float32
    )
    sun = np.exp(-(((x - 860) ** 2 + (y - 300) ** 2) / 9000.0))[..., None]
    image = sky + sun * np.array([110, 90, 40], np.float32)
    for i, colour in enumerate(((126, 148, 158), (92, 124, 116), (64, 98, 72), (38, 62, 40))):
        base = 420 + 110 * i
        ridge = (
            sum(
                (60 - 12 * k)
                * np.sin(x[0] / wide * (3 + 4 * k) * (1 + 0.3 * i) + rng.uniform(0, 6))
                for k in range(4)
            )
            * 0.7
        )
        below = y > base + ridge[None, :]
        shade = np.array(colour, np.float32) * (1.1 - 0.3 * (y[..., None] - base) / high)
        image = np.where(below[..., None], shade, image)
    image = image + rng.normal(0, 4, image.shape)
    return _encode(
        np.clip(cv2.GaussianBlur(image, (0, 0), 0.8), 0, 255).astype(np.uint8), "hills.jpg"
    )


def _broken(photos: Path) -> bytes:
    """A JPEG whose transfer was cut off after a few hundred bytes."""
    return (photos / "plain.jpg").read_bytes()[:520]


NOT_CARDS: dict[str, Callable[[Path], bytes]] = {"hills.jpg": _hills, "broken.jpg": _broken}


if __name__ == "__main__":
    main()
