"""A flat card becomes a photo of a card on a table: pose, texture, shadow, light, blur and noise.

All randomness comes from the seed given, so the same card gives the same photo.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import cos, radians, sin

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.engine import Picture

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Pose:
    """Where a card lies in the photo and how the camera sees it."""

    x: float = 0.5
    """Centre, as a share of the photo's width."""
    y: float = 0.5
    """Centre, as a share of the photo's height."""
    width: float = 0.74
    """Length of the card's upper edge seen from straight above, as a share of the photo's width."""
    turn: float = 0.0
    """Clockwise degrees in the plane of the table."""
    tilt: float = 0.0
    """Degrees by which the far edge lies deeper."""
    lean: float = 0.0
    """Degrees by which the right edge lies deeper."""
    rounding: float = 0.0
    """Radius of the card's corners, as a share of its height."""
    bend: float = 0.0
    """How far the middle of the upper and lower edge is bowed upwards, as a share of the height."""


@dataclass(frozen=True)
class Scene:
    """Everything about a photo but the cards."""

    table: str = "oak"
    """One of :data:`TABLES`."""
    width: int = 1600
    height: int = 1200
    light: tuple[float, float] = (0.2, 0.1)
    """Where the lamp is, in shares of the picture."""
    contrast: float = 0.35
    """How much darker the corner opposite the lamp is, 0..1."""
    warmth: float = 0.0
    """-1 bluish to 1 yellowish."""
    blur: float = 0.6
    """Standard deviation in pixels."""
    noise: float = 2.0
    """Standard deviation in grey levels."""


def photograph(
    cards: Sequence[tuple[Picture, Pose]], scene: Scene, seed: int, ground: Picture | None = None
) -> Picture:
    """The photo of ``cards`` on the table of ``scene``, or on ``ground``, RGB."""
    rng = np.random.default_rng(seed)
    table = TABLES[scene.table](scene.height, scene.width, rng) if ground is None else ground
    photo = table.astype(np.float32)
    for picture, pose in cards:
        photo = _lay(photo, picture, pose, scene)
    photo = photo * _lamp(scene)[..., None]
    photo = photo * np.array([1 + 0.07 * scene.warmth, 1.0, 1 - 0.1 * scene.warmth], np.float32)
    if scene.blur > 0:
        photo = np.asarray(cv2.GaussianBlur(photo, (0, 0), scene.blur), np.float32)
    grain = rng.normal(0, 1, photo.shape[:2]).astype(np.float32)
    colour = rng.normal(0, 0.5, photo.shape).astype(np.float32)
    photo = photo + scene.noise * (cv2.GaussianBlur(grain, (0, 0), 0.7)[..., None] * 1.6 + colour)
    return np.clip(photo, 0, 255).astype(np.uint8)


def corners(picture: Picture, pose: Pose, scene: Scene) -> NDArray[np.float32]:
    """Where the card's four corners come to lie in the photo, from its upper left clockwise."""
    high, wide = picture.shape[:2]
    length = pose.width * scene.width
    half = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]], float) * (
        length / 2,
        length / 2 * high / wide,
    )
    a = radians(pose.turn)
    flat = half @ np.array([[cos(a), sin(a)], [-sin(a), cos(a)]])
    distance = 2.2 * scene.width
    depth = -flat[:, 1] * sin(radians(pose.tilt)) + flat[:, 0] * sin(radians(pose.lean))
    flat = flat * (cos(radians(pose.lean)), cos(radians(pose.tilt)))
    seen = flat * (distance / (distance + depth))[:, None]
    centre = np.array([pose.x * scene.width, pose.y * scene.height])
    return np.asarray(seen + centre, np.float32)


def _lay(photo: Floats, picture: Picture, pose: Pose, scene: Scene) -> Floats:
    target = corners(picture, pose, scene)
    wide = picture.shape[1]
    picture, shape, source = _cut_out(picture, pose)
    matrix = cv2.getPerspectiveTransform(source, target)
    size = (scene.width, scene.height)
    shrink = max(1.0, wide / (pose.width * scene.width))
    smooth = cv2.GaussianBlur(picture, (0, 0), 0.4 * shrink) if shrink > 1.1 else picture
    seen = cv2.warpPerspective(
        smooth,
        matrix,
        size,
        flags=cv2.INTER_AREA if shrink > 2 else cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )
    if shape is None:
        mask = np.zeros((scene.height, scene.width), np.float32)
        cv2.fillConvexPoly(mask, np.round(target * 16).astype(np.int32), 1.0, cv2.LINE_AA, 4)
    else:
        mask = np.asarray(
            cv2.warpPerspective(shape, matrix, size, flags=cv2.INTER_LINEAR), np.float32
        )
    away = np.array([0.5 - scene.light[0], 0.5 - scene.light[1]])
    away = away / max(float(np.hypot(*away)), 0.1)
    for reach, spread, strength in ((5, 3.0, 0.42), (14, 12.0, 0.3)):
        shift = np.array([[1, 0, away[0] * reach], [0, 1, away[1] * reach]], np.float32)
        shadow = cv2.GaussianBlur(cv2.warpAffine(mask, shift, size), (0, 0), spread)
        photo = photo * (1 - strength * shadow[..., None])
    edge = cv2.GaussianBlur(mask, (0, 0), 0.6)[..., None]
    return photo * (1 - edge) + seen.astype(np.float32) * 0.985 * edge


def _cut_out(picture: Picture, pose: Pose) -> tuple[Picture, Floats | None, Floats]:
    """The card as it is cut and bowed, its mask (None: the plain rectangle), and its corners."""
    high, wide = picture.shape[:2]
    source = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    if not pose.rounding and not pose.bend:
        return picture, None, source
    mask = np.zeros((high, wide), np.float32)
    r = max(1, round(pose.rounding * high))
    cv2.rectangle(mask, (r, 0), (wide - r, high), 1.0, -1)
    cv2.rectangle(mask, (0, r), (wide, high - r), 1.0, -1)
    for x, y in ((r, r), (wide - r, r), (r, high - r), (wide - r, high - r)):
        cv2.circle(mask, (x, y), r, 1.0, -1)
    room = round(abs(pose.bend) * high) + 2
    border = (room, room, 0, 0)
    picture = np.asarray(cv2.copyMakeBorder(picture, *border, cv2.BORDER_REPLICATE), np.uint8)
    mask = np.asarray(cv2.copyMakeBorder(mask, *border, cv2.BORDER_CONSTANT), np.float32)
    y, x = np.mgrid[0 : high + 2 * room, 0:wide].astype(np.float32)
    y += pose.bend * high * (1 - (2 * x / wide - 1) ** 2)
    bowed = cv2.remap(picture, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return (
        np.asarray(bowed, np.uint8),
        np.asarray(cv2.remap(mask, x, y, cv2.INTER_LINEAR), np.float32),
        source + np.array([0, room], np.float32),
    )


def _lamp(scene: Scene) -> Floats:
    y, x = np.mgrid[0 : scene.height, 0 : scene.width].astype(np.float32)
    distance = np.hypot(
        x / scene.width - scene.light[0],
        (y / scene.height - scene.light[1]) * scene.height / scene.width,
    )
    return np.asarray(1.06 - scene.contrast * np.clip(distance, 0, 1.4) / 1.1, np.float32)


def _cloud(high: int, wide: int, rng: np.random.Generator, fine_y: float, fine_x: float) -> Floats:
    """Smooth noise, 0..1 or so, with features of about ``high / fine_y`` by ``wide / fine_x`` pixels."""
    small = rng.random((max(2, int(fine_y)), max(2, int(fine_x)))).astype(np.float32)
    return np.asarray(cv2.resize(small, (wide, high), interpolation=cv2.INTER_CUBIC), np.float32)


def _paint(amount: Floats, dark: tuple[int, int, int], light: tuple[int, int, int]) -> Floats:
    low, high = np.array(dark, np.float32), np.array(light, np.float32)
    return low + np.clip(amount, 0, 1)[..., None] * (high - low)


def _wood(
    high: int,
    wide: int,
    rng: np.random.Generator,
    dark: tuple[int, int, int],
    light: tuple[int, int, int],
    planks: int,
) -> Floats:
    y, _ = np.mgrid[0:high, 0:wide].astype(np.float32)
    drift = _cloud(high, wide, rng, 5, 2) * 90 + _cloud(high, wide, rng, 16, 4) * 22
    rings = 0.5 + 0.5 * np.sin((y + drift) / 13.0)
    fibre = _cloud(high, wide, rng, high / 2, wide / 90)
    streaks = _cloud(high, wide, rng, high / 9, wide / 400)
    amount = 0.22 + 0.26 * rings + 0.3 * fibre + 0.26 * streaks
    if planks:
        step = high / planks
        plank = (y // step).astype(int)
        amount = amount + (rng.random(planks + 1).astype(np.float32)[plank] - 0.5) * 0.22
        seam = np.abs((y % step) - step / 2) > step / 2 - 1.6
        amount = np.where(seam, amount * 0.25, amount)
    return _paint(amount, dark, light)


def _leather(high: int, wide: int, rng: np.random.Generator) -> Floats:
    grain = _cloud(high, wide, rng, high / 7, wide / 7)
    folds = _cloud(high, wide, rng, 7, 9)
    amount = np.asarray(0.25 + 0.5 * grain * (0.5 + folds), np.float32)
    return _paint(amount, (38, 22, 16), (104, 66, 46))


def _slate(high: int, wide: int, rng: np.random.Generator) -> Floats:
    amount = (
        0.3
        + 0.25 * _cloud(high, wide, rng, 9, 12)
        + 0.2 * _cloud(high, wide, rng, high / 5, wide / 40)
        + 0.15 * _cloud(high, wide, rng, high / 2, wide / 2)
    )
    return _paint(amount, (44, 48, 53), (112, 117, 122))


def _linen(high: int, wide: int, rng: np.random.Generator) -> Floats:
    y, x = np.mgrid[0:high, 0:wide].astype(np.float32)
    weave = 0.5 + 0.25 * np.sin(x * 1.25) + 0.25 * np.sin(y * 1.25)
    threads = _cloud(high, wide, rng, high / 60, wide / 3) + _cloud(
        high, wide, rng, high / 3, wide / 60
    )
    return _paint(0.15 + 0.35 * weave + 0.25 * threads, (120, 128, 118), (178, 180, 166))


def _desk(high: int, wide: int, rng: np.random.Generator) -> Floats:
    specks = _cloud(high, wide, rng, high / 3, wide / 3)
    amount = 0.55 + 0.25 * _cloud(high, wide, rng, 6, 8) + 0.12 * specks
    return _paint(amount, (150, 156, 164), (206, 210, 214))


def _felt(high: int, wide: int, rng: np.random.Generator) -> Floats:
    amount = (
        0.3
        + 0.4 * _cloud(high, wide, rng, high / 2.5, wide / 2.5)
        + 0.2 * _cloud(high, wide, rng, 12, 14)
    )
    return _paint(amount, (20, 52, 58), (52, 96, 100))


TABLES: dict[str, Callable[[int, int, np.random.Generator], Floats]] = {
    "oak": lambda h, w, r: _wood(h, w, r, (120, 78, 42), (208, 164, 112), 4),
    "walnut": lambda h, w, r: _wood(h, w, r, (44, 27, 18), (122, 82, 54), 3),
    "ash": lambda h, w, r: _wood(h, w, r, (150, 132, 108), (214, 200, 178), 5),
    "leather": _leather,
    "slate": _slate,
    "linen": _linen,
    "desk": _desk,
    "felt": _felt,
}
"""Table tops by name: (height, width, generator) to RGB floats."""
